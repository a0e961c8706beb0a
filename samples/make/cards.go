package draw

import "time"

// identityCard is the front of a national identity card, 85.6 x 54 mm (ISO/IEC 7810, ID-1).
func identityCard(person Person, fault Fault) []*Page {
	if fault == Expired {
		person = person.Expire()
	}
	page := newPage(85.6, 54)
	ground, first, second, strong := tintsOf(person.Citizenship.Code)
	page.Fill(rect(0, 0, 85.6, 54), ground)
	page.guilloche(0, 0, 85.6, 54, first, second)
	page.rosette(70, 30, 14, 12, second)
	page.specimen(blend(first, ground, 0.45))
	page.Text(4, 5.6, person.Citizenship.Own, Style{Face: Bold, Size: 7, Color: strong, Fit: 50})
	page.Text(81.6, 5.6, "IDENTITY CARD", Style{Face: Bold, Size: 6.5, Color: strong, Align: Right})
	page.Stroke(line(4, 7.2, 81.6, 7.2), strong, 0.3)
	page.portrait(4, 10, 24, person)
	page.cornerMark(81.6, 51.5, Right)
	field := func(x, y float64, label, value string) {
		page.Text(x, y, label, Style{Size: 4, Color: caption, Fit: 34})
		page.Text(x, y+3.1, value, Style{Face: Bold, Size: 7, Fit: 50})
	}
	field(31, 11, "Surname / Фамилия", person.Latin.Surname)
	field(31, 18, "Given names / Имя", person.Latin.Given)
	field(31, 25, "Date of birth / Дата рождения", dotted(person.Born))
	field(62, 25, "Sex / Пол", person.Sex)
	field(31, 32, "Card No. / Номер", "ID"+person.Passport.Number)
	field(31, 39, "Date of issue / Дата выдачи", dotted(person.Passport.Issued))
	field(58, 39, "Date of expiry / Годен до", dotted(person.Passport.Expires))
	page.signature(31, 49.5, 24, person.face)
	return []*Page{page}
}

// residencePermit is the data page of a Russian residence permit, 125 x 88 mm.
func residencePermit(person Person, _ Fault) []*Page {
	page := newPage(125, 88)
	strong := rgb(0x2f5d7c)
	page.Fill(rect(0, 0, 125, 88), rgb(0xeff5f8))
	page.guilloche(0, 0, 125, 88, rgb(0xc3dbe6), rgb(0xe0d6ea))
	page.rosette(98, 46, 20, 12, rgb(0xc3dbe6))
	page.specimen(rgb(0xdfeaf0))
	page.Text(6, 7.6, "РОССИЙСКАЯ ФЕДЕРАЦИЯ", Style{Face: Bold, Size: 9, Color: strong})
	page.Text(119, 7.6, "ВИД НА ЖИТЕЛЬСТВО", Style{Face: Bold, Size: 9, Color: strong, Align: Right})
	page.Stroke(line(6, 9.2, 119, 9.2), strong, 0.3)
	page.portrait(6, 14, 35, person)
	page.cornerMark(6, 12.4, Left)
	field := func(x, y float64, label, value string) {
		page.Text(x, y, label, Style{Size: 4.6, Color: caption, Fit: 70})
		page.Text(x, y+3.6, value, Style{Face: Bold, Size: 8.5, Fit: 72})
	}
	issued := date(2025, time.March, 4)
	field(45, 14, "Серия и номер / Number", "82 № "+person.Card.Number)
	field(45, 22.5, "Фамилия / Surname", upper(person.Cyrillic.Surname)+" / "+person.Latin.Surname)
	field(45, 31, "Имя / Given names", upper(person.Cyrillic.Given)+" / "+person.Latin.Given)
	field(45, 39.5, "Дата рождения / Date of birth", dotted(person.Born))
	field(90, 39.5, "Пол / Sex", person.Sex)
	field(45, 48, "Гражданство / Citizenship", upper(person.Citizenship.Full))
	field(45, 56.5, "Дата решения / Decided on", dotted(issued))
	field(80, 56.5, "Действителен / Valid", "БЕССРОЧНО")
	field(45, 65, "Орган / Authority", "УВМ МВД РОССИИ (ОБРАЗЕЦ)")
	page.signature(8, 70, 30, person.face)
	page.stamp(100, 72, 11, "ОБРАЗЕЦ · SPECIMEN · ", []string{"ОБРАЗЕЦ"}, seal)
	return []*Page{page}
}
