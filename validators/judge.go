package validators

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators/fields"
)

// The codes of findings that tell why a rule has no answer. Their detail names the rule's own code.
const (
	codeInconclusive intake.Code = "SYS.CHECK.INCONCLUSIVE"
	codeNotExecuted  intake.Code = "SYS.CHECK.NOT_EXECUTED"
	codeUnproven     intake.Code = "OCR.READING.UNPROVEN"
)

// Judge holds evidence and fields against one ruleset. It is safe for many goroutines.
type Judge struct {
	set      *rules.Ruleset
	of       map[*rules.Rule]bound
	form     map[string]*fields.Tag
	kinds    map[intake.Kind]plan    // a document's rules
	doors    map[intake.Kind]plan    // those of them that turn an upload away
	services map[intake.Service]plan // a package's rules
}

// bound is a rule's check with the rule's parameters.
type bound struct {
	check Check
	run   Func
}

// NewJudge binds every rule to its check and every field to its validator. It refuses rule data that names a check,
// a parameter or a validator that does not exist, and tells all such mistakes at once.
func NewJudge(set *rules.Ruleset, checks *Set) (*Judge, error) {
	j := &Judge{
		set: set, of: map[*rules.Rule]bound{}, form: map[string]*fields.Tag{},
		kinds: map[intake.Kind]plan{}, doors: map[intake.Kind]plan{}, services: map[intake.Service]plan{},
	}
	var mistakes []error
	bind := func(list []*rules.Rule, ofPackage bool) {
		for _, rule := range list {
			mistakes = append(mistakes, j.bind(rule, checks, ofPackage))
		}
	}
	bind(set.Common, false)
	bind(set.Package, true)
	for _, kind := range set.Kinds {
		bind(kind.Rules, false)
	}
	for _, service := range set.Services {
		bind(service.Rules, true)
	}
	for name, field := range set.Fields {
		tag, err := fields.Compile(field.Tag)
		if err != nil {
			mistakes = append(mistakes, rules.Mistake{At: field.At, Text: err.Error()})
		}
		j.form[name] = tag
	}
	for name, kind := range set.Kinds {
		j.kinds[name] = j.plan(set.Common, kind.Rules)
		j.doors[name] = j.plan(slices.DeleteFunc(slices.Concat(set.Common, kind.Rules), func(r *rules.Rule) bool {
			return r.Severity != intake.Block || j.of[r].check.Needs != NeedsUpload
		}))
	}
	for name, service := range set.Services {
		j.services[name] = j.plan(set.Package, service.Rules)
	}
	return j, sorted(mistakes)
}

// sorted joins mistakes in the order of their text, which begins with file and line.
func sorted(mistakes []error) error {
	mistakes = slices.DeleteFunc(mistakes, func(err error) bool { return err == nil })
	slices.SortFunc(mistakes, func(a, b error) int { return cmp.Compare(a.Error(), b.Error()) })
	return errors.Join(mistakes...)
}

func (j *Judge) bind(rule *rules.Rule, checks *Set, ofPackage bool) error {
	if _, already := j.of[rule]; already {
		return nil
	}
	check, ok := checks.Lookup(rule.Check)
	switch {
	case !ok:
		return rules.Mistake{At: rule.At, Text: fmt.Sprintf("no check named %q: there are %v", rule.Check, checks.Names())}
	case check.Package != ofPackage:
		return rules.Mistake{At: rule.At, Text: fmt.Sprintf("check %q looks at %s", rule.Check, map[bool]string{true: "a package, not at a document", false: "a document, not at a package"}[check.Package])}
	}
	run, err := check.New(rule.With, rule.At)
	if err != nil {
		return err
	}
	j.of[rule] = bound{check, run}
	return nil
}

// Ruleset is the ruleset that is judged by.
func (j *Judge) Ruleset() *rules.Ruleset { return j.set }

// plan is a list of rules with the order their checks run in: that of their needs, so that a check that cannot answer
// can name what stopped it.
type plan struct {
	rules []*rules.Rule
	order []int
}

func (j *Judge) plan(lists ...[]*rules.Rule) plan {
	p := plan{rules: slices.Concat(lists...)}
	p.order = make([]int, len(p.rules))
	for i := range p.order {
		p.order[i] = i
	}
	slices.SortStableFunc(p.order, func(a, b int) int {
		return cmp.Compare(j.of[p.rules[a]].check.Needs, j.of[p.rules[b]].check.Needs)
	})
	return p
}

// run answers the rules of a plan over one input. Findings stand in the order of the rules; those of rules that were
// not in force are left out.
func (j *Judge) run(p plan, in Input, facts rules.Facts) []intake.Finding {
	findings := make([]intake.Finding, len(p.rules))
	cause := stopper{}
	if in.Evidence != nil {
		cause.failures(in.Evidence.Failures)
	}
	for _, i := range p.order {
		if rule := p.rules[i]; rule.InForce(in.AsOf) {
			need := j.of[rule].check.Needs
			if of := cause[NeedsKind]; of != "" && need > NeedsKind {
				findings[i] = notExecuted(rule, of)
				continue
			}
			findings[i] = j.answer(rule, in, facts, cause.below(need))
			cause.note(need, findings[i])
		}
	}
	return slices.DeleteFunc(findings, func(f intake.Finding) bool { return f.Outcome == "" })
}

func (j *Judge) answer(rule *rules.Rule, in Input, facts rules.Facts, cause string) intake.Finding {
	f := intake.Finding{Rule: rule.ID, Severity: rule.Severity, Source: rule.Source}
	why := codeInconclusive
	if rule.When != nil {
		holds, err := rule.When.Holds(facts)
		switch {
		case err != nil:
			f.Outcome = intake.Inconclusive
		case !holds:
			f.Outcome = intake.NotApplicable
			return f
		}
	}
	if f.Outcome == "" {
		result := j.of[rule].run(in)
		if result.Outcome == intake.Fail && result.Recognised && rule.Severity == intake.Block {
			result.Outcome, result.Why = intake.Inconclusive, codeUnproven
		}
		f.Outcome, f.Subject, f.Detail, why = result.Outcome, result.Subject, result.Detail, result.Why
	}
	switch {
	case f.Outcome == intake.Fail:
		f.Code = rule.Fails
	case f.Outcome == intake.Inconclusive && cause != "":
		return notExecuted(rule, cause)
	case f.Outcome == intake.Inconclusive:
		f.Code = cmp.Or(why, codeInconclusive)
		if f.Detail == nil {
			f.Detail = intake.Detail{}
		}
		f.Detail["code"] = string(rule.Fails)
	}
	return f
}

func notExecuted(rule *rules.Rule, cause string) intake.Finding {
	return intake.Finding{
		Rule: rule.ID, Severity: rule.Severity, Source: rule.Source, Outcome: intake.NotExecuted, Cause: cause, Code: codeNotExecuted,
		Detail: intake.Detail{"code": string(rule.Fails), "cause": cause},
	}
}

// stopper remembers the first thing that failed at each need.
type stopper [NeedsReading + 1]string

func (s *stopper) failures(failures []intake.Failure) {
	for _, failure := range failures {
		if s[NeedsFile] == "" {
			s[NeedsFile] = stageRule(failure.Stage)
		}
	}
}

func (s *stopper) note(need Need, f intake.Finding) {
	if f.Outcome == intake.Fail && f.Severity.Rank() >= intake.Review.Rank() && s[need] == "" {
		s[need] = f.Rule
	}
}

func (s *stopper) below(need Need) string {
	for _, cause := range s[:need] {
		if cause != "" {
			return cause
		}
	}
	return ""
}

// stageRule is what a finding about a stage of ours that failed has for its rule.
func stageRule(stage string) string { return "stage." + stage }
