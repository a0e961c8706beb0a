package draw

import "image/color"

// zonePitch is ten characters an inch; zoneSize sets OCR-B size 1 at its own pitch.
const (
	zonePitch = 2.54
	zoneSize  = 10.0
)

// tints of security paper, by issuing state.
func tintsOf(code string) (ground, first, second, strong color.NRGBA) {
	switch code {
	case "UZB":
		return rgb(0xeef6f3), rgb(0xbfded3), rgb(0xcfe0ee), rgb(0x1f6f5c)
	case "TJK":
		return rgb(0xf7f2ee), rgb(0xe8cfc4), rgb(0xd3e3d2), rgb(0x8a3b2c)
	case "KGZ":
		return rgb(0xf8f1f0), rgb(0xecc9c6), rgb(0xf0dfb9), rgb(0xa8342e)
	case "KAZ":
		return rgb(0xeef5fa), rgb(0xb9dbec), rgb(0xeee2b6), rgb(0x1d6d94)
	case "IND":
		return rgb(0xf2f3f8), rgb(0xc7cce6), rgb(0xe9d9c6), rgb(0x3a4377)
	default:
		return rgb(0xf8f0f1), rgb(0xe9c8cd), rgb(0xd9dfe9), rgb(0x8c2438)
	}
}

// foreignPassport is the data page of a travel passport, 125 x 88 mm (ICAO TD3).
func foreignPassport(person Person, fault Fault) []*Page {
	if fault == Expired {
		person = person.Expire()
	}
	page := newPage(125, 88)
	ground, first, second, strong := tintsOf(person.Citizenship.Code)
	page.Fill(rect(0, 0, 125, 88), ground)
	page.guilloche(0, 0, 125, 64.5, first, second)
	page.rosette(97, 38, 20, 12, first)
	page.rosette(97, 38, 12, 9, second)
	page.specimen(blend(first, ground, 0.45))

	page.Text(6, 7.6, person.Citizenship.Own, Style{Face: Bold, Size: 9, Color: strong, Fit: 70})
	page.Text(119, 7.6, "PASSPORT · ПАСПОРТ", Style{Face: Bold, Size: 8, Color: strong, Align: Right})
	page.Stroke(line(6, 9.2, 119, 9.2), strong, 0.3)
	page.portrait(6, 14, 35, person)
	page.cornerMark(6, 12.4, Left)
	page.foreignFields(person)
	page.zone(7, 72.6, travelZone(person), fault)
	return []*Page{page}
}

func (p *Page) foreignFields(person Person) {
	passport, where := person.Passport, person.Citizenship
	field := func(x, y, width float64, label, value string) {
		p.Text(x, y, label, Style{Size: 4.6, Color: caption, Fit: width})
		p.Text(x, y+3.5, value, Style{Face: Bold, Size: 8.5, Fit: width})
	}
	field(45, 12.6, 10, "Type / Тип", "P")
	field(58, 12.6, 22, "Code of state / Код", where.Code)
	field(86, 12.6, 33, "Passport No. / № паспорта", passport.Number)
	field(45, 19.6, 70, "Surname / Фамилия", person.Latin.Surname)
	field(45, 26.6, 70, "Given names / Имена", person.Latin.Given)
	field(45, 33.6, 45, "Nationality / Гражданство", where.Latin)
	field(45, 40.6, 28, "Date of birth / Дата рождения", dotted(person.Born))
	field(77, 40.6, 9, "Sex / Пол", person.Sex)
	field(90, 40.6, 29, "Place of birth / Место рожд.", where.City.Given)
	field(45, 47.6, 28, "Date of issue / Дата выдачи", dotted(passport.Issued))
	field(77, 47.6, 42, "Personal No. / Личный номер", passport.Personal)
	field(45, 54.6, 30, "Date of expiry / Действителен до", dotted(passport.Expires))
	field(77, 54.6, 20, "Authority / Орган", passport.Authority)
	p.Text(100, 54.6, "Signature / Подпись", Style{Size: 4.6, Color: caption})
	p.signature(100, 60, 18, person.face)
}

// zone prints the machine-readable lines on the white strip kept for them at the lower edge, the first base line at y
// and the second 6.35 mm below.
func (p *Page) zone(x, y float64, zone Zone, fault Fault) {
	if fault == BadCheckDigit {
		zone = zone.spoiled()
	}
	p.Fill(rect(0, y-6.8, p.Width, p.Height-y+6.8), rgb(0xfcfcfa))
	for i, text := range zone {
		p.Text(x, y+6.35*float64(i), text, Style{Face: OCRB, Size: zoneSize, Pitch: zonePitch})
	}
}
