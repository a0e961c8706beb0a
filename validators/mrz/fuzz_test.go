package mrz_test

import (
	"strings"
	"testing"

	"priyom/validators/mrz"
)

func FuzzParse(f *testing.F) {
	for _, row := range rows(f, "testdata/zones.tsv", 3) {
		f.Add(row[2])
	}
	f.Add(strings.Repeat("<", 1<<20))
	f.Add("P<«»\xff\n\u202e")
	f.Fuzz(func(t *testing.T, text string) {
		zone := mrz.ParseText(text, today)
		if zone.Valid && !mrz.Verify(zone.Lines) {
			t.Errorf("valid, but a check digit of %q does not hold", zone.Lines)
		}
		for _, p := range zone.Problems {
			if p.Line > len(zone.Lines) || p.Line > 0 && p.Position > len(zone.Lines[p.Line-1]) {
				t.Errorf("%s at %d:%d of %q", p.Code, p.Line, p.Position, zone.Lines)
			}
		}
		if again := mrz.Parse(zone.Lines, today); again.Valid != zone.Valid || again.Document != zone.Document {
			t.Errorf("%q parses again to %+v, want %+v", zone.Lines, again.Document, zone.Document)
		}
	})
}

func FuzzRepair(f *testing.F) {
	for _, row := range rows(f, "testdata/zones.tsv", 3) {
		f.Add(row[2])
	}
	f.Fuzz(func(t *testing.T, text string) {
		zone := mrz.Repair(strings.Split(text, "/"), today, nil)
		if len(zone.Repairs) > 0 && !mrz.Verify(zone.Lines) {
			t.Errorf("repaired, but a check digit of %q does not hold", zone.Lines)
		}
	})
}

func FuzzCompose(f *testing.F) {
	f.Add("KARIMOV", "AZIZBEK", "FA1234567", "31205901234567", "1990-05-12", 2)
	f.Add("ЩЕРБАКОВА", "ЮЛИЯ", "123456", "", "1995", 5)
	f.Add("A-B", "", "A2345678901234", "X|Y", "", 0)
	f.Fuzz(func(t *testing.T, surname, given, number, optional, birth string, which int) {
		format := mrz.Formats()[(which%6+6)%6]
		d := document(format)
		d.Surname, d.GivenNames, d.Number, d.Optional, d.BirthDate = surname, given, number, optional, birth
		lines, err := mrz.Compose(d, format)
		if err != nil {
			return
		}
		if !mrz.Verify(lines) {
			t.Errorf("%q of %+v does not hold", lines, d)
		}
	})
}
