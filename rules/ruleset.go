package rules

import (
	"embed"
	"io/fs"
	"maps"
	"slices"

	"priyom/intake"
)

//go:embed *.yaml kinds/*.yaml services/*.yaml reasons/*.yaml calendars/*.yaml
var defaults embed.FS

// Default is the rule data that is compiled in.
func Default() fs.FS { return defaults }

// Ruleset is all rule data. Nothing in it is changed after Load.
type Ruleset struct {
	Kinds     map[intake.Kind]*Kind
	Services  map[intake.Service]*Service
	Fields    map[string]*Field
	Common    []*Rule        // for every document
	Package   []*Rule        // for every package
	Budgets   intake.Budgets // of reading a file whose kind is not known
	Calendars Calendars

	reasons reasons
	digest  intake.Digest
}

// Digest names the ruleset by the names and the content of all its files.
func (r *Ruleset) Digest() intake.Digest { return r.digest }

// Rules are all rules: those of every document, of every package, of the kinds and of the services, in this order,
// and of kinds and services in the order of their names.
func (r *Ruleset) Rules() []*Rule {
	all := slices.Concat(r.Common, r.Package)
	for _, kind := range slices.Sorted(maps.Keys(r.Kinds)) {
		all = append(all, r.Kinds[kind].Rules...)
	}
	for _, service := range slices.Sorted(maps.Keys(r.Services)) {
		all = append(all, r.Services[service].Rules...)
	}
	return all
}

// Load reads a tree of rule data. It refuses what it does not understand: the error joins a Mistake for everything
// that is wrong, in the order of files and lines.
func Load(fsys fs.FS) (*Ruleset, error) {
	files, err := readTree(fsys)
	if err != nil {
		return nil, err
	}
	set := &Ruleset{
		Kinds:     map[intake.Kind]*Kind{},
		Services:  map[intake.Service]*Service{},
		Fields:    map[string]*Field{},
		Calendars: Calendars{},
		reasons:   newReasons(),
		digest:    digestOf(files),
	}
	var m mistakes
	for _, file := range files {
		set.read(file, &m)
	}
	if len(m) > 0 {
		return nil, m.err() // what follows would only repeat them
	}
	if err := set.check(&m); err != nil {
		return nil, err
	}
	if len(m) > 0 {
		return nil, m.err()
	}
	set.reasons.name(set)
	for _, kind := range set.Kinds {
		kind.Budgets = set.Budgets.With(kind.Files.Budgets)
	}
	return set, nil
}

// check holds the parts of a ruleset against each other.
func (r *Ruleset) check(m *mistakes) error {
	for _, name := range slices.Sorted(maps.Keys(r.Fields)) {
		r.Fields[name].check(m)
	}
	for _, kind := range r.Kinds {
		kind.check(stem(kind.At.File), r, m)
	}
	for _, service := range r.Services {
		service.check(stem(service.At.File), r, m)
	}
	for _, calendar := range r.Calendars {
		calendar.check(stem(calendar.At.File), m)
	}
	r.reasons.check(m)
	seen := newIDs("rule", m)
	for _, rule := range r.Rules() {
		rule.check(m)
		seen.add(rule.ID, rule.At)
		r.reasons.checkFails(rule, m)
	}
	if len(*m) > 0 {
		return nil
	}
	return r.compile(m)
}

// compile type-checks all conditions.
func (r *Ruleset) compile(m *mistakes) error {
	c, err := newCompiler(r)
	if err != nil {
		return err
	}
	for _, rule := range r.Rules() {
		c.compile(rule.When, m)
	}
	for _, service := range r.Services {
		for _, need := range service.Documents {
			c.compile(need.When, m)
		}
		for _, need := range service.Fields {
			c.compile(need.When, m)
		}
		for _, deadline := range service.Deadlines {
			c.compile(deadline.When, m)
		}
	}
	return nil
}
