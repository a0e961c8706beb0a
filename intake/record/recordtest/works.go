package recordtest

import (
	"context"
	"testing"
	"time"

	"priyom/intake"
)

var works = []promise{
	{"The work that follows from a change is due at once", func(t *testing.T, open func() intake.Records) {
		records := open()
		withWork(t, records, 1)
		same(t, "work", due(t, records, at(9), 10), []intake.Work{intake.ExamineWork(applicationID(1), documentID(1, 0))})
	}},
	{"Leased work is left alone until its lease ends", func(t *testing.T, open func() intake.Records) {
		records := open()
		withWork(t, records, 1)
		if got := len(due(t, records, at(100), 10)); got != 1 {
			t.Fatalf("got %d, want 1", got)
		}
		for _, c := range []struct {
			after time.Duration
			want  int
		}{{0, 0}, {intake.Lease - time.Microsecond, 0}, {intake.Lease, 1}, {intake.Lease + time.Second, 0}, {2 * intake.Lease, 1}} {
			if got := len(due(t, open(), at(100).Add(c.after), 10)); got != c.want {
				t.Errorf("%v after the first lease: got %d, want %d", c.after, got, c.want)
			}
		}
	}},
	{"Work is handed out up to a limit, what waits longest first", func(t *testing.T, open func() intake.Records) {
		records := open()
		for _, n := range []int{3, 1, 2} {
			withWork(t, records, n)
		}
		for _, want := range [][]int{{1, 2}, {3}, {}} {
			got := due(t, records, at(100), 2)
			if len(got) != len(want) {
				t.Fatalf("got %+v, want %v", got, want)
			}
			for i, n := range want {
				if got[i].Application != applicationID(n) {
					t.Errorf("got %s, want that of %d", got[i].ID, n)
				}
			}
		}
	}},
	{"Finished work is gone, and what follows from it is due", func(t *testing.T, open func() intake.Records) {
		records := open()
		withWork(t, records, 1)
		change(t, records, applicationID(1), func(app *intake.Application) error { return app.Submit(at(3)) })
		change(t, records, applicationID(1), func(app *intake.Application) error {
			app.JudgeDocument(documentID(1, 0), verdict(intake.Accepted), at(4))
			return nil
		})
		same(t, "work", due(t, records, at(100), 10), []intake.Work{intake.ConcludeWork(applicationID(1), 1)})
		change(t, records, applicationID(1), func(app *intake.Application) error {
			app.Conclude(1, verdict(intake.Accepted), at(5))
			return nil
		})
		if got := due(t, records, at(100000), 10); len(got) != 0 {
			t.Errorf("got %+v, want nothing left", got)
		}
	}},
	{"Finishing work twice finishes it once and is no change", func(t *testing.T, open func() intake.Records) {
		records := open()
		app := judged(t, records, 1, verdict(intake.Accepted), "lease") // added and judged in one change
		if got := due(t, records, at(100), 10); len(got) != 0 {
			t.Errorf("got %+v, want none", got)
		}
		again := change(t, records, app.ID, func(app *intake.Application) error {
			if app.JudgeDocument(documentID(1, 0), verdict(intake.Rejected, "IMG.FOCUS.BLURRED"), at(9)) {
				t.Error("got a second verdict")
			}
			return nil
		})
		same(t, "application", again, app)
	}},
	{"Work of a document that was removed is gone", func(t *testing.T, open func() intake.Records) {
		records := open()
		withWork(t, records, 1)
		change(t, records, applicationID(1), func(app *intake.Application) error { return app.RemoveDocument(documentID(1, 0), at(3)) })
		if got := due(t, records, at(100), 10); len(got) != 0 {
			t.Errorf("got %+v, want none", got)
		}
	}},
	{"Leases survive a restart", func(t *testing.T, open func() intake.Records) {
		records := open()
		withWork(t, records, 1)
		due(t, records, at(100), 10)
		records.Close() //nolint:errcheck // the next handle tells
		if got := due(t, open(), at(101), 10); len(got) != 0 {
			t.Errorf("got %+v, want none", got)
		}
	}},
}

// withWork stores the n-th application with a document to be examined.
func withWork(t *testing.T, records intake.Records, n int) {
	t.Helper()
	create(t, records, n)
	change(t, records, applicationID(n), func(app *intake.Application) error {
		return app.AddDocument(document(documentID(n, 0), "lease"), at(n))
	})
}

// due leases work at an instant.
func due(t *testing.T, records intake.Records, now time.Time, limit int) []intake.Work {
	t.Helper()
	return must[[]intake.Work](t)(records.DueWork(context.Background(), now, now.Add(intake.Lease), limit))
}
