package draw

import (
	"strings"
	"testing"
	"time"

	"priyom/validators/mrz"
)

func TestTravelZonesAreThoseOfThePublishedSamples(t *testing.T) {
	for name, try := range map[string]struct {
		person Person
		want   Zone
	}{
		"a citizen of Uzbekistan with a personal number": {
			Person{
				Latin: Name{Surname: "KARIMOV", Given: "AZIZBEK"}, Sex: "M", Born: date(1990, time.May, 12), Citizenship: uzbekistan,
				Passport: Passport{Number: "FA1234567", Expires: date(2030, time.May, 19), Personal: "31205901234567"},
			},
			Zone{"P<UZBKARIMOV<<AZIZBEK<<<<<<<<<<<<<<<<<<<<<<<", "FA12345673UZB9005123M3005198" + "31205901234567" + "62"},
		},
		"a citizen of Tajikistan without one": {
			Person{
				Latin: Name{Surname: "RAHIMOV", Given: "FIRUZ"}, Sex: "M", Born: date(1993, time.February, 25), Citizenship: tajikistan,
				Passport: Passport{Number: "401234567", Expires: date(2031, time.January, 1)},
			},
			Zone{"P<TJKRAHIMOV<<FIRUZ<<<<<<<<<<<<<<<<<<<<<<<<<", "4012345676TJK9302257M3101012<<<<<<<<<<<<<<<8"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := travelZone(try.person); got != try.want {
				t.Errorf("got  %v\nwant %v", got, try.want)
			}
		})
	}
}

func TestTheInternalZoneIsThatOfTheOrder(t *testing.T) {
	person := Person{
		Cyrillic: Name{"Щербакова", "Юлия", "Игоревна"}, Sex: "F", Born: date(1995, time.March, 14),
		Passport: Passport{Series: "4519", Number: "123456", Issued: date(2020, time.April, 1), Division: "770-045"},
	}
	want := Zone{"PNRUSWERBAKOVA<<7LI8<IGOREVNA<<<<<<<<<<<<<<<", "4511234569RUS9503146F<<<<<<<9200401770045<50"}
	if got := internalZone(person); got != want {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestTheVisaZoneHasNoCompositeDigit(t *testing.T) {
	person := Person{
		Latin: Name{Surname: "PATEL", Given: "RAJESH KUMAR"}, Sex: "M", Born: date(1985, time.January, 17), Citizenship: india,
		Visa: Visa{Number: "201234567", Until: date(2026, time.December, 31)},
	}
	want := Zone{"V<RUSPATEL<<RAJESH<KUMAR<<<<<<<<<<<<<<<<<<<<", "2012345672IND8501178M2612317<<<<<<<<<<<<<<<<"}
	if got := visaZone(person); got != want {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestASpoiledZoneFailsItsOwnCheck(t *testing.T) {
	line := travelZone(Persons(0)[0]).spoiled()[1]
	if mrz.CheckDigit(line[:9]) == line[9] {
		t.Errorf("the number of %s still agrees with its check digit", line)
	}
}

func TestInventedNumbersHoldArithmetically(t *testing.T) {
	if got, want := innOf("7712345678"), "771234567859"; got != want {
		t.Errorf("INN is %s, want %s", got, want)
	}
	if got, want := innOf("7704931345"), "770493134500"; got != want {
		t.Errorf("INN with both remainders ten is %s, want %s", got, want)
	}
	for nine, want := range map[string]string{
		"112233445": "112-233-445 95", "302243306": "302-243-306 00", "161302051": "161-302-051 00", "464460495": "464-460-495 00",
	} {
		if got := snilsOf(nine); got != want {
			t.Errorf("SNILS is %s, want %s", got, want)
		}
	}
	if got, ok := iinOf("88070330123"); !ok || got != "880703301233" {
		t.Errorf("IIN is %s, %t; want 880703301233", got, ok)
	}
	for _, person := range Persons(3) {
		if got := innOf(person.INN[:10]); got != person.INN {
			t.Errorf("%s has the INN %s, want %s", person.Latin.Surname, person.INN, got)
		}
		if strings.ContainsAny(person.Phone[1:], " -") || len(person.Phone) != 12 {
			t.Errorf("%s has the phone %s", person.Latin.Surname, person.Phone)
		}
	}
}
