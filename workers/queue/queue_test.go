package queue_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"priyom/intake"
	"priyom/workers/queue"
	"priyom/workers/queue/queuetest"
)

func open(t *testing.T, address string) intake.Queue {
	t.Helper()
	q, err := queue.Open(t.Context(), address, queue.Options{Workers: 2, Log: slog.New(slog.DiscardHandler)})
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
	queuetest.Run(t, func(t *testing.T) intake.Queue { return open(t, "embedded:") })
}

// databases numbers Redis databases, so that no test finds what another left.
var databases atomic.Int32

func TestRedisKeepsThePort(t *testing.T) {
	address := os.Getenv("PRIYOM_TEST_REDIS")
	if address == "" {
		t.Fatal("PRIYOM_TEST_REDIS is not set: this test needs a Redis server; run make test")
	}
	queuetest.Run(t, func(t *testing.T) intake.Queue {
		return open(t, strings.TrimSuffix(address, "/")+"/"+string('0'+rune(databases.Add(1))))
	})
}

func TestWorkWhoseTriesAreSpentIsGivenUpWithItsLastErrorAndThenDone(t *testing.T) {
	q, err := queue.Open(t.Context(), "embedded:", queue.Options{Workers: 1, Tries: 1, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close() //nolint:errcheck // the test's own
	ctx, stop := context.WithCancel(t.Context())
	tries, last := 0, make(chan error, 1)
	ended := make(chan error, 1)
	go func() {
		ended <- q.Serve(ctx,
			func(context.Context, intake.Work) error { tries++; return fmt.Errorf("try %d failed", tries) },
			func(_ context.Context, _ intake.Work, err error) error { last <- err; return nil })
	}()
	if err := q.Enqueue(t.Context(), intake.ExamineWork("a", "d")); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-last:
		if err.Error() != "try 2 failed" {
			t.Errorf("given up with %q, want the last try's error", err)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the work was not given up")
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("Serve: %v", err)
	}
}

func TestAnAddressThatCannotWorkIsRefusedAndNamesTheSetting(t *testing.T) {
	tests := map[string]string{
		"no scheme that there is":    "amqp://127.0.0.1",
		"an address without a host":  "redis://",
		"nobody listens there":       "redis://127.0.0.1:1",
		"nothing at all":             "",
		"a password is not repeated": "redis://:verysecret@127.0.0.1:1",
	}
	for name, address := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := queue.Open(t.Context(), address, queue.Options{Log: slog.New(slog.DiscardHandler)})
			if err == nil || !strings.Contains(err.Error(), "PRIYOM_QUEUE") {
				t.Fatalf("got error %v, want one that names PRIYOM_QUEUE", err)
			}
			if strings.Contains(err.Error(), "verysecret") {
				t.Errorf("the error shows the password: %v", err)
			}
		})
	}
}
