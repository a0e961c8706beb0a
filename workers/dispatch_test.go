package workers_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"priyom/intake"
	"priyom/workers"
)

// tray is a queue that only notes what it was handed.
type tray struct {
	intake.Queue
	mu     sync.Mutex
	handed []string
	err    error
}

func (q *tray) Enqueue(_ context.Context, work intake.Work) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.err != nil {
		return q.err
	}
	q.handed = append(q.handed, work.ID)
	return nil
}

func (q *tray) fail(err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.err = err
}

func (q *tray) count() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.handed)
}

// dispatching runs a dispatcher until the test ends.
func dispatching(t *testing.T, records intake.Records, queue *tray, fresh bool, lease time.Duration) *workers.Dispatcher {
	t.Helper()
	d := workers.NewDispatcher(records, queue, fresh, slog.New(slog.DiscardHandler))
	d.Lease = lease
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		d.Run(ctx)
		close(done)
	}()
	t.Cleanup(func() {
		stop()
		<-done
	})
	return d
}

func outbox(t *testing.T, records intake.Records, documents int) {
	t.Helper()
	app := intake.NewApplication("a", "", "patent", intake.Russian, nil, now)
	for i := range documents {
		name := strconv.Itoa(i)
		if err := app.AddDocument(intake.Document{ID: intake.DocumentID("d" + name), Kind: intake.Kind("k" + name), SHA256: "ab"}, now); err != nil {
			t.Fatal(err)
		}
	}
	if err := records.Create(t.Context(), app); err != nil {
		t.Fatal(err)
	}
}

func reaches(t *testing.T, queue *tray, want int) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); queue.count() < want; {
		if time.Now().After(deadline) {
			t.Fatalf("%d pieces of work were handed over, want %d", queue.count(), want)
		}
		time.Sleep(2 * time.Millisecond)
	}
}

func TestDueWorkIsHandedOverOnceAndAgainWhenItsLeaseEnds(t *testing.T) {
	records, queue := openRecords(t), &tray{}
	outbox(t, records, 3)
	d := dispatching(t, records, queue, false, 2*time.Second)
	reaches(t, queue, 3)
	began := time.Now()
	d.Poke()
	reaches(t, queue, 6)
	if took := time.Since(began); took < time.Second {
		t.Errorf("within its lease work was handed over again, after %s", took)
	}
	first, again := queue.handed[:3], queue.handed[3:6]
	if !slices.Equal(slices.Sorted(slices.Values(first)), slices.Sorted(slices.Values(again))) {
		t.Errorf("handed over first %v, then %v", first, again)
	}
}

func TestAnEmptyQueueIsFilledAtOnceWhateverLeasesThereWere(t *testing.T) {
	for fresh, want := range map[bool]int{true: 3, false: 0} {
		records, queue := openRecords(t), &tray{}
		outbox(t, records, 3)
		if leased, err := records.DueWork(t.Context(), intake.Draw{Task: intake.Examine, Lease: time.Hour, Most: 10}); err != nil || len(leased) != 3 {
			t.Fatalf("leased %d, %v", len(leased), err)
		}
		dispatching(t, records, queue, fresh, time.Hour)
		time.Sleep(100 * time.Millisecond)
		if got := queue.count(); got != want {
			t.Errorf("fresh %t: handed over %d, want %d", fresh, got, want)
		}
	}
}

func TestNoMoreOfABatchIsOutAtATimeThanWorkersNeed(t *testing.T) {
	records, queue := openRecords(t), &tray{}
	outbox(t, records, 450)
	var batch []intake.Work
	for n := range 450 {
		batch = append(batch, intake.RevalidateWork("a", intake.Digest(strconv.Itoa(n))))
	}
	if _, err := records.Schedule(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	dispatching(t, records, queue, false, time.Hour)
	reaches(t, queue, 450+8)
	time.Sleep(300 * time.Millisecond)
	if got := queue.count(); got != 458 {
		t.Errorf("%d pieces of work are out, want all of 450 that somebody waits for and 8 of a batch", got)
	}
	if first := queue.handed[0]; !strings.HasPrefix(first, string(intake.Examine)) {
		t.Errorf("%s went first", first)
	}
	for _, work := range batch {
		if !slices.Contains(queue.handed[:458], work.ID) {
			continue
		}
		claim, err := records.Claim(t.Context(), work, time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := records.Change(t.Context(), "a", func(app *intake.Application) error {
			app.Under(claim)
			app.Finish(work)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	reaches(t, queue, 466)
}

func TestWorkThatAQueueDoesNotTakeIsHandedOverWhenItDoes(t *testing.T) {
	records, queue := openRecords(t), &tray{err: errors.New("the queue is gone")}
	outbox(t, records, 2)
	d := dispatching(t, records, queue, false, time.Hour)
	time.Sleep(50 * time.Millisecond)
	queue.fail(nil)
	d.Poke()
	reaches(t, queue, 2)
	time.Sleep(50 * time.Millisecond)
	if got := queue.count(); got != 2 {
		t.Errorf("handed over %d, want each once", got)
	}
}
