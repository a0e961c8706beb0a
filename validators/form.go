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
	canonical := j.canonical(declared, today)
	var findings []intake.Finding
	if known, ok := j.set.Services[service]; ok {
		findings = required(known, canonical, rules.Facts{Service: service, Fields: canonical, AsOf: today})
	}
	findings = append(findings, j.values(declared, canonical, today)...)
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
		switch {
		case err != nil:
			f.Outcome, f.Code, f.Detail = intake.Inconclusive, codeInconclusive, intake.Detail{"code": string(codeMissing)}
		case !holds:
			f.Outcome = intake.NotApplicable
		case canonical[need.Field] == "":
			f.Outcome, f.Code = intake.Fail, codeMissing
			f.Detail = intake.Detail{"field": need.Field}
		}
		findings = append(findings, f)
	}
	return findings
}

const codeMissing intake.Code = "FLD.REQUIRED.MISSING"

// values checks every declared field that the ruleset knows, in order of name.
func (j *Judge) values(declared, canonical intake.Fields, today intake.Date) []intake.Finding {
	var findings []intake.Finding
	in := context(canonical, today)
	for _, name := range slices.Sorted(maps.Keys(declared)) {
		field, ok := j.set.Fields[name]
		if !ok || declared[name] == "" {
			continue
		}
		f := intake.Finding{Rule: "field." + name, Outcome: intake.Pass, Severity: field.Severity, Subject: intake.Subject{Field: name}, Source: field.Source}
		problems := j.form[name].Check(declared[name], in).Problems
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

// canonical brings declared fields to the form that conditions and comparisons read. A value that has none stays as
// it was declared.
func (j *Judge) canonical(declared intake.Fields, today intake.Date) intake.Fields {
	canonical := make(intake.Fields, len(declared))
	in := fields.Context{Today: today.Time()}
	if tag, ok := j.form["citizenship"]; ok {
		in.Citizenship = tag.Check(declared["citizenship"], in).Canonical
	}
	for name, value := range declared {
		canonical[name] = value
		if tag, ok := j.form[name]; ok && value != "" {
			if got := tag.Check(value, in); got.Valid() && got.Canonical != "" {
				canonical[name] = got.Canonical
			}
		}
	}
	return canonical
}

// context is what a field may be held against: the other fields.
func context(canonical intake.Fields, today intake.Date) fields.Context {
	in := fields.Context{Today: today.Time(), Citizenship: canonical["citizenship"]}
	if born, err := intake.ParseDate(canonical["birth_date"]); err == nil {
		in.Born = born.Time()
	}
	return in
}
