package fields

import (
	"unicode/utf8"

	"priyom/intake"
)

// places gives the position in the input of each character that was kept; nil when nothing was taken away.
type places []int

// of is the position of the i-th kept character, i from 0.
func (p places) of(i int) int {
	if p == nil {
		return i + 1
	}
	return p[i]
}

// numeral is a kind written in digits alone.
type numeral struct {
	// borders tells after how many digits the printed form has a separator: 2 and 4 in "45 19 123456".
	borders []int
	// judge says what is wrong with the digits; nil for nothing.
	judge func(digits string, at places, in *Context) []Problem
}

// read takes the separators out and gives the bare digits as canonical form. A kind calls its judge itself when a value
// is bare digits already: that way nothing of it leaves the stack.
func (k numeral) read(value string, in Context) Result {
	if p, refused := guard(value, maxNumber); refused {
		return refuse(p)
	}
	read := readDigits(value, k.borders)
	if len(read.forbidden) > 0 {
		if read.repaired != "" && !hasError(k.judge(read.repaired, nil, &in)) {
			read.forbidden[0].Detail["suggestion"] = read.repaired
		}
		return conclude("", read.forbidden)
	}
	return conclude(read.digits, append(read.notes(), k.judge(read.digits, read.at, &in)...))
}

// bareDigits reports whether value is digits only and no longer than any number of ours.
func bareDigits(value string) bool {
	if len(value) == 0 || len(value) > 32 {
		return false
	}
	for i := range len(value) {
		if value[i]-'0' > 9 {
			return false
		}
	}
	return true
}

// reading is a number with the signs taken away that people put between its digits.
type reading struct {
	digits    string
	at        places
	groups    []int // how many digits stood before each separator
	strays    []int // positions of separators the printed form does not have
	forbidden []Problem
	repaired  string // the digits with each forbidden character replaced by what it was taken for; "" if one has no such
}

// notes tells of separators that the printed form does not have.
func (r reading) notes() []Problem {
	if len(r.strays) == 0 {
		return nil
	}
	return []Problem{note(WhitespacePresent, r.strays[0], intake.Detail{"positions": r.strays})}
}

// readDigits takes spaces, dashes and number signs out of value and reports what else is no digit.
func readDigits(value string, borders []int) reading {
	var (
		read     reading
		digits   = make([]byte, 0, len(value))
		repaired = make([]byte, 0, len(value))
		hopeless bool
		position int
	)
	read.at = make(places, 0, len(value))
	for i, r := range value {
		position++
		switch {
		case r >= '0' && r <= '9':
			digits, repaired = append(digits, byte(r)), append(repaired, byte(r))
			read.at = append(read.at, position)
		case isSpace(r) || isDash(r) || isNumberSign(r, value[i:], len(digits), borders):
			read.separate(len(digits), position, borders)
		default:
			twin := toDigit(r)
			if twin != 0 {
				repaired = append(repaired, byte(twin))
			}
			hopeless = hopeless || twin == 0 && !isInvisible(r)
			if len(read.forbidden) < maxReports {
				read.forbidden = append(read.forbidden, forbidden(r, position, twin))
			}
		}
	}
	read.digits = string(digits)
	if !hopeless && len(read.forbidden) > 0 {
		read.repaired = string(repaired)
	}
	return read
}

// separate notes a separator after so many digits; it is a stray unless the printed form has one there.
func (r *reading) separate(count, position int, borders []int) {
	if n := len(r.groups); n == 0 || r.groups[n-1] != count {
		r.groups = append(r.groups, count)
	}
	for _, border := range borders {
		if count == border {
			return
		}
	}
	if len(r.strays) < maxReports {
		r.strays = append(r.strays, position)
	}
}

// isNumberSign reports whether rest begins with a sign printed between series and number: № anywhere at a border,
// N followed by a space or a digit (as on specimens, "82 N 0000000").
func isNumberSign(r rune, rest string, count int, borders []int) bool {
	if r != '№' && r != 'N' {
		return false
	}
	if r == 'N' {
		next, _ := utf8.DecodeRuneInString(rest[1:])
		if !isSpace(next) && (next < '0' || next > '9') {
			return false
		}
	}
	for _, border := range borders {
		if count == border {
			return true
		}
	}
	return false
}
