package draw

// feeReceipt is a bank's receipt for a state fee, A5 across.
func feeReceipt(person Person, _ Fault) []*Page {
	page := newPage(210, 148)
	page.specimen(rgb(0xf0f2f4))
	green := rgb(0x1e7a52)
	page.Fill(rect(0, 0, 210, 17), green)
	page.Text(12, 11.2, "БАНК «ОБРАЗЕЦ»", Style{Face: Bold, Size: 15, Color: rgb(0xffffff)})
	page.Text(198, 11, "Чек по операции", Style{Size: 11, Color: rgb(0xffffff), Align: Right})
	paid := person.Card.Entry.AddDate(0, 0, 1)
	page.Text(12, 27, "КВИТАНЦИЯ ОБ УПЛАТЕ ГОСУДАРСТВЕННОЙ ПОШЛИНЫ", Style{Face: Bold, Size: 12})
	page.Text(12, 32.5, dotted(paid)+"  10:24:31 (МСК)", Style{Size: 9, Color: caption})
	page.cornerMark(198, 32.5, Right)
	rows := [][2]string{
		{"Плательщик", person.Cyrillic.Full()},
		{"Документ плательщика", "паспорт № " + person.Passport.Number},
		{"ИНН плательщика", person.INN},
		{"Получатель", "УФК по г. Москве (ГУ МВД России по г. Москве)"},
		{"ИНН / КПП получателя", "7700123459 / 770001001"},
		{"БИК, счёт", "000000000, 03100000000000000000"},
		{"КБК / ОКТМО", "18800000000000000110 / 45000000"},
		{"Назначение платежа", "Государственная пошлина за выдачу разрешения, " + person.Cyrillic.Initials()},
		{"УИН", "18800000000000000000"},
	}
	y := 41.0
	for i, row := range rows {
		if i%2 == 0 {
			page.Fill(rect(10, y-5.2, 190, 7.6), faded(green, 0.06))
		}
		page.Text(12, y, row[0], Style{Size: 9, Color: caption})
		page.Text(66, y, row[1], Style{Size: 10, Fit: 130})
		y += 7.6
	}
	page.Stroke(line(10, y-2, 200, y-2), green, 0.4)
	page.Text(12, y+7, "Сумма", Style{Face: Bold, Size: 12})
	page.Text(66, y+7, rubles(1920)+" руб.", Style{Face: Bold, Size: 15})
	page.Text(12, y+14, "Комиссия", Style{Size: 9, Color: caption})
	page.Text(66, y+14, "0,00 руб.", Style{Size: 10})
	page.Text(12, 140, "Документ сформирован электронно. Номер операции 000-000-000-000.", Style{Size: 7.5, Color: caption})
	page.paidStamp(150, 113, dotted(paid))
	return []*Page{page}
}

func (p *Page) paidStamp(x, y float64, day string) {
	blue := faded(seal, 0.85)
	p.Stroke(roundRect(x, y, 46, 25, 2), blue, 0.7)
	p.Stroke(roundRect(x+1.2, y+1.2, 43.6, 22.6, 1.4), blue, 0.2)
	p.Text(x+23, y+7, "БАНК «ОБРАЗЕЦ»", Style{Face: Bold, Size: 8.5, Color: blue, Align: Center})
	p.Text(x+23, y+15, "ИСПОЛНЕНО", Style{Face: Bold, Size: 14, Color: blue, Align: Center, Fit: 40})
	p.Text(x+23, y+21.4, day, Style{Face: Bold, Size: 9.5, Color: blue, Align: Center})
}
