package names

import (
	"bytes"
	"slices"
	"strings"

	"priyom/intake"
)

// part is one part of a name in capitals, and its sounds.
type part struct {
	text   string
	sounds []byte
}

func (p part) empty() bool { return len(p.sounds) == 0 }

// part compares one part. A truncated side may end early.
func (p pair) part(field string, a, b part, t Thresholds, aCut, bCut bool) (float64, []Reason) {
	detail := intake.Detail{"field": field}
	score := p.likeness(a.sounds, b.sounds)
	if score == 1 {
		if a.text == b.text {
			return 1, nil
		}
		return 1, []Reason{{SpellingVariant, detail}}
	}
	if aCut && p.begins(a.sounds, b.sounds) || bCut && p.flipped().begins(b.sounds, a.sounds) {
		return t.ofCut(min(len(a.sounds), len(b.sounds))), []Reason{{Partial, detail}}
	}
	if initial(a, b) || initial(b, a) || p.isWordOf(a, b) || p.flipped().isWordOf(b, a) {
		return max(score, t.Review), []Reason{{Partial, detail}}
	}
	detail["score"], detail["limit"] = round(score), t.Match
	if field == "surname" && p.genderOnly(a.sounds, b.sounds) {
		return max(min(score, unlikeCap), t.Review), []Reason{{GenderEnding, detail}}
	}
	if score >= t.Review {
		return score, []Reason{{Partial, detail}}
	}
	return score, []Reason{{NameMismatch, detail}}
}

// A part cut to fewer sounds than surePrefix says too little for a match; a word of fewer than minWord is none.
const (
	surePrefix = 5
	minWord    = 3
)

func (t Thresholds) ofCut(left int) float64 {
	if left < surePrefix {
		return t.Review
	}
	return 1
}

// begins reports whether whole begins with start, spelling apart. The letters of one sound may be cut in two (S of SH),
// so the last sound of a longer start need not count.
func (p pair) begins(start, whole []byte) bool {
	if len(start) == 0 || len(whole) < len(start)-1 {
		return false
	}
	costs := p.prefixes(start, whole)
	if slices.Contains(costs[max(1, len(start)-1):len(whole)+1], free) {
		return true
	}
	last := len(start) - 1
	return last >= surePrefix && bytes.IndexByte([]byte("skz?"), start[last]) >= 0 && p.begins(start[:last], whole)
}

// initial reports whether a is the first letter of b.
func initial(a, b part) bool {
	return len(a.sounds) <= 2 && len([]rune(strings.Trim(a.text, " ."))) == 1 && bytes.HasPrefix(b.sounds, a.sounds)
}

// isWordOf reports whether a, of one word, is one of b's several, as with half of a double surname.
func (p pair) isWordOf(a, b part) bool {
	all := strings.FieldsFunc(b.text, func(r rune) bool { return r == ' ' || r == '-' })
	if len(all) < 2 || len(a.sounds) < minWord {
		return false
	}
	for _, word := range all {
		if p.distance(a.sounds, sounds(word, p.b)) == free {
			return true
		}
	}
	return false
}

// genderOnly reports surnames of a man and a woman of one family: ИВАНОВ and ИВАНОВА, ЧАЙКОВСКИЙ and ЧАЙКОВСКАЯ.
func (p pair) genderOnly(a, b []byte) bool {
	if len(a) > len(b) {
		a, b = b, a
		p.a, p.b = p.b, p.a
	}
	if woman, ok := bytes.CutSuffix(b, []byte("a")); ok && endsInAny(woman, "ov", "ev", "@v", "in", "iv") && p.distance(a, woman) == free {
		return true
	}
	man, ok := bytes.CutSuffix(a, []byte("ki"))
	woman, also := bytes.CutSuffix(b, []byte("kaia"))
	return ok && also && p.distance(man, woman) == free
}

func endsInAny(s []byte, endings ...string) bool {
	for _, ending := range endings {
		if bytes.HasSuffix(s, []byte(ending)) {
			return true
		}
	}
	return false
}
