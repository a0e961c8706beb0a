package review

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"priyom/intake"
)

// applicationPage is an application as reviewers read it.
type applicationPage struct {
	App          *intake.Application
	ServiceTitle string
	Decision     intake.Decision
	Settled      bool
	Documents    []documentView
	Earlier      []documentView
	Package      *verdictView
	Fields       []fieldView
	Events       []intake.Event
}

// documentView is a document with its pages and what was found.
type documentView struct {
	intake.Document
	KindTitle string
	Size      string
	Verdict   *verdictView
	Pages     []pageView
}

// verdictView is a verdict with its findings in words.
type verdictView struct {
	Decision intake.Decision
	AsOf     intake.Date
	Ruleset  string
	Evidence string
	Findings []findingView
	Passed   []string
	Skipped  []skippedView
}

// skippedView are the rules that one cause kept from being answered.
type skippedView struct {
	Cause string
	Rules []string
}

// gravity puts first what a reviewer came for.
func (d documentView) gravity() int {
	if d.Verdict == nil {
		return 0
	}
	return map[intake.Decision]int{intake.Rejected: 3, intake.NeedsReview: 2, intake.Accepted: 1}[d.Verdict.Decision]
}

// findingView is a numbered finding; a drawn box carries its number.
type findingView struct {
	intake.Explained
	Number int
	Detail string
}

// pageView is a page image with the boxes of the findings on it, in pixels of the page.
type pageView struct {
	Number, Width, Height int
	URL                   string
	Boxes                 []boxView
}

// boxView is a rectangle to draw.
type boxView struct {
	X, Y, Width, Height, Number int
	Stroke, Label, Letter       int // width of the line, side of the number's tag, size of the number: fit to the page's size
	TextX, LabelY               int // where the number stands
	Severity                    intake.Severity
	Text                        string
}

// saidView is a verdict with what its template needs around it.
type saidView struct {
	Words   words
	Anchor  string
	Verdict *verdictView
}

// shownView is a document with what its template needs around it.
type shownView struct {
	Words    words
	Document documentView
	Said     saidView
}

// Say prepares a verdict for its template.
func (applicationPage) Say(w words, anchor string, verdict *verdictView) saidView {
	return saidView{w, anchor, verdict}
}

// Show prepares a document for its template.
func (p applicationPage) Show(w words, doc documentView) shownView {
	return shownView{w, doc, p.Say(w, string(doc.ID), doc.Verdict)}
}

// fieldView is a declared field.
type fieldView struct{ Title, Name, Value string }

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
		Package: p.verdict(app.Verdict(""), lang, said(app)), Fields: declared(catalogue, app.Fields, lang), Events: events,
	}
	for _, doc := range app.Documents {
		view, err := p.document(r, app, doc, lang)
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

func (p *pages) document(r *http.Request, app *intake.Application, doc intake.Document, lang intake.Locale) (documentView, error) {
	view := documentView{
		Document: doc, KindTitle: kindTitle(p.Engine.Catalogue(), doc.Kind, lang), Size: size(doc.Size, lang),
		Verdict: p.verdict(app.Verdict(doc.ID), lang, nil),
	}
	if doc.Evidence == "" {
		return view, nil
	}
	evidence, err := p.Records.Evidence(r.Context(), doc.Evidence)
	if err != nil {
		return view, fmt.Errorf("load the evidence of document %s: %w", doc.ID, err)
	}
	for _, page := range evidence.Pages {
		view.Pages = append(view.Pages, pageView{
			Number: page.Number, Width: page.Width, Height: page.Height,
			URL:   fmt.Sprintf("/review/pages/%s/%d", doc.ID, page.Number),
			Boxes: boxes(page, view.Verdict),
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

// verdict puts a verdict into words for reviewers, leaving out what has been said of a document already.
func (p *pages) verdict(v *intake.Verdict, lang intake.Locale, said map[string]bool) *verdictView {
	if v == nil {
		return nil
	}
	view := &verdictView{Decision: v.Decision, AsOf: v.AsOf, Ruleset: short(v.Ruleset), Evidence: short(v.Evidence)}
	own := slices.DeleteFunc(slices.Clone(v.Findings), func(f intake.Finding) bool {
		return f.Subject.Document != "" && said[f.Rule]
	})
	kept := intake.Verdict{Findings: own}
	for _, explained := range intake.Explain(kept.Told(), p.Reasons, lang, intake.ForReviewer) {
		if explained.Cause != "" {
			view.skip(explained.Cause, explained.Rule)
			continue
		}
		view.Findings = append(view.Findings, findingView{explained, 0, details(explained.Detail)})
	}
	slices.SortStableFunc(view.Findings, func(a, b findingView) int { return b.Severity.Rank() - a.Severity.Rank() })
	for i := range view.Findings {
		view.Findings[i].Number = i + 1
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

// boxes are the places on a page that findings speak of.
func boxes(page intake.Page, v *verdictView) []boxView {
	if v == nil {
		return nil
	}
	var list []boxView
	for _, f := range v.Findings {
		if f.Subject.Page != page.Number || f.Subject.Box == nil {
			continue
		}
		box := *f.Subject.Box
		unit := max(page.Width, page.Height, 1)
		list = append(list, boxView{
			X: box[0], Y: box[1], Width: box[2] - box[0], Height: box[3] - box[1], Number: f.Number,
			Stroke: max(1, unit/300), Label: unit / 28, Letter: unit / 38, TextX: box[0] + unit/56, LabelY: box[1] + unit/38,
			Severity: f.Severity, Text: f.Text,
		})
	}
	return list
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
