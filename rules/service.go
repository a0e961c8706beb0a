package rules

import (
	"fmt"

	"priyom/intake"
)

// Service is what can be applied for and what that takes.
type Service struct {
	Service   intake.Service `yaml:"service"`
	Title     intake.Titles  `yaml:"title"`
	Documents []Requirement  `yaml:"documents"`
	Fields    []FieldNeed    `yaml:"fields"`
	Rules     []*Rule        `yaml:"rules,omitempty"`
	Deadlines []Deadline     `yaml:"deadlines,omitempty"`
	At        Position
}

// Requirement is a document that a service asks for, or takes: one of the kinds.
type Requirement struct {
	ID       string          `yaml:"id"`
	OneOf    []intake.Kind   `yaml:"one_of"`
	Required bool            `yaml:"required"`
	When     *Condition      `yaml:"when,omitempty"`
	Severity intake.Severity `yaml:"severity,omitempty"` // of its absence; block unless told otherwise
	Source   string          `yaml:"source"`
	At       Position
}

// FieldNeed is a field that a service asks for, or takes.
type FieldNeed struct {
	Field    string          `yaml:"field"`
	Required bool            `yaml:"required"`
	When     *Condition      `yaml:"when,omitempty"`
	Severity intake.Severity `yaml:"severity,omitempty"` // of its absence; block unless told otherwise
	Source   string          `yaml:"source"`
	At       Position
}

// Deadline is a term: so many days after the event that its id names.
type Deadline struct {
	ID     string     `yaml:"id"`
	Days   int        `yaml:"days"`
	Unit   Unit       `yaml:"unit"`
	Roll   bool       `yaml:"roll,omitempty"` // a term of calendar days that ends on a day off ends on the next working day
	When   *Condition `yaml:"when,omitempty"`
	Source string     `yaml:"source"`
	At     Position
}

// Unit is what a deadline counts in.
type Unit string

// The units of deadlines.
const (
	WorkingDays  Unit = "working"
	CalendarDays Unit = "calendar"
)

// UnmarshalText refuses a word that is no unit.
func (u *Unit) UnmarshalText(text []byte) error {
	switch Unit(text) {
	case WorkingDays, CalendarDays:
		*u = Unit(text)
		return nil
	default:
		return fmt.Errorf("no unit named %q: want working or calendar", text)
	}
}

func (s *Service) check(file string, set *Ruleset, m *mistakes) {
	checkName("service", string(s.Service), file, s.At, m)
	checkTitle(s.Title, s.At, m)
	ids := newIDs("document", m)
	for i := range s.Documents {
		need := &s.Documents[i]
		ids.add(need.ID, need.At)
		if need.Severity == "" {
			need.Severity = intake.Block
		}
		if len(need.OneOf) == 0 {
			m.add(need.At, "one_of names no kind: there are %s", list(keys(set.Kinds)))
		}
		for _, kind := range need.OneOf {
			if set.Kinds[kind] == nil {
				m.add(need.At, "no kind named %q: there are %s", clipped(string(kind)), list(keys(set.Kinds)))
			}
		}
	}
	ids = newIDs("field", m)
	for i := range s.Fields {
		need := &s.Fields[i]
		ids.add(need.Field, need.At)
		if need.Severity == "" {
			need.Severity = intake.Block
		}
		if need.Field != "" && set.Fields[need.Field] == nil {
			m.add(need.At, "no field named %q: there are %s", clipped(need.Field), list(keys(set.Fields)))
		}
	}
	ids = newIDs("deadline", m)
	for _, deadline := range s.Deadlines {
		ids.add(deadline.ID, deadline.At)
		if deadline.Days < 1 || deadline.Days > 3660 {
			m.add(deadline.At, "deadline of %d days: want 1 to 3660", deadline.Days)
		}
		if deadline.Roll && deadline.Unit == WorkingDays {
			m.add(deadline.At, "roll says nothing about working days: leave it out")
		}
	}
}
