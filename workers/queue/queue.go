// Package queue carries the names of work over Asynq, on a Redis server or on one embedded in the process.
// It may lose everything at any time: the outbox hands work over again.
package queue

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/hibiken/asynq"

	"priyom/intake"
)

const (
	workType  = "work"
	tries     = 6
	pickUp    = 20 * time.Millisecond // how long an idle worker waits before it looks again
	perTry    = 2 * time.Minute
	drainTime = 30 * time.Second
)

// queues gives each task's queue with its weight: a package whose documents are judged, milliseconds of work, does not
// wait behind the documents of others.
var queues = map[intake.Task]struct {
	name   string
	weight int
}{
	intake.ConcludeTask: {"conclusions", 9},
	intake.Examine:      {"uploads", 1},
}

// Queue is an intake.Queue on Asynq.
type Queue struct {
	connect   asynq.RedisConnOpt
	client    *asynq.Client
	inspector *asynq.Inspector
	workers   int
	tries     int
	log       *slog.Logger
	stop      func()
}

// Options tell how a queue is served.
type Options struct {
	Workers int // pieces of work done at once; at least 1
	Tries   int // after the first, until work is given up; 6 when 0, which takes about a minute
	Log     *slog.Logger
}

// Open connects to the queue at an address: "embedded:" or "redis://[:password@]host:port/db" (rediss for TLS).
func Open(ctx context.Context, address string, options Options) (*Queue, error) {
	connect, stop, err := connection(address)
	if err != nil {
		return nil, err
	}
	q := &Queue{
		connect: connect, client: asynq.NewClient(connect), inspector: asynq.NewInspector(connect),
		workers: max(1, options.Workers), tries: cmp.Or(options.Tries, tries), log: options.Log, stop: stop,
	}
	if err := q.Ping(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("PRIYOM_QUEUE: the queue does not answer; start Redis there, or use embedded: instead: %w", err), q.Close())
	}
	return q, nil
}

// Enqueue hands work over under its id, so that work in the queue already is not put there twice. Work that Asynq
// gave up on, or whose worker died with it, is put there anew.
func (q *Queue) Enqueue(ctx context.Context, work intake.Work) error {
	name := queues[work.Task].name
	payload, err := json.Marshal(work)
	if err != nil {
		return fmt.Errorf("write work %s: %w", work.ID, err)
	}
	err = q.put(ctx, name, work.ID, payload)
	if !errors.Is(err, asynq.ErrTaskIDConflict) {
		return err
	}
	info, err := q.inspector.GetTaskInfo(name, work.ID)
	switch {
	case errors.Is(err, asynq.ErrTaskNotFound), errors.Is(err, asynq.ErrQueueNotFound):
		err = q.put(ctx, name, work.ID, payload) // it ended in between
	case err != nil:
		return fmt.Errorf("look up work %s: %w", work.ID, err)
	case info.State == asynq.TaskStateArchived:
		if err := q.inspector.DeleteTask(name, work.ID); err != nil {
			return fmt.Errorf("clear away work %s: %w", work.ID, err)
		}
		err = q.put(ctx, name, work.ID, payload)
	case info.State == asynq.TaskStateActive && q.orphaned(name, work.ID):
		err = q.put(ctx, name, work.ID+":again", payload)
	}
	if errors.Is(err, asynq.ErrTaskIDConflict) {
		return nil
	}
	return err
}

// orphaned reports whether work under way has lost its worker: Asynq tells so in its list of active tasks only.
func (q *Queue) orphaned(name, id string) bool {
	const most = 1000 // far more than workers hold at once
	active, err := q.inspector.ListActiveTasks(name, asynq.PageSize(most))
	return err == nil && slices.ContainsFunc(active, func(task *asynq.TaskInfo) bool { return task.ID == id && task.IsOrphaned })
}

func (q *Queue) put(ctx context.Context, name, id string, payload []byte) error {
	_, err := q.client.EnqueueContext(ctx, asynq.NewTask(workType, payload),
		asynq.TaskID(id), asynq.Queue(name), asynq.MaxRetry(q.tries), asynq.Timeout(perTry))
	if err != nil {
		return fmt.Errorf("enqueue: %w", err)
	}
	return nil
}

// Serve hands work out until ctx ends, then waits for what is under way.
func (q *Queue) Serve(ctx context.Context, do func(context.Context, intake.Work) error, giveUp func(context.Context, intake.Work, error) error) error {
	weights := map[string]int{}
	for _, queue := range queues {
		weights[queue.name] = queue.weight
	}
	server := asynq.NewServer(q.connect, asynq.Config{
		Concurrency:       q.workers,
		Queues:            weights,
		TaskCheckInterval: pickUp,
		RetryDelayFunc:    pause,
		ShutdownTimeout:   drainTime,
		Logger:            quiet{q.log},
		LogLevel:          asynq.WarnLevel,
	})
	handle := func(ctx context.Context, task *asynq.Task) error {
		var work intake.Work
		if err := json.Unmarshal(task.Payload(), &work); err != nil {
			return fmt.Errorf("read a task: %w: %w", err, asynq.SkipRetry)
		}
		return attempt(ctx, work, do, giveUp)
	}
	if err := server.Start(asynq.HandlerFunc(handle)); err != nil {
		return fmt.Errorf("serve the queue: %w", err)
	}
	<-ctx.Done()
	server.Shutdown()
	return nil
}

// attempt does work once, and settles it when that was the last try. A panic is an error like another.
func attempt(ctx context.Context, work intake.Work, do func(context.Context, intake.Work) error, giveUp func(context.Context, intake.Work, error) error) (err error) {
	err = guarded(ctx, work, do)
	if err == nil {
		return nil
	}
	done, _ := asynq.GetRetryCount(ctx)
	most, _ := asynq.GetMaxRetry(ctx)
	if done < most {
		return err
	}
	return giveUp(context.WithoutCancel(ctx), work, err)
}

// errPanic hides what a panic said, which may hold personal data; the stack goes to nobody.
var errPanic = errors.New("the worker panicked")

type panicked struct{ error }

func (panicked) Code() intake.Code { return "SYS.INTERNAL.PANIC" }

func guarded(ctx context.Context, work intake.Work, do func(context.Context, intake.Work) error) (err error) {
	defer func() {
		if recover() != nil {
			err = panicked{errPanic}
		}
	}()
	return do(ctx, work)
}

// pause grows from half a second to a minute.
func pause(done int, _ error, _ *asynq.Task) time.Duration {
	return min(time.Minute, 500*time.Millisecond<<min(done, 10))
}

// Ping reports whether Redis answers.
func (q *Queue) Ping(context.Context) error { return q.client.Ping() }

// Close lets go of the connections, and of the embedded server with all it holds.
func (q *Queue) Close() error {
	err := errors.Join(q.client.Close(), q.inspector.Close())
	if q.stop != nil {
		q.stop()
	}
	return err
}

// quiet passes Asynq's warnings on.
type quiet struct{ *slog.Logger }

func (q quiet) Debug(args ...any) { q.Logger.Debug("queue", "says", fmt.Sprint(args...)) }
func (q quiet) Info(args ...any)  { q.Logger.Debug("queue", "says", fmt.Sprint(args...)) }
func (q quiet) Warn(args ...any)  { q.Logger.Warn("queue", "says", fmt.Sprint(args...)) }
func (q quiet) Error(args ...any) { q.Logger.Error("queue", "says", fmt.Sprint(args...)) }
func (q quiet) Fatal(args ...any) { q.Logger.Error("queue", "says", fmt.Sprint(args...)) }
