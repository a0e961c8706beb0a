package draw

import "time"

// patentNumber is the series and number of the person's patent: the region, and ten digits that begin with the year.
func patentNumber(p Person) string { return "77 260" + p.Card.Number }

// patentCard is the front of a work patent, 105 x 74 mm (115-FZ, article 13.3).
func patentCard(person Person, fault Fault) []*Page {
	issued := person.Card.Entry.AddDate(0, 0, 9)
	if fault == Expired {
		issued = date(2024, time.April, 15)
	}
	page := newPage(105, 74)
	strong := rgb(0x6a2f5c)
	page.Fill(rect(0, 0, 105, 74), rgb(0xf7f1f6))
	page.guilloche(0, 0, 105, 74, rgb(0xe3cfe0), rgb(0xd6dcea))
	page.rosette(84, 52, 16, 10, rgb(0xe3cfe0))
	page.specimen(rgb(0xefe4ed))
	page.Text(5, 6.6, "РОССИЙСКАЯ ФЕДЕРАЦИЯ", Style{Face: Bold, Size: 7.5, Color: strong})
	page.Text(100, 6.8, "ПАТЕНТ", Style{Face: Bold, Size: 12, Color: strong, Align: Right})
	page.Stroke(line(5, 8.4, 100, 8.4), strong, 0.3)
	page.Text(100, 13.4, "Серия 77 № 260"+person.Card.Number, Style{Face: MonoBold, Size: 10, Color: red, Align: Right})
	page.portrait(5, 16, 26, person)
	field := func(y float64, label, value string) {
		page.Text(34, y, label, Style{Size: 6.2, Color: caption})
		page.Text(34+textWidth(label+"  ", Style{Size: 6.2}), y, value, Style{Face: Bold, Size: 8, Fit: 60})
	}
	field(19, "Фамилия", upper(person.Cyrillic.Surname))
	field(24.5, "Имя", upper(person.Cyrillic.Given))
	if person.Cyrillic.Patronymic != "" {
		field(30, "Отчество", upper(person.Cyrillic.Patronymic))
	}
	field(35.5, "Гражданство", upper(person.Citizenship.Full))
	field(41, "Дата рождения", dotted(person.Born))
	field(46.5, "Документ, удостоверяющий личность", person.Passport.Number)
	field(52, "Территория действия патента", "ГОРОД МОСКВА")
	field(57.5, "Профессия (специальность)", "ОТДЕЛОЧНИК")
	field(63, "Дата выдачи", dotted(issued))
	page.Text(5, 70, "Код бланка ПР"+person.Card.Number, Style{Size: 6.2, Color: caption})
	page.signature(66, 70, 24, person.face)
	page.cornerMark(52.5, 3.2, Center)
	return []*Page{page}
}
