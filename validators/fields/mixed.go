package fields

import (
	"unicode"

	"priyom/intake"
)

// script is the alphabet a number's letters are printed in.
type script struct {
	letters func(r rune) bool // capitals that may stand in the number
	twins   map[rune]rune     // what a capital of the other alphabet stands for
}

var (
	latin = script{
		letters: func(r rune) bool { return r >= 'A' && r <= 'Z' },
		twins:   latinTwins,
	}
	cyrillic = script{
		letters: func(r rune) bool { return r >= 'А' && r <= 'Я' },
		twins:   cyrillicTwins,
	}
)

// mixed is a number of letters and digits in its alphabet's capitals, without separators.
type mixed struct {
	text     string // one alphabet's capitals and ASCII digits
	runes    []rune
	at       places
	problems []Problem // characters that cannot stand there, and letters of the other alphabet taken for their twins
}

// readMixed takes spaces, dashes, number signs and closing punctuation out of value, turns letters to capitals and
// letters of the other alphabet into their twins, telling so.
func (s script) readMixed(value string) mixed {
	var read mixed
	input := []rune(value)
	end := len(input)
	for end > 0 && (isSpace(input[end-1]) || isClosing(input[end-1])) {
		end--
	}
	for i, r := range input[:end] {
		position := i + 1
		upper := unicode.ToUpper(r)
		switch twin := s.twins[upper]; {
		case r >= '0' && r <= '9' || s.letters(upper):
			read.keep(upper, position)
		case isSpace(r) || isDash(r) || r == '№':
		case twin != 0:
			read.keep(twin, position)
			read.report(warning(CharsetMixedScript, position, withTwin(r, twin)))
		default:
			read.report(forbidden(r, position, toDigit(r)))
		}
	}
	read.text = string(read.runes)
	return read
}

func (m *mixed) keep(r rune, position int) {
	m.runes, m.at = append(m.runes, r), append(m.at, position)
}

func (m *mixed) report(p Problem) {
	if len(m.problems) < maxReports {
		m.problems = append(m.problems, p)
	}
}

// isClosing reports whether r is punctuation people leave behind a number.
func isClosing(r rune) bool { return r == ',' || r == '.' || r == ';' || r == ':' }

// withTwin describes a character and the one it looks like.
func withTwin(r, twin rune) intake.Detail {
	detail := described(r)
	detail["look_alike"] = string(twin)
	return detail
}
