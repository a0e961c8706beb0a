package document_test

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
	"priyom/validators/areas"
	"priyom/validators/document"
)

// lines lays words out a line below the other.
func lines(from intake.TextSource, confidence float64, texts ...string) intake.Page {
	p := intake.Page{Number: 1, Width: 1000, Height: 1400, TextFrom: from}
	for n, line := range texts {
		for i, word := range strings.Fields(line) {
			p.Words = append(p.Words, intake.Word{Text: word, Line: n + 1, Confidence: confidence, Box: intake.Box{100 * i, 40 * n, 100*i + 90, 40*n + 20}})
		}
	}
	return p
}

func zone(checks map[string]bool, document map[string]string) intake.Page {
	return intake.Page{Number: 1, TextFrom: intake.TextOCR, MRZ: &intake.Zone{Format: "TD3", Valid: true, Checks: checks, Document: document}}
}

var set = func() *rules.Ruleset {
	loaded, err := rules.Load(rules.Default())
	if err != nil {
		panic(err)
	}
	return loaded
}()

// outcome judges a document by one check under the rules built in.
func outcome(t *testing.T, name, with string, kind intake.Kind, declared intake.Fields, pages ...intake.Page) intake.Finding {
	t.Helper()
	check, ok := document.Checks.Lookup(name)
	if !ok {
		t.Fatalf("no check named %s", name)
	}
	var parameters yaml.Node
	if err := yaml.Unmarshal([]byte(with), &parameters); err != nil {
		t.Fatal(err)
	}
	f, err := check.New(*parameters.Content[0], rules.Position{})
	if err != nil {
		t.Fatal(err)
	}
	judge, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		t.Fatal(err)
	}
	got := f(judge.Input(intake.Document{Kind: kind}, &intake.Evidence{Pages: pages, Tools: map[string]string{"mrz": "1"}}, declared, intake.Date{Year: 2026, Month: 11, Day: 23}))
	return intake.Finding{Outcome: got.Outcome, Code: got.Why, Subject: got.Subject, Detail: got.Detail}
}

func TestWhatADocumentSaysIsHeldAgainstWhatWasDeclared(t *testing.T) {
	const number, ask = "{field: migration_card, confidence: 0.8, unread: skip}", "{field: migration_card, confidence: 0.8, unread: ask}"
	declared := intake.Fields{"migration_card": "4626 4783220"}
	for _, tt := range []struct {
		name, with string
		declared   intake.Fields
		page       intake.Page
		want       intake.Outcome
		code       intake.Code
	}{
		{"the same, spelt otherwise", number, declared, lines(intake.TextOCR, 0.9, "Серия 4626 № 4783220"), intake.Pass, ""},
		{"another", number, declared, lines(intake.TextOCR, 0.9, "Серия 4626 № 4783112"), intake.Fail, ""},
		{"another, but read without confidence", number, declared, lines(intake.TextOCR, 0.5, "Серия 4626 № 4783221"), intake.NotApplicable, ""},
		{"unread, and a person is asked", ask, declared, lines(intake.TextOCR, 0.9, "Серия 4626"), intake.Inconclusive, ""},
		{"nothing to read with", ask, declared, lines(intake.TextNone, 0), intake.Inconclusive, "OCR.ENGINE.DISABLED"},
		{"nothing was declared", ask, nil, lines(intake.TextOCR, 0.9, "Серия 4626 № 4783220"), intake.NotApplicable, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := outcome(t, "as_declared", tt.with, "migration_card", tt.declared, tt.page)
			if got.Outcome != tt.want || got.Code != tt.code {
				t.Errorf("got %s %s, want %s %s", got.Outcome, got.Code, tt.want, tt.code)
			}
			if got.Outcome == intake.Fail && (got.Subject.Page != 1 || got.Subject.Box == nil || got.Subject.Field != "migration_card") {
				t.Errorf("place: %+v", got.Subject)
			}
		})
	}
}

func TestTheHolderIsComparedByPersonAndNotBySpelling(t *testing.T) {
	const with = "{match: 0.95, review: 0.78, confidence: 0.6, unread: ask}"
	declared := intake.Fields{"surname": "Кадыров", "given_names": "Уктам", "patronymic": "Муратбой угли"}
	holder := func(surname, given string) intake.Page {
		return zone(nil, map[string]string{"surname": surname, "given_names": given})
	}
	for _, tt := range []struct {
		name                string
		page                intake.Page
		as, doubt, spelling intake.Outcome
	}{
		{"the same by another romanisation", holder("QODIROV", "UKTAM"), intake.Pass, intake.Pass, intake.Fail},
		{"the same by the common one", holder("KADYROV", "UKTAM"), intake.Pass, intake.Pass, intake.Fail},
		{"another person", holder("RAHIMOV", "FIRUZ"), intake.Fail, intake.Pass, intake.Pass},
		{"a zone that cannot be read", intake.Page{Number: 1, TextFrom: intake.TextOCR}, intake.Inconclusive, intake.Inconclusive, intake.Inconclusive},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for check, want := range map[string]intake.Outcome{"holder_as_declared": tt.as, "holder_beyond_doubt": tt.doubt} {
				if got := outcome(t, check, with, "passport_foreign", declared, tt.page); got.Outcome != want {
					t.Errorf("%s: got %s %v, want %s", check, got.Outcome, got.Detail, want)
				}
			}
		})
	}
	t.Run("print that shows the surname only is not held against the rest", func(t *testing.T) {
		page := lines(intake.TextOCR, 0.9, "Фамилия КАДЫРОВ")
		if got := outcome(t, "holder_beyond_doubt", with, "passport_rf", declared, page); got.Outcome != intake.Pass {
			t.Errorf("got %s %v", got.Outcome, got.Detail)
		}
	})
}

func TestADocumentIsKnownByItsLooks(t *testing.T) {
	lease := lines(intake.TextOCR, 0.9, "ДОГОВОР найма жилого помещения", "Наймодатель и Наниматель", "паспорт, миграционная карта")
	td3 := zone(nil, map[string]string{"surname": "QODIROV"})
	for _, tt := range []struct {
		name  string
		kind  intake.Kind
		page  intake.Page
		want  intake.Outcome
		code  intake.Code
		looks string
	}{
		{"a lease as a lease", "lease", lease, intake.Pass, "", ""},
		{"a lease as a passport", "passport_foreign", lease, intake.Fail, "", "lease"},
		{"a lease as a migration card, of which it speaks", "migration_card", lease, intake.Fail, "", "lease"},
		{"a passport as a passport", "passport_foreign", td3, intake.Pass, "", ""},
		{"a passport as a lease", "lease", td3, intake.Fail, "", "passport_foreign"},
		{"a lease of which little could be read, as a passport", "passport_foreign", lines(intake.TextOCR, 0.9, "Наймодатель"), intake.Inconclusive, "DOC.KIND.WRONG", "lease"},
		{"a letter, as a passport, which always has something of its own", "passport_foreign", lines(intake.TextOCR, 0.9, "Уважаемые коллеги"), intake.Inconclusive, "DOC.KIND.WRONG", ""},
		{"a letter that looks like nothing known", "employer_certificate", lines(intake.TextOCR, 0.9, "Уважаемые коллеги"), intake.NotApplicable, "", ""},
		{"nothing to read with", "lease", lines(intake.TextNone, 0), intake.Inconclusive, "OCR.ENGINE.DISABLED", ""},
		{"nobody asked for text", "lease", intake.Page{Number: 1}, intake.NotApplicable, "", ""},
		{"a lease as a portrait, which has no looks", "photo", lease, intake.Fail, "", "lease"},
		{"a portrait", "photo", lines(intake.TextOCR, 0.9), intake.NotApplicable, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := outcome(t, "kind_as_named", "{}", tt.kind, nil, tt.page)
			if got.Outcome != tt.want || got.Code != tt.code || tt.looks != "" && got.Detail["guessed_kind"] != tt.looks {
				t.Errorf("got %s %s %v, want %s %s %s", got.Outcome, got.Code, got.Detail, tt.want, tt.code, tt.looks)
			}
		})
	}
}

func TestARequisiteIsOneOfSeveralStretchesOfPrint(t *testing.T) {
	const with = `{requisite: term, any: ["на срок", "бессрочн"]}`
	for _, tt := range []struct {
		name string
		page intake.Page
		want intake.Outcome
	}{
		{"in another case", lines(intake.TextLayer, 1, "Заключён НА СРОК 11 месяцев"), intake.Pass},
		{"broken over two lines", lines(intake.TextLayer, 1, "Заключён на", "срок 11 месяцев"), intake.Pass},
		{"missing", lines(intake.TextLayer, 1, "Заключён"), intake.Fail},
		{"no word was recognised", lines(intake.TextOCR, 1), intake.Inconclusive},
		{"nobody asked for text", intake.Page{Number: 1}, intake.NotApplicable},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := outcome(t, "says", with, "lease", nil, tt.page); got.Outcome != tt.want {
				t.Errorf("got %s, want %s", got.Outcome, tt.want)
			}
		})
	}
}

func TestTheZoneIsHeldAgainstThePrint(t *testing.T) {
	page := lines(intake.TextOCR, 0.95, "Дата рождения 10.09.1984")
	page.MRZ = &intake.Zone{Format: "RU_INTERNAL", Valid: true, Checks: map[string]bool{"birth_date": true}, Document: map[string]string{"birth_date": "1984-09-11"}}
	const with = "{field: birth_date, confidence: 0.9}"
	if got := outcome(t, "zone_as_printed", with, "passport_rf", nil, page); got.Outcome != intake.Inconclusive {
		t.Errorf("a figure apart, which may be the recogniser's: got %s", got.Outcome)
	}
	page.TextFrom = intake.TextLayer
	if got := outcome(t, "zone_as_printed", with, "passport_rf", nil, page); got.Outcome != intake.Fail {
		t.Errorf("a day apart: got %s", got.Outcome)
	}
	page.MRZ.Document["birth_date"] = "1984-09-10"
	if got := outcome(t, "zone_as_printed", with, "passport_rf", nil, page); got.Outcome != intake.Pass {
		t.Errorf("the same day: got %s", got.Outcome)
	}
	page.MRZ.Checks["birth_date"] = false
	if got := outcome(t, "zone_as_printed", with, "passport_rf", nil, page); got.Outcome != intake.NotApplicable {
		t.Errorf("a zone whose check digit does not hold: got %s", got.Outcome)
	}
}

func TestAnExpiredDocumentIsToldByItsZone(t *testing.T) {
	const with = "{field: passport_expiry_date, days: 0, confidence: 0.8, unread: skip}"
	for date, want := range map[string]intake.Outcome{"2026-11-23": intake.Pass, "2026-11-22": intake.Fail, "": intake.NotApplicable, "2026": intake.NotApplicable} {
		page := zone(map[string]bool{"expiry_date": true}, map[string]string{"expiry_date": date})
		if got := outcome(t, "read_date_after", with, "passport_foreign", nil, page); got.Outcome != want {
			t.Errorf("%q: got %s, want %s", date, got.Outcome, want)
		}
	}
}

func TestAPortraitIsNoSheetOfPrint(t *testing.T) {
	print := strings.Repeat("слово ", 13)
	for name, tt := range map[string]struct {
		page intake.Page
		want intake.Outcome
	}{
		"no words":                           {lines(intake.TextOCR, 0.9), intake.Pass},
		"what a recogniser makes of a face":  {lines(intake.TextOCR, 0.4, print), intake.Pass},
		"a sheet of print":                   {lines(intake.TextOCR, 0.9, print), intake.Fail},
		"short words, as shades are read as": {lines(intake.TextOCR, 0.9, strings.Repeat("i | — ", 20)), intake.Pass},
	} {
		if got := outcome(t, "hardly_written", "{words: 12}", "photo", nil, tt.page); got.Outcome != tt.want {
			t.Errorf("%s: got %s, want %s", name, got.Outcome, tt.want)
		}
	}
}

func TestALineForASignatureIsSignedOn(t *testing.T) {
	place := func(ink ...float64) intake.Page {
		page := lines(intake.TextLayer, 1, "/ Иванов И. И. /")
		for i, share := range ink {
			page.Marks = append(page.Marks, intake.Mark{Kind: intake.SignatureLine, Word: 1, Box: intake.Box{i, 0, i + 90, 20}, Ink: share})
		}
		return page
	}
	for name, tt := range map[string]struct {
		page intake.Page
		want intake.Outcome
	}{
		"both signed":        {place(0.05, 0.04), intake.Pass},
		"one of two did not": {place(0.05, 0.001), intake.Fail},
		"no line is seen":    {place(), intake.NotApplicable},
	} {
		got := outcome(t, "signed", "{ink: 0.008}", "lease", nil, tt.page)
		if got.Outcome != tt.want || tt.want == intake.Fail && (got.Subject.Box == nil || got.Detail["attribute"] != "signature") {
			t.Errorf("%s: got %s at %+v with %v, want %s", name, got.Outcome, got.Subject, got.Detail, tt.want)
		}
	}
}
