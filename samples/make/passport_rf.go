package draw

// russianSpread is the internal passport opened at pages 2 and 3, 125 x 176 mm: the issue above, the person below.
func russianSpread(person Person, fault Fault) []*Page {
	page := newPage(125, 176)
	ground, first, second, strong := tintsOf("RUS")
	page.Fill(rect(0, 0, 125, 176), ground)
	page.guilloche(0, 0, 125, 88, first, second)
	page.guilloche(0, 88, 125, 64, second, first)
	page.rosette(62, 44, 30, 14, first)
	page.rosette(84, 118, 22, 10, second)
	page.specimen(blend(first, ground, 0.5))
	page.issuePage(person)
	page.Stroke(line(0, 88, 125, 88), faded(strong, 0.5), 0.25)
	page.personPage(person)
	for _, y := range []float64{66, 144} {
		page.Text(119.5, y, spaced(person.Passport.Series)+" "+person.Passport.Number, Style{Face: MonoBold, Size: 12, Color: red, Turn: 90})
	}
	page.zone(7, 160.6, internalZone(person), fault)
	return []*Page{page}
}

func (p *Page) issuePage(person Person) {
	_, _, _, strong := tintsOf("RUS")
	p.Text(60, 11, "РОССИЙСКАЯ ФЕДЕРАЦИЯ", Style{Face: Bold, Size: 13, Color: strong, Align: Center})
	p.Stroke(line(22, 13.2, 98, 13.2), strong, 0.3)
	p.cornerMark(60, 17, Center)
	p.Text(10, 25, "Паспорт выдан", Style{Size: 7, Color: caption})
	p.Text(60, 31, person.Passport.Authority, Style{Face: Bold, Size: 10, Align: Center, Fit: 96})
	p.Text(60, 39, "РАЙОН ЭТАЛОННЫЙ", Style{Face: Bold, Size: 10, Align: Center})
	for _, y := range []float64{32.4, 40.4} {
		p.Stroke(line(10, y, 110, y), rule, 0.15)
	}
	p.Text(10, 49, "Дата выдачи", Style{Size: 7, Color: caption})
	p.Text(30, 49, dotted(person.Passport.Issued), Style{Face: Bold, Size: 10})
	p.Text(60, 49, "Код подразделения", Style{Size: 7, Color: caption})
	p.Text(87, 49, person.Passport.Division, Style{Face: Bold, Size: 10})
	p.Stroke(line(29, 50.4, 54, 50.4), rule, 0.15)
	p.Stroke(line(86, 50.4, 110, 50.4), rule, 0.15)
	p.Text(70, 66, "Личная подпись", Style{Size: 7, Color: caption})
	p.Stroke(line(70, 79, 108, 79), rule, 0.2)
	p.signature(73, 78, 30, person.face)
	p.stamp(36, 69, 15, "ГУ МВД РОССИИ · ОБРАЗЕЦ · ГОР. ОБРАЗЦОВСК · ", []string{"770", "ОБРАЗЕЦ"}, rgb(0x4a3a8f))
}

func (p *Page) personPage(person Person) {
	p.portrait(8, 97, 35, person)
	field := func(y float64, label, value string) {
		p.Text(48, y, label, Style{Size: 6.5, Color: caption})
		p.Text(66, y, value, Style{Face: Bold, Size: 10.5, Fit: 46})
		p.Stroke(line(65, y+1.3, 112, y+1.3), rule, 0.15)
	}
	sex := "ЖЕН."
	if person.Sex == "M" {
		sex = "МУЖ."
	}
	field(101, "Фамилия", upper(person.Cyrillic.Surname))
	field(109, "Имя", upper(person.Cyrillic.Given))
	field(117, "Отчество", upper(person.Cyrillic.Patronymic))
	p.Text(48, 125, "Пол", Style{Size: 6.5, Color: caption})
	p.Text(55, 125, sex, Style{Face: Bold, Size: 10.5})
	p.Text(68, 125, "Дата рождения", Style{Size: 6.5, Color: caption})
	p.Text(112, 125, dotted(person.Born), Style{Face: Bold, Size: 10.5, Align: Right})
	p.Stroke(line(54, 126.3, 112, 126.3), rule, 0.15)
	p.Text(48, 133, "Место рождения", Style{Size: 6.5, Color: caption})
	p.Text(66, 140, upper(person.Citizenship.City.Surname), Style{Face: Bold, Size: 10.5, Fit: 46})
	p.Stroke(line(48, 141.3, 112, 141.3), rule, 0.15)
}

// spaced is a series as printed, 45 21.
func spaced(series string) string {
	if len(series) != 4 {
		return series
	}
	return series[:2] + " " + series[2:]
}
