package reading_test

import (
	"testing"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators/reading"
)

func TestARecogniserIsHeldToWhatItCanTell(t *testing.T) {
	for _, tt := range []struct {
		name         string
		source       reading.Source
		value, other string
		want         reading.Agreement
	}{
		{"the same", reading.OCR, "FA3325924", "FA3325924", reading.Agrees},
		{"a letter taken for the figure that looks like it", reading.OCR, "25438420", "Z5438420", reading.Agrees},
		{"one figure", reading.OCR, "46264783226", "46264783220", reading.Doubtful},
		{"two figures", reading.OCR, "46264783116", "46264783220", reading.Differs},
		{"one more sign", reading.OCR, "462647832200", "46264783220", reading.Differs},
		{"one figure in a zone, which has check digits", reading.Zone, "1984-09-11", "1984-09-10", reading.Differs},
		{"one figure in a text layer", reading.Layer, "1984-09-11", "1984-09-10", reading.Differs},
		{"a letter for a figure in a text layer", reading.Layer, "25438420", "Z5438420", reading.Differs},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := (reading.Reading{Source: tt.source}).Against(tt.value, tt.other); got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
		})
	}
}

func TestADateInWordsIsReadInFigures(t *testing.T) {
	const date = `\d\d\.\d\d\.\d{4}|[«"]?\d{1,2}[»"]?\s+(?:мая|ноября)\s+\d{4}`
	for text, want := range map[string]string{
		"от «2» ноября 2026 г.": "02.11.2026", "от 10 мая 2026": "10.05.2026", "от 01.02.2026": "01.02.2026",
	} {
		kind := &rules.Kind{Reads: []*rules.Read{{Field: "value", Labels: []string{"от"}, Pattern: pattern(t, date)}}}
		got := reading.Open(kind, &intake.Evidence{Pages: []intake.Page{page(intake.TextLayer, text)}}).Readings()
		if len(got) != 1 || got[0].Value != want {
			t.Errorf("%s: got %+v, want %s", text, got, want)
		}
	}
}

func TestAWordOfThePrintStandsForAValue(t *testing.T) {
	read := &rules.Read{Field: "purpose", Labels: []string{"цель"}, Pattern: pattern(t, `(?:^|\s)[XХ]{1,2}\s+(учёба|работа)`), Values: map[string]string{"учеба": "study", "работа": "work"}}
	for text, want := range map[string]string{"Цель: Х Учёба работа": "study", "Цель: учёба ХХ работа": "work", "Цель: учёба работа": ""} {
		got := reading.Open(&rules.Kind{Reads: []*rules.Read{read}}, &intake.Evidence{Pages: []intake.Page{page(intake.TextLayer, text)}}).Readings()
		if want == "" && len(got) == 0 || len(got) == 1 && got[0].Value == want {
			continue
		}
		t.Errorf("%s: got %+v, want %q", text, got, want)
	}
}

func TestATickedBoxStandsForItsLabel(t *testing.T) {
	read := &rules.Read{Field: "purpose", Where: rules.Ticked, Labels: []string{"учеба", "работа", "туризм"}, Values: map[string]string{"учеба": "study", "работа": "work", "туризм": "tourism"}}
	for _, tt := range []struct {
		name string
		ink  []float64 // of the boxes of: учёба, работа, туризм, and once more
		want string
	}{
		{"one is ticked", []float64{0, 0.4, 0.01}, "work"},
		{"none is", []float64{0, 0, 0}, ""},
		{"two are", []float64{0.3, 0.4, 0}, ""},
		{"one may be", []float64{0, 0.1, 0}, ""},
		{"no other box was seen", []float64{0.4}, ""},
		{"both parts of the form say the same", []float64{0, 0.4, 0, 0, 0.5, 0}, "work"},
		{"the parts say different things", []float64{0, 0.4, 0, 0.5, 0, 0}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := page(intake.TextOCR, "учёба / Education работа / Employment туризм / Tourism учёба / Education работа / Employment туризм / Tourism")
			for i, ink := range tt.ink {
				p.Marks = append(p.Marks, intake.Mark{Kind: intake.TickBox, Word: 3 * i, Box: intake.Box{i, i, i + 9, i + 9}, Ink: ink})
			}
			got := reading.Open(&rules.Kind{Reads: []*rules.Read{read}}, &intake.Evidence{Pages: []intake.Page{p}}).Readings()
			if tt.want == "" && len(got) == 0 || len(got) == 1 && got[0].Value == tt.want && got[0].Box != nil {
				return
			}
			t.Errorf("got %+v, want %q", got, tt.want)
		})
	}
}

func TestADocumentIsTakenForTheKindItLooksLike(t *testing.T) {
	set, err := rules.Load(rules.Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		page intake.Page
		want intake.Kind
	}{
		{"by its zone, whatever it speaks of", intake.Page{MRZ: &intake.Zone{Format: "TD3", Valid: true}, Words: page(intake.TextLayer, "договор найма наниматель").Words}, "passport_foreign"},
		{"by its words", page(intake.TextLayer, "ДОГОВОР найма жилого помещения", "Наймодатель и Наниматель, паспорт"), "lease"},
		{"by none", page(intake.TextLayer, "Уважаемые коллеги"), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got intake.Kind
			if kind := reading.Likest(set.Kinds, &intake.Evidence{Pages: []intake.Page{tt.page}}); kind != nil {
				got = kind.Kind
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
