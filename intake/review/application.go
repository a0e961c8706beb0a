package review

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"priyom/intake"
)

func (p *pages) application(w http.ResponseWriter, r *http.Request) {
	app, err := p.Records.Application(r.Context(), intake.ApplicationID(r.PathValue("id")))
	if err != nil {
		p.fail(w, r, err)
		return
	}
	events, err := p.Records.Events(r.Context(), app.ID, 0)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	lang := locale(w, r)
	catalogue := p.Engine.Catalogue()
	page := applicationPage{
		App: app, ServiceTitle: serviceTitle(catalogue, app.Service, lang), Decision: app.Decision(), Settled: app.Settled(),
		Package: p.verdict(app.Verdict(""), lang, said(app), "A"), Fields: declared(catalogue, app.Fields, lang), Events: events,
	}
	for _, doc := range app.Documents {
		view, err := p.document(r, app, doc, page.Package, lang)
		if err != nil {
			p.fail(w, r, err)
			return
		}
		if doc.Counts() {
			page.Documents = append(page.Documents, view)
			continue
		}
		page.Earlier = append(page.Earlier, view)
	}
	slices.SortStableFunc(page.Documents, func(a, b documentView) int { return b.gravity() - a.gravity() })
	f := frame{Title: app.Number, Page: page}
	if !page.Settled {
		f.Reload = 2
	}
	p.answer(w, r, http.StatusOK, "application", f)
}

func (p *pages) document(r *http.Request, app *intake.Application, doc intake.Document, whole *verdictView, lang intake.Locale) (documentView, error) {
	view := documentView{
		Document: doc, KindTitle: kindTitle(p.Engine.Catalogue(), doc.Kind, lang), Size: size(doc.Size, lang),
		Verdict: p.verdict(app.Verdict(doc.ID), lang, nil, ""),
	}
	if doc.Evidence == "" {
		return view, nil
	}
	evidence, err := p.Records.Evidence(r.Context(), doc.Evidence)
	if err != nil {
		return view, fmt.Errorf("load the evidence of document %s: %w", doc.ID, err)
	}
	places := slices.Concat(ofDocument(doc.ID, view.Verdict), ofPackage(doc.ID, whole))
	for _, page := range evidence.Pages {
		upright := page.Upright()
		view.Pages = append(view.Pages, pageView{
			Number: page.Number, Width: upright.Width, Height: upright.Height,
			Image: imageView{fmt.Sprintf("/review/pages/%s/%d", doc.ID, page.Number), page.Width, page.Height, upTurn(page)},
			Boxes: boxes(page, places),
		})
	}
	return view, nil
}

// said are the rules that the documents' own verdicts answer.
func said(app *intake.Application) map[string]bool {
	rules := map[string]bool{}
	for _, doc := range app.Documents {
		if verdict := app.Verdict(doc.ID); verdict != nil {
			for _, f := range verdict.Findings {
				rules[f.Rule] = true
			}
		}
	}
	return rules
}

// verdict puts a verdict into words for reviewers, leaving out what has been said of a document already. The numbers of its
// findings have a letter before them where there is one.
func (p *pages) verdict(v *intake.Verdict, lang intake.Locale, said map[string]bool, letter string) *verdictView {
	if v == nil {
		return nil
	}
	view := &verdictView{Decision: v.Decision, AsOf: v.AsOf, Ruleset: short(v.Ruleset), Evidence: short(v.Evidence)}
	own := slices.DeleteFunc(slices.Clone(v.Findings), func(f intake.Finding) bool {
		return f.Subject.Document != "" && said[f.Rule]
	})
	kept := intake.Verdict{Findings: own}
	if len(own) == len(v.Findings) { // or else the document has said why
		kept.Decision = v.Decision
	}
	for _, explained := range kept.Explain(p.Reasons, lang, intake.ForReviewer) {
		if explained.Cause != "" {
			view.skip(explained.Cause, explained.Rule)
			continue
		}
		view.Findings = append(view.Findings, findingView{explained, 0, "", details(explained.Detail)})
	}
	slices.SortStableFunc(view.Findings, func(a, b findingView) int { return b.Severity.Rank() - a.Severity.Rank() })
	for i := range view.Findings {
		view.Findings[i].Number, view.Findings[i].Mark = i+1, fmt.Sprint(letter, i+1)
	}
	for _, f := range own {
		if f.Outcome == intake.Pass {
			view.Passed = append(view.Passed, f.Rule)
		}
	}
	return view
}

func (v *verdictView) skip(cause, rule string) {
	for i := range v.Skipped {
		if v.Skipped[i].Cause == cause {
			v.Skipped[i].Rules = append(v.Skipped[i].Rules, rule)
			return
		}
	}
	v.Skipped = append(v.Skipped, skippedView{cause, []string{rule}})
}

func declared(catalogue intake.Catalogue, fields intake.Fields, lang intake.Locale) []fieldView {
	var list []fieldView
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		title := name
		if info, ok := catalogue.Field(name); ok {
			title = info.Title[lang]
		}
		list = append(list, fieldView{title, name, fields[name]})
	}
	return list
}

// details writes the values behind a finding as name=value, sorted by name.
func details(detail intake.Detail) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(detail)) {
		if name == "measured" || name == "limit" || name == "unit" || name == "other" {
			continue // every text says them, and the other place is drawn
		}
		parts = append(parts, fmt.Sprintf("%s = %v", name, detail[name]))
	}
	return strings.Join(parts, ", ")
}

func short(d intake.Digest) string {
	_, hexadecimal, _ := strings.Cut(string(d), ":")
	return hexadecimal[:min(12, len(hexadecimal))]
}

func size(bytes int64, lang intake.Locale) string {
	unit, number := "KB", fmt.Sprintf("%.0f", float64(bytes)/1024)
	if bytes >= 1<<20 {
		unit, number = "MB", fmt.Sprintf("%.1f", float64(bytes)/(1<<20))
	}
	if lang == intake.Russian {
		unit = map[string]string{"KB": "КБ", "MB": "МБ"}[unit]
		number = strings.Replace(number, ".", ",", 1)
	}
	return number + " " + unit
}
