package review

import (
	"fmt"

	"priyom/intake"
)

// place is where something that a finding speaks of stands on a page.
type place struct {
	subject intake.Subject
	finding findingView
	anchor  string // of the list that the finding stands in
	other   bool   // the second place of a disagreement
}

// ofDocument are the places that a document's own verdict speaks of.
func ofDocument(doc intake.DocumentID, v *verdictView) []place {
	if v == nil {
		return nil
	}
	var list []place
	for _, f := range v.Findings {
		list = append(list, place{f.Subject, f, string(doc), false})
	}
	return list
}

// ofPackage are the places in a document that the package's verdict speaks of: of what is told of it, and of what something
// told of another document is held against.
func ofPackage(doc intake.DocumentID, v *verdictView) []place {
	if v == nil {
		return nil
	}
	var list []place
	for _, f := range v.Findings {
		if f.Subject.Document == doc {
			list = append(list, place{f.Subject, f, packageAnchor, false})
		}
		if other, ok := f.Other(); ok && other.Document == doc {
			list = append(list, place{other, f, packageAnchor, true})
		}
	}
	return list
}

// packageAnchor names the list of what is told of the package as a whole.
const packageAnchor = "package"

// boxes are the places on a page, ready to be drawn on it as it stands upright.
func boxes(page intake.Page, places []place) []boxView {
	var list []boxView
	for _, p := range places {
		if p.subject.Page != page.Number || p.subject.Box == nil {
			continue
		}
		box := p.subject.Box.Turn(page.Back(), page.Width, page.Height)
		unit := max(page.Width, page.Height, 1)
		tag := unit/28 + (len(p.finding.Mark)-1)*unit/70
		top := box[1]
		if box[3]-box[1] < unit/14 { // above what it would hide
			top = max(0, box[1]-unit/28)
		}
		kind := "b"
		if p.other {
			kind = "o"
		}
		list = append(list, boxView{
			X: box[0], Y: box[1], Width: box[2] - box[0], Height: box[3] - box[1],
			ID: fmt.Sprintf("%s-%s%d", p.anchor, kind, p.finding.Number), Finding: fmt.Sprintf("%s-f%d", p.anchor, p.finding.Number),
			Mark: p.finding.Mark, Other: p.other,
			Stroke: max(1, unit/300), Label: unit / 28, Letter: unit / 38, TagY: top, LabelY: top + unit/38,
			Tag: tag, TextX: box[0] + tag/2,
			Severity: p.finding.Severity, Text: p.finding.Text,
		})
	}
	return list
}

// upTurn is the transform of SVG that turns a page's image upright: about its corner, and back into view.
func upTurn(page intake.Page) string {
	switch page.Back() {
	case 90:
		return fmt.Sprintf("translate(%d 0) rotate(90)", page.Height)
	case 180:
		return fmt.Sprintf("translate(%d %d) rotate(180)", page.Width, page.Height)
	case 270:
		return fmt.Sprintf("translate(0 %d) rotate(-90)", page.Width)
	default:
		return ""
	}
}
