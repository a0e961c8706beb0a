package mrz_test

import (
	"fmt"

	"priyom/intake"
	"priyom/validators/mrz"
)

func ExampleParse() {
	zone := mrz.Parse([]string{
		"P<UZBKARIMOV<<AZIZBEK<<<<<<<<<<<<<<<<<<<<<<<",
		"FA12345683UZB9005123M30051983120590123456762",
	}, intake.Date{Year: 2026, Month: 11, Day: 22})
	fmt.Println(zone.Format, zone.Document.Surname, zone.Document.BirthDate, zone.Valid)
	for _, c := range zone.Checks {
		fmt.Println(c.Field, c.Given, c.Computed, c.OK)
	}
	// Output:
	// TD3 KARIMOV 1990-05-12 false
	// document_number 3 4 false
	// birth_date 3 3 true
	// expiry_date 8 8 true
	// optional 6 6 true
	// composite 2 3 false
}

func ExampleParseText() {
	zone := mrz.ParseText(
		"PNRUSWERBAKOVA<<7LI8<IGOREVNA<<<<<<<<<<<<<<</4511234569RUS9503146F<<<<<<<9200401770045<50",
		intake.Date{Year: 2026, Month: 11, Day: 22})
	d := zone.Document
	fmt.Println(zone.Format, d.Surname, d.GivenNames, d.Patronymic, d.Series, d.Number, d.DivisionCode, d.IssueDate)
	// Output: RU_INTERNAL ЩЕРБАКОВА ЮЛИЯ ИГОРЕВНА 4519 123456 770-045 2020-04-01
}

func ExampleRepair() {
	zone := mrz.Repair([]string{
		"P<TJKRAHIMOV<<FIRUZ<<<<<<<<<<<<<<<<<<<<<<<<<",
		"4O12345676TJK9302257M3101012<<<<<<<<<<<<<<<8",
	}, intake.Date{Year: 2026, Month: 11, Day: 22}, nil)
	for _, change := range zone.Repairs {
		fmt.Println(change.Field, change.Original, "→", change.Corrected, "at", change.Positions)
	}
	fmt.Println(zone.Valid)
	// Output:
	// document_number 4O1234567 → 401234567 at [2]
	// true
}

func ExampleCompose() {
	lines, err := mrz.Compose(mrz.Document{
		Code: "P", Issuer: "TJK", Number: "401234567", Nationality: "TJK", BirthDate: "1993-02-25", Sex: "M",
		ExpiryDate: "2031-01-01", Surname: "RAHIMOV", GivenNames: "FIRUZ",
	}, mrz.TD3)
	fmt.Println(lines[0], err)
	fmt.Println(lines[1])
	// Output:
	// P<TJKRAHIMOV<<FIRUZ<<<<<<<<<<<<<<<<<<<<<<<<< <nil>
	// 4012345676TJK9302257M3101012<<<<<<<<<<<<<<<8
}

func ExampleCheckDigit() {
	fmt.Printf("%c\n", mrz.CheckDigit("L898902C3"))
	// Output: 6
}

func ExampleVerify() {
	fmt.Println(mrz.Verify([]string{
		"P<TJKRAHIMOV<<FIRUZ<<<<<<<<<<<<<<<<<<<<<<<<<",
		"4012345676TJK9302257M3101012<<<<<<<<<<<<<<<8",
	}))
	// Output: true
}
