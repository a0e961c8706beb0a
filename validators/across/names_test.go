package across_test

import (
	"testing"

	"priyom/intake"
	"priyom/validators"
)

func TestNamesInTwoScripts(t *testing.T) {
	const thresholds = "{match: 0.95, review: 0.78}"
	tests := map[string]struct {
		surname, given, surnameLatin, givenLatin string
		agree, beyondDoubt                       intake.Outcome
	}{
		"the same person in the Uzbek romanisation": {"Кадыров", "Уктам", "QODIROV", "O‘KTAM", intake.Pass, intake.Pass},
		"the same person in the one of 1997":        {"Щербакова", "Юлия", "SHCHERBAKOVA", "YULIYA", intake.Pass, intake.Pass},
		"a surname that begins with another sound":  {"Асанов", "Бакыт", "HASANOV", "BAKYT", intake.Pass, intake.Fail},
		"another person":                              {"Рахимов", "Фируз", "ASANOV", "BAKYT", intake.Fail, intake.Pass},
		"nothing was declared in Latin letters":       {"Рахимов", "Фируз", "", "", intake.NotApplicable, intake.NotApplicable},
		"nothing was declared in Cyrillic":            {"", "", "ASANOV", "BAKYT", intake.NotApplicable, intake.NotApplicable},
		"somebody with one name":                      {"Ахмади", "", "AHMADI", "", intake.Pass, intake.Pass},
		"a patronymic that the Latin page leaves out": {"Каримов", "Азизбек", "KARIMOV", "AZIZBEK", intake.Pass, intake.Pass},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			in := validators.Input{Fields: intake.Fields{
				"surname": test.surname, "given_names": test.given, "patronymic": "Муратбой угли",
				"surname_latin": test.surnameLatin, "given_names_latin": test.givenLatin,
			}}
			if got := run(t, "names_agree", thresholds, in).Outcome; got != test.agree {
				t.Errorf("names_agree: got %s, want %s", got, test.agree)
			}
			if got := run(t, "names_beyond_doubt", thresholds, in).Outcome; got != test.beyondDoubt {
				t.Errorf("names_beyond_doubt: got %s, want %s", got, test.beyondDoubt)
			}
		})
	}
}
