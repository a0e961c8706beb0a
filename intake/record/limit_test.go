package record

import (
	"context"
	"fmt"
	"testing"
	"time"

	"priyom/intake"
)

// TestNoMoreWorkIsTakenThanAskedForThoughTheTableWasEmptyBefore has the plans of the statements made while there was no
// work, as there is none on most days before a batch.
func TestNoMoreWorkIsTakenThanAskedForThoughTheTableWasEmptyBefore(t *testing.T) {
	ctx := context.Background()
	for kind, s := range bothStores(t) {
		s.write.SetMaxOpenConns(1) // plans are a connection's own
		draw := func() int {
			t.Helper()
			due, err := s.DueWork(ctx, intake.Draw{Task: intake.Revalidate, Lease: time.Hour, Most: 8})
			if err != nil {
				t.Fatal(err)
			}
			return len(due)
		}
		claim := func() int {
			t.Helper()
			claims, err := s.ClaimFresh(ctx, intake.Revalidate, "r", 8, time.Hour)
			if err != nil {
				t.Fatal(err)
			}
			return len(claims)
		}
		app := intake.NewApplication("a", "", "patent", intake.Russian, nil, timeOf(1))
		if err := s.Create(ctx, app); err != nil {
			t.Fatal(err)
		}
		if _, err := s.write.Exec(`ANALYZE`); err != nil {
			t.Fatal(err)
		}
		for range 20 {
			draw()
			claim()
		}
		var work []intake.Work
		for n := range 500 {
			one := intake.RevalidateWork("a", "r")
			one.ID += fmt.Sprint(n)
			work = append(work, one)
		}
		if _, err := s.Schedule(ctx, work); err != nil {
			t.Fatal(err)
		}
		if got := []int{claim(), draw()}; got[0] != 8 || got[1] != 0 {
			t.Errorf("%s: claimed and drew %v, want 8 and then none, as 8 are out", kind, got)
		}
		if err := s.Recall(ctx); err != nil {
			t.Fatal(err)
		}
		if got := draw(); got != 8 {
			t.Errorf("%s: drew %d, want 8", kind, got)
		}
	}
}
