package rules

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pattern is a regular expression (RE2) whose groups, or whose whole where it has none, are a value. It takes capital and
// small letters for the same. It is looked for in texts that [Small] made: holding every letter against both of its forms
// took most of the time of judging.
type Pattern struct {
	text  string
	small *regexp.Regexp
}

// MustPattern is a pattern that is known to be one.
func MustPattern(text string) *Pattern {
	p := &Pattern{}
	if err := p.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return p
}

// UnmarshalText refuses what is no regular expression, and one that is found in nothing at all.
func (p *Pattern) UnmarshalText(text []byte) error {
	parsed, err := syntax.Parse("(?i)"+string(text), syntax.Perl)
	if err != nil {
		return fmt.Errorf("pattern %q is no regular expression: %w", clipped(string(text)), err)
	}
	p.text = string(text)
	if p.small, err = regexp.Compile(inSmall(parsed).String()); err != nil {
		return fmt.Errorf("pattern %q is no regular expression: %w", clipped(string(text)), err)
	}
	if p.small.MatchString("") {
		return fmt.Errorf("pattern %q is found in nothing at all", clipped(string(text)))
	}
	return nil
}

// String is the pattern as it was written.
func (p *Pattern) String() string { return p.text }

// In reports whether the pattern is found in a text that Small made.
func (p *Pattern) In(small string) bool { return p.small.MatchString(small) }

// Find is where the pattern first is in a text that Small made, and where its groups are, in bytes as
// regexp.Regexp.FindStringSubmatchIndex gives them; nil where it is not.
func (p *Pattern) Find(small string) []int { return p.small.FindStringSubmatchIndex(small) }

// inSmall is the same expression for texts without capitals: letters that stood for both of their forms stand for the
// small one. Classes do without two capitals that no such text has: a class in which one form of a letter is missing
// need not be searched to its end, through all of Unicode, when the expression is written, which took most of the time of
// loading the rules.
func inSmall(re *syntax.Regexp) *syntax.Regexp {
	if re.Op == syntax.OpCharClass {
		for _, capital := range []rune{'À', 'Ⅰ'} { // of a letter, and of what is none and has two forms
			re.Rune = without(re.Rune, capital)
		}
	}
	if re.Op == syntax.OpLiteral && re.Flags&syntax.FoldCase != 0 {
		re.Flags &^= syntax.FoldCase
		for i, r := range re.Rune {
			re.Rune[i] = lowered(r)
		}
	}
	for _, part := range re.Sub {
		inSmall(part)
	}
	return re
}

// without is a class, as pairs of first and last, without a rune.
func without(class []rune, r rune) []rune {
	for i := 0; i < len(class); i += 2 {
		switch first, last := class[i], class[i+1]; {
		case r < first || r > last:
		case first == last:
			return slices.Delete(slices.Clone(class), i, i+2)
		default:
			parts := slices.Clone(class[:i])
			if first < r {
				parts = append(parts, first, r-1)
			}
			if r < last {
				parts = append(parts, r+1, last)
			}
			return append(parts, class[i+2:]...)
		}
	}
	return class
}

// Small is a text in small letters, each as many bytes as it was.
func Small(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	for i, r := range text {
		if r == utf8.RuneError { // which may be a byte that is no letter at all
			_, size := utf8.DecodeRuneInString(text[i:])
			out.WriteString(text[i : i+size])
			continue
		}
		out.WriteRune(lowered(r))
	}
	return out.String()
}

// lowered is a letter's small form, or itself where that has another length.
func lowered(r rune) rune {
	if lower := unicode.ToLower(r); utf8.RuneLen(lower) == utf8.RuneLen(r) {
		return lower
	}
	return r
}
