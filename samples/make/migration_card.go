package draw

import (
	"math/rand/v2"
	"strings"
	"time"
)

// migrationCard is the A5 card of two parts, arrival above and departure below.
func migrationCard(person Person, fault Fault) []*Page {
	if fault == Expired {
		person.Card.Entry = date(2025, time.March, 3)
		person.Card.Until = person.Card.Entry.AddDate(0, 0, 89)
	}
	page := newPage(148, 210)
	page.Fill(rect(0, 0, 148, 210), rgb(0xfbf9f2))
	page.guilloche(0, 0, 148, 105, rgb(0xe6ead9), rgb(0xf0e4d6))
	page.guilloche(0, 105, 148, 105, rgb(0xdce8ec), rgb(0xf0e4d6))
	page.specimen(rgb(0xf0ede2))
	page.cardPart(0, "А", "Въезд / Arrival", person)
	for x := 4.0; x < 144; x += 4 {
		page.Stroke(line(x, 105, x+2.2, 105), caption, 0.25)
	}
	page.cardPart(105, "Б", "Выезд / Departure", person)
	page.borderStamp(102, 81, person, rgb(0x1c4f8f))
	return []*Page{page}
}

func (p *Page) cardPart(top float64, letter, title string, person Person) {
	card := person.Card
	hand := rand.New(rand.NewPCG(person.face, uint64(top)))
	p.cardHead(top, letter, title, card)
	words := func(y float64, label, text string, cells int) {
		p.Text(6, top+y, label, Style{Size: 5.6, Color: caption})
		p.cells(44, top+y-3.4, cells, strings.ToUpper(text), hand)
	}
	words(22, "Фамилия / Surname", person.Cyrillic.Surname, 20)
	words(28, "Имя / Given name(s)", person.Cyrillic.Given, 20)
	words(34, "Отчество / Patronymic", person.Cyrillic.Patronymic, 20)
	p.cardBirth(top+40, person, hand)
	words(46, "Гражданство / Nationality", shortState(person.Citizenship.Full), 20)
	words(52, "Паспорт / Passport No.", person.Passport.Number, 12)
	p.Text(108, top+52, "Виза / Visa No.", Style{Size: 5.6, Color: caption})
	p.Stroke(line(123, top+52.4, 142, top+52.4), rule, 0.2)
	p.purposes(top+57.5, card.Purpose)
	p.cardHost(top+68.4, person)
	p.Text(6, top+83, "Срок пребывания / Duration of stay:", Style{Size: 5.6, Color: caption})
	p.Text(6, top+89, "с / from", Style{Size: 5.6, Color: caption})
	p.cells(17, top+85.6, 8, card.Entry.Format("02012006"), hand)
	p.Text(6, top+96, "до / to", Style{Size: 5.6, Color: caption})
	p.cells(17, top+92.6, 8, card.Until.Format("02012006"), hand)
	p.Text(62, top+83, "Подпись / Signature", Style{Size: 5.6, Color: caption})
	p.Stroke(line(62, top+95, 96, top+95), rule, 0.2)
	p.signature(64, top+94, 28, person.face)
	p.Stroke(rect(100, top+79, 42, 23), rule, 0.25)
	p.Text(121, top+78.2, "Служебные отметки / For official use only", Style{Size: 4.8, Color: caption, Align: Center})
}

func (p *Page) cardHead(top float64, letter, title string, card Card) {
	p.Text(6, top+8, "Российская Федерация", Style{Face: Bold, Size: 7})
	p.Text(6, top+11.6, "Республика Беларусь", Style{Face: Bold, Size: 7})
	p.cornerMark(6, top+15.4, Left)
	p.Text(74, top+8, "МИГРАЦИОННАЯ КАРТА", Style{Face: Bold, Size: 11, Align: Center})
	p.Text(74, top+12, "Migration Card", Style{Face: Italic, Size: 7.5, Align: Center})
	p.Text(142, top+8, letter+"  ("+title+")", Style{Face: Bold, Size: 8, Align: Right})
	p.Text(142, top+14, "Серия "+card.Series+"  № "+card.Number, Style{Face: MonoBold, Size: 10, Color: red, Align: Right})
}

func (p *Page) cardBirth(y float64, person Person, hand *rand.Rand) {
	p.Text(6, y, "Дата рождения / Date of birth", Style{Size: 5.6, Color: caption})
	p.cells(44, y-3.4, 2, person.Born.Format("02"), hand)
	p.cells(56, y-3.4, 2, person.Born.Format("01"), hand)
	p.cells(68, y-3.4, 4, person.Born.Format("2006"), hand)
	p.Text(94, y, "Пол / Sex:", Style{Size: 5.6, Color: caption})
	p.tick(106, y, "муж. / M", person.Sex == "M")
	p.tick(124, y, "жен. / F", person.Sex == "F")
}

func (p *Page) purposes(y float64, chosen string) {
	p.Text(6, y, "Цель визита / Purpose:", Style{Size: 5.6, Color: caption})
	for i, purpose := range [...][2]string{
		{"служебный", "Official"}, {"туризм", "Tourism"}, {"коммерческий", "Business"},
		{"учёба", "Education"}, {"работа", "Employment"}, {"частный", "Private"}, {"транзит", "Transit"},
	} {
		p.tick(44+[...]float64{0, 26, 49.5, 78}[i%4], y+float64(i/4)*4.6, purpose[0]+" / "+purpose[1], purpose[0] == chosen)
	}
}

func (p *Page) cardHost(y float64, person Person) {
	p.Text(6, y, "Принимающая сторона,", Style{Size: 5.6, Color: caption})
	p.Text(6, y+2.6, "место / Host, locality", Style{Size: 5.6, Color: caption})
	hand := Style{Face: Italic, Size: 8, Color: penBlue, Fit: 96}
	p.Text(45, y+0.6, person.host().Cyrillic.Full(), hand)
	p.Stroke(line(44, y+1.4, 142, y+1.4), rule, 0.2)
	p.Text(45, y+5.8, person.host().Address, hand)
	p.Stroke(line(44, y+6.6, 142, y+6.6), rule, 0.2)
}

// cells is a row of boxes with one hand-written capital in each.
func (p *Page) cells(x, y float64, n int, text string, hand *rand.Rand) {
	const size = 4.9
	letters := []rune(text)
	for i := range n {
		left := x + float64(i)*size
		p.Stroke(rect(left, y, size, size-0.5), rule, 0.16)
		if i >= len(letters) || letters[i] == ' ' {
			continue
		}
		p.Text(left+size/2+0.3*(hand.Float64()-0.5), y+3.5+0.3*(hand.Float64()-0.5), string(letters[i]),
			Style{Size: 9.5, Color: penBlue, Align: Center, Turn: 5 * (hand.Float64() - 0.5)})
	}
}

// tick is a small box, crossed when chosen, with its label.
func (p *Page) tick(x, y float64, label string, chosen bool) {
	p.Stroke(rect(x, y-2.2, 2.6, 2.6), ink, 0.18)
	if chosen {
		p.Stroke(line(x+0.2, y-2.4, x+2.6, y+0.5), penBlue, 0.45)
		p.Stroke(line(x+2.7, y-2.3, x, y+0.3), penBlue, 0.45)
	}
	p.Text(x+3.6, y, label, Style{Size: 5.8})
}

// shortState drops the form of government, for which the cells have no room.
func shortState(full string) string { return strings.TrimPrefix(full, "Республика ") }
