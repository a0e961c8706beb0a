package fields

import (
	"strings"

	"priyom/intake"
)

// part is one of a date's numbers.
type part struct {
	n, width, position int
}

// dateParts splits a date at its separators: points, slashes, dashes or spaces, the same between all parts.
// Eight digits without separators are day, month and year.
func dateParts(value string) ([3]part, rune, []Problem) {
	var (
		parts     [3]part
		n         = -1
		separator rune
		position  int
		open      bool
	)
	for _, r := range value {
		position++
		switch {
		case r >= '0' && r <= '9':
			if !open {
				n++
				open = true
			}
			if n > 2 || parts[n].width == 8 {
				return parts, 0, []Problem{dateFormat(position)}
			}
			if parts[n].width == 0 {
				parts[n].position = position
			}
			parts[n].width, parts[n].n = parts[n].width+1, parts[n].n*10+int(r-'0')
		case isSpace(r):
			open = false
		case isDash(r) || r == '.' || r == '/':
			if isDash(r) {
				r = '-'
			}
			if n < 0 || n > 1 && !trailing(value, position) || separator != 0 && separator != r {
				return parts, 0, []Problem{dateFormat(position)}
			}
			if n <= 1 {
				separator = r
			}
			open = false
		default:
			if yearWord(value, position) && n == 2 {
				return parts, separator, nil
			}
			return parts, 0, []Problem{forbidden(r, position, toDigit(r))}
		}
	}
	switch {
	case n == 2:
		return parts, separator, nil
	case n == 0 && parts[0].width == 8:
		return splitEight(parts[0]), '.', nil
	default:
		return parts, 0, []Problem{dateFormat(0)}
	}
}

// trailing reports whether nothing but white space and points follows the rune at position, as in "01.02.2024.".
func trailing(value string, position int) bool {
	return strings.Trim(string([]rune(value)[position-1:]), ". \t\u00a0") == ""
}

// yearWord reports whether the rest of value from position is the word for year, as in "01.02.2024 г.".
func yearWord(value string, position int) bool {
	switch strings.TrimRight(string([]rune(value)[position-1:]), ". \t\u00a0") {
	case "г", "года", "год", "Г":
		return true
	}
	return false
}

// splitEight reads DDMMYYYY.
func splitEight(p part) [3]part {
	return [3]part{
		{n: p.n / 1000000, width: 2, position: p.position},
		{n: p.n / 10000 % 100, width: 2, position: p.position + 2},
		{n: p.n % 10000, width: 4, position: p.position + 4},
	}
}

func dateFormat(position int) Problem {
	return failure(DateFormat, position, intake.Detail{"expected": "DD.MM.YYYY"})
}
