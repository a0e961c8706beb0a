package workers

import (
	"context"
	"log/slog"
	"time"

	"priyom/intake"
)

// dispatchEvery is how often the outbox is looked through without being told of new work.
const dispatchEvery = time.Second

// dispatchAtOnce is how much work is leased at once.
const dispatchAtOnce = 200

// Dispatcher takes work from the outbox to the queue. Work stays in the outbox until it is finished, and is handed
// over again when its lease ends first: that is how lost queues and dead workers are got over.
type Dispatcher struct {
	Records intake.Records
	Queue   intake.Queue
	Log     *slog.Logger
	// Fresh says that the queue was empty at start, so that no lease or claim given before counts.
	Fresh bool
	Lease time.Duration // how long work that was handed over is left alone

	poke chan struct{}
}

// NewDispatcher makes a dispatcher.
func NewDispatcher(records intake.Records, queue intake.Queue, fresh bool, log *slog.Logger) *Dispatcher {
	return &Dispatcher{Records: records, Queue: queue, Log: log, Fresh: fresh, Lease: intake.Lease, poke: make(chan struct{}, 1)}
}

// Poke tells that there is new work; it never waits.
func (d *Dispatcher) Poke() {
	select {
	case d.poke <- struct{}{}:
	default:
	}
}

// Run dispatches until ctx ends.
func (d *Dispatcher) Run(ctx context.Context) {
	recalled := !d.Fresh
	ticker := time.NewTicker(dispatchEvery)
	defer ticker.Stop()
	for {
		if !recalled {
			recalled = d.recall(ctx)
		}
		for d.round(ctx) == dispatchAtOnce {
			continue // there may be more
		}
		select {
		case <-ctx.Done():
			return
		case <-d.poke:
		case <-ticker.C:
		}
	}
}

// recall makes everything due, for the queue holds nothing; it reports whether it could.
func (d *Dispatcher) recall(ctx context.Context) bool {
	err := d.Records.Recall(ctx)
	if err != nil {
		d.complain(ctx, "work cannot be recalled; it will be tried again", err)
	}
	return err == nil
}

// round hands over what is due and returns how much that was.
func (d *Dispatcher) round(ctx context.Context) int {
	due, err := d.Records.DueWork(ctx, d.Lease, dispatchAtOnce)
	if err != nil {
		d.complain(ctx, "the outbox cannot be read", err)
		return 0
	}
	for _, one := range due {
		if err := d.Queue.Enqueue(ctx, one.Work); err != nil {
			d.complain(ctx, "work cannot be enqueued; it will be tried again", err)
			return 0
		}
	}
	return len(due)
}

func (d *Dispatcher) complain(ctx context.Context, what string, err error) {
	if ctx.Err() == nil {
		d.Log.ErrorContext(ctx, what, "error", err)
	}
}
