package document_test

import (
	"reflect"
	"testing"

	"priyom/intake"
)

func TestAContractForAYearOrMoreIsRegistered(t *testing.T) {
	const with = `{from: lease_from, to: lease_to, term: lease_term, confidence: 0.8, marks: ['произведена\s+государственная\s+регистрация']}`
	const mark = " Произведена государственная регистрация аренды"
	for text, want := range map[string]intake.Outcome{
		"на срок с 01.02.2026 по 30.01.2027":                   intake.Pass,
		"на срок с 01.02.2026 по 31.01.2027":                   intake.Fail,
		"на срок с 01.02.2026 по 31.01.2027" + mark:            intake.Pass,
		"на срок с «1» февраля 2026 г. по «31» января 2027 г.": intake.Fail,
		"на срок 11 (одиннадцать) месяцев":                     intake.Pass,
		"на срок 12 месяцев":                                   intake.Fail,
		"на срок один год":                                     intake.Fail,
		"на срок 3 (три) года":                                 intake.Fail,
		"на срок 36 месяцев." + mark:                           intake.Pass,
		"бессрочно":                                            intake.NotApplicable,
		"на срок 11 месяцев, подлежит государственной регистрации": intake.Pass,
	} {
		if got := outcome(t, "long_term_registered", with, "lease", nil, lines(intake.TextLayer, 1, text)); got.Outcome != want {
			t.Errorf("%s: got %s, want %s", text, got.Outcome, want)
		}
	}
}

func TestNumberedPagesAreAllThere(t *testing.T) {
	sheet := func(confidence float64, text string) intake.Page {
		return lines(intake.TextOCR, confidence, "Договор", text)
	}
	for _, tt := range []struct {
		name    string
		pages   []intake.Page
		want    intake.Outcome
		missing any
	}{
		{"all of them", []intake.Page{sheet(1, "стр. 1 из 2"), sheet(1, "стр. 2 из 2")}, intake.NotApplicable, nil},
		{"the second of three is missing", []intake.Page{sheet(1, "стр. 1 из 3"), sheet(1, "стр. 3 из 3")}, intake.Fail, []int{2}},
		{"one number is unread, so that which is missing cannot be said", []intake.Page{sheet(1, "лист 1 из 4"), sheet(1, "лист 2 из 4"), sheet(1, "")}, intake.Fail, nil},
		{"a number recognised on one page alone may be a recogniser's slip", []intake.Page{sheet(1, "стр. 1 из 4")}, intake.Inconclusive, nil},
		{"a number in the text layer of one page is none", []intake.Page{lines(intake.TextLayer, 1, "стр. 1 из 4")}, intake.Fail, []int{2, 3, 4}},
		{"numbers that do not agree", []intake.Page{sheet(1, "стр. 1 из 3"), sheet(1, "стр. 2 из 8")}, intake.NotApplicable, nil},
		{"numbers read badly", []intake.Page{sheet(0.5, "стр. 1 из 3")}, intake.NotApplicable, nil},
		{"no numbers", []intake.Page{sheet(1, "конец")}, intake.NotApplicable, nil},
		{"in English", []intake.Page{lines(intake.TextLayer, 1, "Page 1 of 2")}, intake.Fail, []int{2}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := outcome(t, "pages_complete", "{}", "lease", nil, tt.pages...)
			if got.Outcome != tt.want || !reflect.DeepEqual(got.Detail["pages"], tt.missing) {
				t.Errorf("got %s %v, want %s %v", got.Outcome, got.Detail, tt.want, tt.missing)
			}
		})
	}
}

func TestAZoneIsReadWithoutDoubtOrAPersonLooks(t *testing.T) {
	page := func(zone *intake.Zone) intake.Page {
		return intake.Page{Number: 1, TextFrom: intake.TextOCR, MRZ: zone}
	}
	sound := &intake.Zone{Valid: true, Checks: map[string]bool{"document_number": true, "composite": true}}
	broken := &intake.Zone{Unsure: true, Checks: map[string]bool{"document_number": false, "composite": false}}
	slipped := &intake.Zone{Unsure: true, Checks: map[string]bool{"document_number": true, "composite": false}}
	for _, tt := range []struct {
		name, check, with string
		zone              *intake.Zone
		want              intake.Outcome
		code              intake.Code
	}{
		{"none", "zone_read", "{}", nil, intake.Inconclusive, "MRZ.PRESENCE.NOT_FOUND"},
		{"sound", "zone_read", "{}", sound, intake.Pass, ""},
		{"a character in doubt", "zone_read", "{}", &intake.Zone{Valid: true, Unsure: true}, intake.Inconclusive, "OCR.TEXT.UNREADABLE"},
		{"a digit that does not hold is told by its own check", "zone_read", "{}", broken, intake.NotApplicable, ""},
		{"the number's digit does not hold", "zone_digit_holds", "{digit: document_number}", broken, intake.Inconclusive, "MRZ.CHECKDIGIT.DOCUMENT_NUMBER"},
		{"from which it follows that the last does not", "zone_digit_holds", "{digit: composite}", broken, intake.NotApplicable, ""},
		{"only the last does not hold", "zone_digit_holds", "{digit: composite}", slipped, intake.Inconclusive, "MRZ.CHECKDIGIT.COMPOSITE"},
		{"a digit that the format does not have", "zone_digit_holds", "{digit: optional}", broken, intake.NotApplicable, ""},
		{"no zone has no digits", "zone_digit_holds", "{digit: composite}", nil, intake.NotApplicable, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := outcome(t, tt.check, tt.with, "passport_foreign", nil, page(tt.zone))
			if got.Outcome != tt.want || got.Code != tt.code {
				t.Errorf("got %s %s, want %s %s", got.Outcome, got.Code, tt.want, tt.code)
			}
		})
	}
}

func TestTheHoldersNameInTheZoneIsTheOnePrinted(t *testing.T) {
	const with = "{match: 0.95, review: 0.78, confidence: 0.9, unread: skip}"
	for printed, want := range map[string]intake.Outcome{"ОБРАЗЦОВА": intake.Pass, "РАХИМОВ": intake.Fail, "": intake.NotApplicable} {
		page := lines(intake.TextLayer, 1, "Фамилия "+printed)
		page.MRZ = &intake.Zone{Format: "RU_INTERNAL", Valid: true, Document: map[string]string{"surname": "ОБРАЗЦОВА", "given_names": "ЮЛИЯ"}}
		if got := outcome(t, "holder_as_printed", with, "passport_rf", nil, page); got.Outcome != want {
			t.Errorf("%q: got %s, want %s", printed, got.Outcome, want)
		}
	}
}
