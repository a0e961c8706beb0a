package mrz

import (
	"fmt"
	"strings"
)

// Format is a layout of lines and fields.
type Format string

// The formats: those of ICAO Doc 9303 parts 4 to 7, and the Russian internal passport (MVD order 773 of 2020, annex 24).
const (
	TD1        Format = "TD1"         // identity card, 3 lines of 30
	TD2        Format = "TD2"         // 2 lines of 36
	TD3        Format = "TD3"         // passport, 2 lines of 44
	MRVA       Format = "MRV-A"       // visa, 2 lines of 44
	MRVB       Format = "MRV-B"       // visa, 2 lines of 36
	RUInternal Format = "RU_INTERNAL" // 2 lines of 44
)

// Formats lists every format.
func Formats() []Format { return []Format{TD1, TD2, TD3, MRVA, MRVB, RUInternal} }

// UnmarshalText refuses a word that is no format.
func (f *Format) UnmarshalText(text []byte) error {
	if _, ok := layouts[Format(text)]; !ok {
		return fmt.Errorf("no format named %q", text)
	}
	*f = Format(text)
	return nil
}

// span is a stretch of one line; line and from count from 0, to is the end.
type span struct{ line, from, to int }

func (s span) of(lines []string) string { return lines[s.line][s.from:s.to] }

// at makes a span from positions as the standard counts them: line, first and last, all from 1.
func at(line, first, last int) span { return span{line - 1, first - 1, last} }

// layout says where a format keeps what. A span of no width is a field that the format does not have.
type layout struct {
	lines, width  int
	code, issuer  span
	names         span
	number        span // its check digit follows
	nationality   span
	birth, expiry span // their check digits follow
	sex           span
	optional      []span
	optionalCheck span
	composite     span
	compositeOver []span
}

// check is the span of the digit that follows a field.
func (s span) check() span { return span{s.line, s.to, s.to + 1} }

func twoLines(width int, optional span) layout {
	return layout{
		lines: 2, width: width,
		code: at(1, 1, 2), issuer: at(1, 3, 5), names: at(1, 6, width),
		number: at(2, 1, 9), nationality: at(2, 11, 13), birth: at(2, 14, 19), sex: at(2, 21, 21), expiry: at(2, 22, 27),
		optional: []span{optional},
	}
}

func (l layout) closedBy(composite span, over ...span) layout {
	l.composite, l.compositeOver = composite, over
	return l
}

func (l layout) optionalChecked() layout {
	l.optionalCheck = l.optional[0].check()
	return l
}

var layouts = map[Format]*layout{TD1: &layoutTD1, TD2: &layoutTD2, TD3: &layoutTD3, MRVA: &layoutMRVA, MRVB: &layoutMRVB, RUInternal: &layoutTD3}

var (
	layoutTD1 = layout{
		lines: 3, width: 30,
		code: at(1, 1, 2), issuer: at(1, 3, 5), names: at(3, 1, 30),
		number: at(1, 6, 14), nationality: at(2, 16, 18), birth: at(2, 1, 6), sex: at(2, 8, 8), expiry: at(2, 9, 14),
		optional: []span{at(1, 16, 30), at(2, 19, 29)},
	}.closedBy(at(2, 30, 30), at(1, 6, 30), at(2, 1, 7), at(2, 9, 15), at(2, 19, 29))
	layoutTD2  = twoLines(36, at(2, 29, 35)).closedBy(at(2, 36, 36), at(2, 1, 10), at(2, 14, 20), at(2, 22, 35))
	layoutTD3  = twoLines(44, at(2, 29, 42)).optionalChecked().closedBy(at(2, 44, 44), at(2, 1, 10), at(2, 14, 20), at(2, 22, 43))
	layoutMRVA = twoLines(44, at(2, 29, 44))
	layoutMRVB = twoLines(36, at(2, 29, 36))
)

// detect tells the format of lines that have their full width already, or none.
func detect(lines []string) (Format, *layout) {
	if len(lines) < 2 || len(lines[0]) < 5 {
		return "", nil
	}
	first, width := lines[0], len(lines[0])
	switch {
	case len(lines) == 3 && width == 30 && strings.IndexByte("ACI", first[0]) >= 0:
		return TD1, &layoutTD1
	case len(lines) != 2:
		return "", nil
	case width == 44 && first[:5] == "PNRUS":
		return RUInternal, &layoutTD3
	case width == 44 && first[0] == 'P':
		return TD3, &layoutTD3
	case width == 44 && first[0] == 'V':
		return MRVA, &layoutMRVA
	case width == 36 && first[0] == 'V':
		return MRVB, &layoutMRVB
	case width == 36 && strings.IndexByte("ACIP", first[0]) >= 0:
		return TD2, &layoutTD2
	default:
		return "", nil
	}
}
