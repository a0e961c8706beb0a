package mrz

import (
	"slices"
	"strings"

	"priyom/intake"
)

// maxSolutions bounds the combinations of candidates; a zone with more is beyond repair.
const maxSolutions = 4096

// maxOffered bounds the candidates that a person is shown for one field.
const maxOffered = 8

// Change is one stretch that Repair corrected. Positions count from 1 along the line and name each changed character.
type Change struct {
	Field     Field  `json:"field"`
	Line      int    `json:"line"`
	Original  string `json:"original"`
	Corrected string `json:"corrected"`
	Positions []int  `json:"positions"`
}

// Repair parses a zone and, where check digits do not hold, corrects characters that recognisers confuse: at most two a
// field, and only if then every check digit holds, the composite one among them, the number looks like the issuing
// state's (by pattern, or NationalNumber when nil), dates are in the calendar, and no other correction with as few
// changes does. Formats without a composite digit (visas) and fields without a check digit (names) are never corrected,
// nor a character into one that check digits do not tell from it (G and 6, L and 1).
//
// The changes are in Repairs, where they are to be shown. Without one the zone is as Parse gives it: its problems then
// list candidates, and a person decides.
func Repair(given []string, today intake.Date, pattern Pattern) Zone {
	zone := Parse(given, today)
	l := layouts[zone.Format]
	if l == nil || zone.Valid {
		return zone
	}
	if pattern == nil {
		pattern = NationalNumber
	}
	r := repairer{zone: zone, layout: l, pattern: pattern, today: today}
	r.gather()
	lines, ok := r.solve()
	if !ok {
		return r.offered()
	}
	repaired := Parse(lines, today)
	repaired.Repairs = r.changes(lines)
	for _, p := range zone.Problems {
		if p.Code == LineLength {
			repaired.Problems = append([]Problem{p}, repaired.Problems...)
		}
	}
	return repaired
}

type repairer struct {
	zone    Zone
	layout  *layout
	pattern Pattern
	today   intake.Date
	damaged []damage
}

// damage is a field whose check digit does not hold, and what it may have been. The stretch ends with the digit.
type damage struct {
	field      Field
	where      span
	candidates []string
}

// gather finds the damaged fields and their candidates.
func (r *repairer) gather() {
	for _, d := range r.layout.digits(r.zone.Lines, nil) {
		if d.ok() {
			continue
		}
		field, holds := r.field(d)
		where := span{d.where.line, field.from, d.where.to}
		found := damage{field: d.field, where: where}
		if holds != nil {
			found.candidates = candidates(where.of(r.zone.Lines), holds)
		}
		r.damaged = append(r.damaged, found)
	}
	r.damaged = slices.DeleteFunc(r.damaged, func(d damage) bool {
		return d.field == Composite && isDigit(d.where.of(r.zone.Lines)[0])
	})
}

// field is the stretch a check digit guards, and what must hold for it and the digit behind it; nil when nothing but the
// digit speaks for a correction.
func (r *repairer) field(d digit) (span, func(string) bool) {
	internal := r.zone.Format == RUInternal
	switch {
	case d.field == DocumentNumber && d.where == r.layout.number.check():
		return r.layout.number, agrees(r.isNumber)
	case d.field == BirthDate:
		return r.layout.birth, agrees(func(s string) bool { return r.isDate(s, parts.past) })
	case d.field == ExpiryDate && !internal:
		return r.layout.expiry, agrees(func(s string) bool { return r.isDate(s, parts.coming) })
	case d.field == Optional && internal:
		return r.layout.optional[0], agrees(r.isInternalOptional)
	case d.field == Composite:
		return d.where, func(s string) bool { return isDigit(s[0]) }
	default:
		return d.where, nil
	}
}

// agrees holds when the last character is the check digit of those before it, and these are as they must be.
func agrees(proper func(string) bool) func(string) bool {
	return func(s string) bool {
		field, given := s[:len(s)-1], s[len(s)-1]
		return CheckDigit(field) == given && proper(field)
	}
}

func (r *repairer) isNumber(s string) bool {
	d := r.zone.Document
	return r.pattern(d.Issuer, d.Code, strings.TrimRight(s, "<"))
}

func (r *repairer) isDate(s string, century func(parts, intake.Date) (string, bool)) bool {
	p, ok := readParts(s)
	if !ok {
		return false
	}
	_, ok = century(p, r.today)
	return ok
}

// isInternalOptional asks for the last digit of the series, a date of issue, a division code and a filler.
func (r *repairer) isInternalOptional(s string) bool {
	return fits("#############<", s) && r.isDate(s[1:7], parts.past)
}

// solve finds the one combination of candidates with which every check digit holds.
func (r *repairer) solve() (lines []string, ok bool) {
	if r.layout.composite.to == 0 || len(r.damaged) == 0 {
		return nil, false
	}
	solutions := [][]string{r.zone.Lines}
	for _, d := range r.damaged {
		if len(d.candidates) > maxCandidates || len(solutions)*len(d.candidates) > maxSolutions {
			return nil, false
		}
		var next [][]string
		for _, lines := range solutions {
			for _, c := range d.candidates {
				next = append(next, replaced(lines, d.where, c))
			}
		}
		solutions = next
	}
	solutions = slices.DeleteFunc(solutions, func(lines []string) bool { return !Verify(lines) })
	if len(solutions) != 1 {
		return nil, false
	}
	return solutions[0], true
}

func replaced(lines []string, s span, text string) []string {
	lines = slices.Clone(lines)
	line := lines[s.line]
	lines[s.line] = line[:s.from] + text + line[s.to:]
	return lines
}

// changes lists the corrected fields, without their check digits unless these were corrected too.
func (r *repairer) changes(lines []string) []Change {
	var changes []Change
	for _, d := range r.damaged {
		stretch := d.where
		last := span{stretch.line, stretch.to - 1, stretch.to}
		if last.of(lines) == last.of(r.zone.Lines) {
			stretch.to--
		}
		c := Change{Field: d.field, Line: stretch.line + 1, Original: stretch.of(r.zone.Lines), Corrected: stretch.of(lines)}
		for i := range len(c.Original) {
			if c.Original[i] != c.Corrected[i] {
				c.Positions = append(c.Positions, stretch.from+i+1)
			}
		}
		changes = append(changes, c)
	}
	return changes
}

// offered is the zone as parsed, its problems listing what each damaged field may have been, check digit included.
func (r *repairer) offered() Zone {
	for _, d := range r.damaged {
		if len(d.candidates) == 0 || len(d.candidates) > maxOffered {
			continue
		}
		for i, p := range r.zone.Problems {
			if p.Code == failed[d.field] {
				r.zone.Problems[i].Detail["candidates"] = d.candidates
			}
		}
	}
	return r.zone
}
