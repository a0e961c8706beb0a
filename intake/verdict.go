package intake

import "encoding/json"

// Finding is one rule's outcome. It holds values and no prose; Explain adds the texts.
type Finding struct {
	Rule     string   `json:"rule"`
	Outcome  Outcome  `json:"outcome"`
	Code     Code     `json:"code,omitempty"`
	Severity Severity `json:"severity"`
	Subject  Subject  `json:"subject"`
	Detail   Detail   `json:"detail,omitempty"`
	Cause    string   `json:"cause,omitempty"` // the rule or failure that kept this one from running
	Source   string   `json:"source,omitempty"`
}

// Subject is the place a finding speaks of.
type Subject struct {
	Document DocumentID `json:"document,omitempty"`
	Kind     Kind       `json:"kind,omitempty"`
	Page     int        `json:"page"`  // from 1; 0 for the whole file
	Field    string     `json:"field"` // a declared field, or ""
	Box      *Box       `json:"box"`
}

// same reports whether two subjects are one place.
func (s Subject) same(other Subject) bool {
	if s.Box != nil && other.Box != nil && *s.Box == *other.Box {
		s.Box, other.Box = nil, nil
	}
	return s == other
}

// Other is the second place of a disagreement, where a finding names one: what is told at its subject is held against it.
func (f Finding) Other() (Subject, bool) {
	if other, ok := f.Detail["other"].(Subject); ok {
		return other, true
	}
	kept, ok := f.Detail["other"].(map[string]any) // as records give it back
	if !ok {
		return Subject{}, false
	}
	var other Subject
	data, err := json.Marshal(kept)
	if err == nil {
		err = json.Unmarshal(data, &other)
	}
	return other, err == nil
}

// Verdict is a decision with the findings it rests on, the rules and the evidence it was made from and the date
// that counted. It is never edited: the same four inputs give the same verdict, byte for byte.
type Verdict struct {
	Decision  Decision         `json:"decision"`
	Final     bool             `json:"final"`
	Findings  []Finding        `json:"findings"`
	Ruleset   Digest           `json:"ruleset"`
	Evidence  Digest           `json:"evidence,omitempty"`  // of a document's verdict
	Documents []JudgedDocument `json:"documents,omitempty"` // of a package's verdict
	AsOf      Date             `json:"as_of"`
	Author    string           `json:"author,omitempty"` // a person's; "" for the machine
}

// JudgedDocument is a document as a package's verdict saw it.
type JudgedDocument struct {
	ID       DocumentID `json:"id"`
	Kind     Kind       `json:"kind"`
	Evidence Digest     `json:"evidence"`
	Decision Decision   `json:"decision"`
}

// Decide is the decision that findings lead to. What was not found out never passes: a rule that would block or
// ask a person, and could not be answered, asks a person. A failure of ours never rejects.
func Decide(findings []Finding) Decision {
	decision := Accepted
	for _, f := range findings {
		switch {
		case f.Outcome == Fail && f.Severity == Block && !f.Code.System():
			return Rejected
		case f.Outcome == Pass, f.Outcome == NotApplicable, f.Severity.Rank() < Review.Rank():
		default:
			decision = NeedsReview
		}
	}
	return decision
}

// Told are the findings worth telling: everything but what passed or did not apply.
func (v *Verdict) Told() []Finding {
	told := make([]Finding, 0, len(v.Findings))
	for _, f := range v.Findings {
		if f.Outcome != Pass && f.Outcome != NotApplicable {
			told = append(told, f)
		}
	}
	return told
}

// Codes are the codes of the findings worth telling, each once, in order of first appearance. What only follows from
// another finding is left out.
func (v *Verdict) Codes() []Code {
	var codes []Code
	seen := map[Code]bool{}
	for _, f := range v.Told() {
		if f.Code != "" && f.Cause == "" && !seen[f.Code] {
			seen[f.Code] = true
			codes = append(codes, f.Code)
		}
	}
	return codes
}
