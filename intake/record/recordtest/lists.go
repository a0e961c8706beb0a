package recordtest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"priyom/intake"
)

var lists = []promise{
	{"A line of a list tells what the application is", func(t *testing.T, open func() intake.Records) {
		records := open()
		app := concluded(t, records, 1, verdict(intake.Rejected, "IMG.FOCUS.BLURRED", "DOC.VALIDITY.EXPIRED"), "visa", "lease")
		list := must[intake.List](t)(records.Applications(context.Background(), intake.Filter{}))
		same(t, "list", list, intake.List{Items: []intake.Summary{{
			ID: app.ID, Number: app.Number, ExternalID: "portal-1", Service: "patent", Status: intake.Concluded, Decision: intake.Rejected,
			Round: 1, Created: at(1), Updated: at(1),
			Kinds: []intake.Kind{"lease", "visa"}, Codes: []intake.Code{"DOC.VALIDITY.EXPIRED", "IMG.FOCUS.BLURRED"},
		}}})
	}},
	{"Lists are narrowed by every field of the filter", listsAreNarrowed},
	{"What is corrected is no longer found by its old codes and kinds", func(t *testing.T, open func() intake.Records) {
		records := open()
		concluded(t, records, 1, verdict(intake.Rejected, "IMG.FOCUS.BLURRED"), "lease")
		change(t, records, applicationID(1), func(app *intake.Application) error {
			if err := app.AddDocument(document(documentID(1, 7), "lease"), at(5)); err != nil {
				return err
			}
			app.JudgeDocument(documentID(1, 7), verdict(intake.Accepted), at(6))
			if err := app.Submit(at(7)); err != nil {
				return err
			}
			app.Conclude(2, verdict(intake.Accepted), at(8))
			return nil
		})
		for filter, want := range map[intake.Filter]int{
			{Code: "IMG.FOCUS.BLURRED"}: 0, {Decision: intake.Rejected}: 0, {Decision: intake.Accepted}: 1, {Kind: "lease"}: 1,
		} {
			list := must[intake.List](t)(records.Applications(context.Background(), filter))
			if len(list.Items) != want {
				t.Errorf("%+v: got %d, want %d", filter, len(list.Items), want)
			}
		}
	}},
	{"Pages join into the whole list, latest first, also while applications come in", pagesJoin},
	{"A page holds 50 when nothing is said and 200 at most", func(t *testing.T, open func() intake.Records) {
		records := open()
		for n := range 210 {
			create(t, records, n)
		}
		for limit, want := range map[int]int{0: 50, -1: 50, 1: 1, 200: 200, 100000: 200} {
			list := must[intake.List](t)(records.Applications(context.Background(), intake.Filter{Limit: limit}))
			if len(list.Items) != want || list.Next == "" {
				t.Errorf("limit %d: got %d items and next %q, want %d and a cursor", limit, len(list.Items), list.Next, want)
			}
		}
	}},
	{"A cursor nobody gave out is ErrCursor", func(t *testing.T, open func() intake.Records) {
		records := open()
		for _, cursor := range []string{"x", "%", "MTI", "' OR 1=1 --", "////"} {
			if _, err := records.Applications(context.Background(), intake.Filter{Cursor: cursor}); !errors.Is(err, intake.ErrCursor) {
				t.Errorf("%q: got %v, want ErrCursor", cursor, err)
			}
		}
	}},
}

func listsAreNarrowed(t *testing.T, open func() intake.Records) {
	records := open()
	one := concluded(t, records, 1, verdict(intake.Rejected, "IMG.FOCUS.BLURRED"), "lease", "visa")
	judged(t, records, 2, verdict(intake.Accepted), "lease")
	judged(t, records, 3, verdict(intake.Rejected, "DOC.VALIDITY.EXPIRED", "IMG.FOCUS.BLURRED"), "visa")
	other := intake.NewApplication(applicationID(4), "portal-1", "place_of_stay", intake.English, nil, at(4))
	if err := records.Create(context.Background(), other); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		filter intake.Filter
		want   []int
	}{
		{intake.Filter{}, []int{4, 3, 2, 1}},
		{intake.Filter{Service: "patent"}, []int{3, 2, 1}},
		{intake.Filter{Service: "nothing"}, nil},
		{intake.Filter{Status: intake.Open}, []int{4, 3, 2}},
		{intake.Filter{Decision: intake.Rejected}, []int{1}},
		{intake.Filter{Kind: "visa"}, []int{3, 1}},
		{intake.Filter{Code: "IMG.FOCUS.BLURRED"}, []int{3, 1}},
		{intake.Filter{Code: "DOC.PAGES.TOO_FEW"}, nil}, // it passed
		{intake.Filter{Code: "IMG.FOCUS.BLURRED", Kind: "lease"}, []int{1}},
		{intake.Filter{Code: "IMG.FOCUS.BLURRED", Status: intake.Open, Service: "patent"}, []int{3}},
		{intake.Filter{Kind: "lease", Decision: intake.Rejected, Status: intake.Concluded}, []int{1}},
		{intake.Filter{Query: one.Number}, []int{1}},
		{intake.Filter{Query: "portal-1"}, []int{4, 1}},
		{intake.Filter{Query: string(applicationID(2))}, []int{2}},
		{intake.Filter{Query: string(documentID(3, 0))}, []int{3}},
		{intake.Filter{Query: "portal"}, nil},
		{intake.Filter{Query: "portal-1", Service: "patent"}, []int{1}},
		{intake.Filter{Query: "' OR 1=1 --"}, nil},
	} {
		t.Run(fmt.Sprintf("%+v", c.filter), func(t *testing.T) {
			var want []intake.ApplicationID
			for _, n := range c.want {
				want = append(want, applicationID(n))
			}
			for _, limit := range []int{0, 1} { // in one page, and one by one
				c.filter.Limit = limit
				if got := walk(t, records, c.filter, func() {}); !slices.Equal(got, want) {
					t.Errorf("limit %d: got %v, want %v", limit, got, want)
				}
			}
		})
	}
}

func pagesJoin(t *testing.T, open func() intake.Records) {
	records := open()
	var want []intake.ApplicationID
	for n := range 20 {
		app := intake.NewApplication(applicationID(n), "", "patent", intake.Russian, nil, at(n/4)) // four at the same instant
		if err := records.Create(context.Background(), app); err != nil {
			t.Fatal(err)
		}
		want = append([]intake.ApplicationID{app.ID}, want...)
	}
	next := 100
	got := walk(t, records, intake.Filter{Service: "patent", Limit: 3}, func() {
		create(t, records, next)
		next++
	})
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// walk reads a list to its end, page by page.
func walk(t *testing.T, records intake.Records, filter intake.Filter, between func()) []intake.ApplicationID {
	t.Helper()
	var all []intake.ApplicationID
	for range 1000 {
		list := must[intake.List](t)(records.Applications(context.Background(), filter))
		for _, item := range list.Items {
			all = append(all, item.ID)
		}
		if list.Next == "" {
			return all
		}
		filter.Cursor = list.Next
		between()
	}
	t.Fatal("the list has no end")
	return nil
}
