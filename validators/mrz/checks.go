package mrz

import "strings"

// Verify reports whether lines of full width have a known format and every check digit of it holds. It allocates
// nothing; Parse says which digit is wrong, and reads the rest.
func Verify(lines []string) bool {
	_, l := detect(lines)
	if l == nil {
		return false
	}
	for _, line := range lines {
		if len(line) != l.width {
			return false
		}
	}
	var results [5]digit
	for _, d := range l.digits(lines, results[:0]) {
		if !d.ok() {
			return false
		}
	}
	return true
}

// digit is a check digit as given and as computed, and where it stands.
type digit struct {
	field           Field
	where           span
	given, computed byte
	blank           bool // the field is all fillers, so that a filler may stand for the digit
}

// ok holds the digit against the computed one. A filler stands for the zero of an empty field (TD3 optional data by
// Doc 9303-4 4.2.2.2, the missing expiry of the Russian internal passport); we accept it of every empty field.
func (d digit) ok() bool { return d.given == d.computed || d.given == '<' && d.blank }

func (d digit) check() Check {
	return Check{
		Field: d.field, Line: d.where.line + 1, Position: d.where.from + 1,
		Given: string(rune(d.given)), Computed: string(rune(d.computed)), OK: d.ok(),
	}
}

// digits appends the layout's check digits to to, in the order of their fields.
func (l *layout) digits(lines []string, to []digit) []digit {
	to = append(to, l.numberDigit(lines), fieldDigit(BirthDate, l.birth, lines), fieldDigit(ExpiryDate, l.expiry, lines))
	if l.optionalCheck.to > 0 {
		to = append(to, fieldDigit(Optional, l.optional[0], lines))
	}
	if l.composite.to > 0 {
		var r register
		for _, s := range l.compositeOver {
			r.add(s.of(lines))
		}
		to = append(to, digit{Composite, l.composite, l.composite.of(lines)[0], r.digit(), false})
	}
	return to
}

func fieldDigit(f Field, s span, lines []string) digit {
	text := s.of(lines)
	return digit{f, s.check(), s.check().of(lines)[0], CheckDigit(text), blank(text)}
}

// numberDigit is the check digit of the document number, which stands among the optional data when the number is long.
func (l *layout) numberDigit(lines []string) digit {
	rest, ok := l.longNumber(lines)
	if !ok {
		return fieldDigit(DocumentNumber, l.number, lines)
	}
	var r register
	r.add(l.number.of(lines))
	r.add(rest.of(lines))
	return digit{DocumentNumber, rest.check(), rest.check().of(lines)[0], r.digit(), false}
}

// longNumber finds the rest of a number of more than nine characters: on TD1 and TD2 a filler then stands for the
// check digit, and the rest, the digit and a filler open the optional data (Doc 9303-5, 4.2.2 note j).
func (l *layout) longNumber(lines []string) (rest span, ok bool) {
	if l != &layoutTD1 && l != &layoutTD2 || l.number.check().of(lines) != "<" || strings.HasSuffix(l.number.of(lines), "<") {
		return span{}, false
	}
	optional := l.optional[0]
	length := strings.IndexByte(optional.of(lines), '<')
	if length < 2 {
		return span{}, false
	}
	return span{optional.line, optional.from, optional.from + length - 1}, true
}

func blank(s string) bool { return strings.Trim(s, "<") == "" }
