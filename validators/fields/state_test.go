package fields_test

import (
	"testing"

	"priyom/validators/fields"
)

func TestCitizenship(t *testing.T) {
	for value, want := range map[string]string{
		"Узбекистан": "UZB", "Республика Узбекистан": "UZB", "O‘zbekiston": "UZB", "uzbekistan": "UZB",
		"Таджикистан": "TJK", "Тоҷикистон": "TJK", "Киргизия": "KGZ", "Кыргызстан": "KGZ", "Киргизская Республика": "KGZ",
		"Кыргызская  республика": "KGZ", "Казахстан": "KAZ", "ҚАЗАҚСТАН": "KAZ", "Армения": "ARM", "Азербайджанская Республика": "AZE",
		"Беларусь": "BLR", "Белоруссия": "BLR", "Молдова": "MDA", "Молдавия": "MDA", "Украина": "UKR", "Туркмения": "TKM",
		"Грузия": "GEO", "Китай": "CHN", "Китайская Народная Республика": "CHN", "Вьетнам": "VNM", "Индия": "IND",
		"Турция": "TUR", "Тюркие": "TUR", "Сербия": "SRB", "Северная Корея": "PRK", "Корейская Народно-Демократическая Республика": "PRK",
		"Афганистан": "AFG", "Сирия": "SYR", "Египет": "EGY", "Бангладеш": "BGD", "Шри-Ланка": "LKA", "Филиппины": "PHL",
		"Россия": "RUS", "Российская Федерация": "RUS", "лицо без гражданства": "XXA", "Апатрид": "XXA", "Абхазия": "ABH",
		"Южная Осетия": "OST", "Республика Корея": "KOR", "Кот-д’Ивуар": "CIV", "UZB": "UZB", "XXB": "XXB", "D": "DEU", "rks": "RKS",
		"Германия": "DEU", "Доминиканская Республика": "DOM", "Республика Конго": "COG", "Moldova": "MDA", "Republic of India": "IND",
	} {
		if got := fields.Citizenship(value, fields.Context{}); got.Canonical != want || told(got) != "" {
			t.Errorf("%s: got %q, %s; want %s", value, got.Canonical, told(got), want)
		}
	}
	specification(t, "citizenship", fields.Context{}, []row{
		{"an abbreviation", "РФ", "RUS", "CITIZENSHIP.ABBREVIATED@0"},
		{"another", "К.Н.Р", "", "CITIZENSHIP.UNKNOWN@0"},
		{"a two-letter code", "uz", "UZB", "CITIZENSHIP.ABBREVIATED@0"},
		{"a number of the classifier", "004", "AFG", "CITIZENSHIP.ABBREVIATED@0"},
		{"the specimen state", "UTO", "", "CITIZENSHIP.SPECIMEN@0"},
		{"none given", "XXX", "XXX", "CITIZENSHIP.UNSPECIFIED@0"},
		{"a letter missing", "Узбекисан", "", "CITIZENSHIP.UNKNOWN@0"},
		{"no state", "Атлантида", "", "CITIZENSHIP.UNKNOWN@0"},
	})
	for value, want := range map[string]any{"Узбекисан": "UZB", "Таджикстан": "TJK", "Атлантида": nil, "Австрилия": "AUS"} {
		if got := detail(t, fields.Citizenship(value, fields.Context{}), "CITIZENSHIP.UNKNOWN", "suggestion"); got != want {
			t.Errorf("%s: got suggestion %v, want %v", value, got, want)
		}
	}
}

func TestCountry(t *testing.T) {
	specification(t, "country", fields.Context{}, []row{
		{"alpha-3", "KGZ", "KGZ", ""},
		{"alpha-2 in small letters", "kg", "KGZ", ""},
		{"numeric", "417", "KGZ", ""},
		{"Germany as in a machine-readable zone", "D", "DEU", ""},
		{"only in the Russian classifier", "ABH", "ABH", ""},
		{"a refugee", "XXB", "XXB", ""},
		{"a name is no code", "Киргизия", "", "COUNTRY.UNKNOWN@0"},
		{"nobody's", "QQQ", "", "COUNTRY.UNKNOWN@0"},
		{"the specimen state", "UTO", "", "CITIZENSHIP.SPECIMEN@0"},
	})
}

func TestLookupState(t *testing.T) {
	state, ok := fields.LookupState("Кыргызстан")
	if !ok || state.Alpha3 != "KGZ" || state.Alpha2 != "KG" || state.Numeric != "417" || state.Russian != "Киргизия" {
		t.Errorf("got %+v, %v", state, ok)
	}
	if _, ok := fields.LookupState(""); ok {
		t.Error("no name names a state")
	}
}

func TestSex(t *testing.T) {
	for value, want := range map[string]string{"М": "M", "м": "M", "M": "M", "муж.": "M", "Мужской": "M", "male": "M", "Ж": "F", "жен": "F", "женский": "F", "F": "F"} {
		if got := fields.Sex(value, fields.Context{}); got.Canonical != want {
			t.Errorf("%s: got %q, want %s", value, got.Canonical, want)
		}
	}
	specification(t, "sex", fields.Context{}, []row{
		{"not specified", "<", "X", "SEX.UNSPECIFIED@0"},
		{"another word", "да", "", "ENUM.NOT_IN_LIST@0"},
	})
}
