package recordtest

import (
	"context"
	"errors"
	"testing"
	"time"

	"priyom/intake"
)

var applications = []promise{
	{"An application comes back as it was created", func(t *testing.T, open func() intake.Records) {
		records := open()
		want := create(t, records, 1)
		got := must[*intake.Application](t)(records.Application(context.Background(), want.ID))
		same(t, "application", got, want)
		if got.Created != at(1) || !got.Submitted.IsZero() {
			t.Errorf("got created %v, submitted %v; want %v and never", got.Created, got.Submitted, at(1))
		}
	}},
	{"Creating leaves no changes to store", func(t *testing.T, open func() intake.Records) {
		app := create(t, open(), 1)
		if got := app.Changes(); got.Events != nil || got.Due != nil {
			t.Errorf("got changes %+v, want none", got)
		}
	}},
	{"Times are kept to the microsecond, and what is returned is what is kept", func(t *testing.T, open func() intake.Records) {
		records := open()
		app := newApplication(1)
		app.Created = noon.Add(789)
		if err := records.Create(context.Background(), app); err != nil {
			t.Fatal(err)
		}
		if app.Created != noon {
			t.Errorf("got %v, want %v", app.Created, noon)
		}
		same(t, "application", must[*intake.Application](t)(records.Application(context.Background(), app.ID)), app)
	}},
	{"Numbers run from one within a year of Moscow's", func(t *testing.T, open func() intake.Records) {
		records := open()
		newYear := time.Date(2026, time.December, 31, 21, 0, 0, 0, time.UTC) // midnight in Moscow
		for n, step := range []struct {
			at   time.Time
			want string
		}{
			{newYear.Add(-2 * time.Second), intake.Number(2026, 1)},
			{newYear.Add(-time.Second), intake.Number(2026, 2)},
			{newYear, intake.Number(2027, 1)},
			{newYear.Add(-time.Second), intake.Number(2026, 3)},
			{newYear.Add(time.Second), intake.Number(2027, 2)},
		} {
			app := intake.NewApplication(applicationID(n), "", "patent", intake.Russian, nil, step.at)
			if err := records.Create(context.Background(), app); err != nil {
				t.Fatal(err)
			}
			if app.Number != step.want {
				t.Errorf("at %v: got number %s, want %s", step.at, app.Number, step.want)
			}
		}
	}},
	{"An id is taken once, and the one who came second leaves nothing behind", func(t *testing.T, open func() intake.Records) {
		records := open()
		first := create(t, records, 1)
		second := newApplication(1)
		second.ExternalID = "another"
		if err := records.Create(context.Background(), second); err == nil {
			t.Error("got no error")
		}
		same(t, "application", must[*intake.Application](t)(records.Application(context.Background(), first.ID)), first)
		if second.Number != "" {
			t.Errorf("got number %q for an application that was not stored", second.Number)
		}
		if got, want := create(t, records, 2).Number, intake.Number(2026, 2); got != want {
			t.Errorf("got number %s after a failure, want %s", got, want)
		}
	}},
	{"What is not there is ErrNotFound", func(t *testing.T, open func() intake.Records) {
		records := open()
		ctx := context.Background()
		for what, ask := range map[string]func() error{
			"Application":   func() error { _, err := records.Application(ctx, "no"); return err },
			"ApplicationOf": func() error { _, err := records.ApplicationOf(ctx, "no"); return err },
			"Revision":      func() error { _, err := records.Revision(ctx, "no"); return err },
			"Repeated":      func() error { _, err := records.Repeated(ctx, intake.Once{Client: "c", Key: "k"}); return err },
			"Evidence":      func() error { _, err := records.Evidence(ctx, "sha256:no"); return err },
			"Stage":         func() error { _, err := records.Stage(ctx, intake.StageKey{SHA256: "no"}); return err },
			"Change": func() error {
				_, err := records.Change(ctx, "no", func(*intake.Application) error { t.Error("f was called"); return nil })
				return err
			},
		} {
			if err := ask(); !errors.Is(err, intake.ErrNotFound) {
				t.Errorf("%s: got %v, want ErrNotFound", what, err)
			}
		}
	}},
	{"A document names its application", func(t *testing.T, open func() intake.Records) {
		records := open()
		judged(t, records, 1, verdict(intake.Accepted), "lease")
		judged(t, records, 2, verdict(intake.Accepted), "lease", "visa")
		got := must[intake.ApplicationID](t)(records.ApplicationOf(context.Background(), documentID(2, 1)))
		if got != applicationID(2) {
			t.Errorf("got %s, want %s", got, applicationID(2))
		}
	}},
	{"Everything is there after closing and opening again", func(t *testing.T, open func() intake.Records) {
		records := open()
		want := concluded(t, records, 1, verdict(intake.Rejected, "IMG.FOCUS.BLURRED"), "lease", "visa")
		if err := records.Close(); err != nil {
			t.Fatal(err)
		}
		records = open()
		same(t, "application", must[*intake.Application](t)(records.Application(context.Background(), want.ID)), want)
		verify(t, records, want.ID)
		if got, want := create(t, records, 2).Number, intake.Number(2026, 2); got != want {
			t.Errorf("got number %s, want %s", got, want)
		}
	}},
	{"Records that are open answer a ping, and closed ones do not", func(t *testing.T, open func() intake.Records) {
		records := open()
		if err := records.Ping(context.Background()); err != nil {
			t.Errorf("open: %v", err)
		}
		records.Close() //nolint:errcheck // the next line asks
		if err := records.Ping(context.Background()); err == nil {
			t.Error("closed: got no error")
		}
	}},
}
