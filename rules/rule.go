package rules

import (
	"go.yaml.in/yaml/v3"

	"priyom/intake"
)

// Rule is one line of rule data: a check with its parameters, what its failure is called and means, who asks for it
// and from when until when.
type Rule struct {
	ID       string          `yaml:"id"` // unique in the ruleset
	Check    string          `yaml:"check"`
	With     yaml.Node       `yaml:"with,omitempty"` // the check's parameters; whoever knows the check binds them
	Fails    intake.Code     `yaml:"fails"`
	Severity intake.Severity `yaml:"severity"`
	Source   string          `yaml:"source"`
	From     intake.Date     `yaml:"from,omitempty"`  // first day of effect; zero: always was
	Until    intake.Date     `yaml:"until,omitempty"` // first day of no effect; zero: open
	When     *Condition      `yaml:"when,omitempty"`
	At       Position
}

// InForce reports whether the rule counts on a day: from From, that day included, until Until, that day excluded.
// A rule that takes another's place therefore starts on the very date on which the other ends.
func (r *Rule) InForce(d intake.Date) bool {
	return !d.Before(r.From) && (r.Until.IsZero() || d.Before(r.Until))
}

// check tells what is wrong with a rule by itself.
func (r *Rule) check(m *mistakes) {
	if !r.From.IsZero() && !r.Until.IsZero() && !r.From.Before(r.Until) {
		m.add(r.At, "rule %s is never in force: from %s is not before until %s", r.ID, r.From, r.Until)
	}
	if r.ID != "" && !dotted(r.ID) {
		m.add(r.At, "rule id %q: want small letters, digits and underscores, in parts joined by points", clipped(r.ID))
	}
}
