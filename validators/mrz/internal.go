package mrz

import "strings"

// The letter table of the Russian internal passport: one character for one letter, so that names can be read back. The
// digits are letters there, never misread ones (MVD order 773 of 2020, annex 24).
const (
	cyrillic = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
	coded    = "ABVGDE2JZIQKLMNOPRSTUFHC34WXY9678"
)

var decoded, encoded = letterTable()

func letterTable() (from map[byte]rune, to map[rune]byte) {
	from, to = map[byte]rune{}, map[rune]byte{}
	for i, letter := range []rune(cyrillic) {
		from[coded[i]], to[letter] = letter, coded[i]
	}
	return from, to
}

// toCyrillic turns coded names into Cyrillic; what the table does not know stays as it is.
func toCyrillic(s string) string {
	var out strings.Builder
	for i := range len(s) {
		if letter, ok := decoded[s[i]]; ok {
			out.WriteRune(letter)
			continue
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// particles are the last words of patronymics that have two.
var particles = map[string]bool{
	"ОГЛЫ": true, "ОГЛУ": true, "ОГЛИ": true, "УГЛИ": true, "УГЛЫ": true, "УУЛУ": true, "УЛЫ": true,
	"КЫЗЫ": true, "КИЗИ": true, "ГЫЗЫ": true,
}

// splitPatronymic parts the names behind the surname: the last is the patronymic, or the last two when the very last is
// a particle. The zone does not say which of two names is a patronymic, so whoever has a double name and none at all
// is read with one.
func splitPatronymic(names string) (given, patronymic string) {
	words := strings.Fields(names)
	take := 1
	if len(words) > 2 && particles[words[len(words)-1]] {
		take = 2
	}
	if len(words) <= take {
		return names, ""
	}
	cut := len(words) - take
	return strings.Join(words[:cut], " "), strings.Join(words[cut:], " ")
}

// readInternal corrects the document by the profile of the Russian internal passport: the series is split over
// positions 1–3 and 29, there is no expiry, and the optional data hold the date of issue and the division.
func (p *parser) readInternal() {
	line, d := p.zone.Lines[1], &p.zone.Document
	d.Series, d.Number = line[0:3]+line[28:29], line[3:9]
	d.Surname, d.GivenNames = toCyrillic(d.Surname), toCyrillic(d.GivenNames)
	d.GivenNames, d.Patronymic = splitPatronymic(d.GivenNames)
	d.ExpiryDate, d.Optional = "", ""
	d.IssueDate = p.date("issue_date", at(2, 30, 35), parts.past)
	if division := strings.Trim(line[35:41], "<"); len(division) == 6 {
		d.DivisionCode = division[:3] + "-" + division[3:]
	}
	p.only(at(2, 1, 9), isDigit)
	p.only(at(2, 29, 41), isDigit)
	p.only(at(2, 22, 28), func(c byte) bool { return c == '0' }) // a zero read for a filler weighs the same
}
