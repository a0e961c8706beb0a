package draw

import (
	"fmt"
	"time"
)

// lease is a contract of tenancy for eleven months on four sheets, with the deed of transfer (Civil Code, chapter 35).
func lease(person Person, fault Fault) []*Page {
	from := person.Card.Entry
	if fault == Expired {
		from = date(2024, time.February, 1)
	}
	return tenancy{from, from.AddDate(0, 11, -1), "11 (одиннадцать) месяцев"}.draw(person, fault)
}

// tenancy is a lease's term, in days and in words.
type tenancy struct {
	from, until time.Time
	term        string
}

func (t tenancy) draw(person Person, fault Fault) []*Page {
	host, from, until := person.host(), t.from, t.until
	s := newSheet("Договор найма жилого помещения от " + dotted(from))
	s.heading("ДОГОВОР № "+from.Format("02/01-2006"), 14)
	s.heading("найма жилого помещения", 12)
	s.sides("г. Москва", spelled(from))
	s.paragraph("Гражданка Российской Федерации %s, %s года рождения, паспорт серии %s № %s, выдан %s %s, код подразделения %s, зарегистрированная по адресу: %s, именуемая в дальнейшем «Наймодатель», с одной стороны, и", host.Cyrillic.Full(), dotted(host.Born), spaced(host.Passport.Series), host.Passport.Number, dotted(host.Passport.Issued), host.Passport.Authority, host.Passport.Division, host.Address)
	s.paragraph("%s (%s %s), %s года рождения, гражданство: %s, паспорт № %s, выдан %s %s, именуемый(-ая) в дальнейшем «Наниматель», с другой стороны, вместе именуемые «Стороны», заключили настоящий Договор о нижеследующем.", person.Cyrillic.Full(), person.Latin.Surname, person.Latin.Given, dotted(person.Born), person.Citizenship.Full, person.Passport.Number, dotted(person.Passport.Issued), person.Passport.Authority)
	s.leaseTerms(host, dotted(from), dotted(until), t.term)
	s.leaseRest()
	s.signatures("7. Адреса и подписи сторон", partyOf("Наймодатель", host), partyOf("Наниматель", person), fault)
	s.turn()
	s.transfer(person, host, dotted(from), fault)
	return s.finish()
}

func partyOf(role string, p Person) party {
	document := "паспорт № " + p.Passport.Number
	if p.Passport.Series != "" {
		document = "паспорт " + spaced(p.Passport.Series) + " " + p.Passport.Number
	}
	return party{role: role, signer: p.Cyrillic.Initials(), face: p.face, lines: []string{
		p.Cyrillic.Full(), document + ", выдан " + dotted(p.Passport.Issued), "Адрес: " + p.Address, "Тел.: " + p.Phone,
	}}
}

func (s *sheet) leaseTerms(host Person, from, until, term string) {
	s.heading("1. Предмет договора", 11.5)
	s.paragraph("1.1. Наймодатель передаёт Нанимателю за плату во владение и пользование для проживания изолированное жилое помещение — двухкомнатную квартиру общей площадью 54,3 кв. м, расположенную по адресу: %s, кадастровый номер 77:00:0000000:0000 (далее — «Квартира»).", host.Address)
	s.paragraph("1.2. Квартира принадлежит Наймодателю на праве собственности, что подтверждается выпиской из ЕГРН, запись регистрации № 77-77-00/000/2020-000.")
	s.paragraph("1.3. Наймодатель гарантирует, что Квартира не заложена, под арестом не состоит, правами третьих лиц не обременена и пригодна для постоянного проживания.")
	s.paragraph("1.4. Совместно с Нанимателем в Квартире другие граждане не проживают.")
	s.heading("2. Срок найма", 11.5)
	s.paragraph("2.1. Договор заключён на срок %s: с %s по %s включительно.", term, from, until)
	s.paragraph("2.2. Если ни одна из Сторон не заявит о прекращении Договора за тридцать дней до окончания срока, Стороны вправе заключить Договор на новый срок.")
	s.heading("3. Плата за наём и порядок расчётов", 11.5)
	s.paragraph("3.1. Плата за наём Квартиры составляет 45 000 (сорок пять тысяч) рублей в месяц и вносится ежемесячно не позднее пятого числа оплачиваемого месяца.")
	s.paragraph("3.2. Коммунальные услуги по показаниям приборов учёта оплачивает Наниматель, взносы на капитальный ремонт — Наймодатель.")
	s.paragraph("3.3. При подписании Договора Наниматель вносит обеспечительный платёж (залог) в размере 45 000 рублей, который возвращается по окончании найма за вычетом стоимости причинённого ущерба.")
	s.paragraph("3.4. Размер платы не может быть изменён в одностороннем порядке в течение всего срока найма.")
}

func (s *sheet) leaseRest() {
	s.heading("4. Обязанности сторон", 11.5)
	for i, duty := range []string{
		"Наймодатель обязан передать Квартиру по акту приёма-передачи в день начала срока найма вместе с ключами и описью имущества.",
		"Наймодатель обязан не позднее семи рабочих дней с даты прибытия Нанимателя подать уведомление о прибытии иностранного гражданина в место пребывания.",
		"Наймодатель обязан не препятствовать Нанимателю в пользовании Квартирой и производить её капитальный ремонт.",
		"Наймодатель вправе посещать Квартиру не чаще одного раза в месяц, предупредив Нанимателя не менее чем за сутки.",
		"Наниматель обязан использовать Квартиру только для проживания, обеспечивать её сохранность и поддерживать надлежащее состояние.",
		"Наниматель обязан своевременно вносить плату за наём и за коммунальные услуги, соблюдать правила пользования жилыми помещениями.",
		"Наниматель не вправе передавать Квартиру в поднаём, проводить переустройство и перепланировку без письменного согласия Наймодателя.",
		"По окончании срока найма Наниматель обязан вернуть Квартиру в том состоянии, в каком он её получил, с учётом нормального износа.",
	} {
		s.paragraph("4.%d. %s", i+1, duty)
	}
	s.heading("5. Ответственность и расторжение", 11.5)
	for i, clause := range []string{
		"За просрочку платы Наниматель уплачивает неустойку в размере 0,1 процента от суммы долга за каждый день просрочки.",
		"Наниматель возмещает ущерб, причинённый Квартире и имуществу по его вине, в течение десяти дней со дня составления акта.",
		"Наниматель вправе расторгнуть Договор, письменно предупредив Наймодателя за тридцать дней. Наймодатель вправе требовать расторжения в случаях, предусмотренных законом.",
		"Стороны освобождаются от ответственности, если неисполнение вызвано обстоятельствами непреодолимой силы.",
	} {
		s.paragraph("5.%d. %s", i+1, clause)
	}
	s.heading("6. Заключительные положения", 11.5)
	for i, clause := range []string{
		"Споры решаются переговорами, а при недостижении согласия — в суде по месту нахождения Квартиры.",
		"Изменения и дополнения действительны, если совершены в письменной форме и подписаны обеими Сторонами.",
		"Договор составлен в двух экземплярах, имеющих равную юридическую силу, по одному для каждой из Сторон.",
		"Приложение № 1: акт приёма-передачи с описью имущества.",
	} {
		s.paragraph("6.%d. %s", i+1, clause)
	}
}

// transfer is the deed by which the dwelling is handed over.
func (s *sheet) transfer(person, host Person, day string, fault Fault) {
	s.heading("Приложение № 1", 11)
	s.heading("АКТ ПРИЁМА-ПЕРЕДАЧИ КВАРТИРЫ", 13)
	s.sides("г. Москва", day)
	s.paragraph("%s передал(-а), а %s принял(-а) квартиру по адресу: %s, и находящееся в ней имущество.", host.Cyrillic.Initials(), person.Cyrillic.Initials(), host.Address)
	s.table([]float64{12, 108, 25, 25}, [][]string{
		{"№", "Наименование", "Количество", "Состояние"},
		{"1", "Комплект ключей от входной двери", "2", "хорошее"},
		{"2", "Холодильник двухкамерный", "1", "хорошее"},
		{"3", "Плита электрическая", "1", "хорошее"},
		{"4", "Стиральная машина", "1", "удовл."},
		{"5", "Шкаф платяной, стол, стулья", "1 + 1 + 4", "хорошее"},
		{"6", "Кровать двуспальная с матрасом", "1", "хорошее"},
	})
	s.paragraph("Показания приборов учёта: электроэнергия — 012345, холодная вода — 00123, горячая вода — 00098. Претензий к состоянию Квартиры Наниматель не имеет.")
	s.signatures("Подписи сторон", partyOf("Передал: Наймодатель", host), partyOf("Принял: Наниматель", person), fault)
}

// table rules a grid; the first row is its head.
func (s *sheet) table(widths []float64, rows [][]string) {
	const height = 7.0
	s.room(height * float64(len(rows)))
	s.y += 2
	for i, row := range rows {
		x, style := marginLeft, Style{Face: Serif, Size: 10.5}
		if i == 0 {
			style.Face = SerifBold
		}
		for column, text := range row {
			s.page().Stroke(rect(x, s.y, widths[column], height), rule, 0.2)
			style.Fit = widths[column] - 3
			s.page().Text(x+1.5, s.y+4.8, text, style)
			x += widths[column]
		}
		s.y += height
	}
	s.y += 2
}

// rubles writes a whole number of rubles as receipts do.
func rubles(n int) string { return fmt.Sprintf("%d %03d,00", n/1000, n%1000) }
