package recordtest

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"priyom/intake"
)

var claims = []promise{
	{"Work is claimed by one at a time", func(t *testing.T, open func() intake.Records) {
		records := open()
		work := workOf(t, records, 1)
		held := claim(t, records, work, time.Hour)
		if _, err := open().Claim(context.Background(), work, time.Hour); !errors.Is(err, intake.ErrClaimed) {
			t.Errorf("while it is claimed: got %v, want ErrClaimed", err)
		}
		if err := records.Release(context.Background(), held, 0); err != nil {
			t.Fatal(err)
		}
		if again := claim(t, open(), work, time.Hour); again.Token <= held.Token || again.Work != work {
			t.Errorf("got %+v after %+v, want the same work and a newer token", again, held)
		}
	}},
	{"Of many claiming at once over two handles one succeeds", func(t *testing.T, open func() intake.Records) {
		handles := []intake.Records{open(), open()}
		work := workOf(t, handles[0], 1)
		var won, lost atomic.Int32
		together(t, 8, func(n int) error {
			_, err := handles[n%2].Claim(context.Background(), work, time.Hour)
			switch {
			case err == nil:
				won.Add(1)
			case errors.Is(err, intake.ErrClaimed):
				lost.Add(1)
			default:
				return err
			}
			return nil
		})
		if won.Load() != 1 || lost.Load() != 7 {
			t.Errorf("%d succeeded and %d were told ErrClaimed, want 1 and 7", won.Load(), lost.Load())
		}
	}},
	{"Work that is finished, void or unheard of is ErrNoWork", func(t *testing.T, open func() intake.Records) {
		records := open()
		finished := workOf(t, records, 1)
		finish(t, records, claim(t, records, finished, time.Hour), verdict(intake.Accepted))
		void := workOf(t, records, 2)
		change(t, records, applicationID(2), func(app *intake.Application) error { return app.RemoveDocument(documentID(2, 0), at(3)) })
		for _, work := range []intake.Work{finished, void, intake.ConcludeWork("no", 1)} {
			if _, err := records.Claim(context.Background(), work, time.Hour); !errors.Is(err, intake.ErrNoWork) {
				t.Errorf("%s: got %v, want ErrNoWork", work.ID, err)
			}
		}
	}},
	{"A claim whose lease has ended counts until the work is taken up again, and no longer", func(t *testing.T, open func() intake.Records) {
		records, other := open(), open()
		work := workOf(t, records, 1)
		stale := claim(t, records, work, 0)
		if err := records.Renew(context.Background(), stale, 0); err != nil {
			t.Errorf("before anybody took it up: %v", err)
		}
		latest := claim(t, other, work, time.Hour)
		before := must[*intake.Application](t)(records.Application(context.Background(), work.Application))
		for what, do := range map[string]func() error{
			"Renew":   func() error { return records.Renew(context.Background(), stale, time.Hour) },
			"Release": func() error { return records.Release(context.Background(), stale, 0) },
			"Fail":    func() error { return records.Fail(context.Background(), stale, 0) },
			"a verdict": func() error {
				return judge(records, stale, verdict(intake.Rejected, "IMG.FOCUS.BLURRED"))
			},
			"a finished stage": func() error {
				_, err := records.Change(context.Background(), work.Application, func(app *intake.Application) error {
					app.Under(stale)
					app.StagesDone(work.Document, []string{"render"}, at(5))
					return nil
				})
				return err
			},
		} {
			if err := do(); !errors.Is(err, intake.ErrClaimLost) {
				t.Errorf("%s: got %v, want ErrClaimLost", what, err)
			}
		}
		same(t, "application", must[*intake.Application](t)(records.Application(context.Background(), work.Application)), before)
		finish(t, other, latest, verdict(intake.Accepted))
		app := must[*intake.Application](t)(records.Application(context.Background(), work.Application))
		if got := app.Verdict(work.Document); got == nil || got.Decision != intake.Accepted || len(app.Judgements) != 1 {
			t.Errorf("got %+v, want the one verdict under the latest claim", app.Judgements)
		}
	}},
	{"A claim on finished work is lost", func(t *testing.T, open func() intake.Records) {
		records := open()
		held := claim(t, records, workOf(t, records, 1), time.Hour)
		finish(t, records, held, verdict(intake.Accepted))
		if err := judge(records, held, verdict(intake.Accepted)); !errors.Is(err, intake.ErrClaimLost) {
			t.Errorf("a second verdict: got %v, want ErrClaimLost", err)
		}
		if err := records.Renew(context.Background(), held, time.Hour); !errors.Is(err, intake.ErrClaimLost) {
			t.Errorf("Renew: got %v, want ErrClaimLost", err)
		}
	}},
	{"Claimed work is not due, and is again when the claim's lease has ended or it was given back", func(t *testing.T, open func() intake.Records) {
		records := open()
		work := workOf(t, records, 1)
		held := claim(t, records, work, time.Hour)
		if got := due(t, records, 10); len(got) != 0 {
			t.Errorf("while it is claimed: got %+v", got)
		}
		must[struct{}](t)(struct{}{}, records.Renew(context.Background(), held, 0))
		if got := due(t, records, 10); len(got) != 1 {
			t.Errorf("when the lease has ended: got %+v, want the work", got)
		}
		held = claim(t, records, work, time.Hour)
		must[struct{}](t)(struct{}{}, records.Release(context.Background(), held, time.Hour))
		if got := due(t, records, 10); len(got) != 0 {
			t.Errorf("given back for later: got %+v", got)
		}
		held = claim(t, records, work, time.Hour)
		must[struct{}](t)(struct{}{}, records.Release(context.Background(), held, 0))
		if got := due(t, records, 10); len(got) != 1 {
			t.Errorf("given back for now: got %+v, want the work", got)
		}
	}},
	{"Work that was given back for later is not out, so that other work takes its place", func(t *testing.T, open func() intake.Records) {
		records := open()
		for n := range 3 {
			withWork(t, records, n)
		}
		for i, giveBack := range []func(intake.Claim) error{
			func(held intake.Claim) error { return records.Fail(context.Background(), held, time.Hour) },
			func(held intake.Claim) error { return records.Release(context.Background(), held, time.Hour) },
		} {
			got := due(t, records, 1)
			if len(got) != 1 {
				t.Fatalf("got %d pieces of work after %d were given back, want 1", len(got), i)
			}
			if more := due(t, records, 1); len(more) != 0 {
				t.Errorf("got %d beside one that is out, want none", len(more))
			}
			must[struct{}](t)(struct{}{}, giveBack(claim(t, records, got[0], time.Hour)))
		}
		if got := due(t, records, 10); len(got) != 1 {
			t.Errorf("got %d, want the third: the others wait", len(got))
		}
	}},
	{"A claim tells how often the work was tried before, and how the tries ended", func(t *testing.T, open func() intake.Records) {
		records := open()
		work := workOf(t, records, 1)
		var failed, lost int
		ends := []func(intake.Claim){
			func(held intake.Claim) { must[struct{}](t)(struct{}{}, records.Release(context.Background(), held, 0)) },
			func(held intake.Claim) {
				failed++
				must[struct{}](t)(struct{}{}, records.Fail(context.Background(), held, 0))
			},
			func(held intake.Claim) { // dies and is missed by whoever claims next
				lost++
				must[struct{}](t)(struct{}{}, records.Renew(context.Background(), held, 0))
			},
			func(held intake.Claim) { // dies and is missed by the dispatcher
				lost++
				must[struct{}](t)(struct{}{}, records.Renew(context.Background(), held, 0))
				due(t, records, 10)
			},
			func(intake.Claim) { // dies with all others
				lost++
				must[struct{}](t)(struct{}{}, records.Recall(context.Background()))
				due(t, records, 10)
			},
		}
		for range 2 {
			for i, end := range ends {
				held := claim(t, records, work, time.Hour)
				if held.Failed != failed || held.Lost != lost {
					t.Errorf("before end %d: got %d failed and %d lost, want %d and %d", i, held.Failed, held.Lost, failed, lost)
				}
				end(held)
			}
		}
		if held := claim(t, records, work, time.Hour); held.Age <= 0 || held.Age > time.Minute {
			t.Errorf("got age %v", held.Age)
		}
	}},
	{"What waits is told by task and state, with the age of the oldest", func(t *testing.T, open func() intake.Records) {
		records := open()
		if got := must[[]intake.Backlog](t)(records.Backlog(context.Background())); len(got) != 0 {
			t.Errorf("with nothing to do: got %+v", got)
		}
		workOf(t, records, 1)
		workOf(t, records, 2)
		due(t, records, 10)
		claim(t, records, workOf(t, records, 3), time.Hour)
		workOf(t, records, 4)
		time.Sleep(30 * time.Millisecond)
		got := map[intake.WorkState]int{}
		for _, one := range must[[]intake.Backlog](t)(records.Backlog(context.Background())) {
			got[one.State] = one.Count
			if one.Task != intake.Examine || one.Oldest < 20*time.Millisecond || one.Oldest > time.Minute {
				t.Errorf("got %+v, want examinations some 30 ms old", one)
			}
		}
		same(t, "backlog", got, map[intake.WorkState]int{intake.Waiting: 1, intake.Queued: 2, intake.Claimed: 1})
	}},
}

// workOf stores the n-th application with a document and returns the work of examining it.
func workOf(t *testing.T, records intake.Records, n int) intake.Work {
	t.Helper()
	withWork(t, records, n)
	return intake.ExamineWork(applicationID(n), documentID(n, 0))
}

func claim(t *testing.T, records intake.Records, work intake.Work, lease time.Duration) intake.Claim {
	t.Helper()
	return must[intake.Claim](t)(records.Claim(context.Background(), work, lease))
}

// judge notes a verdict under a claim.
func judge(records intake.Records, claim intake.Claim, v intake.Verdict) error {
	_, err := records.Change(context.Background(), claim.Work.Application, func(app *intake.Application) error {
		app.Under(claim)
		app.JudgeDocument(claim.Work.Document, v, at(9))
		return nil
	})
	return err
}

func finish(t *testing.T, records intake.Records, claim intake.Claim, v intake.Verdict) {
	t.Helper()
	if err := judge(records, claim, v); err != nil {
		t.Fatal(err)
	}
}
