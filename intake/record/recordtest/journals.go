package recordtest

import (
	"context"
	"errors"
	"testing"

	"priyom/intake"
)

var journals = []promise{
	{"The journal verifies after every sort of event", func(t *testing.T, open func() intake.Records) {
		records := open()
		concluded(t, records, 1, verdict(intake.Rejected, "IMG.FOCUS.BLURRED", "DOC.VALIDITY.EXPIRED"), "lease")
		change(t, records, applicationID(1), func(app *intake.Application) error {
			app.RefuseUpload("lease", "FILE.SIZE.TOO_LARGE", 1<<52, at(5))
			return app.SetFields(intake.Fields{"surname": "<И>&\u2028\u2029"}, at(6))
		})
		change(t, records, applicationID(1), func(app *intake.Application) error {
			if err := app.AddDocument(document(documentID(1, 7), "lease"), at(7).Add(1)); err != nil {
				return err
			}
			app.StagesDone(documentID(1, 7), []string{"render"}, at(8))
			return app.RemoveDocument(documentID(1, 7), at(9).Add(999))
		})
		change(t, records, applicationID(1), func(app *intake.Application) error {
			app.Rejudge(map[intake.DocumentID]intake.Verdict{"": verdict(intake.Accepted)}, at(10))
			return nil
		})
		events := verify(t, open(), applicationID(1))
		kinds := map[intake.EventKind]bool{}
		for _, event := range events {
			kinds[event.Kind] = true
		}
		if len(kinds) != 10 {
			t.Errorf("got %d sorts of events, want all 10: %v", len(kinds), kinds)
		}
	}},
	{"Events after a given one come in order, without it", func(t *testing.T, open func() intake.Records) {
		records := open()
		app := concluded(t, records, 1, verdict(intake.Accepted), "lease", "visa")
		judged(t, records, 2, verdict(intake.Accepted), "lease")
		all := must[[]intake.Event](t)(records.Events(context.Background(), app.ID, 0))
		for after := range app.Seq + 2 {
			got := must[[]intake.Event](t)(records.Events(context.Background(), app.ID, after))
			if want := max(0, app.Seq-after); len(got) != want {
				t.Fatalf("after %d: got %d events, want %d", after, len(got), want)
			}
			if len(got) > 0 {
				same(t, "events", got, all[after:])
			}
		}
	}},
	{"All journals are handed over in order of application and verify", func(t *testing.T, open func() intake.Records) {
		records := open()
		const many = 430 // more than are read at once
		for n := range many {
			create(t, records, (n*7)%many)
		}
		concluded(t, records, many, verdict(intake.Accepted), "lease", "visa")
		n := 0
		err := records.Journals(context.Background(), func(journal intake.Journal) error {
			if journal.Application != applicationID(n) || journal.Number == "" || journal.Events[0].Application != journal.Application {
				t.Errorf("got %+v in place %d", journal, n)
			}
			n++
			return journal.Verify(journal.Events[0].Hash)
		})
		if err != nil || n != many+1 {
			t.Errorf("got %d journals, %v; want %d", n, err, many+1)
		}
	}},
	{"Journals stop at the first error of f and return it", func(t *testing.T, open func() intake.Records) {
		records := open()
		create(t, records, 1)
		create(t, records, 2)
		enough, calls := errors.New("enough"), 0
		err := records.Journals(context.Background(), func(intake.Journal) error { calls++; return enough })
		if !errors.Is(err, enough) || calls != 1 {
			t.Errorf("got %v after %d calls, want f's error after 1", err, calls)
		}
	}},
	{"The revision is the number of the latest event", func(t *testing.T, open func() intake.Records) {
		records := open()
		app := judged(t, records, 1, verdict(intake.Accepted), "lease")
		if got := must[int](t)(records.Revision(context.Background(), app.ID)); got != app.Seq {
			t.Errorf("got %d, want %d", got, app.Seq)
		}
	}},
}
