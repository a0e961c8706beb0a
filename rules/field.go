package rules

import "priyom/intake"

// Field is a declared field: what people call it and what form its value must have.
type Field struct {
	Name     string          `yaml:"-"`
	Title    intake.Titles   `yaml:"title"`
	Tag      string          `yaml:"tag"` // in the language of validator/v10; whoever knows the tags checks it
	Severity intake.Severity `yaml:"severity"`
	Source   string          `yaml:"source"`
	Personal bool            `yaml:"personal"` // tells something of a person: never logged, masked where it is not needed
	At       Position
}

func (f *Field) check(m *mistakes) {
	switch {
	case !word.MatchString(f.Name):
		m.add(f.At, "field %q: want small letters, digits and underscores, a letter first", clipped(f.Name))
	case reserved(f.Name):
		m.add(f.At, "field %q: the word means something else in a condition, choose another", f.Name)
	}
	checkTitle(f.Title, f.At, m)
}
