package recordtest

import (
	"context"
	"errors"
	"testing"

	"priyom/intake"
)

var changes = []promise{
	{"A change comes back complete and is what loading gives", func(t *testing.T, open func() intake.Records) {
		records := open()
		concluded(t, records, 1, verdict(intake.Rejected, "IMG.FOCUS.BLURRED"), "lease", "visa")
		got := change(t, records, applicationID(1), func(app *intake.Application) error {
			if err := app.SetFields(intake.Fields{"empty": "", "inn": "500100732259"}, at(5)); err != nil {
				return err
			}
			return app.AddDocument(document(documentID(1, 7), "lease"), at(6).Add(789))
		})
		want := must[*intake.Application](t)(open().Application(context.Background(), applicationID(1)))
		same(t, "application", got, want)
		if len(got.Documents) != 3 || len(got.Judgements) != 3 || got.Status != intake.Open || got.Round != 1 {
			t.Errorf("got %d documents, %d judgements, %s, round %d", len(got.Documents), len(got.Judgements), got.Status, got.Round)
		}
		if got.Documents[0].SupersededBy != got.Documents[2].ID || got.Documents[2].Supersedes != got.Documents[0].ID {
			t.Error("the corrected document does not supersede the earlier one")
		}
		if changes := got.Changes(); changes.Events != nil {
			t.Errorf("got changes %+v left, want none", changes)
		}
	}},
	{"A removed document stays visible, and the one before it counts again", func(t *testing.T, open func() intake.Records) {
		records := open()
		judged(t, records, 1, verdict(intake.Accepted), "lease")
		change(t, records, applicationID(1), func(app *intake.Application) error {
			return app.AddDocument(document(documentID(1, 7), "lease"), at(5))
		})
		change(t, records, applicationID(1), func(app *intake.Application) error { return app.RemoveDocument(documentID(1, 7), at(6)) })
		app := must[*intake.Application](t)(records.Application(context.Background(), applicationID(1)))
		if len(app.Documents) != 2 || app.Documents[1].Status != intake.DocumentRemoved || !app.Documents[0].Counts() {
			t.Errorf("got %+v", app.Documents)
		}
	}},
	{"Verdicts come back byte for byte", func(t *testing.T, open func() intake.Records) {
		records := open()
		want := verdict(intake.NeedsReview, "IMG.FOCUS.BLURRED", "SYS.RENDER.CRASHED")
		app := judged(t, records, 1, want, "lease")
		want.Evidence = app.Documents[0].Evidence
		same(t, "verdict", app.Verdict(documentID(1, 0)), want)
	}},
	{"When f returns an error nothing is stored and Change returns that error", func(t *testing.T, open func() intake.Records) {
		records := open()
		before := judged(t, records, 1, verdict(intake.Accepted), "lease")
		refused := errors.New("refused")
		got, err := records.Change(context.Background(), before.ID, func(app *intake.Application) error {
			app.Remember(&intake.Once{Client: "portal", Key: "k"}, documentID(1, 7))
			if err := app.AddDocument(document(documentID(1, 7), "visa"), at(5)); err != nil {
				return err
			}
			app.JudgeDocument(documentID(1, 7), verdict(intake.Rejected, "IMG.FOCUS.BLURRED"), at(5))
			return refused
		})
		if err != refused || got != nil { //nolint:errorlint // the very error is promised
			t.Errorf("got %v, %v; want nil and f's own error", got, err)
		}
		same(t, "application", must[*intake.Application](t)(records.Application(context.Background(), before.ID)), before)
		if _, err := records.ApplicationOf(context.Background(), documentID(1, 7)); !errors.Is(err, intake.ErrNotFound) {
			t.Errorf("document: got %v, want ErrNotFound", err)
		}
		if _, err := records.Repeated(context.Background(), intake.Once{Client: "portal", Key: "k"}); !errors.Is(err, intake.ErrNotFound) {
			t.Errorf("idempotency key: got %v, want ErrNotFound", err)
		}
		if list := must[intake.List](t)(records.Applications(context.Background(), intake.Filter{Code: "IMG.FOCUS.BLURRED"})); len(list.Items) != 0 {
			t.Errorf("got it listed under a code it was not given: %+v", list.Items)
		}
		verify(t, records, before.ID)
	}},
	{"When f panics nothing is stored and the records go on", func(t *testing.T, open func() intake.Records) {
		records := open()
		before := create(t, records, 1)
		func() {
			defer func() { recover() }() //nolint:errcheck // it is ours
			_, _ = records.Change(context.Background(), before.ID, func(app *intake.Application) error {
				app.RefuseUpload("lease", "FILE.SIZE.TOO_LARGE", 1, at(2))
				panic("f")
			})
		}()
		same(t, "application", change(t, records, before.ID, func(*intake.Application) error { return nil }), before)
	}},
	{"When f changes nothing, nothing is written", func(t *testing.T, open func() intake.Records) {
		records := open()
		before := create(t, records, 1)
		got := change(t, records, before.ID, func(*intake.Application) error { return nil })
		same(t, "application", got, before)
		list := must[intake.List](t)(records.Applications(context.Background(), intake.Filter{}))
		if !list.Items[0].Updated.Equal(before.Created) {
			t.Errorf("got updated %v, want %v", list.Items[0].Updated, before.Created)
		}
	}},
	{"Refused uploads are counted, and hardly grow the journal", func(t *testing.T, open func() intake.Records) {
		records := open()
		before := create(t, records, 1)
		const many = 100
		for range many {
			change(t, records, before.ID, func(app *intake.Application) error {
				app.RefuseUpload("lease", "FILE.SIZE.TOO_LARGE", 1, at(2))
				return nil
			})
		}
		app := must[*intake.Application](t)(open().Application(context.Background(), before.ID))
		events := verify(t, records, app.ID)
		if app.Refused != many || len(events) != 1+10+3 { // the first ten, the 16th, 32nd and 64th
			t.Errorf("got %d refused and %d events, want %d and 14", app.Refused, len(events), many)
		}
		if got := events[len(events)-1].Detail["refused"]; got != 64.0 {
			t.Errorf("the last event tells %v, want 64", got)
		}
		list := must[intake.List](t)(records.Applications(context.Background(), intake.Filter{}))
		if !list.Items[0].Updated.Equal(at(2)) {
			t.Errorf("got updated %v, want the time of the last event", list.Items[0].Updated)
		}
	}},
	{"A change that was called off stores nothing", func(t *testing.T, open func() intake.Records) {
		records := open()
		before := create(t, records, 1)
		ctx, cancel := context.WithCancel(context.Background())
		_, err := records.Change(ctx, before.ID, func(app *intake.Application) error {
			app.RefuseUpload("lease", "FILE.SIZE.TOO_LARGE", 1, at(2))
			cancel()
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want context.Canceled", err)
		}
		same(t, "application", must[*intake.Application](t)(records.Application(context.Background(), before.ID)), before)
	}},
	{"Judging again puts further verdicts beside the earlier ones", func(t *testing.T, open func() intake.Records) {
		records := open()
		concluded(t, records, 1, verdict(intake.Accepted), "lease")
		change(t, records, applicationID(1), func(app *intake.Application) error {
			app.Rejudge(map[intake.DocumentID]intake.Verdict{
				"": verdict(intake.Rejected, "PKG.DOCUMENT.MISSING"), documentID(1, 0): verdict(intake.Rejected, "IMG.FOCUS.BLURRED"),
			}, at(9))
			return nil
		})
		app := must[*intake.Application](t)(records.Application(context.Background(), applicationID(1)))
		if len(app.Judgements) != 4 || app.Decision() != intake.Rejected {
			t.Errorf("got %d judgements and %s, want 4 and rejected", len(app.Judgements), app.Decision())
		}
		verify(t, records, app.ID)
	}},
}
