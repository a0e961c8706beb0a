package fields_test

import (
	"testing"

	"priyom/validators/fields"
)

func TestName(t *testing.T) {
	var rows []row
	for _, name := range []string{
		"Каримов", "ҚОДИРОВ", "Ўктам", "Ғулом", "Тоҷиддин", "Ӯлмас", "Өмүрбек", "Әлия", "Ұлан", "Күмүш", "Жаңыл", "Їжакевич",
		"Цой", "Ёлкин", "Салтыков-Щедрин", "Лук'янчук", "Караваев Иван", "QODIROV", "O'KTAM", "G'ulomov", "Əliyev",
		"Şükürov", "Çelik", "Ğani", "Ștefan", "Țurcan", "Hakobyan", "Nguyễn", "Müller", "D'Artagnan", "Ibn Rushd",
	} {
		rows = append(rows, row{name, name, name, ""})
	}
	specification(t, "name", fields.Context{}, append(rows, []row{
		{"the apostrophes of Uzbek are one", "O‘ktam Gʻulomov Oʼktam", "O'ktam G'ulomov O'ktam", ""},
		{"letters are composed", "И\u0306оркин", "Йоркин", ""},
		{"spaces around and between", "  Каримов   Азиз ", "Каримов Азиз", "WHITESPACE.PRESENT@1 WHITESPACE.PRESENT@2 WHITESPACE.PRESENT@11 WHITESPACE.PRESENT@12 WHITESPACE.PRESENT@17"},
		{"a dash for a hyphen", "Салтыков—Щедрин", "Салтыков-Щедрин", ""},
		{"spaces round the hyphen", "Салтыков - Щедрин", "Салтыков-Щедрин", "NAME.HYPHEN_OR_SPACE@10 WHITESPACE.PRESENT@11"},
		{"two hyphens", "Салтыков--Щедрин", "Салтыков-Щедрин", "NAME.HYPHEN_OR_SPACE@10"},
		{"a hyphen at the end", "Салтыков-", "Салтыков", "NAME.HYPHEN_OR_SPACE@9"},
		{"a Cyrillic letter in a Latin name", "KАRIMOV", "", "CHARSET.MIXED_SCRIPT@2"},
		{"a Latin letter in a Cyrillic name", "Каримoв", "", "CHARSET.MIXED_SCRIPT@6"},
		{"two of them", "Kаrimоv", "", "CHARSET.MIXED_SCRIPT@2 CHARSET.MIXED_SCRIPT@6"},
		{"a Latin word and a Cyrillic one", "Karimov Азиз", "Karimov Азиз", "CHARSET.MIXED_SCRIPT@9"},
		{"a digit", "Каримов3", "", "CHARSET.FORBIDDEN_CHAR@8"},
		{"an initial", "Каримов А.", "Каримов А.", "NAME.INITIAL@10"},
		{"Armenian letters", "Հակոբ", "", "CHARSET.FORBIDDEN_CHAR@1 CHARSET.FORBIDDEN_CHAR@2 CHARSET.FORBIDDEN_CHAR@3 CHARSET.FORBIDDEN_CHAR@4 CHARSET.FORBIDDEN_CHAR@5"},
		{"wide letters", "Ｋarimov", "", "CHARSET.FORBIDDEN_CHAR@1"},
		{"a zero-width joiner", "Кари\u200dмов", "", "CHARSET.FORBIDDEN_CHAR@5"},
		{"a combining sign that belongs to no letter", "Каримов\u0336", "", "CHARSET.FORBIDDEN_CHAR@8"},
		{"a word for there being none", "отсутствует", "отсутствует", "NAME.PLACEHOLDER@0"},
		{"signs alone", "- ' -", "", "REQUIRED.MISSING@0"},
		{"nothing", "", "", "REQUIRED.MISSING@0"},
	}...))
	for value, want := range map[string]string{"KАRIMOV": "KARIMOV", "Каримoв": "Каримов", "Kаrimоv": "Karimov"} {
		if got := detail(t, fields.Name(value, fields.Context{}), "CHARSET.MIXED_SCRIPT", "suggestion"); got != want {
			t.Errorf("%s: got suggestion %v, want %s", value, got, want)
		}
	}
}

func TestPatronymic(t *testing.T) {
	specification(t, "patronymic", fields.Context{}, []row{
		{"Russian", "Иванович", "Иванович", ""},
		{"Uzbek, apart", "Муратбой угли", "Муратбой угли", "PATRONYMIC.PARTICLE@0"},
		{"Uzbek, in Latin", "Murodboy o‘g‘li", "Murodboy o'g'li", "PATRONYMIC.PARTICLE@0"},
		{"Azerbaijani, in Cyrillic", "Вагиф оглы", "Вагиф оглы", "PATRONYMIC.PARTICLE@0"},
		{"Azerbaijani, hyphenated", "Vaqif-oğlu", "Vaqif-oğlu", "PATRONYMIC.PARTICLE@0"},
		{"Kyrgyz", "Асан кызы", "Асан кызы", "PATRONYMIC.PARTICLE@0"},
		{"glued on", "Муратбойугли", "Муратбойугли", "PATRONYMIC.PARTICLE@0"},
		{"the particle alone", "кызы", "кызы", "PATRONYMIC.PARTICLE_ALONE@0"},
		{"none", "нет", "нет", "NAME.PLACEHOLDER@0"},
	})
}
