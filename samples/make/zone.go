package draw

import "strings"

// Zone is the two lines of 44 characters at the foot of a passport or a visa.
type Zone [2]string

const zoneWidth = 44

// travelZone is the TD3 zone of ICAO Doc 9303-4.
func travelZone(p Person) Zone {
	number := checked(fill(p.Passport.Number, 9))
	born, expires := checked(p.Born.Format("060102")), checked(p.Passport.Expires.Format("060102"))
	personal := fill(p.Passport.Personal, 14)
	if p.Passport.Personal == "" {
		personal += "<"
	} else {
		personal = checked(personal)
	}
	composite := checkDigit(number + born + expires + personal)
	return Zone{
		fill("P<"+p.Citizenship.Code+p.Latin.Surname+"<<"+p.Latin.Given, zoneWidth),
		number + p.Citizenship.Code + born + p.Sex + expires + personal + string(composite),
	}
}

// visaZone is the MRV-A zone of ICAO Doc 9303-7; it has no composite check digit.
func visaZone(p Person) Zone {
	return Zone{
		fill("V<RUS"+p.Latin.Surname+"<<"+p.Latin.Given, zoneWidth),
		fill(checked(p.Visa.Number)+p.Citizenship.Code+checked(p.Born.Format("060102"))+p.Sex+checked(p.Visa.Until.Format("060102")), zoneWidth),
	}
}

// internalZone is the zone of the Russian internal passport: names letter for letter, no expiry, the series' last
// digit among the optional data.
func internalZone(p Person) Zone {
	series := p.Passport.Series
	number, born := checked(series[:3]+p.Passport.Number), checked(p.Born.Format("060102"))
	optional := checked(series[3:] + p.Passport.Issued.Format("060102") + strings.ReplaceAll(p.Passport.Division, "-", "") + "<")
	const noExpiry = "<<<<<<<"
	composite := checkDigit(number + born + noExpiry + optional)
	return Zone{
		fill("PNRUS"+internalLetters(p.Cyrillic.Surname)+"<<"+internalLetters(p.Cyrillic.Given)+"<"+internalLetters(p.Cyrillic.Patronymic), zoneWidth),
		number + "RUS" + born + p.Sex + noExpiry + optional + string(composite),
	}
}

// spoiled is the zone with the last digit of its number changed, so that check digits fail.
func (z Zone) spoiled() Zone {
	line := []byte(z[1])
	line[8] = '0' + (line[8]-'0'+1)%10
	return Zone{z[0], string(line)}
}

// checkDigit is the 7-3-1 check digit of ICAO Doc 9303-3, 4.9.
func checkDigit(s string) byte {
	sum := 0
	for i, c := range []byte(s) {
		value := 0
		switch {
		case c >= '0' && c <= '9':
			value = int(c - '0')
		case c >= 'A' && c <= 'Z':
			value = int(c-'A') + 10
		}
		sum += value * [...]int{7, 3, 1}[i%3]
	}
	return '0' + byte(sum%10)
}

func checked(s string) string { return s + string(checkDigit(s)) }

func fill(s string, width int) string {
	return (s + strings.Repeat("<", width))[:width]
}

const (
	cyrillicLetters = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
	internalCodes   = "ABVGDE2JZIQKLMNOPRSTUFHC34WXY9678"
)

// internalLetters writes a name as the internal passport's zone does: one character for each letter, hyphens as fillers.
func internalLetters(name string) string {
	letters := []rune(cyrillicLetters)
	var out strings.Builder
	for _, r := range strings.ToUpper(name) {
		code := byte('<')
		for i, letter := range letters {
			if letter == r {
				code = internalCodes[i]
			}
		}
		out.WriteByte(code)
	}
	return out.String()
}
