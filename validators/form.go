package validators

import (
	"maps"
	"slices"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators/fields"
)

// Form judges declared fields for a service: those it requires and does not find, and what is wrong with those given.
// Only findings worth telling come back.
func (j *Judge) Form(service intake.Service, declared intake.Fields, today intake.Date) []intake.Finding {
	read := j.read(declared, today)
	var findings []intake.Finding
	if known, ok := j.set.Services[service]; ok {
		findings = required(known, read.canonical, rules.Facts{Service: service, Fields: read.canonical, AsOf: today})
	}
	findings = append(findings, j.values(read)...)
	verdict := intake.Verdict{Findings: findings}
	return verdict.Told()
}

// required holds a service's list of fields against those declared.
func required(service *rules.Service, canonical intake.Fields, facts rules.Facts) []intake.Finding {
	var findings []intake.Finding
	for _, need := range service.Fields {
		if !need.Required {
			continue
		}
		f := intake.Finding{
			Rule: string(service.Service) + ".field." + need.Field, Outcome: intake.Pass, Severity: need.Severity,
			Subject: intake.Subject{Field: need.Field}, Source: need.Source,
		}
		holds, err := need.When.Holds(facts)
		missing := canonical[need.Field] == ""
		switch {
		case err != nil && missing:
			f.Outcome, f.Code, f.Detail = intake.Inconclusive, codeInconclusive, intake.Detail{"code": string(codeMissing)}
		case !holds:
			f.Outcome = intake.NotApplicable
		case missing:
			f.Outcome, f.Code = intake.Fail, codeMissing
			f.Detail = intake.Detail{"field": need.Field}
		}
		findings = append(findings, f)
	}
	return findings
}

const codeMissing intake.Code = "FLD.REQUIRED.MISSING"

// values tells of every declared field that the ruleset knows, in order of name.
func (j *Judge) values(read form) []intake.Finding {
	var findings []intake.Finding
	for _, name := range slices.Sorted(maps.Keys(read.results)) {
		field := j.set.Fields[name]
		f := intake.Finding{Rule: "field." + name, Outcome: intake.Pass, Severity: field.Severity, Subject: intake.Subject{Field: name}, Source: field.Source}
		problems := read.results[name].Problems
		if len(problems) == 0 {
			findings = append(findings, f)
		}
		for _, problem := range problems {
			f.Outcome, f.Code = intake.Fail, problem.Code
			f.Severity = softened(field.Severity, problem.Level)
			f.Detail = withPosition(problem)
			findings = append(findings, f)
		}
	}
	return findings
}

// softened keeps what is only likely, or only a note, from blocking anybody.
func softened(severity intake.Severity, level fields.Level) intake.Severity {
	limit := intake.Block
	switch level {
	case fields.Warning:
		limit = intake.Warn
	case fields.Info:
		limit = intake.Info
	}
	if severity.Rank() > limit.Rank() {
		return limit
	}
	return severity
}

func withPosition(p fields.Problem) intake.Detail {
	if p.Position == 0 {
		return p.Detail
	}
	detail := maps.Clone(p.Detail)
	if detail == nil {
		detail = intake.Detail{}
	}
	detail["position"] = p.Position
	return detail
}

// form is what was declared, read once: the canonical values, which conditions and comparisons read, and what there is
// to say of each. A value that has no canonical form stays as it was declared.
type form struct {
	declared, canonical intake.Fields
	results             map[string]fields.Result
}

// read checks every declared field that the ruleset knows, each against the others.
func (j *Judge) read(declared intake.Fields, today intake.Date) form {
	f := form{declared, make(intake.Fields, len(declared)), make(map[string]fields.Result, len(declared))}
	in := fields.Context{Today: today.Time()}
	one := func(name string) string {
		value := declared[name]
		if value == "" {
			return ""
		}
		f.canonical[name] = value
		if tag, ok := j.form[name]; ok {
			got := tag.Check(value, in)
			if got.Valid() && got.Canonical != "" {
				f.canonical[name] = got.Canonical
			}
			f.results[name] = got
		}
		return f.canonical[name]
	}
	in.Citizenship = one("citizenship")
	if born, err := intake.ParseDate(one("birth_date")); err == nil {
		in.Born = born.Time()
	}
	for name := range declared {
		if name != "citizenship" && name != "birth_date" {
			one(name)
		}
	}
	return f
}
