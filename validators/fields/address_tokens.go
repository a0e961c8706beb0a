package fields

import (
	"strings"
	"unicode"
)

// token is a run of letters with inner hyphens, a run of digits, or one sign.
type token struct {
	text     string
	position int
	class    byte // 'w' word, 'n' number, 's' space, or the sign itself for comma, point and the rest: ',', '.', 'x'
}

// addressTokens cuts an address up and reports the characters no address has.
func addressTokens(value string) ([]token, []Problem) {
	var (
		tokens   []token
		problems []Problem
	)
	runes := compose(value)
	for i := 0; i < len(runes); {
		c := runes[i]
		class := addressClass(c.r)
		end := i + 1
		for end < len(runes) && continues(runes, end, class) {
			end++
		}
		if class == 0 {
			if len(problems) < maxReports {
				problems = append(problems, forbidden(c.r, c.position, 0))
			}
		} else {
			tokens = append(tokens, token{hyphenated(runes[i:end]), c.position, class})
		}
		if class == 'w' {
			problems = append(problems, softened(word(runes[i:end]).mixture())...)
		}
		i = end
	}
	return tokens, problems
}

// continues reports whether the rune at i belongs to the token before it.
func continues(runes []letter, i int, class byte) bool {
	next := addressClass(runes[i].r)
	switch class {
	case 'w':
		return next == 'w' || next == '-' && i+1 < len(runes) && addressClass(runes[i+1].r) == 'w'
	case 'n', 's':
		return next == class
	}
	return false
}

// addressClass is 0 for what cannot stand in an address.
func addressClass(r rune) byte {
	switch {
	case r >= '0' && r <= '9':
		return 'n'
	case unicode.In(r, unicode.Cyrillic, unicode.Latin) && unicode.IsLetter(r) && !isWide(r), isApostrophe(r):
		return 'w'
	case isDash(r):
		return '-'
	case r == ',' || r == ';':
		return ','
	case r == '.':
		return '.'
	case isSpace(r):
		return 's'
	case strings.ContainsRune("/\\()«»\"№:", r):
		return 'x'
	}
	return 0
}

// hyphenated is a token's text with every dash as a hyphen and every apostrophe as one.
func hyphenated(runes []letter) string {
	return strings.Map(func(r rune) rune {
		switch {
		case isDash(r):
			return '-'
		case isApostrophe(r):
			return '\''
		}
		return r
	}, text(runes))
}

// softened makes warnings of errors: a Latin letter in a street's name hinders nobody.
func softened(problems []Problem) []Problem {
	for i := range problems {
		problems[i].Level = Warning
	}
	return problems
}
