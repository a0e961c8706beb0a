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
	"strings"
	"sync/atomic"
	"time"

	"github.com/hibiken/asynq"
	"github.com/redis/go-redis/v9"

	"priyom/intake"
)

const (
	workType = "work"
	tries    = 5               // how often work is tried that cannot even be claimed; then it is let go of, and the outbox brings it again
	never    = 1 << 20         // tries after which Asynq would put work away, where it would stay for months
	perTry   = 5 * time.Minute // longer than whoever does the work takes before it ends by itself
)

// queues gives each task's queue with its weight among those that the same workers serve: how often in a hundred one that
// is free looks there first. A package whose documents are judged, milliseconds of work, does not wait behind the
// documents of others. A batch has workers of its own.
var queues = map[intake.Task]struct {
	name   string
	weight int
}{
	intake.ConcludeTask: {"conclusions", 60},
	intake.Examine:      {"uploads", 30},
	intake.Deliver:      {"callbacks", 8},
	intake.Revalidate:   {"batch", 1},
}

// Queue is an intake.Queue on Asynq.
type Queue struct {
	at        server
	redis     redis.UniversalClient
	client    atomic.Pointer[asynq.Client]
	inspector *asynq.Inspector
	workers   int
	drain     time.Duration
	log       *slog.Logger
	stop      func() // ends the embedded server
}

// Options tell how a queue is served.
type Options struct {
	Workers int           // pieces of work done at once; at least 1
	Drain   time.Duration // how long work under way may go on after the end is told, before its context ends; 20 s when 0
	Log     *slog.Logger
}

// Open connects to the queue at an address: embedded:, redis://, redis-sentinel:// or redis-cluster://.
func Open(ctx context.Context, address string, options Options) (*Queue, error) {
	q := &Queue{workers: max(1, options.Workers), drain: cmp.Or(options.Drain, drain), log: options.Log}
	var err error
	if strings.HasPrefix(address, "embedded:") {
		q.at, q.stop, err = embed()
	} else {
		q.at, err = parse(address)
	}
	if err != nil {
		return nil, err
	}
	redis.SetLogger(silent{}) // what it says is in its errors too
	q.redis = q.at.client()
	q.client.Store(asynq.NewClientFromRedisClient(q.redis))
	q.inspector = asynq.NewInspectorFromRedisClient(q.redis)
	if err := q.write(ctx); err != nil {
		return nil, errors.Join(startFailure{q.at, err}, q.Close())
	}
	return q, nil
}

// mostNames bounds under how many ids one piece of work can be under way, each but the last with a worker that is gone.
const mostNames = 8

// Enqueue hands work over under its id, so that work that waits already is not put there twice. Work whose worker is
// gone is put there beside what that one left, which Asynq would keep for more than a minute.
func (q *Queue) Enqueue(ctx context.Context, work intake.Work) error {
	payload, err := json.Marshal(work)
	if err != nil {
		return fmt.Errorf("write work %s: %w", work.ID, err)
	}
	name := queues[work.Task].name
	for n := range mostNames {
		id := work.ID
		if n > 0 {
			id = fmt.Sprintf("%s:again:%d", work.ID, n)
		}
		if fresh, err := q.put(ctx, name, id, payload); fresh || err != nil {
			return err
		}
		if waits, err := q.waits(ctx, name, id, payload); waits || err != nil {
			return err
		}
	}
	return nil // whoever of them lives ends it, and if none does, Asynq puts one of them back
}

// waits reports whether work that is in the queue under an id will be handed out.
func (q *Queue) waits(ctx context.Context, name, id string, payload []byte) (bool, error) {
	info, err := q.inspector.GetTaskInfo(name, id)
	switch {
	case errors.Is(err, asynq.ErrQueueNotFound): // Redis was emptied since this client told it of the queue: a new one tells it again
		q.client.Store(asynq.NewClientFromRedisClient(q.redis))
		if fresh, err := q.put(ctx, name, id, payload); fresh || err != nil {
			return fresh, err
		}
		return q.waits(ctx, name, id, payload)
	case errors.Is(err, asynq.ErrTaskNotFound): // it ended in between
		_, err = q.put(ctx, name, id, payload)
		return true, err
	case err != nil:
		return false, fmt.Errorf("look up work %s: %w", id, err)
	case info.State == asynq.TaskStateArchived, info.State == asynq.TaskStateCompleted:
		return q.anew(ctx, name, id, payload)
	default:
		return info.State != asynq.TaskStateActive, nil
	}
}

// anew takes work out that Asynq has put away, as an operator may have it do and earlier versions did, and puts it back.
// It would lie there for months, and under its id nothing else could be put.
func (q *Queue) anew(ctx context.Context, name, id string, payload []byte) (bool, error) {
	err := q.inspector.DeleteTask(name, id)
	if err != nil && !errors.Is(err, asynq.ErrTaskNotFound) {
		return false, fmt.Errorf("take out work %s that was put away: %w", id, err)
	}
	_, err = q.put(ctx, name, id, payload)
	return true, err
}

// put puts work into the queue and reports whether there was none under its id.
func (q *Queue) put(ctx context.Context, name, id string, payload []byte) (bool, error) {
	_, err := q.client.Load().EnqueueContext(ctx, asynq.NewTask(workType, payload),
		asynq.TaskID(id), asynq.Queue(name), asynq.MaxRetry(never), asynq.Timeout(perTry))
	switch {
	case errors.Is(err, asynq.ErrTaskIDConflict):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("enqueue: %w", err)
	default:
		return true, nil
	}
}

// Ping reports whether Redis answers and takes something.
func (q *Queue) Ping(ctx context.Context) error {
	if err := q.write(ctx); err != nil {
		return startFailure{q.at, err}
	}
	return nil
}

func (q *Queue) write(ctx context.Context) error {
	return q.redis.Set(ctx, "priyom:ping", "", time.Minute).Err()
}

// Close lets go of the connections, and of the embedded server with all it holds.
func (q *Queue) Close() error {
	err := q.redis.Close()
	if q.stop != nil {
		q.stop()
	}
	return err
}

type silent struct{}

func (silent) Printf(context.Context, string, ...any) {}
