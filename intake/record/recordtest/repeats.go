package recordtest

import (
	"context"
	"errors"
	"strconv"
	"testing"

	"priyom/intake"
)

var repeats = []promise{
	{"A request that is repeated finds what it led to", func(t *testing.T, open func() intake.Records) {
		records := open()
		app := newApplication(1)
		asked := intake.Once{Client: "portal", Key: "1", Request: intake.DigestOf([]byte("create"))}
		app.Remember(&asked, "")
		if err := records.Create(context.Background(), app); err != nil {
			t.Fatal(err)
		}
		change(t, records, app.ID, func(app *intake.Application) error {
			app.Remember(&intake.Once{Client: "portal", Key: "2", Request: intake.DigestOf([]byte("upload"))}, documentID(1, 0))
			return app.AddDocument(document(documentID(1, 0), "lease"), at(2))
		})
		got := must[intake.Once](t)(open().Repeated(context.Background(), intake.Once{Client: "portal", Key: "1", Request: asked.Request}))
		same(t, "creation", got, asked)
		got = must[intake.Once](t)(records.Repeated(context.Background(), intake.Once{Client: "portal", Key: "2", Request: intake.DigestOf([]byte("upload"))}))
		if got.Application != app.ID || got.Document != documentID(1, 0) {
			t.Errorf("upload: got %+v", got)
		}
	}},
	{"The same key with another request is ErrKeyReused", func(t *testing.T, open func() intake.Records) {
		records := open()
		app := newApplication(1)
		app.Remember(&intake.Once{Client: "portal", Key: "1", Request: intake.DigestOf([]byte("one"))}, "")
		if err := records.Create(context.Background(), app); err != nil {
			t.Fatal(err)
		}
		_, err := records.Repeated(context.Background(), intake.Once{Client: "portal", Key: "1", Request: intake.DigestOf([]byte("two"))})
		if !errors.Is(err, intake.ErrKeyReused) {
			t.Errorf("got %v, want ErrKeyReused", err)
		}
	}},
	{"Keys are forgotten by nobody before their time", func(t *testing.T, open func() intake.Records) {
		records := open()
		for n := range 30 { // each of which makes room for what has expired
			app := newApplication(n)
			app.Remember(&intake.Once{Client: "portal", Key: strconv.Itoa(n), Request: "sha256:same"}, "")
			if err := records.Create(context.Background(), app); err != nil {
				t.Fatal(err)
			}
		}
		for n := range 30 {
			got := must[intake.Once](t)(records.Repeated(context.Background(), intake.Once{Client: "portal", Key: strconv.Itoa(n), Request: "sha256:same"}))
			if got.Application != applicationID(n) {
				t.Errorf("key %d: got %s", n, got.Application)
			}
		}
	}},
	{"Clients do not see each other's keys", func(t *testing.T, open func() intake.Records) {
		records := open()
		app := newApplication(1)
		app.Remember(&intake.Once{Client: "portal", Key: "1"}, "")
		if err := records.Create(context.Background(), app); err != nil {
			t.Fatal(err)
		}
		if _, err := records.Repeated(context.Background(), intake.Once{Client: "another", Key: "1"}); !errors.Is(err, intake.ErrNotFound) {
			t.Errorf("got %v, want ErrNotFound", err)
		}
	}},
	{"Of two creations with one key the second stores nothing and is told", func(t *testing.T, open func() intake.Records) {
		records := open()
		once := func() *intake.Once { return &intake.Once{Client: "portal", Key: "1", Request: "sha256:same"} }
		first, second := newApplication(1), newApplication(2)
		first.Remember(once(), "")
		second.Remember(once(), "")
		if err := records.Create(context.Background(), first); err != nil {
			t.Fatal(err)
		}
		if err := records.Create(context.Background(), second); !errors.Is(err, intake.ErrKeyReused) {
			t.Errorf("got %v, want ErrKeyReused", err)
		}
		if _, err := records.Application(context.Background(), second.ID); !errors.Is(err, intake.ErrNotFound) {
			t.Errorf("got %v, want ErrNotFound", err)
		}
		got := must[intake.Once](t)(records.Repeated(context.Background(), *once()))
		if got.Application != first.ID {
			t.Errorf("got %s, want the first", got.Application)
		}
	}},
	{"Of two changes with one key the second stores nothing and is told", func(t *testing.T, open func() intake.Records) {
		records := open()
		create(t, records, 1)
		upload := func(document intake.Document) error {
			_, err := records.Change(context.Background(), applicationID(1), func(app *intake.Application) error {
				app.Remember(&intake.Once{Client: "portal", Key: "1", Request: "sha256:same"}, document.ID)
				return app.AddDocument(document, at(2))
			})
			return err
		}
		if err := upload(document(documentID(1, 0), "lease")); err != nil {
			t.Fatal(err)
		}
		if err := upload(document(documentID(1, 1), "lease")); !errors.Is(err, intake.ErrKeyReused) {
			t.Errorf("got %v, want ErrKeyReused", err)
		}
		if app := must[*intake.Application](t)(records.Application(context.Background(), applicationID(1))); len(app.Documents) != 1 {
			t.Errorf("got %d documents, want 1", len(app.Documents))
		}
		verify(t, records, applicationID(1))
	}},
}
