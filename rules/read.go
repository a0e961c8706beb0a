package rules

import (
	"fmt"
	"slices"
)

// Read says where documents of a kind hold a value: in a part of their machine-readable zone, or in print, by a label
// and the shape of what stands beside it.
type Read struct {
	Field   string   `yaml:"field"`            // the declared field that the value answers to
	Zone    string   `yaml:"zone,omitempty"`   // a part of the zone, such as birth_date
	Labels  []string `yaml:"labels,omitempty"` // as printed, in any case
	Where   Where    `yaml:"where,omitempty"`  // of the value, seen from its label; after when empty
	Pattern *Pattern `yaml:"pattern,omitempty"`
	// Reach is how far behind its label a value that comes after it may end, in characters: a hundred and twenty when 0.
	Reach int `yaml:"reach,omitempty"`
	// Values are what words of the print stand for, in small letters: работа for work.
	Values map[string]string `yaml:"values,omitempty"`
	At     Position
}

// Where says on which side of its label a value stands.
type Where string

// The sides.
const (
	After Where = "after" // in the line of the label and the one that follows it
	Below Where = "below" // under the label
	Row   Where = "row"   // right of the label, letter by letter in the cells of a form

	// Ticked is in a box left of one of several labels, each of which stands for a value.
	Ticked Where = "ticked"
)

// UnmarshalText refuses a word that is no side.
func (w *Where) UnmarshalText(text []byte) error {
	if word := Where(text); word != After && word != Below && word != Row && word != Ticked {
		return fmt.Errorf("nowhere named %q: want after, below, row or ticked", text)
	}
	*w = Where(text)
	return nil
}

// ZoneParts are the parts of a machine-readable zone that can be read (ICAO Doc 9303, parts 4 to 7).
var ZoneParts = []string{
	"surname", "given_names", "patronymic", "number", "nationality", "birth_date", "sex", "expiry_date", "issuer",
	"series_number", "division_code", "issue_date",
}

func (r *Read) check(set *Ruleset, m *mistakes) {
	if _, ok := set.Fields[r.Field]; !ok && r.Field != "" {
		m.add(r.At, "no field named %q: there are %s", clipped(r.Field), list(keys(set.Fields)))
	}
	printed := len(r.Labels) > 0 && (r.Pattern != nil || r.Where == Ticked)
	switch {
	case r.Zone != "" && (len(r.Labels) > 0 || r.Pattern != nil || r.Where != ""):
		m.add(r.At, "a value is read from the zone or from print: give zone alone, or labels and pattern")
	case r.Zone == "" && !printed:
		m.add(r.At, "a value is read from the zone or from print: give zone, or labels and pattern")
	case r.Zone != "" && !slices.Contains(ZoneParts, r.Zone):
		m.add(r.At, "no part of a zone named %q: there are %s", clipped(r.Zone), list(ZoneParts))
	}
	if r.Where == Ticked {
		for _, label := range r.Labels {
			if r.Values[label] == "" {
				m.add(r.At, "the label %q of a box stands for no value", clipped(label))
			}
		}
	}
	if slices.Contains(r.Labels, "") {
		m.add(r.At, "a label is empty")
	}
}

// Looks are what a document of a kind can be known by.
type Looks struct {
	Zones []string `yaml:"zones,omitempty"` // formats of its machine-readable zone
	Words []string `yaml:"words,omitempty"` // stretches of its print, in any case; titles and captions that no other kind has
	// Always says that every document of the kind has some of this, so that one that has none is left to a person. Letters
	// have no fixed form.
	Always bool `yaml:"always,omitempty"`
	At     Position
}

var zoneFormats = []string{"TD1", "TD2", "TD3", "MRV-A", "MRV-B", "RU_INTERNAL"}

func (l *Looks) check(m *mistakes) {
	for _, format := range l.Zones {
		if !slices.Contains(zoneFormats, format) {
			m.add(l.At, "no format of a zone named %q: there are %s", clipped(format), list(zoneFormats))
		}
	}
	if len(l.Zones)+len(l.Words) == 0 {
		m.add(l.At, "nothing to know a document by: give zones or words")
	}
}

// ReadsOf are the places where a kind holds a field, in the order they are believed in.
func (k *Kind) ReadsOf(field string) []*Read {
	return slices.DeleteFunc(slices.Clone(k.Reads), func(r *Read) bool { return r.Field != field })
}
