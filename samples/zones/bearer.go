// Package zones draws travel documents of every format with zones of invented bearers, as scanners and phones see them, and
// reports how well their zones are read.
package zones

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"priyom/validators/mrz"
)

// bearer invents what a document of a format says. Names are strings of syllables and nobody's.
func bearer(random *rand.Rand, format mrz.Format) mrz.Document {
	d := mrz.Document{
		Sex: pick(random, "M", "F", "X"), BirthDate: day(random, 1950, 2008), ExpiryDate: day(random, 2027, 2036),
		Surname: name(random, latin), GivenNames: name(random, latin),
	}
	if random.IntN(3) == 0 {
		d.GivenNames += " " + name(random, latin)
	}
	state := pick(random, "UZB", "TJK", "KGZ", "KAZ", "ARM", "AZE", "MDA", "IND", "CHN", "VNM", "TUR", "D", "GBR", "LKA", "QAT")
	d.Issuer, d.Nationality = state, state
	d.Number = pick(random, letters(random, 1)+digits(random, 8), letters(random, 2)+digits(random, 7), digits(random, 9), letters(random, 1)+digits(random, 7))
	switch format {
	case mrz.TD1:
		d.Code, d.Optional = pick(random, "I", "ID", "AC"), pick(random, "", digits(random, 12), letters(random, 3)+digits(random, 5))
	case mrz.TD2:
		d.Code, d.Optional = pick(random, "I", "ID"), pick(random, "", digits(random, 7))
	case mrz.TD3:
		d.Code, d.Optional = pick(random, "P", "PM"), pick(random, "", digits(random, 14), letters(random, 2)+digits(random, 9))
	case mrz.MRVA, mrz.MRVB:
		d.Code, d.Optional = pick(random, "V", "VC"), pick(random, "", digits(random, 6))
		d.Issuer = "RUS"
	case mrz.RUInternal:
		return internal(random, d)
	}
	return d
}

func internal(random *rand.Rand, d mrz.Document) mrz.Document {
	d.Code, d.Issuer, d.Nationality, d.ExpiryDate, d.Optional = "PN", "RUS", "RUS", "", ""
	if d.Sex == "X" {
		d.Sex = "M"
	}
	d.Surname, d.GivenNames, d.Patronymic = name(random, cyrillic), name(random, cyrillic), name(random, cyrillic)
	d.Series, d.Number, d.DivisionCode = digits(random, 4), digits(random, 6), fmt.Sprintf("%s-%s", digits(random, 3), digits(random, 3))
	d.BirthDate, d.IssueDate = day(random, 1950, 1999), day(random, 2012, 2026)
	return d
}

func pick(random *rand.Rand, list ...string) string { return list[random.IntN(len(list))] }

func digits(random *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte('0' + byte(random.IntN(10)))
	}
	return b.String()
}

func letters(random *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte('A' + byte(random.IntN(26)))
	}
	return b.String()
}

func day(random *rand.Rand, from, to int) string {
	return fmt.Sprintf("%04d-%02d-%02d", from+random.IntN(to-from), 1+random.IntN(12), 1+random.IntN(28))
}

var (
	latin    = []string{"AL", "BO", "CHI", "DUR", "EK", "FA", "GU", "HOM", "IS", "JA", "KYZ", "LO", "MAR", "NU", "OQ", "PEX", "QI", "RUS", "SHO", "TEM", "UV", "VAN", "WI", "XA", "YUL", "ZO"}
	cyrillic = []string{"АЛ", "БО", "ЧИ", "ДУР", "ЭК", "ФА", "ГУ", "ХОМ", "ИЩ", "ЖА", "КЫЗ", "ЛО", "МАР", "НЮ", "ЁЖ", "ПЕЦ", "ЪЕ", "РУС", "ШО", "ТЬМ", "УВ", "ВАН", "ЯЙ", "ЗО"}
)

func name(random *rand.Rand, syllables []string) string {
	var b strings.Builder
	for range 2 + random.IntN(3) {
		b.WriteString(syllables[random.IntN(len(syllables))])
	}
	return b.String()
}
