package names

import (
	"fmt"

	"priyom/intake"
)

// Answer is what a comparison says.
type Answer string

// The answers. Review means that a person should look.
const (
	Match    Answer = "match"
	Review   Answer = "review"
	Mismatch Answer = "mismatch"
)

// Result is an answer with its score, from 0 to 1, and its reasons in the order of the parts of a name.
type Result struct {
	Answer  Answer   `json:"answer"`
	Score   float64  `json:"score"`
	Reasons []Reason `json:"reasons"`
}

// Reason says what differs. Detail names the part (field), and where the answer hangs on it the score and the limit.
type Reason struct {
	Code   intake.Code   `json:"code"`
	Detail intake.Detail `json:"detail,omitempty"`
}

// Thresholds part the answers. They belong to rule data; DefaultThresholds are what the package's own table of pairs
// was judged with.
type Thresholds struct {
	Match  float64 `json:"match" yaml:"match"`   // least score of a match; whatever differs beyond spelling scores 0.9 at most
	Review float64 `json:"review" yaml:"review"` // least score that a person should look at
}

// DefaultThresholds are 0.95 for a match and 0.78 for a review.
func DefaultThresholds() Thresholds { return Thresholds{Match: 0.95, Review: 0.78} }

// Validate refuses thresholds that would turn a difference into a match or leave nothing to review.
func (t Thresholds) Validate() error {
	if !(t.Match > unlikeCap && t.Match <= 1) {
		return fmt.Errorf("match: want more than %v and at most 1", unlikeCap)
	}
	if !(t.Review > 0 && t.Review <= unlikeCap) {
		return fmt.Errorf("review: want more than 0 and at most %v", unlikeCap)
	}
	return nil
}

// unlikeCap is the best score of names that differ by more than their spelling.
const unlikeCap = 0.9
