package reading

import (
	"maps"
	"slices"

	"priyom/intake"
	"priyom/rules"
)

// Likeness counts what a document has of the looks of a kind: a zone of its format, and stretches of print.
type Likeness struct {
	Zone  bool
	Words int
}

// Likeness compares a document with the looks of a kind.
func (d *Document) Likeness(kind *rules.Kind) Likeness {
	var like Likeness
	if kind.Looks == nil {
		return like
	}
	for _, page := range d.evidence.Pages {
		like.Zone = like.Zone || page.MRZ != nil && page.MRZ.Valid && slices.Contains(kind.Looks.Zones, page.MRZ.Format)
	}
	for _, word := range kind.Looks.Words {
		if d.Has(word) {
			like.Words++
		}
	}
	return like
}

// Has reports whether a page has a stretch of print, in any case and letter for letter alike by sight.
func (d *Document) Has(stretch string) bool {
	stretch = Fold(stretch)
	for i := range d.prints() {
		if d.pages[i].contains(stretch) {
			return true
		}
	}
	return false
}

// Wordless reports that no page has a word.
func (d *Document) Wordless() bool {
	for i := range d.prints() {
		if d.pages[i].folded != "" {
			return false
		}
	}
	return true
}

// Recognised reports that the words of a page were recognised in its picture, so that a word may be there that was not read.
func (d *Document) Recognised() bool {
	return slices.ContainsFunc(d.evidence.Pages, func(p intake.Page) bool { return p.TextFrom == intake.TextOCR })
}

// Likest is the kind that a document looks like most, by its zone and else by what it says; nil when it looks like none. Of
// two alike it is the first by name.
func Likest(kinds map[intake.Kind]*rules.Kind, e *intake.Evidence) *rules.Kind {
	var most *rules.Kind
	var best Likeness
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		like := Open(kinds[name], e).Likeness(kinds[name])
		if like.Zone && !best.Zone || like.Zone == best.Zone && like.Words > best.Words {
			most, best = kinds[name], like
		}
	}
	return most
}
