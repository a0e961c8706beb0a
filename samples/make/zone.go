package draw

import (
	"time"

	"priyom/validators/mrz"
)

// Zone is the two lines of 44 characters at the foot of a passport or a visa.
type Zone [2]string

// travelZone is the zone of a travel passport, ICAO Doc 9303-4.
func travelZone(p Person) Zone {
	return compose(mrz.TD3, mrz.Document{
		Code: "P", Issuer: p.Citizenship.Code, Nationality: p.Citizenship.Code, Number: p.Passport.Number, Optional: p.Passport.Personal,
		Surname: p.Latin.Surname, GivenNames: p.Latin.Given, Sex: p.Sex, BirthDate: iso(p.Born), ExpiryDate: iso(p.Passport.Expires),
	})
}

// visaZone is the zone of a visa, ICAO Doc 9303-7, format A.
func visaZone(p Person) Zone {
	return compose(mrz.MRVA, mrz.Document{
		Code: "V", Issuer: "RUS", Nationality: p.Citizenship.Code, Number: p.Visa.Number,
		Surname: p.Latin.Surname, GivenNames: p.Latin.Given, Sex: p.Sex, BirthDate: iso(p.Born), ExpiryDate: iso(p.Visa.Until),
	})
}

// internalZone is the zone of the Russian internal passport.
func internalZone(p Person) Zone {
	return compose(mrz.RUInternal, mrz.Document{
		Code: "PN", Issuer: "RUS", Nationality: "RUS", Series: p.Passport.Series, Number: p.Passport.Number, DivisionCode: p.Passport.Division,
		Surname: p.Cyrillic.Surname, GivenNames: p.Cyrillic.Given, Patronymic: p.Cyrillic.Patronymic,
		Sex: p.Sex, BirthDate: iso(p.Born), IssueDate: iso(p.Passport.Issued),
	})
}

func compose(format mrz.Format, document mrz.Document) Zone {
	lines, err := mrz.Compose(document, format)
	if err != nil {
		panic("a person of the roster has no zone: " + err.Error()) // the roster is ours
	}
	return Zone{lines[0], lines[1]}
}

func iso(t time.Time) string { return t.Format(time.DateOnly) }

// spoiled is the zone with the last digit of its number changed, so that check digits fail.
func (z Zone) spoiled() Zone {
	line := []byte(z[1])
	line[8] = '0' + (line[8]-'0'+1)%10
	return Zone{z[0], string(line)}
}
