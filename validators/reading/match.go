package reading

import (
	"priyom/intake"
	"priyom/rules"
)

// Matches are the places of a pattern in the print: the first on each page.
func (d *Document) Matches(pattern *rules.Pattern) []Reading {
	var found []Reading
	for i := range d.prints() {
		p := &d.pages[i]
		if got, ok := p.match(&rules.Read{Pattern: pattern}, 0, len(p.text)); ok {
			found = append(found, got)
		}
	}
	return found
}

// Shows reports whether a pattern is in the print of any page.
func (d *Document) Shows(pattern *rules.Pattern) bool {
	for i := range d.prints() {
		if pattern.In(d.pages[i].small) {
			return true
		}
	}
	return false
}

// Following is the first place of a pattern close behind a word of a page; words are counted from 0.
func (d *Document) Following(page, word int, pattern *rules.Pattern) (Reading, bool) {
	p := &d.prints()[page]
	start := p.starts[word]
	return p.match(&rules.Read{Pattern: pattern}, start, p.near(start, reach))
}

// Label is the place of the first of several labels in the print, or nil.
func (d *Document) Label(labels []string) (page int, box *intake.Box) {
	for _, label := range labels {
		for i := range d.prints() {
			if box := d.pages[i].label(Fold(label)); box != nil {
				return d.pages[i].page.Number, box
			}
		}
	}
	return 0, nil
}
