// Package reading finds values in what was read out of a document: in its machine-readable zone, and in its print by the
// labels that the rules of its kind name. It guesses nothing: what does not have the shape it must have is not read.
package reading

import (
	"slices"
	"strings"
	"sync"

	"priyom/intake"
	"priyom/rules"
)

// Source tells where a value was read.
type Source string

// The sources.
const (
	Zone  Source = "mrz"
	Layer Source = "layer" // the text that a PDF holds
	OCR   Source = "ocr"
)

// Reading is a value that a document holds.
type Reading struct {
	Field      string      `json:"field"` // the declared field that it answers to
	Value      string      `json:"value"` // as read
	Source     Source      `json:"source"`
	Page       int         `json:"page"`
	Box        *intake.Box `json:"box"`
	Confidence float64     `json:"confidence"` // 0–1, of its weakest character or word
}

// Document is what was read out of a document, searched once however many checks ask. It is safe for many goroutines.
type Document struct {
	kind     *rules.Kind
	evidence *intake.Evidence

	printed  sync.Once
	pages    []print
	searched sync.Once
	found    []Reading
}

// Open prepares a document to be searched; nothing is done before somebody asks.
func Open(kind *rules.Kind, e *intake.Evidence) *Document { return &Document{kind: kind, evidence: e} }

// prints are the words of each page.
func (d *Document) prints() []print {
	d.printed.Do(func() {
		d.pages = make([]print, len(d.evidence.Pages))
		for i, page := range d.evidence.Pages {
			d.pages[i] = printOf(page)
		}
	})
	return d.pages
}

// Readings are what the rules of its kind say that a document holds, in the order of the rules: one reading for each
// place that has one. Of no document there are none.
func (d *Document) Readings() []Reading {
	if d == nil {
		return nil
	}
	d.searched.Do(func() {
		for _, read := range d.kind.Reads {
			for i := range d.evidence.Pages {
				if got, ok := d.one(read, i); ok {
					d.found = append(d.found, got)
					break
				}
			}
		}
	})
	return d.found
}

func (d *Document) one(read *rules.Read, page int) (Reading, bool) {
	if read.Zone != "" {
		return ofZone(read, &d.evidence.Pages[page])
	}
	return d.prints()[page].find(read)
}

// ofZone reads a part of the zone. A part whose check digit does not hold is not read, nor any of a zone that may have
// been misread.
func ofZone(read *rules.Read, page *intake.Page) (Reading, bool) {
	zone := page.MRZ
	if zone == nil || zone.Unsure {
		return Reading{}, false
	}
	value := zone.Document[read.Zone]
	guarded := map[string]string{"number": "document_number", "birth_date": "birth_date", "expiry_date": "expiry_date", "series_number": "document_number"}
	if read.Zone == "series_number" {
		value = zone.Document["series"] + zone.Document["number"]
	}
	if holds, has := zone.Checks[guarded[read.Zone]]; has && !holds || value == "" {
		return Reading{}, false
	}
	got := Reading{Field: read.Field, Value: value, Source: Zone, Page: page.Number, Confidence: 1}
	if part, ok := zone.Parts[strings.TrimPrefix(read.Zone, "series_")]; ok {
		got.Box, got.Confidence = &part.Box, part.Confidence
	}
	return got, true
}

// ByField picks the readings of a field, in the order they are believed in.
func ByField(all []Reading, field string) []Reading {
	return slices.DeleteFunc(slices.Clone(all), func(r Reading) bool { return r.Field != field })
}

// Text tells whether the words of a document were looked for.
type Text int

// The ways a document's words are there or not.
const (
	Unasked  Text = iota // its kind does not ask for text, or it has no pages
	NoEngine             // nothing could read them
	Searched             // they were read, be there any or none
)

// Text tells whether the words of a document were looked for: on one page at least.
func (d *Document) Text() Text {
	state := Unasked
	for _, page := range d.evidence.Pages {
		switch page.TextFrom {
		case "":
		case intake.TextNone:
			state = max(state, NoEngine)
		default:
			state = Searched
		}
	}
	return state
}
