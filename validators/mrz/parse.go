package mrz

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"priyom/intake"
)

// ParseText parses a zone whose lines are parted by line ends or slashes.
func ParseText(text string, today intake.Date) Zone { return Parse(split(text), today) }

// Parse reads the two or three lines of a zone. Small letters, spaces and a few missing fillers are mended and
// reported; nothing else is changed. The centuries of its dates are told by today.
//
// What cannot be read gives a zone without a format and the problem that says why.
func Parse(given []string, today intake.Date) Zone {
	lines, problems := tidy(given)
	p := parser{zone: Zone{Lines: lines, Problems: problems, Checks: []Check{}}, today: today, sound: true}
	if !p.recognise() {
		p.finish()
		return p.zone
	}
	p.read()
	if p.zone.Format == RUInternal {
		p.readInternal()
	}
	p.verify()
	p.states()
	p.zone.Valid = p.sound
	p.finish()
	return p.zone
}

type parser struct {
	zone   Zone
	layout *layout
	today  intake.Date
	sound  bool // nothing found that makes the zone invalid
}

// recognise finds the format, or reports why there is none.
func (p *parser) recognise() bool {
	lines := p.zone.Lines
	if len(lines) == 0 {
		p.zone.Lines = []string{}
		p.report(PresenceNotFound, 0, 0, nil)
		return false
	}
	if !p.ascii() {
		return false
	}
	p.zone.Format, p.layout = detect(lines)
	if p.layout != nil && !slices.ContainsFunc(lines, func(line string) bool { return len(line) != p.layout.width }) {
		return true
	}
	p.zone.Format = ""
	if widthOf(lines) == 0 && (len(lines) == 2 || len(lines) == 3) {
		p.lengths()
		return false
	}
	p.report(UnknownFormat, 0, 0, intake.Detail{"lines": len(lines)})
	return false
}

// lengths reports every line that no format comes close to.
func (p *parser) lengths() {
	for i, line := range p.zone.Lines {
		expected := 30
		if n := utf8.RuneCountInString(line); len(p.zone.Lines) == 2 {
			expected = 36
			if n > 40 {
				expected = 44
			}
		}
		if n := utf8.RuneCountInString(line); n != expected {
			p.report(LineLength, i+1, 0, intake.Detail{"given": n, "expected": expected, "line": i + 1, "lines": len(p.zone.Lines)})
		}
	}
	if len(p.zone.Problems) == 0 { // each line is whole, but not of the same format
		p.report(UnknownFormat, 0, 0, intake.Detail{"lines": len(p.zone.Lines)})
	}
}

// ascii reports the characters that no field of any zone has.
func (p *parser) ascii() bool {
	fine := true
	for i, line := range p.zone.Lines {
		position := 0
		for _, r := range line {
			position++
			if r == '<' || r < utf8.RuneSelf && (isDigit(byte(r)) || isLetter(byte(r))) {
				continue
			}
			fine = false
			p.report(Charset, i+1, position, intake.Detail{"char": string(r), "line": i + 1, "position": position})
		}
	}
	return fine
}

// read takes the fields that every format has.
func (p *parser) read() {
	l, lines, d := p.layout, p.zone.Lines, &p.zone.Document
	d.Code = strings.TrimRight(l.code.of(lines), "<")
	d.Issuer = strings.TrimRight(l.issuer.of(lines), "<")
	d.Nationality = strings.TrimRight(l.nationality.of(lines), "<")
	d.Number, d.Optional = l.numberAndOptional(lines)
	d.Sex = p.sex()
	d.BirthDate = p.date("birth_date", l.birth, parts.past)
	if p.zone.Format != RUInternal {
		d.ExpiryDate = p.date("expiry_date", l.expiry, parts.coming)
	}
	names := l.names.of(lines)
	d.Surname, d.GivenNames = splitNames(names)
	d.Truncated = names[len(names)-1] != '<'

	p.only(l.code, isLetter)
	p.only(l.issuer, isLetter)
	p.only(l.nationality, isLetter)
	if p.zone.Format != RUInternal {
		p.only(l.names, isLetter)
	}
}

func (l *layout) numberAndOptional(lines []string) (number, optional string) {
	number = strings.TrimRight(l.number.of(lines), "<")
	stretches := make([]string, len(l.optional))
	for i, s := range l.optional {
		stretches[i] = strings.TrimRight(s.of(lines), "<")
	}
	if rest, ok := l.longNumber(lines); ok {
		number += rest.of(lines)
		stretches[0] = strings.TrimLeft(stretches[0][min(rest.to-rest.from+1, len(stretches[0])):], "<")
	}
	return number, strings.TrimRight(strings.Join(stretches, "|"), "|")
}

// splitNames parts surname and given names at the first double filler.
func splitNames(field string) (surname, given string) {
	surname, given, _ = strings.Cut(strings.TrimRight(field, "<"), "<<")
	return words(surname), words(given)
}

func words(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '<' }), " ")
}

func (p *parser) sex() string {
	s := p.layout.sex
	switch c := s.of(p.zone.Lines); c {
	case "M", "F":
		return c
	case "<", "X": // X belongs to the page, yet some print it here
		return "X"
	default:
		p.charset(s.line, s.from)
		return ""
	}
}

// date reads a date, reporting one that the calendar does not have.
func (p *parser) date(name string, s span, century func(parts, intake.Date) (string, bool)) string {
	text := s.of(p.zone.Lines)
	if read, ok := readParts(text); ok {
		if iso, ok := century(read, p.today); ok {
			return iso
		}
	}
	p.report(DateImpossible, s.line+1, s.from+1, intake.Detail{"given": text, "field": name, "line": s.line + 1, "position": s.from + 1})
	return ""
}

// verify reports each check digit that does not hold.
func (p *parser) verify() {
	for _, d := range p.layout.digits(p.zone.Lines, make([]digit, 0, 5)) {
		c := d.check()
		p.zone.Checks = append(p.zone.Checks, c)
		if !c.OK {
			p.report(failed[c.Field], c.Line, c.Position, intake.Detail{"given": c.Given, "expected": c.Computed, "line": c.Line, "position": c.Position})
		}
	}
}

// only reports what is neither a filler nor allowed in a stretch.
func (p *parser) only(s span, allowed func(byte) bool) {
	for i, c := range []byte(s.of(p.zone.Lines)) {
		if c != '<' && !allowed(c) {
			p.charset(s.line, s.from+i)
		}
	}
}

func (p *parser) charset(line, index int) {
	p.report(Charset, line+1, index+1, intake.Detail{"char": p.zone.Lines[line][index : index+1], "line": line + 1, "position": index + 1})
}

// report notes a problem that makes the zone invalid.
func (p *parser) report(code intake.Code, line, position int, detail intake.Detail) {
	p.sound = false
	p.zone.Problems = append(p.zone.Problems, Problem{code, line, position, detail})
}

func (p *parser) finish() {
	if p.zone.Problems == nil {
		p.zone.Problems = []Problem{}
	}
	slices.SortStableFunc(p.zone.Problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Position, b.Position), cmp.Compare(a.Code, b.Code))
	})
}
