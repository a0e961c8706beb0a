package review

import (
	"errors"
	"html/template"
	"net/http"
	"net/url"

	"priyom/intake"
)

// listPage is a page of the list with its filter.
type listPage struct {
	Filter   intake.Filter
	Items    []listItem
	Next     template.URL // query of the next page, encoded already; or ""
	Services []option
	Kinds    []option
	Codes    []intake.Code
	// Decisions are those to choose from.
	Decisions []intake.Decision
}

// listItem is a line of the list.
type listItem struct {
	intake.Summary
	ServiceTitle string
	KindTitles   []string
}

func (p *pages) list(w http.ResponseWriter, r *http.Request) {
	lang := locale(w, r)
	asked := r.URL.Query()
	page := listPage{Filter: intake.Filter{
		Service: intake.Service(asked.Get("service")), Decision: intake.Decision(asked.Get("decision")), Status: intake.Status(asked.Get("status")),
		Kind: intake.Kind(asked.Get("kind")), Code: intake.Code(asked.Get("code")), Query: asked.Get("q"), Cursor: asked.Get("cursor"),
	}}
	found, err := p.Records.Applications(r.Context(), page.Filter)
	if errors.Is(err, intake.ErrCursor) {
		http.Redirect(w, r, "/review", http.StatusSeeOther)
		return
	}
	if err != nil {
		p.fail(w, r, err)
		return
	}
	catalogue := p.Engine.Catalogue()
	for _, summary := range found.Items {
		item := listItem{Summary: summary, ServiceTitle: serviceTitle(catalogue, summary.Service, lang)}
		for _, kind := range summary.Kinds {
			item.KindTitles = append(item.KindTitles, kindTitle(catalogue, kind, lang))
		}
		page.Items = append(page.Items, item)
	}
	if found.Next != "" {
		next := url.Values{}
		for name, values := range asked {
			next[name] = values
		}
		next.Set("cursor", found.Next)
		page.Next = template.URL(next.Encode())
	}
	for _, service := range catalogue.Services() {
		page.Services = append(page.Services, option{string(service.Service), service.Title[lang]})
	}
	for _, kind := range catalogue.Kinds() {
		page.Kinds = append(page.Kinds, option{string(kind.Kind), kind.Title[lang]})
	}
	page.Codes = catalogue.Codes()
	page.Decisions = []intake.Decision{intake.Accepted, intake.Rejected, intake.NeedsReview}
	p.answer(w, r, http.StatusOK, "list", frame{Title: texts[lang]["reviewers"], Page: page})
}

func serviceTitle(catalogue intake.Catalogue, service intake.Service, lang intake.Locale) string {
	if info, ok := catalogue.Service(service); ok {
		return info.Title[lang]
	}
	return string(service)
}

func kindTitle(catalogue intake.Catalogue, kind intake.Kind, lang intake.Locale) string {
	if info, ok := catalogue.Kind(kind); ok {
		return info.Title[lang]
	}
	return string(kind)
}
