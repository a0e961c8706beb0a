// Package queuetest holds what every intake.Queue must keep.
package queuetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"priyom/intake"
)

// patience bounds every wait of the suite.
const patience = 30 * time.Second

// Run holds a queue against the promises of the port. open gives a queue that nothing else uses.
func Run(t *testing.T, open func(t *testing.T) intake.Queue) {
	tests := map[string]func(*testing.T, intake.Queue){
		"work that is enqueued is handed out once, as it was":           handedOut,
		"work under one id is not queued a second time":                 onceQueued,
		"work that ended may be enqueued again":                         again,
		"work under way whose worker is gone is handed out once more":   orphaned,
		"a batch takes no worker from what somebody waits for":          batch,
		"an error means again later":                                    retried,
		"a panic is an error like another":                              panics,
		"serving ends with its context and waits for what is under way": drains,
		"an idle queue picks new work up within 50 ms":                  prompt,
		"a queue that answers says so":                                  answers,
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}

func piece(i int) intake.Work {
	return intake.ExamineWork("a", intake.DocumentID(fmt.Sprintf("d%d", i)))
}

// served collects the work that is handed out while the test runs.
type served struct {
	mu   sync.Mutex
	work []intake.Work
	more chan struct{}
	stop func()
}

func serve(t *testing.T, q intake.Queue, do func(context.Context, intake.Work) error) *served {
	t.Helper()
	s := &served{more: make(chan struct{}, 1000)}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- q.Serve(ctx, func(ctx context.Context, work intake.Work) error {
			defer func() { s.more <- struct{}{} }()
			s.mu.Lock()
			s.work = append(s.work, work)
			s.mu.Unlock()
			if do == nil {
				return nil
			}
			return do(ctx, work)
		})
	}()
	s.stop = sync.OnceFunc(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Serve ended with %v", err)
		}
	})
	t.Cleanup(s.stop)
	return s
}

func (s *served) wait(t *testing.T, times int) []intake.Work {
	t.Helper()
	deadline := time.After(patience)
	for range times {
		select {
		case <-s.more:
		case <-deadline:
			t.Fatalf("work was handed out %d times, want %d", len(s.work), times)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]intake.Work(nil), s.work...)
}

func enqueue(t *testing.T, q intake.Queue, work intake.Work) {
	t.Helper()
	if err := q.Enqueue(t.Context(), work); err != nil {
		t.Fatalf("Enqueue: %v", err)
	}
}

func handedOut(t *testing.T, q intake.Queue) {
	for i := range 20 {
		enqueue(t, q, piece(i))
	}
	seen := map[string]int{}
	for _, work := range serve(t, q, nil).wait(t, 20) {
		seen[work.ID]++
	}
	for i := range 20 {
		if got := seen[piece(i).ID]; got != 1 {
			t.Errorf("%s was handed out %d times, want 1", piece(i).ID, got)
		}
	}
}

func onceQueued(t *testing.T, q intake.Queue) {
	for range 5 {
		enqueue(t, q, piece(1))
	}
	enqueue(t, q, piece(2))
	if got := len(serve(t, q, nil).wait(t, 2)); got != 2 {
		t.Errorf("work was handed out %d times, want 2", got)
	}
}

func again(t *testing.T, q intake.Queue) {
	s := serve(t, q, nil)
	for range 3 {
		enqueue(t, q, piece(1))
		s.wait(t, 1)
		time.Sleep(200 * time.Millisecond) // the queue notes the end after the work has returned
	}
}

func orphaned(t *testing.T, q intake.Queue) {
	enqueue(t, q, piece(1))
	began, end := make(chan struct{}, 10), make(chan struct{})
	s := serve(t, q, func(context.Context, intake.Work) error {
		began <- struct{}{}
		<-end
		return nil
	})
	for n := range 2 {
		if n > 0 {
			enqueue(t, q, piece(1))
		}
		select {
		case <-began:
		case <-time.After(patience):
			t.Fatalf("the work was begun %d times, want 2", n)
		}
	}
	close(end)
	for _, work := range s.wait(t, 2) {
		if work != piece(1) {
			t.Errorf("got %+v", work)
		}
	}
}

// batch holds that what somebody waits for is done while pieces of a batch take all the workers that they can get.
func batch(t *testing.T, q intake.Queue) {
	for n := range 50 {
		enqueue(t, q, intake.RevalidateWork(intake.ApplicationID(fmt.Sprint(n)), "r"))
	}
	ended, begun := make(chan struct{}), make(chan struct{}, 50)
	s := serve(t, q, func(_ context.Context, work intake.Work) error {
		if work.Task == intake.Revalidate {
			begun <- struct{}{}
			<-ended
		}
		return nil
	})
	<-begun
	for n := range 10 {
		enqueue(t, q, piece(n))
		enqueue(t, q, intake.ConcludeWork("a", n))
	}
	live := 0
	for _, work := range s.wait(t, 20) {
		if work.Task != intake.Revalidate {
			live++
		}
	}
	close(ended)
	if live != 20 {
		t.Errorf("%d of 20 were done while a batch was under way", live)
	}
	s.wait(t, 50)
}

func retried(t *testing.T, q intake.Queue) {
	enqueue(t, q, piece(1))
	failed := false
	serve(t, q, func(context.Context, intake.Work) error {
		if !failed {
			failed = true
			return errors.New("not yet")
		}
		return nil
	}).wait(t, 2)
}

func panics(t *testing.T, q intake.Queue) {
	enqueue(t, q, piece(1))
	fell := false
	serve(t, q, func(context.Context, intake.Work) error {
		if !fell {
			fell = true
			panic("made by the test")
		}
		return nil
	}).wait(t, 2)
}

func drains(t *testing.T, q intake.Queue) {
	enqueue(t, q, piece(1))
	began, finished := make(chan struct{}), false
	s := serve(t, q, func(context.Context, intake.Work) error {
		close(began)
		time.Sleep(300 * time.Millisecond)
		finished = true
		return nil
	})
	select {
	case <-began:
	case <-time.After(patience):
		t.Fatal("the work was not begun")
	}
	s.stop()
	if !finished {
		t.Error("Serve returned while work was under way")
	}
}

func prompt(t *testing.T, q intake.Queue) {
	s := serve(t, q, nil)
	enqueue(t, q, piece(0))
	s.wait(t, 1)
	time.Sleep(500 * time.Millisecond) // idle now
	var took []time.Duration
	for i := range 41 {
		began := time.Now()
		enqueue(t, q, piece(i+1))
		s.wait(t, 1)
		took = append(took, time.Since(began))
		time.Sleep(17 * time.Millisecond) // not in step with the queue
	}
	slices.Sort(took)
	// The median, as a machine that has no processor to give now and then is not the queue's fault.
	median := took[len(took)/2]
	t.Logf("new work was picked up after %s in the median, %s at most", median.Round(time.Millisecond), took[len(took)-1].Round(time.Millisecond))
	if median > 50*time.Millisecond {
		t.Errorf("new work waited %s in the median, want 50 ms at most", median)
	}
}

func answers(t *testing.T, q intake.Queue) {
	if err := q.Ping(t.Context()); err != nil {
		t.Errorf("Ping: %v", err)
	}
}
