package draw

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// Name is a person's name in one script.
type Name struct{ Surname, Given, Patronymic string }

// Full is the whole name in the Russian order.
func (n Name) Full() string { return strings.TrimSpace(n.Surname + " " + n.Given + " " + n.Patronymic) }

// Initials is the name as it stands beside a signature, such as "Образцова Ю. Ш.".
func (n Name) Initials() string {
	short := n.Surname
	for _, part := range []string{n.Given, n.Patronymic} {
		if part != "" {
			short += " " + string([]rune(part)[:1]) + "."
		}
	}
	return short
}

// Country is what a document says about a state.
type Country struct {
	Code  string // of three letters, as in a machine-readable zone
	Full  string // in Russian, unabridged
	Latin string
	Own   string // heading of its passports
	City  Name   // a birthplace: Surname in Cyrillic, Given in Latin
	Issue string // authority that issues its passports, in Latin
}

// Passport is a passport's data; Series and Division are of the Russian internal one only.
type Passport struct {
	Series, Number  string
	Issued, Expires time.Time // Expires is zero for the Russian internal passport
	Authority       string
	Division        string
	Personal        string // national number printed on the data page, or ""
}

// Card is a migration card's data.
type Card struct {
	Series, Number string
	Entry, Until   time.Time
	Purpose        string
}

// Visa is a visa's data.
type Visa struct {
	Number      string // two digits of the series and seven of the number
	From, Until time.Time
}

// Person is a made-up applicant with all the documents speak of. Names are invented words for "sample" and "test".
type Person struct {
	Cyrillic, Latin Name
	Sex             string // "M" or "F"
	Born            time.Time
	Citizenship     Country
	Passport        Passport
	Card            Card
	Visa            Visa
	INN, SNILS      string
	Phone, Email    string
	Address         string
	Host            *Person // the Russian citizen who takes the person in; nil for that citizen
	face            uint64  // seed of the portrait and the signature
}

// Persons invents six persons: citizens of Uzbekistan, Tajikistan, Kyrgyzstan, Kazakhstan and India, and last the
// Russian citizen who is host to all of them. The same seed gives the same persons; all numbers hold arithmetically.
func Persons(seed uint64) []Person {
	host := invent(rosterHost, seed, uint64(len(roster)))
	persons := make([]Person, 0, len(roster)+1)
	for i, entry := range roster {
		person := invent(entry, seed, uint64(i))
		person.Host, person.Address = &host, host.Address
		persons = append(persons, person)
	}
	return append(persons, host)
}

func invent(entry entry, seed, index uint64) Person {
	random := rand.New(rand.NewPCG(seed, index))
	born := date(1980+random.IntN(22), time.Month(1+random.IntN(12)), 1+random.IntN(28))
	issued := date(2021+random.IntN(4), time.Month(1+random.IntN(12)), 1+random.IntN(28))
	entered := date(2026, time.November, 2+random.IntN(12))
	person := Person{
		Cyrillic: entry.cyrillic, Latin: entry.latin, Sex: entry.sex, Citizenship: entry.country, Born: born,
		Card: Card{Series: "4626", Number: digits(random, 7), Entry: entered, Until: entered.AddDate(0, 0, 89), Purpose: "работа"},
		Visa: Visa{Number: "20" + digits(random, 7), From: entered.AddDate(0, 0, -5), Until: entered.AddDate(0, 6, 0)},
		INN:  innOf("7707" + digits(random, 6)), SNILS: snilsOf("1" + digits(random, 8)),
		Phone: "+7999000" + digits(random, 4),
		Email: strings.ToLower(entry.latin.Given) + fmt.Sprint(10+random.IntN(90)) + "@example.com",
		face:  seed<<8 + index + 1,
	}
	person.Passport = entry.passport(random, person, issued)
	if entry.country.Code == "RUS" {
		person.Address = fmt.Sprintf("105000, город Москва, улица Образцовая, дом %d, квартира %d", 1+random.IntN(40), 1+random.IntN(180))
	}
	return person
}

// Expire makes the person's passport one that ran out years ago.
func (p Person) Expire() Person {
	p.Passport.Issued = date(2014, time.May, 12)
	p.Passport.Expires = date(2024, time.May, 11)
	return p
}

// Other is somebody else of the same citizenship, with a name and a passport of their own.
func (p Person) Other() Person {
	p.Cyrillic.Surname, p.Latin.Surname = "Другоев", "DRUGOEV"
	if p.Sex == "F" {
		p.Cyrillic.Surname, p.Latin.Surname = "Другоева", "DRUGOEVA"
	}
	number := []byte(p.Passport.Number)
	number[len(number)-1] = '0' + (number[len(number)-1]-'0'+3)%10
	p.Passport.Number, p.Passport.Personal = string(number), "" // a personal number would tell the old birth date
	p.Born = p.Born.AddDate(3, 1, 2)
	p.face += 101
	return p
}

// host is who takes the person in; a Russian citizen lives in their own home.
func (p Person) host() Person {
	if p.Host == nil {
		return p
	}
	return *p.Host
}

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// dotted is a date as Russian documents write it, DD.MM.YYYY; the zero time is "".
func dotted(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("02.01.2006")
}

var genitive = [...]string{"", "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"}

// spelled is a date as contracts write it: «2» ноября 2026 г.
func spelled(t time.Time) string {
	return fmt.Sprintf("«%d» %s %d г.", t.Day(), genitive[t.Month()], t.Year())
}
