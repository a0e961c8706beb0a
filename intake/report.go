package intake

import (
	"maps"
	"slices"
)

// Reason is the text of a code for one audience in one language.
type Reason struct {
	Text   string `json:"text"`   // what is wrong
	Remedy string `json:"remedy"` // what to do about it
	Retry  Retry  `json:"retry"`
}

// Reasons gives the texts of codes. Every code has texts in every language; an unknown code gets a neutral text.
type Reasons interface {
	Reason(code Code, detail Detail, locale Locale, audience Audience) Reason
	// Visible reports whether an audience may be told of a code at all.
	Visible(code Code, audience Audience) bool
}

// Explained is a finding with its texts: the public shape of a reason.
type Explained struct {
	Finding
	Text   string `json:"text"`
	Remedy string `json:"remedy"`
	Retry  Retry  `json:"retry"`
}

// Explain adds the texts to findings and leaves out those the audience must not see. Personal values that two sources
// disagree on are masked for everybody but reviewers.
// The result is never nil, so that it is written as a list.
func Explain(findings []Finding, reasons Reasons, locale Locale, audience Audience) []Explained {
	explained := make([]Explained, 0, len(findings))
	for _, f := range findings {
		if f.Code != "" && !reasons.Visible(f.Code, audience) {
			continue
		}
		f.Detail = masked(f.Code, f.Detail, audience)
		reason := reasons.Reason(f.Code, placed(f), locale, audience)
		explained = append(explained, Explained{f, reason.Text, reason.Remedy, reason.Retry})
	}
	return explained
}

// asked is what is told where a person must look for a reason that the audience must not see.
var asked = Finding{Rule: "review", Outcome: Inconclusive, Severity: Review, Code: "SYS.CHECK.INCONCLUSIVE"}

// Explain puts a verdict's findings into words. One that sends to a person never does so without a word of why.
func (v *Verdict) Explain(reasons Reasons, locale Locale, audience Audience) []Explained {
	explained := once(Explain(v.Told(), reasons, locale, audience), audience)
	if v.Decision == NeedsReview && !slices.ContainsFunc(explained, asks) {
		explained = append(explained, Explain([]Finding{asked}, reasons, locale, audience)...)
	}
	return explained
}

// asks reports whether a finding is a reason for a person to look.
func asks(e Explained) bool { return e.Severity.Rank() >= Review.Rank() }

// once tells applicants once, by its gravest rule, why any number of rules has no answer. Reviewers are told of every rule.
func once(all []Explained, audience Audience) []Explained {
	if audience != ForApplicant {
		return all
	}
	told := make([]Explained, 0, len(all))
	for _, e := range all {
		i := slices.IndexFunc(told, e.repeats)
		switch {
		case i < 0:
			told = append(told, e)
		case e.Severity.Rank() > told[i].Severity.Rank():
			told[i] = e
		}
	}
	return told
}

// repeats reports whether two rules have no answer for one reason, told in the same words of one place.
func (e Explained) repeats(other Explained) bool {
	answered := e.Outcome == Fail || other.Outcome == Fail
	return !answered && e.Code == other.Code && e.Text == other.Text && e.Remedy == other.Remedy && e.Subject.same(other.Subject)
}

// placed are the values behind a finding together with its page, for texts that name it.
func placed(f Finding) Detail {
	if f.Subject.Page == 0 {
		return f.Detail
	}
	detail := Detail{"page": f.Subject.Page}
	maps.Copy(detail, f.Detail)
	return detail
}

// FileReport is the public answer about one file, on the command line and over the API alike.
type FileReport struct {
	File     string      `json:"file"`
	Kind     Kind        `json:"kind"`
	SHA256   string      `json:"sha256"`
	Decision Decision    `json:"decision"`
	Final    bool        `json:"final"`
	Findings []Explained `json:"findings"`
	Ruleset  Digest      `json:"ruleset"`
	Evidence Digest      `json:"evidence"`
	AsOf     Date        `json:"as_of"`
}

// ReportFile puts a document's verdict into words.
func ReportFile(doc Document, verdict Verdict, reasons Reasons, locale Locale, audience Audience) FileReport {
	return FileReport{
		File: doc.Name, Kind: doc.Kind, SHA256: doc.SHA256,
		Decision: verdict.Decision, Final: verdict.Final,
		Findings: verdict.Explain(reasons, locale, audience),
		Ruleset:  verdict.Ruleset, Evidence: verdict.Evidence, AsOf: verdict.AsOf,
	}
}
