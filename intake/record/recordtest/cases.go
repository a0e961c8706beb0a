package recordtest

import (
	"context"
	"errors"
	"testing"

	"priyom/intake"
)

var cases = []promise{
	{"Cases are the applications with a judged document, with what their verdicts tell, in order of id", func(t *testing.T, open func() intake.Records) {
		records := open()
		var want []*intake.Application
		for _, n := range []int{5, 3, 200, 4} {
			judged(t, records, n, verdict(intake.Rejected, "IMG.FOCUS.BLURRED"), "lease", "visa")
		}
		create(t, records, 1)
		withWork(t, records, 2)
		for _, n := range []int{3, 4, 5, 200} {
			want = append(want, toldOnly(must[*intake.Application](t)(records.Application(context.Background(), applicationID(n)))))
		}
		var got []*intake.Application
		for _, c := range all(t, open(), "") {
			got = append(got, c.Application)
		}
		same(t, "cases", got, want)
	}},
	{"A case holds the evidence of the documents that count", func(t *testing.T, open func() intake.Records) {
		records := open()
		judged(t, records, 1, verdict(intake.Rejected, "IMG.FOCUS.BLURRED"), "lease", "visa", "photo")
		change(t, records, applicationID(1), func(app *intake.Application) error {
			return app.AddDocument(document(documentID(1, 7), "visa"), at(5)) // not examined yet
		})
		got := all(t, records, "")
		if len(got) != 1 {
			t.Fatalf("got %d cases, want 1", len(got))
		}
		same(t, "evidence", got[0].Evidence, map[intake.DocumentID]*intake.Evidence{
			documentID(1, 0): evidence(1000), documentID(1, 2): evidence(1002),
		})
	}},
	{"Documents with the same bytes each have their evidence", func(t *testing.T, open func() intake.Records) {
		records := open()
		name := must[intake.Digest](t)(records.SaveEvidence(context.Background(), evidence(1)))
		for n := range 2 {
			withWork(t, records, n)
			change(t, records, applicationID(n), func(app *intake.Application) error {
				v := verdict(intake.Accepted)
				v.Evidence = name
				app.JudgeDocument(documentID(n, 0), v, at(9))
				return nil
			})
		}
		for n, c := range all(t, records, "") {
			same(t, "evidence", c.Evidence[documentID(n, 0)], evidence(1))
		}
	}},
	{"Evidence that is not kept is left out", func(t *testing.T, open func() intake.Records) {
		records := open()
		withWork(t, records, 1)
		change(t, records, applicationID(1), func(app *intake.Application) error {
			app.JudgeDocument(documentID(1, 0), verdict(intake.NeedsReview, "SYS.RENDER.CRASHED"), at(9))
			return nil
		})
		got := all(t, records, "")
		if len(got) != 1 || len(got[0].Evidence) != 0 {
			t.Errorf("got %+v, want one case without evidence", got)
		}
	}},
	{"Cases go on after a given one, over many", func(t *testing.T, open func() intake.Records) {
		records := open()
		const many = 150
		for n := range many {
			judged(t, records, n, verdict(intake.Accepted), "lease")
		}
		for _, after := range []int{-1, 0, 63, 64, 127, 148, 149} {
			id := intake.ApplicationID("")
			if after >= 0 {
				id = applicationID(after)
			}
			got := all(t, records, id)
			if len(got) != many-after-1 {
				t.Fatalf("after %d: got %d cases, want %d", after, len(got), many-after-1)
			}
			for i, c := range got {
				if want := applicationID(after + 1 + i); c.Application.ID != want {
					t.Fatalf("after %d: got %s, want %s", after, c.Application.ID, want)
				}
			}
		}
	}},
	{"Cases stop at the first error of f and return it", func(t *testing.T, open func() intake.Records) {
		records := open()
		for n := range 3 {
			judged(t, records, n, verdict(intake.Accepted), "lease")
		}
		enough := errors.New("enough")
		calls := 0
		err := records.Cases(context.Background(), "", func(intake.Case) error {
			if calls++; calls == 2 {
				return enough
			}
			return nil
		})
		if !errors.Is(err, enough) || calls != 2 {
			t.Errorf("got %v after %d calls, want f's error after 2", err, calls)
		}
	}},
	{"Cases may be changed while they are handed over", func(t *testing.T, open func() intake.Records) {
		records := open()
		for n := range 100 {
			judged(t, records, n, verdict(intake.Accepted), "lease")
		}
		calls := 0
		err := records.Cases(context.Background(), "", func(c intake.Case) error {
			calls++
			_, err := records.Change(context.Background(), c.Application.ID, func(app *intake.Application) error {
				app.Rejudge(map[intake.DocumentID]intake.Verdict{app.Documents[0].ID: verdict(intake.Rejected, "IMG.FOCUS.BLURRED")}, at(9))
				return nil
			})
			return err
		})
		if err != nil || calls != 100 {
			t.Errorf("got %v after %d calls, want 100 calls", err, calls)
		}
	}},
}

// toldOnly leaves the findings worth telling.
func toldOnly(app *intake.Application) *intake.Application {
	for i := range app.Judgements {
		app.Judgements[i].Verdict.Findings = app.Judgements[i].Verdict.Told()
	}
	return app
}

// all gathers cases.
func all(t *testing.T, records intake.Records, after intake.ApplicationID) []intake.Case {
	t.Helper()
	var cases []intake.Case
	err := records.Cases(context.Background(), after, func(c intake.Case) error {
		cases = append(cases, c)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return cases
}
