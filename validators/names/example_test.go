package names_test

import (
	"fmt"

	"priyom/validators/names"
)

func ExampleCompareText() {
	for _, other := range []string{"QODIROV O'KTAM", "QODIROV OKTAM", "O'KTAM QODIROV", "КАДЫРОВ УЛУГБЕК"} {
		r := names.CompareText("КАДЫРОВ УКТАМ", other, names.DefaultThresholds())
		fmt.Println(other, r.Answer, r.Score, r.Reasons[0].Code)
	}
	// Output:
	// QODIROV O'KTAM match 1 XDOC.NAME.TRANSLITERATION_VARIANT
	// QODIROV OKTAM review 0.9 XDOC.NAME.TRANSLITERATION_VARIANT
	// O'KTAM QODIROV review 0.9 XDOC.NAME.TRANSLITERATION_VARIANT
	// КАДЫРОВ УЛУГБЕК mismatch 0.35 XDOC.NAME.MISMATCH
}

func ExampleCompare() {
	form := names.Name{Surname: "Иванов", Given: "Пётр", Patronymic: "Сергеевич"}
	zone := names.Name{Surname: "IVANOVA", Given: "PETR"}
	r := names.Compare(form, zone, names.DefaultThresholds())
	for _, reason := range r.Reasons {
		fmt.Println(r.Answer, reason.Code, reason.Detail["field"])
	}
	// Output:
	// review XDOC.NAME.GENDER_ENDING surname
	// review XDOC.NAME.TRANSLITERATION_VARIANT given_names
	// review XDOC.NAME.PATRONYMIC_MISSING patronymic
}

func ExampleParseName() {
	n := names.ParseName("Аминов Вахиджан Муратбой угли")
	fmt.Println(n.Surname, "|", n.Given, "|", n.Patronymic)
	// Output: АМИНОВ | ВАХИДЖАН | МУРАТБОЙ УГЛИ
}
