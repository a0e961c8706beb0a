package recordtest

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"priyom/intake"
)

var grouped = []promise{
	{"Applications changed together are what each would be when changed alone", func(t *testing.T, open func() intake.Records) {
		records := open()
		for n := range 150 {
			judged(t, records, n, verdict(intake.Accepted), "lease")
		}
		cases := all(t, records, "")
		var apps []*intake.Application
		for _, c := range cases {
			apps = append(apps, c.Application)
		}
		errs := must[[]error](t)(open().ChangeAll(context.Background(), apps, blurred))
		for n, err := range errs {
			if err != nil {
				t.Fatalf("%d: %v", n, err)
			}
		}
		alone := judged(t, records, 999, verdict(intake.Accepted), "lease")
		alone = change(t, records, alone.ID, blurred)
		for _, n := range []int{0, 64, 149} {
			verify(t, records, applicationID(n))
			app := must[*intake.Application](t)(records.Application(context.Background(), applicationID(n)))
			if len(app.Judgements) != 2 || app.Seq != alone.Seq || app.Verdict(documentID(n, 0)).Decision != intake.Rejected {
				t.Errorf("%d: got %d judgements, %d events and %+v", n, len(app.Judgements), app.Seq, app.Verdict(documentID(n, 0)))
			}
		}
		if got := must[intake.List](t)(records.Applications(context.Background(), intake.Filter{Code: "IMG.FOCUS.BLURRED", Limit: 200})).Items; len(got) != 151 {
			t.Errorf("the list by code has %d, want 151", len(got))
		}
	}},
	{"What moved on, was claimed by another or is refused is left out, and the others are stored", func(t *testing.T, open func() intake.Records) {
		records := open()
		refused := errors.New("no")
		var apps []*intake.Application
		var claims []intake.Claim
		for n := range 5 {
			app := judged(t, records, n, verdict(intake.Accepted), "lease")
			work := intake.RevalidateWork(app.ID, "sha256:rules")
			must[int](t)(records.Schedule(context.Background(), []intake.Work{work}))
			apps, claims = append(apps, app), append(claims, claim(t, records, work, 0))
		}
		change(t, records, apps[1].ID, blurred)                              // moves on
		claim(t, records, claims[2].Work, time.Hour)                         // another takes it up
		finishWork(t, records, claim(t, records, claims[4].Work, time.Hour)) // another does it
		errs := must[[]error](t)(records.ChangeAll(context.Background(), apps, func(app *intake.Application) error {
			for n := range apps {
				if app.ID == apps[n].ID {
					app.Under(claims[n])
					app.Finish(claims[n].Work)
				}
			}
			if app == apps[3] {
				return refused
			}
			return blurred(app)
		}))
		for n, want := range []error{nil, intake.ErrMovedOn, intake.ErrClaimLost, refused, intake.ErrClaimLost} {
			if !errors.Is(errs[n], want) {
				t.Errorf("%d: got %v, want %v", n, errs[n], want)
			}
			stored := must[*intake.Application](t)(records.Application(context.Background(), applicationID(n)))
			if revised := len(stored.Judgements) == 2; revised != (n < 2) {
				t.Errorf("%d: got %d judgements", n, len(stored.Judgements))
			}
			verify(t, records, applicationID(n))
		}
		left := map[intake.WorkState]int{}
		for _, one := range must[[]intake.Backlog](t)(records.Backlog(context.Background())) {
			left[one.State] += one.Count
		}
		if left[intake.Queued]+left[intake.Claimed] != 3 {
			t.Errorf("got %v, want the work of those left out", left)
		}
	}},
	{"Work that nobody took up before is taken up together, once, what waits longest first", func(t *testing.T, open func() intake.Records) {
		records := open()
		for n := range 6 {
			create(t, records, n)
			must[int](t)(records.Schedule(context.Background(), []intake.Work{intake.RevalidateWork(applicationID(n), "sha256:rules")}))
			time.Sleep(2 * time.Millisecond)
		}
		must[int](t)(records.Schedule(context.Background(), []intake.Work{intake.RevalidateWork(applicationID(0), "sha256:other")}))
		handed := must[[]intake.Due](t)(records.DueWork(context.Background(), intake.Draw{Task: intake.Revalidate, Lease: time.Hour, Most: 1}))
		tried := claim(t, records, intake.RevalidateWork(applicationID(1), "sha256:rules"), time.Hour)
		must[struct{}](t)(struct{}{}, records.Release(context.Background(), tried, 0))
		if len(handed) != 1 || handed[0].Application != applicationID(0) {
			t.Fatalf("got %+v", handed)
		}
		var got []intake.ApplicationID
		for _, want := range []int{2, 2, 0} {
			claims := must[[]intake.Claim](t)(open().ClaimFresh(context.Background(), intake.Revalidate, "sha256:rules", 2, time.Hour))
			if len(claims) != want {
				t.Fatalf("got %d, want %d", len(claims), want)
			}
			for _, one := range claims {
				got = append(got, one.Work.Application)
				if err := records.Renew(context.Background(), one, time.Hour); err != nil || one.Work != intake.RevalidateWork(one.Work.Application, "sha256:rules") || one.Failed+one.Lost != 0 {
					t.Errorf("got %+v, %v", one, err)
				}
				if _, err := records.Claim(context.Background(), one.Work, time.Hour); !errors.Is(err, intake.ErrClaimed) {
					t.Errorf("claimed again: %v", err)
				}
			}
		}
		slices.Sort(got[:2])
		slices.Sort(got[2:])
		same(t, "taken up", got, []intake.ApplicationID{applicationID(2), applicationID(3), applicationID(4), applicationID(5)})
	}},
	{"Cases of some applications are those of all, in order of id", func(t *testing.T, open func() intake.Records) {
		records := open()
		for n := range 150 {
			judged(t, records, n, verdict(intake.Accepted), "lease")
		}
		create(t, records, 200)
		every := all(t, records, "")
		var ids []intake.ApplicationID
		var want []intake.Case
		for n := 148; n >= 0; n -= 2 {
			ids = append(ids, applicationID(n))
			want = append([]intake.Case{every[n]}, want...)
		}
		same(t, "cases", must[[]intake.Case](t)(records.CasesOf(context.Background(), append(ids, applicationID(200), "none"))), want)
		if got := must[[]intake.Case](t)(records.CasesOf(context.Background(), nil)); len(got) != 0 {
			t.Errorf("of none: got %d", len(got))
		}
	}},
	{"Where only what waits in the queue counts as out, what is claimed makes room", func(t *testing.T, open func() intake.Records) {
		records := open()
		for n := range 4 {
			withWork(t, records, n)
		}
		draw := intake.Draw{Task: intake.Examine, Lease: time.Hour, Most: 2, Queued: true}
		for i, want := range []int{2, 0, 2, 0} {
			got := must[[]intake.Due](t)(records.DueWork(context.Background(), draw))
			if len(got) != want {
				t.Errorf("draw %d: got %d, want %d", i, len(got), want)
			}
			if i == 1 {
				claim(t, records, intake.ExamineWork(applicationID(0), documentID(0, 0)), time.Hour)
				claim(t, records, intake.ExamineWork(applicationID(1), documentID(1, 0)), time.Hour)
			}
		}
	}},
}

// blurred puts a verdict beside the earlier one.
func blurred(app *intake.Application) error {
	app.Rejudge(map[intake.DocumentID]intake.Verdict{app.Documents[0].ID: verdict(intake.Rejected, "IMG.FOCUS.BLURRED")}, at(9))
	return nil
}

// finishWork does work that changes nothing.
func finishWork(t *testing.T, records intake.Records, held intake.Claim) {
	t.Helper()
	change(t, records, held.Work.Application, func(app *intake.Application) error {
		app.Under(held)
		app.Finish(held.Work)
		return nil
	})
}
