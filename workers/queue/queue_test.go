package queue_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hibiken/asynq"
	"github.com/redis/go-redis/v9"

	"priyom/intake"
	"priyom/workers/queue"
	"priyom/workers/queue/queuetest"
)

func open(t *testing.T, address string) intake.Queue {
	t.Helper()
	q, err := queue.Open(t.Context(), address, queue.Options{Workers: 2, Drain: time.Second, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatalf("open the queue: %v", err)
	}
	t.Cleanup(func() {
		if err := q.Close(); err != nil {
			t.Errorf("close the queue: %v", err)
		}
	})
	return q
}

func TestTheEmbeddedQueueKeepsThePort(t *testing.T) {
	t.Parallel()
	queuetest.Run(t, func(t *testing.T) intake.Queue { return open(t, "embedded:") })
}

// databases numbers Redis databases, so that no test finds what another left.
var databases atomic.Int32

func TestRedisKeepsThePort(t *testing.T) {
	t.Parallel()
	address := os.Getenv("PRIYOM_TEST_REDIS")
	if address == "" {
		t.Fatal("PRIYOM_TEST_REDIS is not set: this test needs a Redis server; run make test")
	}
	queuetest.Run(t, func(t *testing.T) intake.Queue {
		return open(t, strings.TrimSuffix(address, "/")+"/"+fmt.Sprint(databases.Add(1)))
	})
}

// openBeside gives a queue on a Redis database of its own, and a client that looks into it.
func openBeside(t *testing.T) (intake.Queue, *redis.Client) {
	t.Helper()
	address := strings.TrimSuffix(os.Getenv("PRIYOM_TEST_REDIS"), "/") + fmt.Sprintf("/%d", databases.Add(1))
	q := open(t, address)
	options, err := redis.ParseURL(address)
	if err != nil {
		t.Fatal(err)
	}
	client := redis.NewClient(options)
	t.Cleanup(func() { client.Close() }) //nolint:errcheck // the test's own
	return q, client
}

func TestARedisThatWasEmptiedTakesWorkUpAgain(t *testing.T) {
	q, client := openBeside(t)
	ctx, stop := context.WithCancel(t.Context())
	began, ended := make(chan struct{}, 100), make(chan error, 1)
	go func() {
		ended <- q.Serve(ctx, func(ctx context.Context, _ intake.Work) error {
			began <- struct{}{}
			<-ctx.Done() // as a worker that hangs
			return nil
		})
	}()
	for range 2 {
		if err := q.Enqueue(t.Context(), intake.ExamineWork("a", "d")); err != nil {
			t.Fatal(err)
		}
		select {
		case <-began:
		case <-time.After(20 * time.Second):
			t.Fatal("the work was not begun")
		}
		if err := client.FlushDB(t.Context()).Err(); err != nil {
			t.Fatal(err)
		}
	}
	// The queue is emptied, and its client believes that Redis knows the queue's name.
	for range 3 {
		if err := q.Enqueue(t.Context(), intake.ExamineWork("a", "other")); err != nil {
			t.Fatal(err)
		}
	}
	if waiting, err := client.LLen(t.Context(), "asynq:{uploads}:pending").Result(); err != nil || waiting != 1 {
		t.Errorf("got %d pieces of work waiting, %v; want 1", waiting, err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestWorkThatFailsAndFailsIsLetGoOfAndLeavesNothing(t *testing.T) {
	t.Parallel()
	q, client := openBeside(t)
	ctx, stop := context.WithCancel(t.Context())
	var times atomic.Int32
	ended := make(chan error, 1)
	go func() {
		ended <- q.Serve(ctx, func(context.Context, intake.Work) error { times.Add(1); return errors.New("the records are away") })
	}()
	if err := q.Enqueue(t.Context(), intake.ExamineWork("a", "d")); err != nil {
		t.Fatal(err)
	}
	var left []string
	var err error
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if left, err = client.Keys(t.Context(), "asynq:{*}:t:*").Result(); err == nil && len(left) == 0 {
			break
		}
	}
	if err != nil || len(left) > 0 || times.Load() != 5 {
		t.Errorf("tried %d times, left %v, error %v; want 5 times and nothing left", times.Load(), left, err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestWorkThatWasPutAwayIsHandedOutWhenItIsHandedOverAgain(t *testing.T) {
	t.Parallel()
	q, client := openBeside(t)
	work := intake.RevalidateWork("a", "r") // whose id comes back when the same is asked for again
	if err := q.Enqueue(t.Context(), work); err != nil {
		t.Fatal(err)
	}
	inspector := asynq.NewInspectorFromRedisClient(client)
	if err := inspector.ArchiveTask("batch", work.ID); err != nil {
		t.Fatal(err)
	}
	if err := q.Enqueue(t.Context(), work); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	got, ended := make(chan intake.Work, 2), make(chan error, 1)
	go func() {
		ended <- q.Serve(ctx, func(_ context.Context, work intake.Work) error { got <- work; return nil })
	}()
	select {
	case one := <-got:
		if one != work {
			t.Errorf("got %+v, want %+v", one, work)
		}
	case <-time.After(20 * time.Second):
		t.Error("it was not handed out")
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestWorkThatDoesNotEndInTimeHasItsContextEnded(t *testing.T) {
	q := open(t, "embedded:")
	ctx, stop := context.WithCancel(t.Context())
	began, ended := make(chan struct{}), make(chan error, 1)
	var told time.Time
	go func() {
		ended <- q.Serve(ctx, func(ctx context.Context, _ intake.Work) error {
			close(began)
			<-ctx.Done()
			told = time.Now()
			return ctx.Err()
		})
	}()
	if err := q.Enqueue(t.Context(), intake.ExamineWork("a", "d")); err != nil {
		t.Fatal(err)
	}
	<-began
	stopped := time.Now()
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if took := told.Sub(stopped); took < 900*time.Millisecond {
		t.Errorf("its context ended after %s, want it left alone for a second", took)
	}
}

func TestAnAddressThatCannotWorkIsRefusedInOneLineWithTheSettingAndTheRemedy(t *testing.T) {
	real := strings.TrimPrefix(os.Getenv("PRIYOM_TEST_REDIS"), "redis://")
	for name, tt := range map[string]struct{ address, says string }{
		"no scheme that there is":            {"amqp://127.0.0.1", "amqp"},
		"an address without a host":          {"redis://", "HOST:PORT"},
		"nothing at all":                     {"", "want embedded:"},
		"a port that is none":                {"redis://host:port", "HOST:PORT"},
		"a database that is none":            {"redis://127.0.0.1:1/x", "number of a database"},
		"a database of a cluster":            {"redis-cluster://127.0.0.1:1/1", "a cluster has none"},
		"sentinels without a name":           {"redis-sentinel://127.0.0.1:1", "?master="},
		"a name without sentinels":           {"redis://127.0.0.1:1?master=m", "redis-sentinel://"},
		"something unknown after the ?":      {"redis://127.0.0.1:1?secure=true", "only master="},
		"several servers that are one":       {"redis://127.0.0.1:1,127.0.0.1:2", "redis-sentinel:// or redis-cluster://"},
		"a password that is not encoded":     {"redis://:verysecret%@127.0.0.1:1", "percent-encoded"},
		"nobody listens there":               {"redis://:verysecret@127.0.0.1:1", "start Redis there"},
		"nobody knows the host":              {"redis://host.invalid", "cannot be found"},
		"no sentinel listens there":          {"redis-sentinel://:verysecret@127.0.0.1:1,127.0.0.1:2?master=m", "start Redis Sentinel there"},
		"nobody of the cluster listens":      {"redis-cluster://127.0.0.1:1,127.0.0.1:2", "start Redis there"},
		"a user that there is not":           {"redis://verysecret:verysecret@" + real, "refuses the user or the password"},
		"a database that there is not":       {"redis://" + real + "/64", "choose a smaller one"},
		"a cluster that is one server":       {"redis-cluster://" + real, "write redis:// instead"},
		"TLS that the server does not speak": {"rediss://" + real, "does not answer"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := queue.Open(t.Context(), tt.address, queue.Options{Log: slog.New(slog.DiscardHandler)})
			if err == nil {
				t.Fatal("got no error")
			}
			t.Log(err)
			if !strings.HasPrefix(err.Error(), "PRIYOM_QUEUE: ") || !strings.Contains(err.Error(), tt.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %q, want one line that says %q", err, tt.says)
			}
			if strings.Contains(err.Error(), "verysecret") {
				t.Errorf("the error shows the password: %v", err)
			}
		})
	}
}
