package review

import (
	"slices"

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

// Faulty reports whether a document that counts is not accepted.
func (p applicationPage) Faulty() bool {
	return slices.ContainsFunc(p.Documents, func(d documentView) bool { return d.gravity() > 1 })
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

// findingView is a numbered finding; a drawn box carries its mark: the number, of a package's with a letter before it.
type findingView struct {
	intake.Explained
	Number int
	Mark   string
	Detail string
}

// pageView is a page, turned upright, with the boxes of the findings on it, in pixels of the page.
type pageView struct {
	Number, Width, Height int
	Image                 imageView
	Boxes                 []boxView
}

// imageView is a page image as it is kept, and how SVG turns it upright.
type imageView struct {
	URL           string
	Width, Height int
	Turn          string
}

// boxView is a rectangle to draw.
type boxView struct {
	X, Y, Width, Height   int
	ID, Finding           string // its name, and that of the finding it belongs to
	Mark                  string
	Other                 bool // the second place of a disagreement
	Stroke, Label, Letter int  // width of the line, height of the mark's tag, size of the mark: fit to the page's size
	Tag, TagY             int  // the tag's width and upper edge
	TextX, LabelY         int  // where the mark stands
	Severity              intake.Severity
	Text                  string
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
