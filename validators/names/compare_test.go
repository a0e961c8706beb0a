package names_test

import (
	"math"
	"slices"
	"testing"

	"priyom/intake"
	"priyom/validators/names"
)

func codes(r names.Result) []intake.Code {
	var list []intake.Code
	for _, reason := range r.Reasons {
		list = append(list, reason.Code)
	}
	return list
}

func TestReasonsSayWhatDiffers(t *testing.T) {
	for name, try := range map[string]struct {
		a, b string
		want []intake.Code
	}{
		"nothing":               {"КАРИМОВ АЗИЗ", "Каримов Азиз", nil},
		"only the spelling":     {"КАРИМОВ АЗИЗ", "KARIMOV AZIZ", []intake.Code{names.SpellingVariant, names.SpellingVariant}},
		"the order":             {"КАРИМОВ АЗИЗ", "АЗИЗ КАРИМОВ", []intake.Code{names.OrderSwapped}},
		"a patronymic too few":  {"КАРИМОВ АЗИЗ БАХТИЯРОВИЧ", "КАРИМОВ АЗИЗ", []intake.Code{names.PatronymicMissing}},
		"a letter":              {"КАРИМОВ АЗИЗ", "КЕРИМОВ АЗИЗ", []intake.Code{names.Partial}},
		"a woman's surname":     {"ИВАНОВ САША", "ИВАНОВА САША", []intake.Code{names.GenderEnding}},
		"a woman's adjective":   {"РИМСКИЙ САША", "РИМСКАЯ САША", []intake.Code{names.GenderEnding}},
		"a woman's patronymic":  {"КИМ САША ИВАНОВИЧ", "КИМ САША ИВАНОВНА", []intake.Code{names.SpellingVariant, names.GenderEnding}},
		"the given names":       {"КАРИМОВ АЗИЗ", "КАРИМОВ РУСТАМ", []intake.Code{names.NameMismatch, names.NameMismatch}},
		"given names too few":   {"АХМАДИ", "АХМАДИ НАСИР", []intake.Code{names.Partial}},
		"no name on one side":   {"", "АХМАДИ НАСИР", []intake.Code{names.NameMismatch, names.Partial}},
		"half a double surname": {"ГАРСИЯ-ЛОПЕС АННА", "ЛОПЕС АННА", []intake.Code{names.Partial}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := codes(names.CompareText(try.a, try.b, names.DefaultThresholds())); !slices.Equal(got, try.want) {
				t.Errorf("got %v, want %v", got, try.want)
			}
		})
	}
}

func TestEveryReasonIsListed(t *testing.T) {
	listed := names.Codes()
	for _, p := range pairs(t) {
		for _, code := range codes(names.CompareText(p.a, p.b, names.DefaultThresholds())) {
			if !slices.Contains(listed, code) {
				t.Errorf("%s is not in Codes", code)
			}
		}
	}
}

func TestThresholdsMoveTheAnswer(t *testing.T) {
	a, b := "КАРИМОВ АЗИЗ", "ШАРИПОВ АЗИЗ"
	for review, want := range map[float64]names.Answer{0.5: names.Review, 0.9: names.Mismatch} {
		if got := names.CompareText(a, b, names.Thresholds{Match: 0.95, Review: review}); got.Answer != want {
			t.Errorf("review from %v: got %s by %v, want %s", review, got.Answer, got.Score, want)
		}
	}
}

func TestThresholdsThatWouldHideDifferencesAreRefused(t *testing.T) {
	if err := names.DefaultThresholds().Validate(); err != nil {
		t.Error(err)
	}
	for _, bad := range []names.Thresholds{{}, {Match: 0.9, Review: 0.7}, {Match: 1.1, Review: 0.7}, {Match: 0.95, Review: 0.95}, {Match: math.NaN(), Review: 0.7}, {Match: 0.95, Review: math.NaN()}} {
		if bad.Validate() == nil {
			t.Errorf("%+v is taken", bad)
		}
	}
}

func TestFullNamesComeApart(t *testing.T) {
	for text, want := range map[string]names.Name{
		"Аминов Вахиджан Муратбой угли":           {Surname: "АМИНОВ", Given: "ВАХИДЖАН", Patronymic: "МУРАТБОЙ УГЛИ"},
		"Юлия Игоревна Щербакова":                 {Surname: "ЩЕРБАКОВА", Given: "ЮЛИЯ", Patronymic: "ИГОРЕВНА"},
		"Петухов И.П.":                            {Surname: "ПЕТУХОВ", Given: "И", Patronymic: "П"},
		"Smith-Jones, Susie Margaret":             {Surname: "SMITH-JONES", Given: "SUSIE MARGARET"},
		"QODIROV<<OKTAM<<<<":                      {Surname: "QODIROV", Given: "OKTAM"},
		"Ahmadi":                                  {Surname: "AHMADI"},
		" ":                                       {},
		"PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR": {Surname: "PAPANDROPOULOUS", Given: "JONATHON WARREN TREVOR", Truncated: true},
	} {
		if got := names.ParseName(text); got != want {
			t.Errorf("%q: got %+v, want %+v", text, got, want)
		}
	}
}
