package mrz

import (
	"fmt"
	"strings"
)

// Compose writes a document's zone in a format, with its check digits. Names come in Latin letters, for the Russian
// internal passport in Cyrillic; too long ones are cut as the standard has it. An error names the field that cannot be
// written, never its value.
func Compose(d Document, f Format) ([]string, error) {
	l, ok := layouts[f]
	if !ok {
		return nil, fmt.Errorf("compose: no format named %q", f)
	}
	w := writer{layout: l, format: f, lines: make([][]byte, l.lines)}
	for i := range w.lines {
		w.lines[i] = []byte(strings.Repeat("<", l.width))
	}
	w.head(d)
	w.names(d)
	w.dates(d)
	if f == RUInternal {
		w.internal(d)
	} else {
		w.number(d)
	}
	if w.err != nil {
		return nil, fmt.Errorf("compose %s: %w", f, w.err)
	}
	return w.closed(), nil
}

type writer struct {
	layout *layout
	format Format
	lines  [][]byte
	err    error // the first
}

// put writes text from the start of a stretch.
func (w *writer) put(name string, s span, text string) {
	switch {
	case w.err != nil:
	case len(text) > s.to-s.from:
		w.err = fmt.Errorf("%s: longer than %d characters", name, s.to-s.from)
	case strings.Trim(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<") != "":
		w.err = fmt.Errorf("%s: want capitals A to Z and digits", name)
	default:
		copy(w.lines[s.line][s.from:s.to], text)
	}
}

func (w *writer) fail(name string, err error) {
	if w.err == nil && err != nil {
		w.err = fmt.Errorf("%s: %w", name, err)
	}
}

func (w *writer) head(d Document) {
	w.put("code", w.layout.code, d.Code)
	w.put("issuer", w.layout.issuer, d.Issuer)
	w.put("nationality", w.layout.nationality, d.Nationality)
	switch d.Sex {
	case "M", "F":
		w.put("sex", w.layout.sex, d.Sex)
	case "X", "":
	default:
		w.fail("sex", fmt.Errorf("want M, F or X"))
	}
	if f, _ := detect(w.text()); f != w.format {
		w.fail("code", fmt.Errorf("not a document of this format"))
	}
}

func (w *writer) names(d Document) {
	spell, width := component, w.layout.names.to-w.layout.names.from
	if w.format == RUInternal {
		spell = internalComponent
	}
	var written [3]string
	for i, name := range []struct{ field, value string }{
		{"surname", d.Surname}, {"given_names", d.GivenNames}, {"patronymic", d.Patronymic},
	} {
		text, err := spell(name.value)
		w.fail(name.field, err)
		written[i] = text
	}
	if w.err == nil && written[0] == "" {
		w.fail("surname", fmt.Errorf("missing; who has one name has it here"))
	}
	if w.err != nil {
		return
	}
	if w.format == RUInternal {
		w.put("names", w.layout.names, fitInternalNames(written[0], written[1], written[2], width))
		return
	}
	w.put("names", w.layout.names, fitNames(written[0], written[1], width))
}

func (w *writer) dates(d Document) {
	w.date("birth_date", w.layout.birth, d.BirthDate)
	w.checked(w.layout.birth)
	if w.format != RUInternal {
		w.date("expiry_date", w.layout.expiry, d.ExpiryDate)
		w.checked(w.layout.expiry)
	}
}

func (w *writer) date(name string, s span, iso string) {
	text, err := writeDate(iso)
	w.fail(name, err)
	w.put(name, s, text)
}

// number writes the document number and the optional data, and on TD1 and TD2 parts a long number between them.
func (w *writer) number(d Document) {
	first, second, _ := strings.Cut(d.Optional, "|")
	head, tail := d.Number, ""
	if width := w.layout.number.to - w.layout.number.from; len(d.Number) > width && (w.format == TD1 || w.format == TD2) {
		head, tail = d.Number[:width], d.Number[width:]
		first = strings.TrimRight(tail+string(CheckDigit(d.Number))+"<"+first, "<")
	}
	if strings.Contains(d.Number, "<") {
		w.fail("number", fmt.Errorf("want capitals A to Z and digits"))
	}
	w.put("number", w.layout.number, head)
	if tail == "" {
		w.checked(w.layout.number)
	}
	w.put("optional", w.layout.optional[0], first)
	if len(w.layout.optional) > 1 {
		w.put("optional", w.layout.optional[1], second)
	} else if second != "" {
		w.fail("optional", fmt.Errorf("this format has one stretch"))
	}
	if w.layout.optionalCheck.to > 0 && !blank(w.layout.optional[0].of(w.text())) {
		w.checked(w.layout.optional[0])
	}
}

// internal writes the second line by the profile of the Russian internal passport.
func (w *writer) internal(d Document) {
	division := strings.ReplaceAll(d.DivisionCode, "-", "")
	if !digits(d.Series, 4) || !digits(d.Number, 6) || !digits(division, 6) {
		w.fail("series, number and division code", fmt.Errorf("want four, six and six digits"))
		return
	}
	w.put("number", w.layout.number, d.Series[:3]+d.Number)
	w.checked(w.layout.number)
	w.put("series", at(2, 29, 29), d.Series[3:])
	w.date("issue_date", at(2, 30, 35), d.IssueDate)
	w.put("division_code", at(2, 36, 41), division)
	w.checked(w.layout.optional[0])
}

func digits(s string, n int) bool { return len(s) == n && strings.Trim(s, "0123456789") == "" }

// checked puts the check digit behind a field.
func (w *writer) checked(s span) {
	w.put("check digit", s.check(), string(CheckDigit(s.of(w.text()))))
}

func (w *writer) text() []string {
	lines := make([]string, len(w.lines))
	for i, line := range w.lines {
		lines[i] = string(line)
	}
	return lines
}

// closed is the lines with their composite digit.
func (w *writer) closed() []string {
	lines := w.text()
	if s := w.layout.composite; s.to > 0 {
		var r register
		for _, over := range w.layout.compositeOver {
			r.add(over.of(lines))
		}
		w.lines[s.line][s.from] = r.digit()
	}
	return w.text()
}
