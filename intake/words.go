package intake

import "fmt"

// Kind is the role a document plays, such as passport_foreign; a word declared by a rule file.
type Kind string

// Service is what is applied for, such as migration_registration; a word declared by a rule file.
type Service string

// Locale is the language texts are given in: "ru" or "en".
type Locale string

// The languages every reason has texts in. Russian comes first everywhere.
const (
	Russian Locale = "ru"
	English Locale = "en"
)

// Locales lists the languages in the order they are offered.
func Locales() []Locale { return []Locale{Russian, English} }

// Audience is who reads a text.
type Audience string

// The audiences a reason is written for.
const (
	ForApplicant Audience = "applicant"
	ForReviewer  Audience = "reviewer"
	ForOps       Audience = "ops"
)

// Outcome is what one check found.
type Outcome string

// The outcomes of a check.
const (
	Pass          Outcome = "pass"
	Fail          Outcome = "fail"
	Inconclusive  Outcome = "inconclusive"   // the evidence it needs is missing
	NotApplicable Outcome = "not_applicable" // the rule's condition does not hold, or it is not in force
	NotExecuted   Outcome = "not_executed"   // another finding stopped it
)

// Severity is what a rule's failure means for the decision. It belongs to the rule, never to the check.
type Severity string

// The severities, gravest first.
const (
	Block  Severity = "block"  // cannot be accepted as it is
	Review Severity = "review" // a person decides
	Warn   Severity = "warn"   // accepted with a note
	Info   Severity = "info"   // a note
)

// UnmarshalText refuses a word that is no severity.
func (s *Severity) UnmarshalText(text []byte) error {
	switch Severity(text) {
	case Block, Review, Warn, Info:
		*s = Severity(text)
		return nil
	default:
		return fmt.Errorf("no severity named %q: want block, review, warn or info", text)
	}
}

// Rank orders severities: 3 for block down to 0 for info.
func (s Severity) Rank() int {
	switch s {
	case Block:
		return 3
	case Review:
		return 2
	case Warn:
		return 1
	default:
		return 0
	}
}

// Decision is the answer of a verdict. A status without a decision means work is under way.
type Decision string

// The decisions. The machine's Rejected is never final.
const (
	Accepted    Decision = "accepted"
	Rejected    Decision = "rejected"
	NeedsReview Decision = "needs_review"
)

// Retry tells what an applicant can do about a reason.
type Retry string

// The retry classes.
const (
	EditField     Retry = "edit_field"
	ReuploadSame  Retry = "reupload_same"
	ReuploadOther Retry = "reupload_other"
	AddDocument   Retry = "add_document"
	Wait          Retry = "wait"
	AskOperator   Retry = "ask_operator"
	NoRetry       Retry = "none"
)

// UnmarshalText refuses a word that is no retry class.
func (r *Retry) UnmarshalText(text []byte) error {
	switch Retry(text) {
	case EditField, ReuploadSame, ReuploadOther, AddDocument, Wait, AskOperator, NoRetry:
		*r = Retry(text)
		return nil
	default:
		return fmt.Errorf("no retry class named %q", text)
	}
}

// Fields are what the applicant declared, by the names of rules/fields.yaml.
// They are personal data: never logged, never part of an error.
type Fields map[string]string

// oneOf reads one of several words and refuses every other.
func oneOf[W ~string](into *W, text []byte, what string, words ...W) error {
	for _, word := range words {
		if string(text) == string(word) {
			*into = word
			return nil
		}
	}
	return fmt.Errorf("no %s named %q: there are %q", what, text, words)
}
