package mrz

import (
	"fmt"
	"strings"
	"time"

	"priyom/intake"
)

// parts are the two-digit numbers of a date, -1 where the zone has fillers.
type parts struct{ year, month, day int }

// readParts reads YYMMDD, where the day, or the month and the day, or all of it may be fillers (Doc 9303-3, 4.8).
func readParts(s string) (parts, bool) {
	p := parts{pair(s[0:2]), pair(s[2:4]), pair(s[4:6])}
	switch {
	case p.year == bad || p.month == bad || p.day == bad:
		return p, false
	case p.year == unknown && p.month != unknown, p.month == unknown && p.day != unknown:
		return p, false
	case p.month != unknown && (p.month < 1 || p.month > 12), p.day != unknown && (p.day < 1 || p.day > 31):
		return p, false
	default:
		return p, true
	}
}

const (
	unknown = -1
	bad     = -2
)

func pair(s string) int {
	switch {
	case s == "<<":
		return unknown
	case isDigit(s[0]) && isDigit(s[1]):
		return int(s[0]-'0')*10 + int(s[1]-'0')
	default:
		return bad
	}
}

// past is the latest such date that is not after today. Whoever is older than a hundred therefore reads a hundred years
// too young: two digits cannot say more.
func (p parts) past(today intake.Date) (string, bool) {
	century := today.Year - today.Year%100
	if text, ok := p.in(century); ok && text <= today.String()[:len(text)] {
		return text, true
	}
	return p.in(century - 100)
}

// coming is the date in the century of today, or in the one before where it would lie more than twenty years ahead.
func (p parts) coming(today intake.Date) (string, bool) {
	century := today.Year - today.Year%100
	switch year := century + p.year; {
	case p.year != unknown && year > today.Year+20:
		century -= 100
	case p.year != unknown && year < today.Year-79:
		century += 100
	}
	return p.in(century)
}

// in is the date in a century, as far as it is known, and false when the calendar has no such day.
func (p parts) in(century int) (string, bool) {
	year := century + p.year
	switch {
	case p.year == unknown:
		return "", true
	case p.month == unknown:
		return fmt.Sprintf("%04d", year), true
	case p.day == unknown:
		return fmt.Sprintf("%04d-%02d", year, p.month), true
	}
	date := time.Date(year, time.Month(p.month), p.day, 0, 0, 0, 0, time.UTC)
	return date.Format(time.DateOnly), date.Day() == p.day
}

// writeDate turns an ISO 8601 date, whole or cut short, into YYMMDD.
func writeDate(iso string) (string, error) {
	const full = "0000-00-00"
	if len(iso) != 0 && len(iso) != 4 && len(iso) != 7 && len(iso) != 10 {
		return "", fmt.Errorf("want YYYY-MM-DD, YYYY-MM, YYYY or nothing")
	}
	for i, c := range []byte(iso) {
		if (full[i] == '-') != (c == '-') || c != '-' && !isDigit(c) {
			return "", fmt.Errorf("want YYYY-MM-DD, YYYY-MM, YYYY or nothing")
		}
	}
	if len(iso) == len(full) {
		if _, err := intake.ParseDate(iso); err != nil {
			return "", fmt.Errorf("no such day in the calendar")
		}
	}
	digits := strings.ReplaceAll(iso, "-", "")
	if digits != "" {
		digits = digits[2:]
	}
	if len(digits) >= 4 && (digits[2:4] < "01" || digits[2:4] > "12") {
		return "", fmt.Errorf("no such month in the calendar")
	}
	return fill(digits, 6), nil
}
