package reading_test

import (
	"fmt"
	"strings"
	"testing"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators/reading"
)

// page lays words out as a form: each line of the text 40 pixels below the one before, each letter 10 pixels wide.
func page(from intake.TextSource, lines ...string) intake.Page {
	p := intake.Page{Number: 1, Width: 1000, Height: 1400, TextFrom: from}
	for n, line := range lines {
		column := 0
		for _, text := range strings.Split(line, " ") {
			wide := len([]rune(text))
			if wide > 0 {
				box := intake.Box{column * 10, n * 40, (column + wide) * 10, n*40 + 20}
				p.Words = append(p.Words, intake.Word{Text: text, Box: box, Line: n + 1, Confidence: 0.9})
			}
			column += wide + 1
		}
	}
	return p
}

func pattern(t *testing.T, text string) *rules.Pattern {
	t.Helper()
	var p rules.Pattern
	if err := p.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return &p
}

func TestAValueStandsBesideItsLabel(t *testing.T) {
	const date, number = `\d\d\.\d\d\.\d{4}`, `(\d{4})\s*№\s*(\d{7})`
	for _, tt := range []struct {
		name, label, pattern string
		where                rules.Where
		lines                []string
		want                 string
	}{
		{"after it in the line", "серия", number, "", []string{"Серия 4626 № 4783220"}, "4626 4783220"},
		{"grown together with it", "паспорт №", `[A-Z]{2}\d{7}`, "", []string{"паспорт №FA3325924, выдан"}, "FA3325924"},
		{"in the line after", "на срок", date, "", []string{"заключён на срок", "с 10.11.2026"}, "10.11.2026"},
		{"too far behind it", "срок", date, "", []string{"срок", strings.Repeat("слово ", 60), "10.11.2026"}, ""},
		{"label in another case, with ё and with Latin letters that look alike", "заключён", date, "", []string{"3аключен ЗAKЛЮЧEH 10.11.2026"}, "10.11.2026"},
		{"label broken over two lines", "дата рождения", date, "", []string{"дата", "рождения 10.09.1984"}, "10.09.1984"},
		{"label inside another word does not count", "пол", `[МЖ]`, "", []string{"полис М"}, ""},
		{"label as the beginning of a phrase does", "наниматель", date, "", []string{"«Наниматель», 10.09.1984"}, "10.09.1984"},
		{"the second place of the label has it", "дата", date, "", []string{"дата не указана " + strings.Repeat("x", 250), "дата 01.02.2026"}, "01.02.2026"},
		{"below it", "date of birth", date, rules.Below, []string{"Date of birth   Sex", "10.09.1984      M"}, "10.09.1984"},
		{"in the column of the label and not of its neighbour", "sex", `^[MF]$`, rules.Below, []string{"Date of birth   Sex", "10.09.1984      M"}, "M"},
		{"below another label", "sex", `^\d\d`, rules.Below, []string{"Date of birth   Sex", "10.09.1984       "}, ""},
		{"too far below", "name", `^[A-Z]+$`, rules.Below, []string{"name", "", "", "AHMADI"}, ""},
		{"several words", "surname", `^[A-Z ]+$`, rules.Below, []string{"Surname", "AL AHMADI"}, "AL AHMADI"},
		{"a letter to a cell", "surname", `^\p{L}{2,}$`, rules.Row, []string{"Surname  N A M U N A E V"}, "NAMUNAEV"},
		{"cells that were not read rightly", "surname", `^\p{L}{2,}$`, rules.Row, []string{"Surname  HA[M|Y N A"}, ""},
		{"of another shape", "серия", number, "", []string{"Серия 46Z6 № 478322"}, ""},
	} {
		for _, turned := range []int{0, 90, 180, 270} {
			t.Run(fmt.Sprintf("%s, the page turned by %d degrees", tt.name, turned), func(t *testing.T) {
				kind := &rules.Kind{Reads: []*rules.Read{{Field: "value", Labels: []string{tt.label}, Where: tt.where, Pattern: pattern(t, tt.pattern)}}}
				upright := page(intake.TextOCR, tt.lines...)
				got := reading.Open(kind, &intake.Evidence{Pages: []intake.Page{upright.Turn(turned)}}).Readings()
				switch {
				case tt.want == "" && len(got) == 0:
					return
				case len(got) != 1 || got[0].Value != tt.want:
					t.Fatalf("got %+v, want %q", got, tt.want)
				case got[0].Page != 1 || got[0].Box == nil || got[0].Confidence != 0.9 || got[0].Source != reading.OCR:
					t.Fatalf("place: got %+v", got[0])
				}
				want := reading.Open(kind, &intake.Evidence{Pages: []intake.Page{upright}}).Readings()[0].Box.Turn(turned, upright.Width, upright.Height)
				if *got[0].Box != want {
					t.Errorf("got the box %v, want %v", *got[0].Box, want)
				}
			})
		}
	}
}

func TestTheBoxHoldsTheValueAndNotItsLabel(t *testing.T) {
	kind := &rules.Kind{Reads: []*rules.Read{{Field: "value", Labels: []string{"серия"}, Pattern: pattern(t, `(\d{4}) № (\d{7})`)}}}
	got := reading.Open(kind, &intake.Evidence{Pages: []intake.Page{page(intake.TextLayer, "xx Серия 4626 № 4783220 yy")}}).Readings()
	if want := (intake.Box{90, 0, 230, 20}); len(got) != 1 || *got[0].Box != want || got[0].Source != reading.Layer {
		t.Errorf("got %+v, want box %v of the layer", got, want)
	}
}

func TestAPartOfTheZoneIsReadWhereItsCheckDigitHolds(t *testing.T) {
	zone := &intake.Zone{
		Format: "TD3", Checks: map[string]bool{"document_number": false, "birth_date": true},
		Document: map[string]string{"number": "FA3325924", "birth_date": "1984-09-10", "surname": "NAMUNAEV"},
	}
	kind := &rules.Kind{Reads: []*rules.Read{{Field: "passport_number", Zone: "number"}, {Field: "birth_date", Zone: "birth_date"}, {Field: "surname_latin", Zone: "surname"}, {Field: "sex", Zone: "sex"}}}
	got := reading.Open(kind, &intake.Evidence{Pages: []intake.Page{{Number: 1}, {Number: 2, MRZ: zone}}}).Readings()
	if len(got) != 2 || got[0].Field != "birth_date" || got[1].Field != "surname_latin" || got[1].Page != 2 || got[1].Source != reading.Zone {
		t.Errorf("got %+v", got)
	}
}

func TestWhetherTheWordsWereLookedFor(t *testing.T) {
	for _, tt := range []struct {
		name  string
		pages []intake.Page
		want  reading.Text
	}{
		{"no page", nil, reading.Unasked},
		{"nobody asked", []intake.Page{{}}, reading.Unasked},
		{"nothing to read with", []intake.Page{{TextFrom: intake.TextNone}}, reading.NoEngine},
		{"one page of two has a layer", []intake.Page{{TextFrom: intake.TextLayer}, {TextFrom: intake.TextNone}}, reading.Searched},
		{"read, and there are none", []intake.Page{{TextFrom: intake.TextOCR}}, reading.Searched},
	} {
		if got := reading.Open(nil, &intake.Evidence{Pages: tt.pages}).Text(); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// FuzzRead feeds words and boxes as a stranger's page may give them to the reads of every kind there is.
func FuzzRead(f *testing.F) {
	set, err := rules.Load(rules.Default())
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Серия 4626 № 4783220", 10, 20, 3)
	f.Add("Фамилия / Surname Н А М", -5, 1<<30, 0)
	f.Fuzz(func(t *testing.T, text string, left, width, line int) {
		p := intake.Page{Number: 1, TextFrom: intake.TextOCR}
		for i, word := range strings.Fields(text) {
			p.Words = append(p.Words, intake.Word{Text: word, Line: i / max(1, line%7), Box: intake.Box{left + i, i, left + width + i, i + 10}})
		}
		e := &intake.Evidence{Pages: []intake.Page{p}}
		for _, kind := range set.Kinds {
			for _, read := range reading.Open(kind, e).Readings() {
				if read.Value == "" || read.Page != 1 || read.Box == nil {
					t.Fatalf("%+v", read)
				}
			}
		}
		for _, kind := range set.Kinds {
			reading.Open(set.Kinds["lease"], e).Likeness(kind)
		}
	})
}

// BenchmarkRead reads a lease of four pages, as judging it again does.
func BenchmarkRead(b *testing.B) {
	set, err := rules.Load(rules.Default())
	if err != nil {
		b.Fatal(err)
	}
	var pages []intake.Page
	for range 4 {
		pages = append(pages, page(intake.TextLayer, strings.Split(strings.Repeat("Наймодатель передаёт Нанимателю за плату во владение и пользование\n", 40), "\n")...))
	}
	e := &intake.Evidence{Pages: pages}
	b.ReportAllocs()
	for b.Loop() {
		document := reading.Open(set.Kinds["lease"], e)
		document.Readings()
		document.Likeness(set.Kinds["lease"])
	}
}
