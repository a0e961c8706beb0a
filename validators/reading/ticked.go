package reading

import (
	"strings"

	"priyom/intake"
	"priyom/rules"
)

// The share of a box that is inked, from which it is ticked and up to which it is empty. A box in between is neither.
const (
	ticked = 0.15
	empty  = 0.05
)

// ticked takes the value of the one label whose box is ticked, where the boxes of other labels are seen to be empty. Forms
// of two parts say it twice; what they do not agree on was not read.
func (p *print) ticked(read *rules.Read) (Reading, bool) {
	var found Reading
	blank := 0
	for _, mark := range p.page.Marks {
		if mark.Kind != intake.TickBox || mark.Word >= len(p.page.Words) {
			continue
		}
		word := p.page.Words[mark.Word]
		label, ok := labelOf(read.Labels, word.Text)
		switch {
		case !ok:
		case mark.Ink <= empty:
			blank++
		case mark.Ink < ticked, found.Field != "" && found.Value != read.Values[label]:
			return Reading{}, false
		case word.Confidence > found.Confidence:
			found = Reading{Field: read.Field, Value: read.Values[label], Source: OCR, Page: p.page.Number, Box: p.place(mark.Box), Confidence: word.Confidence}
		}
	}
	if p.page.TextFrom == intake.TextLayer {
		found.Source = Layer
	}
	return found, found.Field != "" && blank > 0
}

// labelOf is the label that a word is or begins with: "муж" of "муж./M".
func labelOf(labels []string, word string) (string, bool) {
	folded := Fold(word)
	for _, label := range labels {
		if rest, ok := strings.CutPrefix(folded, Fold(label)); ok && bounded(folded, 0, len(folded)-len(rest)) {
			return label, true
		}
	}
	return "", false
}
