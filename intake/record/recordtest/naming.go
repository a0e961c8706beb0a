package recordtest

import (
	"context"
	"fmt"
	"testing"

	"priyom/intake"
)

var naming = []promise{
	{"A file is named while a document of it is kept, be it superseded or removed", func(t *testing.T, open func() intake.Records) {
		records := open()
		app := create(t, records, 1)
		sums, want := []string{fmt.Sprintf("%064x", 99)}, map[string]bool{}
		for n := range 3 {
			change(t, records, app.ID, func(app *intake.Application) error {
				doc := document(documentID(1, n), "visa")
				doc.SHA256 = fmt.Sprintf("%064x", n)
				return app.AddDocument(doc, at(n))
			})
			sums, want[sums[n]] = append(sums, fmt.Sprintf("%064x", n)), n > 0
		}
		want[sums[3]] = true
		delete(want, sums[0])
		change(t, records, app.ID, func(app *intake.Application) error { return app.RemoveDocument(documentID(1, 2), at(9)) })
		same(t, "named", must[map[string]bool](t)(open().Named(context.Background(), sums)), want)
		same(t, "named of none", must[map[string]bool](t)(records.Named(context.Background(), nil)), map[string]bool{})
	}},
	{"An application keeps whose it is", func(t *testing.T, open func() intake.Records) {
		records := open()
		app := newApplication(1)
		app.Client = "portal"
		if err := records.Create(context.Background(), app); err != nil {
			t.Fatal(err)
		}
		change(t, records, app.ID, func(app *intake.Application) error { return app.SetFields(intake.Fields{"sex": "F"}, at(2)) })
		if got := must[*intake.Application](t)(open().Application(context.Background(), app.ID)).Client; got != "portal" {
			t.Errorf("got %q, want portal", got)
		}
	}},
}
