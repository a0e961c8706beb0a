package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/hibiken/asynq"

	"priyom/intake"
)

const (
	pickUp      = 20 * time.Millisecond  // how long an idle worker waits before it looks again, give or take a half
	batchPickUp = 100 * time.Millisecond // the same for a batch
	drain       = 20 * time.Second       // how long work under way may go on after the end is told, unless the options say otherwise
	ending      = 10 * time.Second       // how long it may take to end when its context has
)

// Serve hands work out until ctx ends, then waits for what is under way. A batch has workers of its own, as many, so that it
// never takes one from work that somebody waits for, and has all cores when there is none; it is told of the end at once, and
// stops where it is.
func (q *Queue) Serve(ctx context.Context, do func(context.Context, intake.Work) error) error {
	working, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	live, err := q.begin(working, q.workers, pickUp, do, intake.ConcludeTask, intake.Examine, intake.Deliver)
	if err != nil {
		return err
	}
	batch, err := q.begin(ctx, q.workers, batchPickUp, do, intake.Revalidate)
	if err != nil {
		live.Shutdown()
		return err
	}
	<-ctx.Done()
	clock := time.AfterFunc(q.drain, end)
	defer clock.Stop()
	var ends sync.WaitGroup
	ends.Go(live.Shutdown)
	ends.Go(batch.Shutdown)
	ends.Wait()
	return nil
}

// begin serves the queues of some tasks with workers of their own, whose contexts end with ctx.
func (q *Queue) begin(ctx context.Context, workers int, look time.Duration, do func(context.Context, intake.Work) error, tasks ...intake.Task) (*asynq.Server, error) {
	weights := map[string]int{}
	for _, task := range tasks {
		weights[queues[task].name] = queues[task].weight
	}
	server := asynq.NewServer(q.at, asynq.Config{
		Concurrency:       workers,
		Queues:            weights,
		TaskCheckInterval: look,
		// What is to be tried again waits in a list of its own.
		DelayedTaskCheckInterval: 500 * time.Millisecond,
		BaseContext:              func() context.Context { return ctx },
		RetryDelayFunc:           pause,
		ShutdownTimeout:          q.drain + ending,
		Logger:                   quiet{q.log},
		LogLevel:                 asynq.WarnLevel,
	})
	handle := func(ctx context.Context, task *asynq.Task) error {
		var work intake.Work
		if err := json.Unmarshal(task.Payload(), &work); err != nil {
			return fmt.Errorf("read a task: %w: %w", err, asynq.RevokeTask)
		}
		err := guarded(ctx, work, do)
		if retried, _ := asynq.GetRetryCount(ctx); err != nil && retried+1 >= tries {
			return fmt.Errorf("%w: %w", err, asynq.RevokeTask)
		}
		return err
	}
	if err := server.Start(asynq.HandlerFunc(handle)); err != nil {
		return nil, fmt.Errorf("serve the queue: %w", err)
	}
	return server, nil
}

// errPanic hides what a panic said, which may hold personal data; the stack goes to nobody.
var errPanic = errors.New("the worker panicked")

func guarded(ctx context.Context, work intake.Work, do func(context.Context, intake.Work) error) (err error) {
	defer func() {
		if recover() != nil {
			err = errPanic
		}
	}()
	return do(ctx, work)
}

// pause grows from half a second to a quarter of a minute.
func pause(done int, _ error, _ *asynq.Task) time.Duration {
	return min(15*time.Second, 500*time.Millisecond<<min(done, 10))
}

// quiet passes Asynq's warnings on.
type quiet struct{ *slog.Logger }

func (q quiet) Debug(args ...any) { q.Logger.Debug("queue", "says", fmt.Sprint(args...)) }
func (q quiet) Info(args ...any)  { q.Logger.Debug("queue", "says", fmt.Sprint(args...)) }
func (q quiet) Warn(args ...any)  { q.Logger.Warn("queue", "says", fmt.Sprint(args...)) }
func (q quiet) Error(args ...any) { q.Logger.Error("queue", "says", fmt.Sprint(args...)) }
func (q quiet) Fatal(args ...any) { q.Logger.Error("queue", "says", fmt.Sprint(args...)) }
