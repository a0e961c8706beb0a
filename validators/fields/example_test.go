package fields_test

import (
	"context"
	"fmt"
	"time"

	"github.com/go-playground/validator/v10"

	"priyom/validators/fields"
)

// show prints a result as a reader of the documentation wants to see it.
func show(r fields.Result) {
	fmt.Printf("%q\n", r.Canonical)
	for _, p := range r.Problems {
		fmt.Printf("  %s %s at %d %v\n", p.Level, p.Code, p.Position, map[string]any(p.Detail))
	}
}

func ExampleRegister() {
	type Guest struct {
		Surname     string `validate:"required,name"`
		Citizenship string `validate:"required,citizenship"`
		Passport    string `validate:"required,passport_foreign=Citizenship"`
		Entered     string `validate:"required,date_past"`
		INN         string `validate:"omitempty,inn_person"`
	}
	v := validator.New()
	if err := fields.Register(v); err != nil {
		panic(err)
	}
	today := fields.With(context.Background(), fields.Context{Today: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)})
	fmt.Println(v.StructCtx(today, Guest{"КАРИМОВ", "Узбекистан", "FA 1234567", "21.11.2026", "771234567859"}))
	fmt.Println(v.StructCtx(today, Guest{"КАРИМОВ", "Узбекистан", "FA 1234567", "23.11.2026", ""}))
	// Output:
	// <nil>
	// Key: 'Guest.Entered' Error:Field validation for 'Entered' failed on the 'date_past' tag
}

func ExampleLookup() {
	kind, ok := fields.Lookup("snils")
	fmt.Println(ok, kind.Doc)
	show(kind.Check("112-233-445 95", fields.Context{}))
	// Output:
	// true A Russian insurance number of 11 digits, in any spelling.
	// "11223344595"
}

func ExampleLookupState() {
	state, _ := fields.LookupState("Киргизская Республика")
	fmt.Println(state.Alpha3, state.Alpha2, state.Numeric, state.Russian)
	// Output: KGZ KG 417 Киргизия
}

func ExampleINN() {
	show(fields.INN("771234567850", fields.Context{}))
	show(fields.INN("880703301233", fields.Context{}))
	// Output:
	// ""
	//   error FLD.INN.CHECKDIGIT_12 at 12 map[expected:9 given:0]
	// ""
	//   warning FLD.INN.IS_IIN_KZ at 0 map[country:KAZ look_alike:iin_kz]
	//   error FLD.INN.CHECKDIGIT_11 at 11 map[expected:8 given:3]
}

func ExampleINNPerson() {
	show(fields.INNPerson("7700123459", fields.Context{}))
	// Output:
	// ""
	//   error FLD.INN.NOT_PERSONAL at 0 map[expected:12 given:10]
}

func ExampleINNOrganisation() {
	show(fields.INNOrganisation("9909123454", fields.Context{}))
	// Output:
	// "9909123454"
	//   info FLD.INN.FOREIGN_ORGANISATION at 1 map[given:9909]
}

func ExampleSNILS() {
	show(fields.SNILS("302-243-306 01", fields.Context{}))
	// Output:
	// ""
	//   error FLD.SNILS.CHECKDIGIT at 14 map[expected:00 given:01]
}

func ExampleOGRN() {
	show(fields.OGRN("1022500001328", fields.Context{}))
	// Output:
	// ""
	//   error FLD.OGRN.CHECKDIGIT at 13 map[expected:5 given:8]
}

func ExampleOGRNIP() {
	show(fields.OGRNIP("304770000000008", fields.Context{}))
	// Output:
	// "304770000000008"
}

func ExampleKPP() {
	show(fields.KPP("7700АВ001", fields.Context{}))
	// Output:
	// "7700AB001"
	//   warning FLD.CHARSET.MIXED_SCRIPT at 5 map[char:U+0410 given:А look_alike:A]
	//   warning FLD.CHARSET.MIXED_SCRIPT at 6 map[char:U+0412 given:В look_alike:B]
}

func ExampleBIK() {
	show(fields.BIK("04 4525 000", fields.Context{}))
	// Output:
	// "044525000"
	//   info FLD.WHITESPACE.PRESENT at 3 map[positions:[3 8]]
}

func ExamplePassportRF() {
	in := fields.Context{
		Today:  time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC),
		Born:   time.Date(1995, 3, 14, 0, 0, 0, 0, time.UTC),
		Issued: time.Date(2013, 4, 1, 0, 0, 0, 0, time.UTC),
	}
	show(fields.PassportRF("45 12 № 123456", in))
	// Output:
	// ""
	//   error FLD.PASSPORT_RF.EXPIRED at 0 map[given:2026-11-22 limit:2015-06-12]
}

func ExamplePassportRFTravel() {
	show(fields.PassportRFTravel("75 № 1234567", fields.Context{}))
	// Output:
	// "751234567"
}

func ExamplePassportRFValidUntil() {
	born := time.Date(1995, 3, 14, 0, 0, 0, 0, time.UTC)
	until, ends := fields.PassportRFValidUntil(born, born.AddDate(14, 0, 0))
	fmt.Println(until.Format(time.DateOnly), ends)
	// Output:
	// 2015-06-12 true
}

func ExamplePassportForeign() {
	show(fields.PassportForeign("FК 0123456", fields.Context{Citizenship: "UZB"}))
	show(fields.PassportForeign("PP 401234567", fields.Context{Citizenship: "TJK"}))
	// Output:
	// "FK0123456"
	//   warning FLD.CHARSET.MIXED_SCRIPT at 2 map[char:U+041A given:К look_alike:K]
	// "PP401234567"
	//   warning FLD.PASSPORT_FOREIGN.FORMAT at 0 map[country:TJK expected:[999999999] suggestion:401234567]
}

func ExampleIdentityCard() {
	show(fields.IdentityCard("04 1234567", fields.Context{Citizenship: "KAZ"}))
	// Output:
	// "041234567"
}

func ExampleDivisionCode() {
	show(fields.DivisionCode("770045", fields.Context{}))
	// Output:
	// "770-045"
}

func ExampleMigrationCard() {
	show(fields.MigrationCard("4619 № 1234567", fields.Context{}))
	show(fields.MigrationCard("4012 305784", fields.Context{}))
	// Output:
	// "46191234567"
	// "4012305784"
	//   warning FLD.MIGCARD.FORMAT at 6 map[expected:7 given:6 part:number]
}

func ExamplePatent() {
	show(fields.Patent("77 №2400123456", fields.Context{}))
	// Output:
	// "772400123456"
}

func ExamplePatentBlank() {
	show(fields.PatentBlank("фM 1234567", fields.Context{}))
	// Output:
	// "ФМ1234567"
	//   warning FLD.CHARSET.MIXED_SCRIPT at 2 map[char:U+004D given:M look_alike:М]
}

func ExampleResidencePermit() {
	show(fields.ResidencePermit("82 N 1234567", fields.Context{}))
	// Output:
	// "821234567"
}

func ExampleTemporaryResidencePermit() {
	show(fields.TemporaryResidencePermit(" 123/2024/77 ", fields.Context{}))
	// Output:
	// "123/2024/77"
}

func ExampleVisa() {
	show(fields.Visa("20 1234567", fields.Context{}))
	// Output:
	// "201234567"
}

func ExampleWorkPermit() {
	show(fields.WorkPermit("24 12345678", fields.Context{}))
	// Output:
	// "2412345678"
}

func ExampleRefugeeCertificate() {
	show(fields.RefugeeCertificate("А 123456", fields.Context{}))
	// Output:
	// "А123456"
}

func ExamplePhone() {
	show(fields.Phone("8 (916) 123-45-67", fields.Context{}))
	show(fields.Phone("84912345678", fields.Context{Citizenship: "VNM"}))
	show(fields.Phone("+89161234567", fields.Context{}))
	// Output:
	// "+79161234567"
	//   info FLD.PHONE.VARIANT_NORMALISED at 0 map[region:RU variant:trunk_8]
	// "+74912345678"
	//   warning FLD.PHONE.AMBIGUOUS at 0 map[alternatives:[+74912345678 +84912345678]]
	//   info FLD.PHONE.VARIANT_NORMALISED at 0 map[region:RU variant:trunk_8]
	//   warning FLD.PHONE.NOT_MOBILE at 1 map[region:RU type:fixed_line]
	// ""
	//   error FLD.PHONE.COUNTRY_CODE at 2 map[suggestion:+79161234567]
}

func ExampleEmail() {
	show(fields.Email("ivan@почта.рф", fields.Context{}))
	show(fields.Email("ivаn@mail.ru", fields.Context{})) // the third letter is Cyrillic
	show(fields.Email("ivan@gmial.com", fields.Context{}))
	// Output:
	// "ivan@xn--80a1acny.xn--p1ai"
	//   info FLD.EMAIL.IDN at 6 map[ascii:xn--80a1acny.xn--p1ai part:domain unicode:почта.рф]
	// ""
	//   error FLD.CHARSET.MIXED_SCRIPT at 3 map[char:U+0430 given:а look_alike:a suggestion:ivan@mail.ru]
	// "ivan@gmial.com"
	//   warning FLD.EMAIL.TYPO at 6 map[given:gmial.com suggestion:ivan@gmail.com]
}

func ExampleDate() {
	show(fields.Date("22.11.2026", fields.Context{}))
	show(fields.Date("29.02.2025", fields.Context{}))
	show(fields.Date("01.02.85", fields.Context{}))
	// Output:
	// "2026-11-22"
	// ""
	//   error FLD.DATE.IMPOSSIBLE at 1 map[given:29 limit:28 part:day]
	// ""
	//   error FLD.DATE.YEAR_TWO_DIGITS at 7 map[alternatives:[1985-02-01 2085-02-01] expected:DD.MM.YYYY given:85]
}

func ExampleDatePast() {
	show(fields.DatePast("23.11.2026", fields.Context{Today: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)}))
	// Output:
	// ""
	//   error FLD.DATE.FUTURE at 7 map[given:2026-11-23 limit:2026-11-22]
}

func ExampleBirthDate() {
	show(fields.BirthDate("14.03.1895", fields.Context{}))
	// Output:
	// ""
	//   error FLD.DATE.OUT_OF_RANGE at 7 map[given:1895 limit:1900]
}

func ExampleName() {
	show(fields.Name("O‘ktam", fields.Context{}))
	show(fields.Name("KАRIMOV", fields.Context{})) // the second letter is Cyrillic
	// Output:
	// "O'ktam"
	// ""
	//   error FLD.CHARSET.MIXED_SCRIPT at 2 map[char:U+0410 given:А look_alike:A suggestion:KARIMOV]
}

func ExamplePatronymic() {
	show(fields.Patronymic("Муратбой угли", fields.Context{}))
	// Output:
	// "Муратбой угли"
	//   info FLD.PATRONYMIC.PARTICLE at 0 map[particle:УГЛИ]
}

func ExampleCitizenship() {
	show(fields.Citizenship("Киргизская Республика", fields.Context{}))
	show(fields.Citizenship("Узбекисан", fields.Context{}))
	show(fields.Citizenship("РФ", fields.Context{}))
	// Output:
	// "KGZ"
	// ""
	//   error FLD.CITIZENSHIP.UNKNOWN at 0 map[name:Узбекистан suggestion:UZB]
	// "RUS"
	//   warning FLD.CITIZENSHIP.ABBREVIATED at 0 map[given:РФ suggestion:Россия]
}

func ExampleCountry() {
	show(fields.Country("417", fields.Context{}))
	// Output:
	// "KGZ"
}

func ExampleSex() {
	show(fields.Sex("жен.", fields.Context{}))
	// Output:
	// "F"
}

func ExampleAddress() {
	show(fields.Address("101000, г. Москва, ул. Мясницкая, д.1", fields.Context{}))
	// Output:
	// "101000, город Москва, улица Мясницкая, дом 1"
	//   warning FLD.ADDRESS.ABBREVIATION at 9 map[given:г. suggestion:город]
	//   warning FLD.ADDRESS.ABBREVIATION at 20 map[given:ул. suggestion:улица]
	//   warning FLD.ADDRESS.ABBREVIATION at 35 map[given:д. suggestion:дом]
}

func ExamplePostcode() {
	show(fields.Postcode("10100", fields.Context{}))
	// Output:
	// ""
	//   error FLD.ADDRESS.POSTCODE at 0 map[expected:6 given:5]
}
