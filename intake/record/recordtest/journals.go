package recordtest

import (
	"context"
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
			app.StageDone(documentID(1, 7), "render", at(8))
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
	{"The revision is the number of the latest event", func(t *testing.T, open func() intake.Records) {
		records := open()
		app := judged(t, records, 1, verdict(intake.Accepted), "lease")
		if got := must[int](t)(records.Revision(context.Background(), app.ID)); got != app.Seq {
			t.Errorf("got %d, want %d", got, app.Seq)
		}
	}},
}
