package draw

import (
	"strings"
	"time"
)

// visaSticker is a Russian visa, 120 x 80 mm (ICAO MRV-A).
func visaSticker(person Person, fault Fault) []*Page {
	if fault == Expired {
		person.Visa.From = date(2024, time.February, 1)
		person.Visa.Until = date(2024, time.July, 30)
	}
	page := newPage(120, 80)
	page.Fill(rect(0, 0, 120, 80), rgb(0xf1f6f1))
	page.guilloche(0, 0, 120, 58, rgb(0xc5dccb), rgb(0xd9d3ea))
	page.rosette(97, 30, 18, 11, rgb(0xc5dccb))
	page.specimen(rgb(0xe1ece2))
	strong := rgb(0x2c6148)
	page.Text(6, 7.5, "РОССИЙСКАЯ ФЕДЕРАЦИЯ", Style{Face: Bold, Size: 8.5, Color: strong})
	page.Text(6, 10.6, "RUSSIAN FEDERATION", Style{Size: 6, Color: strong})
	page.Text(62, 8.6, "ВИЗА / VISA", Style{Face: Bold, Size: 11, Color: strong, Align: Center})
	page.Text(114, 8.4, person.Visa.Number[:2]+" № "+person.Visa.Number[2:], Style{Face: MonoBold, Size: 11, Color: red, Align: Right})
	page.Stroke(line(6, 12, 114, 12), strong, 0.3)
	page.cornerMark(114, 15, Right)
	page.visaFields(person)
	page.stamp(97, 44, 10.5, "КОНСУЛЬСКИЙ ОТДЕЛ · ОБРАЗЕЦ · ", []string{"ОБРАЗЕЦ"}, rgb(0x4a3a8f))
	page.zone(4.5, 66.2, visaZone(person), fault)
	return []*Page{page}
}

func (p *Page) visaFields(person Person) {
	field := func(x, y, width float64, label, value string) {
		p.Text(x, y, label, Style{Size: 4.4, Color: caption, Fit: width})
		p.Text(x, y+3.3, value, Style{Face: Bold, Size: 7.6, Fit: width})
	}
	field(6, 15, 26, "Кратность / Entries", "МНОГОКРАТНАЯ")
	field(36, 15, 22, "Въезд с / Valid from", dotted(person.Visa.From))
	field(62, 15, 22, "Выезд до / Until", dotted(person.Visa.Until))
	field(6, 22.5, 26, "Виза / Type", "ОБЫКНОВЕННАЯ")
	field(36, 22.5, 22, "Срок / Duration", "90 ДНЕЙ")
	field(62, 22.5, 22, "Выдана / Issued", dotted(person.Visa.From.AddDate(0, 0, -10)))
	field(6, 30, 50, "Фамилия / Surname", upper(person.Cyrillic.Surname)+" / "+person.Latin.Surname)
	field(62, 30, 22, "Паспорт / Passport", person.Passport.Number)
	field(6, 37.5, 50, "Имя / Given names", upper(person.Cyrillic.Given)+" / "+person.Latin.Given)
	field(62, 37.5, 22, "Гражданство / Nat.", person.Citizenship.Latin)
	field(6, 45, 24, "Дата рожд. / Birth", dotted(person.Born))
	field(36, 45, 12, "Пол / Sex", person.Sex)
	field(48, 45, 36, "Цель поездки / Purpose", "РАБОТА ПО НАЙМУ")
	field(6, 52.3, 78, "Приглашающая организация / Inviting organisation", "ООО «ОБРАЗЕЦ-СТРОЙ», МОСКВА, ИНН "+employerINN)
}

func upper(s string) string { return strings.ToUpper(s) }
