package recordtest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"priyom/intake"
)

var works = []promise{
	{"The work that follows from a change is due at once", func(t *testing.T, open func() intake.Records) {
		records := open()
		withWork(t, records, 1)
		same(t, "work", due(t, records, 10), []intake.Work{intake.ExamineWork(applicationID(1), documentID(1, 0))})
	}},
	{"Work that was handed over is left alone until its lease ends, and then tells how often it was", func(t *testing.T, open func() intake.Records) {
		records := open()
		withWork(t, records, 1)
		for _, step := range []struct {
			lease time.Duration // given if anything is due
			want  int           // handed over before; -1 when nothing is due
		}{{0, 0}, {0, 1}, {time.Hour, 2}, {time.Hour, -1}, {0, -1}} {
			got := must[[]intake.Due](t)(open().DueWork(context.Background(), examinations(step.lease, 10)))
			switch {
			case step.want < 0 && len(got) != 0:
				t.Errorf("within its lease: got %+v", got)
			case step.want >= 0 && (len(got) != 1 || got[0].Handed != step.want):
				t.Errorf("got %+v, want it once, handed over %d times before", got, step.want)
			}
		}
	}},
	{"A lease ends by itself", func(t *testing.T, open func() intake.Records) {
		records := open()
		withWork(t, records, 1)
		const lease = 200 * time.Millisecond
		began := time.Now()
		must[[]intake.Due](t)(records.DueWork(context.Background(), examinations(lease, 10)))
		for len(must[[]intake.Due](t)(records.DueWork(context.Background(), examinations(lease, 10)))) == 0 {
			if time.Since(began) > 10*time.Second {
				t.Fatal("it does not end")
			}
		}
		if took := time.Since(began); took < lease-50*time.Millisecond {
			t.Errorf("a lease of %v ended after %v", lease, took)
		}
	}},
	{"Recalled work is due at once, claimed or not", func(t *testing.T, open func() intake.Records) {
		records := open()
		withWork(t, records, 1)
		withWork(t, records, 2)
		due(t, records, 10)
		claim(t, records, intake.ExamineWork(applicationID(2), documentID(2, 0)), time.Hour)
		if err := open().Recall(context.Background()); err != nil {
			t.Fatal(err)
		}
		if got := due(t, records, 10); len(got) != 2 {
			t.Errorf("got %+v, want both", got)
		}
	}},
	{"No more work is out at a time than is asked for, and what waits longest goes first", func(t *testing.T, open func() intake.Records) {
		records := open()
		for _, n := range []int{3, 1, 2, 4} {
			withWork(t, records, n)
			time.Sleep(2 * time.Millisecond) // the clock of some records is no finer
		}
		for _, step := range []struct {
			most int
			want []int
		}{{2, []int{3, 1}}, {2, nil}, {1, nil}, {3, []int{2}}, {10, []int{4}}, {10, nil}} {
			got := due(t, records, step.most)
			if len(got) != len(step.want) {
				t.Fatalf("at most %d: got %+v, want %v", step.most, got, step.want)
			}
			for i, n := range step.want {
				if got[i].Application != applicationID(n) {
					t.Errorf("got %s, want that of %d", got[i].ID, n)
				}
			}
		}
		finish(t, records, claim(t, records, intake.ExamineWork(applicationID(3), documentID(3, 0)), time.Hour), verdict(intake.Accepted))
		withWork(t, records, 5)
		if got := due(t, records, 4); len(got) != 1 || got[0].Application != applicationID(5) {
			t.Errorf("when one is finished: got %+v, want the work of 5", got)
		}
	}},
	{"Each task is handed out on its own", func(t *testing.T, open func() intake.Records) {
		records := open()
		withWork(t, records, 1)
		again := intake.RevalidateWork(applicationID(1), "sha256:rules")
		must[int](t)(records.Schedule(context.Background(), []intake.Work{again}))
		for _, step := range []struct {
			task intake.Task
			want int
		}{{intake.ConcludeTask, 0}, {intake.Revalidate, 1}, {intake.Revalidate, 0}, {intake.Examine, 1}} {
			got := must[[]intake.Due](t)(records.DueWork(context.Background(), intake.Draw{Task: step.task, Lease: time.Hour, Most: 1}))
			if len(got) != step.want || len(got) == 1 && got[0].Task != step.task {
				t.Errorf("%s: got %+v, want %d", step.task, got, step.want)
			}
			if step.task == intake.Revalidate && len(got) == 1 && got[0].Work != again {
				t.Errorf("got %+v, want %+v", got[0].Work, again)
			}
		}
	}},
	{"Scheduled work is due once, until it is finished", func(t *testing.T, open func() intake.Records) {
		records := open()
		var work []intake.Work
		for n := range 3 {
			create(t, records, n)
		}
		for n := range 1200 {
			work = append(work, intake.RevalidateWork(applicationID(n%3), intake.Digest(fmt.Sprint(n/3))))
		}
		for i, want := range []int{1200, 0} {
			if got := must[int](t)(open().Schedule(context.Background(), work)); got != want {
				t.Errorf("asked for %d times: %d of it was new, want %d", i+1, got, want)
			}
		}
		held := claim(t, records, work[0], time.Hour)
		change(t, records, work[0].Application, func(app *intake.Application) error {
			app.Under(held)
			app.Finish(work[0])
			return nil
		})
		if got := must[int](t)(records.Schedule(context.Background(), work[:2])); got != 1 {
			t.Errorf("when one is finished: %d of it was new, want that one", got)
		}
		if _, err := records.Schedule(context.Background(), []intake.Work{intake.RevalidateWork("no", "r")}); err == nil {
			t.Error("for an application that there is not: got no error")
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
		same(t, "work", due(t, records, 10), []intake.Work{intake.ConcludeWork(applicationID(1), 1)})
		change(t, records, applicationID(1), func(app *intake.Application) error {
			app.Conclude(1, verdict(intake.Accepted), at(5))
			return nil
		})
		must[struct{}](t)(struct{}{}, records.Recall(context.Background()))
		if got := due(t, records, 10); len(got) != 0 {
			t.Errorf("got %+v, want nothing left", got)
		}
	}},
	{"Finishing work twice finishes it once and is no change", func(t *testing.T, open func() intake.Records) {
		records := open()
		app := judged(t, records, 1, verdict(intake.Accepted), "lease") // added and judged in one change
		if got := due(t, records, 10); len(got) != 0 {
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
		if got := due(t, records, 10); len(got) != 0 {
			t.Errorf("got %+v, want none", got)
		}
	}},
	{"Leases survive a restart", func(t *testing.T, open func() intake.Records) {
		records := open()
		withWork(t, records, 1)
		due(t, records, 10)
		records.Close() //nolint:errcheck // the next handle tells
		if got := due(t, open(), 10); len(got) != 0 {
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

// due takes what is due for an hour, conclusions first.
func due(t *testing.T, records intake.Records, most int) []intake.Work {
	t.Helper()
	var work []intake.Work
	for _, task := range intake.Tasks {
		for _, one := range must[[]intake.Due](t)(records.DueWork(context.Background(), intake.Draw{Task: task, Lease: time.Hour, Most: most})) {
			work = append(work, one.Work)
		}
	}
	return work
}

func examinations(lease time.Duration, most int) intake.Draw {
	return intake.Draw{Task: intake.Examine, Lease: lease, Most: most}
}
