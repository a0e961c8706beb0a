package workers

import (
	"context"
	"log/slog"
	"time"

	"priyom/intake"
)

const (
	dispatchEvery = time.Second            // how often the outbox is looked through without being told of new work
	batchEvery    = 100 * time.Millisecond // the same while a batch has more than may be out
)

// mostOut is how much work of a task may be out at a time. What waits in the outbox needs no handing over again, and a
// batch of millions leaves the queue as short as it was. What somebody waits for should never lack: it is more than
// workers do between two looks. One client is told at a time: one that does not answer takes no more than a worker.
// A worker that is handed a piece of a batch goes on by itself, so that a few that wait in the queue are enough.
var mostOut = map[intake.Task]int{intake.ConcludeTask: 1000, intake.Examine: 1000, intake.Deliver: 1, intake.Revalidate: 8}

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
	owed []intake.Due // what was taken from the outbox and not from us
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
		ticker.Reset(d.round(ctx))
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

// round hands over what is due, what somebody waits for first, and returns when to look again.
func (d *Dispatcher) round(ctx context.Context) time.Duration {
	if !d.enqueue(ctx, d.owed) {
		return dispatchEvery
	}
	next := dispatchEvery
	for _, task := range intake.Tasks {
		due, err := d.Records.DueWork(ctx, intake.Draw{Task: task, Lease: d.Lease, Most: mostOut[task], Queued: task == intake.Revalidate})
		if err != nil {
			d.complain(ctx, "the outbox cannot be read", err)
			return dispatchEvery
		}
		stuck := 0
		for _, one := range due {
			if one.Handed > 0 {
				stuck++
			}
		}
		if stuck > 0 && task != intake.Revalidate { // a batch may well wait in the queue for longer than its lease
			d.Log.InfoContext(ctx, "work that did not move is handed over again", "task", task, "pieces", stuck)
		}
		if !d.enqueue(ctx, due) {
			return dispatchEvery
		}
		if task == intake.Revalidate && len(due) > 0 {
			next = batchEvery
		}
	}
	return next
}

// enqueue hands over work that was taken from the outbox. What the queue does not take is owed: it is handed over as
// soon as the queue takes it, and not only when its lease has ended.
func (d *Dispatcher) enqueue(ctx context.Context, work []intake.Due) bool {
	for i, one := range work {
		if err := d.Queue.Enqueue(ctx, one.Work); err != nil {
			d.owed = work[i:]
			d.complain(ctx, "work cannot be enqueued; it will be tried again", err)
			return false
		}
	}
	d.owed = nil
	return true
}

func (d *Dispatcher) complain(ctx context.Context, what string, err error) {
	if ctx.Err() == nil {
		d.Log.ErrorContext(ctx, what, "error", err)
	}
}
