package document_test

import (
	"testing"

	"priyom/intake"
)

func TestTheTextOfADocumentNamesThePersonDeclared(t *testing.T) {
	const with = `{match: 0.95, review: 0.78, beside: ["дана"]}`
	declared := intake.Fields{"surname": "Намунаев", "given_names": "Синовбек", "surname_latin": "NAMUNAEV", "given_names_latin": "SINOVBEK"}
	for _, tt := range []struct {
		name, text   string
		named, doubt intake.Outcome
	}{
		{"as declared", "Дана Намунаев Синовбек Мисолович в том, что", intake.Pass, intake.Pass},
		{"given names first, so that which is which is anybody's guess", "Дана: Синовбек Намунаев, в том", intake.Pass, intake.Fail},
		{"in capitals and Latin letters", "Дана (NAMUNAEV SINOVBEK)", intake.Pass, intake.Pass},
		{"in the dative", "Дана Намунаеву Синовбеку Мисоловичу", intake.Pass, intake.Pass},
		{"in the instrumental", "Дана, заключено с Намунаевым Синовбеком", intake.Pass, intake.Pass},
		{"by another romanisation", "Дана NAMUNAYEV SINOVBEK", intake.Pass, intake.Pass},
		{"another surname", "Дана Образцов Синовбек в том", intake.Fail, intake.Pass},
		{"another given name", "Дана Намунаев Рустам в том", intake.Fail, intake.Pass},
		{"a woman of the name", "Дана Намунаева Синовбек в том", intake.Pass, intake.Fail},
		{"nobody", "Дана в том, что ничего", intake.Fail, intake.Pass},
	} {
		t.Run(tt.name, func(t *testing.T) {
			page := lines(intake.TextLayer, 1, tt.text)
			for check, want := range map[string]intake.Outcome{"names_holder": tt.named, "names_holder_beyond_doubt": tt.doubt} {
				got := outcome(t, check, with, "study_certificate", declared, page)
				if got.Outcome != want {
					t.Errorf("%s: got %s %v, want %s", check, got.Outcome, got.Detail, want)
				}
				if got.Outcome == intake.Fail && (got.Subject.Box == nil || got.Subject.Field != "surname") {
					t.Errorf("%s: place %+v", check, got.Subject)
				}
			}
		})
	}
	t.Run("a page that is hardly read says nothing", func(t *testing.T) {
		if got := outcome(t, "names_holder", with, "study_certificate", declared, lines(intake.TextOCR, 0.4, "Дaна Нам в том")); got.Outcome != intake.Inconclusive {
			t.Errorf("got %s", got.Outcome)
		}
	})
}

func TestWhatStandsBehindTheNameIsHeldAgainstTheForm(t *testing.T) {
	const with = `{match: 0.95, review: 0.78, field: birth_date, pattern: '(\d\d\.\d\d\.\d{4})\s*(?:г\.?|года)\s*р', confidence: 0.8}`
	declared := intake.Fields{"surname": "Намунаев", "given_names": "Синовбек", "birth_date": "10.09.1984"}
	const host = "Образцова Юлия, 23.09.1982 года рождения, и "
	for text, want := range map[string]intake.Outcome{
		host + "Намунаев Синовбек, 10.09.1984 года рождения": intake.Pass,
		host + "Намунаев Синовбек, 11.09.1984 года рождения": intake.Fail,
		host + "Намунаев Синовбек":                           intake.NotApplicable,
		host: intake.NotApplicable,
	} {
		if got := outcome(t, "named_with", with, "lease", declared, lines(intake.TextLayer, 1, text)); got.Outcome != want {
			t.Errorf("%s: got %s %v, want %s", text, got.Outcome, got.Detail, want)
		}
	}
}

func TestARecognisersSlipIsNobodysFault(t *testing.T) {
	const with = "{field: migration_card, confidence: 0.8, unread: skip}"
	declared := intake.Fields{"migration_card": "4626 4783220"}
	for _, tt := range []struct {
		name string
		from intake.TextSource
		text string
		want intake.Outcome
	}{
		{"one figure differs as it was recognised", intake.TextOCR, "Серия 4626 № 4783226", intake.Inconclusive},
		{"one figure differs in a text layer", intake.TextLayer, "Серия 4626 № 4783226", intake.Fail},
		{"two figures differ", intake.TextOCR, "Серия 4626 № 4783116", intake.Fail},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := outcome(t, "as_declared", with, "migration_card", declared, lines(tt.from, 0.95, tt.text))
			if got.Outcome != tt.want || got.Subject.Box == nil {
				t.Errorf("got %s at %+v, want %s", got.Outcome, got.Subject, tt.want)
			}
		})
	}
}
