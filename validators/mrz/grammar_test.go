package mrz_test

import (
	"strings"
	"testing"

	"priyom/validators/mrz"
)

func TestComposedZonesKeepToTheGrammar(t *testing.T) {
	for format, document := range map[mrz.Format]mrz.Document{
		mrz.TD1:  {Code: "ID", Issuer: "KAZ", Nationality: "KAZ", Number: "123456789012", Surname: "ULGIBAEVA", GivenNames: "SYNAKAI", Sex: "F", BirthDate: "1990-05-12", ExpiryDate: "2030-01-01", Optional: "9005124"},
		mrz.TD2:  {Code: "I", Issuer: "D", Nationality: "D", Number: "T22000129", Surname: "MUSTER", GivenNames: "ERIKA", Sex: "F", BirthDate: "1964-08-12", ExpiryDate: "2031-10-31"},
		mrz.TD3:  {Code: "P", Issuer: "UZB", Nationality: "UZB", Number: "FA1234567", Surname: "NAMUNAEV", GivenNames: "SINOVBEK", Sex: "M", BirthDate: "1985", ExpiryDate: "2030-05-19", Optional: "31205901234567"},
		mrz.MRVA: {Code: "V", Issuer: "RUS", Nationality: "IND", Number: "201234567", Surname: "NAMUNA", GivenNames: "PARIKSHA", Sex: "X", BirthDate: "1985-01-17", ExpiryDate: "2026-12-31"},
		mrz.MRVB: {Code: "VC", Issuer: "RUS", Nationality: "XXA", Number: "201234567", Surname: "NAMUNA", Sex: "F", BirthDate: "1985-01-17", ExpiryDate: "2026-12-31"},
		mrz.RUInternal: {Code: "PN", Issuer: "RUS", Nationality: "RUS", Series: "4519", Number: "123456", DivisionCode: "770-045",
			Surname: "ЩЕРБАКОВА", GivenNames: "ЮЛИЯ", Patronymic: "ИГОРЕВНА", Sex: "F", BirthDate: "1995-03-14", IssueDate: "2020-04-01"},
	} {
		t.Run(string(format), func(t *testing.T) {
			lines, err := mrz.Compose(document, format)
			if err != nil {
				t.Fatal(err)
			}
			count, width := format.Shape()
			if len(lines) != count || len(lines[0]) != width {
				t.Fatalf("%d lines of %d, the shape is %d of %d", len(lines), len(lines[0]), count, width)
			}
			for i, line := range lines {
				alphabet := format.Alphabet(i)
				for k := range line {
					if !strings.Contains(alphabet[k], line[k:k+1]) {
						t.Errorf("line %d, position %d: %q may not stand there", i+1, k+1, line[k])
					}
				}
			}
		})
	}
}

// Whatever single character of a guarded place is changed for one of another value, a check digit tells.
func TestAGuardedPlaceIsTold(t *testing.T) {
	lines := []string{"P<UZBKARIMOV<<AZIZBEK<<<<<<<<<<<<<<<<<<<<<<<", "FA12345673UZB9005123M30051983120590123456762"}
	for i, guards := range mrz.TD3.Guards() {
		for k, guarded := range guards {
			changed := []string{lines[0], lines[1]}
			line := []byte(lines[i])
			line[k] = "1234567890"[(strings.IndexByte("0123456789", line[k])+1)%10]
			if (int(line[k]-'0')-valueOf(lines[i][k]))%10 == 0 {
				continue
			}
			changed[i] = string(line)
			if told := !mrz.Verify(changed); guarded && !told {
				t.Errorf("line %d, position %d is guarded, and a change is not told", i+1, k+1)
			}
		}
	}
}

func valueOf(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	default:
		return 0
	}
}

func TestPartsStandWhereTheStandardSays(t *testing.T) {
	for part, want := range map[string][3]int{"number": {1, 0, 9}, "birth_date": {1, 13, 19}, "expiry_date": {1, 21, 27}, "surname": {0, 5, 44}} {
		line, from, to, ok := mrz.TD3.Of(part)
		if got := [3]int{line, from, to}; !ok || got != want {
			t.Errorf("%s stands at %v, want %v", part, got, want)
		}
	}
	if _, _, _, ok := mrz.RUInternal.Of("expiry_date"); ok {
		t.Error("the Russian internal passport has no expiry")
	}
}
