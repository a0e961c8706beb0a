package fields

import "strings"

// shape is the pattern of a number: # a digit, @ a Latin letter, ~ a Latin letter other than I and O, anything else
// itself. "@@#######" is two letters and seven digits.
type shape string

// fits reports whether text has the shape.
func (s shape) fits(text string) bool {
	return len(text) == len(s) && s.departs(text) == len(s)
}

// departs is the index of the first character that does not fit; the length of the shorter when all do.
func (s shape) departs(text string) int {
	n := min(len(s), len(text))
	for i := range n {
		if !s.admits(i, text[i]) {
			return i
		}
	}
	return n
}

func (s shape) admits(i int, c byte) bool {
	switch s[i] {
	case '#':
		return c >= '0' && c <= '9'
	case '@':
		return c >= 'A' && c <= 'Z'
	case '~':
		return c >= 'A' && c <= 'Z' && c != 'I' && c != 'O'
	default:
		return c == s[i]
	}
}

// String is the shape for people: A for any letter, 9 for any digit.
func (s shape) String() string {
	return strings.NewReplacer("#", "9", "@", "A", "~", "A").Replace(string(s))
}

// mend replaces letters where the shape wants digits, and digits where it wants letters, by what they are taken for.
// It gives "" when that does not lead to the shape.
func (s shape) mend(text string) string {
	if len(text) != len(s) {
		return ""
	}
	out := []byte(text)
	for i := range out {
		if !s.admits(i, out[i]) {
			out[i] = counterpart(out[i])
			if out[i] == 0 || !s.admits(i, out[i]) {
				return ""
			}
		}
	}
	return string(out)
}

// counterpart is the digit a letter is taken for, or the letter a digit is taken for; 0 if none.
func counterpart(c byte) byte {
	const letters, digits = "OIZSBG", "012586"
	if i := strings.IndexByte(letters, c); i >= 0 {
		return digits[i]
	}
	if i := strings.IndexByte(digits, c); i >= 0 {
		return letters[i]
	}
	return 0
}

// shapes are the patterns one state uses for one document.
type shapes []shape

func (all shapes) fit(text string) bool {
	for _, s := range all {
		if s.fits(text) {
			return true
		}
	}
	return false
}

// departs is the index of the character at which the nearest shape of the same length is left; false if none is.
func (all shapes) departs(text string) (int, bool) {
	furthest := -1
	for _, s := range all {
		if len(s) == len(text) {
			furthest = max(furthest, s.departs(text))
		}
	}
	return furthest, furthest >= 0
}

// suggest is the one number of the shapes that text was probably meant to be: without a document code typed as a
// series ("PP401234567"), or with letters and digits of like look exchanged; "" when there is none or more than one.
func (all shapes) suggest(text string) string {
	found := ""
	for _, candidate := range all.candidates(text) {
		if candidate == "" || candidate == found {
			continue
		}
		if found != "" {
			return ""
		}
		found = candidate
	}
	return found
}

func (all shapes) candidates(text string) []string {
	var candidates []string
	for _, code := range []string{"P", "PP", "PN", "ID", "IC", "N", "NO"} {
		if rest, ok := strings.CutPrefix(text, code); ok && all.fit(rest) {
			candidates = append(candidates, rest)
		}
	}
	for _, s := range all {
		candidates = append(candidates, s.mend(text))
	}
	return candidates
}

func (all shapes) strings() []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = s.String()
	}
	return out
}
