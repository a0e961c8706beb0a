package rules

import (
	"regexp"
	"slices"
	"testing"
)

// TestAPatternFindsWhatItsExpressionFindsWhateverTheCase holds patterns against the same expressions that fold cases.
func TestAPatternFindsWhatItsExpressionFindsWhateverTheCase(t *testing.T) {
	expressions := []string{`ПАСПОРТ\s+№\s*([A-Z]{2}\d+)`, `[А-ЯЁ][а-яё]+`, `\b(?:page|стр\.?)\s*(\d+)`, `[^A-ZА-Я\s]+`, `[à-ÿ]+`, `[^é]Ⅰ`, `\PL+$`, `к[Кk]`, `\Qa.B\E`, `Ёлка|İ`}
	for _, kind := range loadDefault(t).Kinds {
		for _, read := range kind.Reads {
			if read.Pattern != nil {
				expressions = append(expressions, read.Pattern.String())
			}
		}
	}
	if len(expressions) < 30 {
		t.Fatalf("got %d expressions: those of the rules are missing", len(expressions))
	}
	texts := []string{
		"", "Паспорт № Ab123456 выдан 01.02.2020", "ДОГОВОР НАЙМА № 12/З-а от «5» мая 2026 г.", "page 3 of 7, СТР. 2 из 9", "кК Kk ёлка ЁЛКА İ ı ẞ ß ſ",
		"сумма 12 000 (двенадцать тысяч) рублей; ИНН 771234567850", "a\xffb\xfe A.b", "Àà Ⅰⅰ ÈÈ", "дата рождения 21.02.1993 Пол муж. Гражданство УЗБЕКИСТАН",
		"серия 4626 № 5314091 FA9051022 срок до 08.02.2027", "SURNAME / Фамилия NAMUNAEV Given names SINOVBEK",
	}
	for _, expression := range expressions {
		pattern := MustPattern(expression)
		folds := regexp.MustCompile("(?i)" + expression)
		for _, text := range texts {
			got, want := pattern.Find(Small(text)), folds.FindStringSubmatchIndex(text)
			if !slices.Equal(got, want) || pattern.In(Small(text)) != (want != nil) {
				t.Errorf("%s in %q: got %v, want %v", expression, text, got, want)
			}
		}
	}
}

func FuzzSmallLettersStandWhereTheLettersStood(f *testing.F) {
	for _, seed := range []string{"", "Паспорт İ ẞ Ⱥ", "a\xffB", "\xc3\x28 K"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		small := Small(text)
		if len(small) != len(text) || Small(small) != small {
			t.Errorf("%q became %q", text, small)
		}
	})
}
