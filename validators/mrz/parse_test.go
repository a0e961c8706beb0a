package mrz_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"priyom/intake"
	"priyom/validators/mrz"
)

func TestPublishedSpecimensReadAsLabelled(t *testing.T) {
	for _, row := range rows(t, "testdata/zones.tsv", 3) {
		t.Run(row[0], func(t *testing.T) {
			zone := mrz.ParseText(row[2], today)
			if want := row[1] == "valid"; zone.Valid != want {
				t.Errorf("valid is %t, want %t; problems %v", zone.Valid, want, zone.Problems)
			}
			if got := mrz.Verify(strings.Split(row[2], "/")); got != zone.Valid {
				t.Errorf("Verify says %t, Parse %t", got, zone.Valid)
			}
		})
	}
}

func TestParseReadsWhatStandsThere(t *testing.T) {
	for name, try := range map[string]struct {
		lines  string
		format mrz.Format
		want   mrz.Document
	}{
		"the passport of Doc 9303-4": {
			"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<</L898902C36UTO7408122F1204159ZE184226B<<<<<10", mrz.TD3,
			mrz.Document{
				Code: "P", Issuer: "UTO", Number: "L898902C3", Nationality: "UTO", BirthDate: "1974-08-12", Sex: "F",
				ExpiryDate: "2012-04-15", Optional: "ZE184226B", Surname: "ERIKSSON", GivenNames: "ANNA MARIA",
			},
		},
		"a long number that goes on among the optional data": {
			"I<UTOD23145890<7349<<<<<<<<<<</3407127M9507122UTO<<<<<<<<<<<2/STEVENSON<<PETER<JOHN<<<<<<<<<", mrz.TD1,
			mrz.Document{
				Code: "I", Issuer: "UTO", Number: "D23145890734", Nationality: "UTO", BirthDate: "1934-07-12", Sex: "M",
				ExpiryDate: "1995-07-12", Surname: "STEVENSON", GivenNames: "PETER JOHN",
			},
		},
		"a visa, which has no composite digit": {
			"V<RUSPATEL<<RAJESH<KUMAR<<<<<<<<<<<<<<<<<<<</2012345672IND8501178M2612317<<<<<<<<<<<<<<<<", mrz.MRVA,
			mrz.Document{
				Code: "V", Issuer: "RUS", Number: "201234567", Nationality: "IND", BirthDate: "1985-01-17", Sex: "M",
				ExpiryDate: "2026-12-31", Surname: "PATEL", GivenNames: "RAJESH KUMAR",
			},
		},
		"a Russian internal passport, in Cyrillic": {
			"PNRUSWERBAKOVA<<7LI8<IGOREVNA<<<<<<<<<<<<<<</4511234569RUS9503146F<<<<<<<9200401770045<50", mrz.RUInternal,
			mrz.Document{
				Code: "PN", Issuer: "RUS", Series: "4519", Number: "123456", Nationality: "RUS", BirthDate: "1995-03-14", Sex: "F",
				Surname: "ЩЕРБАКОВА", GivenNames: "ЮЛИЯ", Patronymic: "ИГОРЕВНА", DivisionCode: "770-045", IssueDate: "2020-04-01",
			},
		},
		"a cut patronymic": {
			"PNRUSKONSTANTINOPOL9SKIQ<<ALEKSANDR<VLADISLA/4516543213RUS9001011M<<<<<<<0100215770001<04", mrz.RUInternal,
			mrz.Document{
				Code: "PN", Issuer: "RUS", Series: "4510", Number: "654321", Nationality: "RUS", BirthDate: "1990-01-01", Sex: "M",
				Surname: "КОНСТАНТИНОПОЛЬСКИЙ", GivenNames: "АЛЕКСАНДР", Patronymic: "ВЛАДИСЛА", Truncated: true,
				DivisionCode: "770-001", IssueDate: "2010-02-15",
			},
		},
		"one name, and a birth of which only the year is known": {
			"P<AFGAHMADI<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<</P012345673AFG85<<<<1M2801016<<<<<<<<<<<<<<<6", mrz.TD3,
			mrz.Document{
				Code: "P", Issuer: "AFG", Number: "P01234567", Nationality: "AFG", BirthDate: "1985", Sex: "M",
				ExpiryDate: "2028-01-01", Surname: "AHMADI",
			},
		},
		"Germany, whose code is one letter": {
			"P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<</C01X0006H1D<<6408125F2710316<<<<<<<<<<<<<<<8", mrz.TD3,
			mrz.Document{
				Code: "P", Issuer: "D", Number: "C01X0006H", Nationality: "D", BirthDate: "1964-08-12", Sex: "F",
				ExpiryDate: "2027-10-31", Surname: "MUSTERMANN", GivenNames: "ERIKA",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			zone := mrz.ParseText(try.lines, today)
			if zone.Format != try.format || zone.Document != try.want {
				t.Errorf("got  %s %+v\nwant %s %+v", zone.Format, zone.Document, try.format, try.want)
			}
		})
	}
}

// said is the problems as code@line:position.
func said(z mrz.Zone) []string {
	var all []string
	for _, p := range z.Problems {
		all = append(all, fmt.Sprintf("%s@%d:%d", p.Code, p.Line, p.Position))
	}
	return all
}

func TestEachFaultIsToldByItself(t *testing.T) {
	const names, line = "P<UZBKARIMOV<<AZIZBEK<<<<<<<<<<<<<<<<<<<<<<<", "FA12345673UZB9005123M30051983120590123456762"
	for name, try := range map[string]struct {
		lines []string
		want  []string
	}{
		"a changed number fails its digit and the composite": {
			[]string{names, "FA12345683UZB9005123M30051983120590123456762"},
			[]string{"MRZ.CHECKDIGIT.DOCUMENT_NUMBER@2:10", "MRZ.CHECKDIGIT.COMPOSITE@2:44"},
		},
		"a changed birth date too": {
			[]string{names, "FA12345673UZB9005213M30051983120590123456762"},
			[]string{"MRZ.CHECKDIGIT.BIRTH_DATE@2:20", "MRZ.CHECKDIGIT.COMPOSITE@2:44"},
		},
		"only the composite":               {[]string{names, line[:43] + "3"}, []string{"MRZ.CHECKDIGIT.COMPOSITE@2:44"}},
		"a digit in a name":                {[]string{"P<UZBKAR1MOV<<AZIZBEK<<<<<<<<<<<<<<<<<<<<<<<", line}, []string{"MRZ.FORMAT.CHARSET@1:9"}},
		"a Cyrillic letter":                {[]string{"P<UZBКARIMOV<<AZIZBEK<<<<<<<<<<<<<<<<<<<<<<<", line}, []string{"MRZ.FORMAT.CHARSET@1:6"}},
		"a thirteenth month":               {[]string{names, "FA12345673UZB9013123M30051983120590123456762"}, []string{"MRZ.DATE.IMPOSSIBLE@2:14", "MRZ.CHECKDIGIT.BIRTH_DATE@2:20", "MRZ.CHECKDIGIT.COMPOSITE@2:44"}},
		"a state that nobody has":          {[]string{"P<UZXKARIMOV<<AZIZBEK<<<<<<<<<<<<<<<<<<<<<<<", line}, []string{"MRZ.ISSUER.UNKNOWN@1:3"}},
		"the specimen state":               {[]string{"P<UTOKARIMOV<<AZIZBEK<<<<<<<<<<<<<<<<<<<<<<<", line}, []string{"MRZ.ISSUER.SPECIMEN@1:3"}},
		"a name line two fillers short":    {[]string{names[:42], line}, []string{"MRZ.FORMAT.LINE_LENGTH@1:0"}},
		"a line far too short":             {[]string{names[:20], line}, []string{"MRZ.FORMAT.LINE_LENGTH@1:0"}},
		"nothing":                          {[]string{"", " "}, []string{"MRZ.PRESENCE.NOT_FOUND@0:0"}},
		"one line":                         {[]string{line}, []string{"MRZ.FORMAT.UNKNOWN@0:0"}},
		"lines of no document":             {[]string{"X" + names[1:], line}, []string{"MRZ.FORMAT.UNKNOWN@0:0"}},
		"small letters and spaced fillers": {[]string{strings.ToLower("P<UZBKARIMOV  AZIZBEK                       "), line}, []string{"MRZ.FORMAT.LINE_LENGTH@1:0"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := said(mrz.Parse(try.lines, today)); !slices.Equal(got, try.want) {
				t.Errorf("got  %v\nwant %v", got, try.want)
			}
		})
	}
}

func TestAFewMissingFillersDoNotSpoilAZone(t *testing.T) {
	for name, lines := range map[string][]string{
		"names without their last three":          {"P<TJKRAHIMOV<<FIRUZ<<<<<<<<<<<<<<<<<<<<<<", "4012345676TJK9302257M3101012<<<<<<<<<<<<<<<8"},
		"numbers without two before their end":    {"P<TJKRAHIMOV<<FIRUZ<<<<<<<<<<<<<<<<<<<<<<<<<", "4012345676TJK9302257M3101012<<<<<<<<<<<<<8"},
		"names with two fillers more than belong": {"P<TJKRAHIMOV<<FIRUZ<<<<<<<<<<<<<<<<<<<<<<<<<<<", "4012345676TJK9302257M3101012<<<<<<<<<<<<<<<8"},
	} {
		t.Run(name, func(t *testing.T) {
			if zone := mrz.Parse(lines, today); !zone.Valid || len(zone.Problems) != 1 {
				t.Errorf("valid is %t with %v, want a valid zone and a note on its length", zone.Valid, said(zone))
			}
		})
	}
}

func TestCenturiesAreToldByTheDayOfReference(t *testing.T) {
	for name, try := range map[string]struct {
		birth, expiry, wantBirth, wantExpiry string
		today                                intake.Date
	}{
		"born this very day":          {"261122", "310101", "2026-11-22", "2031-01-01", today},
		"born tomorrow means 1926":    {"261123", "310101", "1926-11-23", "2031-01-01", today},
		"expired ten years ago":       {"900101", "161122", "1990-01-01", "2016-11-22", today},
		"valid for twenty years more": {"900101", "461122", "1990-01-01", "2046-11-22", today},
		"far ahead means long past":   {"900101", "951122", "1990-01-01", "1995-11-22", today},
		"at the turn of the century":  {"990701", "010101", "1999-07-01", "2101-01-01", intake.Date{Year: 2099, Month: 6, Day: 1}},
		"29 February of a leap year":  {"040229", "310101", "2004-02-29", "2031-01-01", today},
	} {
		t.Run(name, func(t *testing.T) {
			line := "401234567"
			line += string(mrz.CheckDigit(line)) + "TJK" + try.birth + string(mrz.CheckDigit(try.birth)) + "M" + try.expiry + string(mrz.CheckDigit(try.expiry)) + strings.Repeat("<", 15) + "0"
			d := mrz.Parse([]string{"P<TJKRAHIMOV<<FIRUZ" + strings.Repeat("<", 25), line}, try.today).Document
			if d.BirthDate != try.wantBirth || d.ExpiryDate != try.wantExpiry {
				t.Errorf("got %s and %s, want %s and %s", d.BirthDate, d.ExpiryDate, try.wantBirth, try.wantExpiry)
			}
		})
	}
}

func TestCheckDigitsOfTheStandard(t *testing.T) {
	for text, want := range map[string]byte{"L898902C3": '6', "520727": '3', "AB2134<<<": '5', "D23145890734": '9', "": '0', "<<<<<<": '0', "161234": '3', "611234": '3'} {
		if got := mrz.CheckDigit(text); got != want {
			t.Errorf("CheckDigit(%q) = %c, want %c", text, got, want)
		}
	}
}

func TestEvidenceNamesChecksAndValues(t *testing.T) {
	e := mrz.ParseText("PNRUSWERBAKOVA<<7LI8<IGOREVNA<<<<<<<<<<<<<<</4511234569RUS9503146F<<<<<<<9200401770045<50", today).Evidence()
	if e.Format != "RU_INTERNAL" || !e.Valid || len(e.Checks) != 5 || !e.Checks["composite"] {
		t.Errorf("got %+v", e)
	}
	if e.Document["surname"] != "ЩЕРБАКОВА" || e.Document["series"] != "4519" || e.Document["truncated"] != "false" {
		t.Errorf("got %v", e.Document)
	}
	if _, ok := e.Document["expiry_date"]; ok {
		t.Error("an empty value is kept")
	}
}
