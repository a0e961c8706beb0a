package draw

import "fmt"

// paper is a one-page certificate: who issues it, what it is called, what it says.
type paper struct {
	issuer, title string
	lines         func(Person) []string
	signer        string
}

// certificate draws any paper that is a letterhead, a title, some lines, a signature and a seal.
func certificate(what paper) func(Person, Fault) []*Page {
	return func(person Person, fault Fault) []*Page {
		issued := person.Card.Entry.AddDate(0, 0, 3)
		s := newSheet(what.issuer)
		page := s.page()
		page.Text((marginLeft+sheetWidth-marginRight)/2, 26, upper(what.issuer), Style{Face: SerifBold, Size: 13, Align: Center, Fit: 165})
		page.Text((marginLeft+sheetWidth-marginRight)/2, 32, "105000, город Москва, улица Шаблонная, дом 1, тел. +79990000000", Style{Face: Serif, Size: 8.5, Color: caption, Align: Center})
		page.Stroke(line(marginLeft, 35, sheetWidth-marginRight, 35), ink, 0.5)
		page.Stroke(line(marginLeft, 35.9, sheetWidth-marginRight, 35.9), ink, 0.15)
		s.y = 40
		s.sides(fmt.Sprintf("Исх. № %s/%d", issued.Format("0201"), person.face%900+100), "от "+spelled(issued))
		s.y += 14
		s.heading(upper(what.title), 15)
		s.y += 6
		for _, text := range what.lines(person) {
			s.paragraph("%s", text)
			s.y += 1.5
		}
		s.y += 26
		page.Text(marginLeft, s.y, what.signer, Style{Face: Serif, Size: bodySize})
		page.Stroke(line(88, s.y+0.6, 130, s.y+0.6), ink, 0.2)
		page.Text(134, s.y, "Эталонов Т. О.", Style{Face: Serif, Size: bodySize})
		if fault != Unsigned {
			page.signature(93, s.y, 32, 4242)
			page.stamp(80, s.y+12, 18, "ОБРАЗЕЦ · SPECIMEN · "+upper(what.issuer)+" · ", []string{"ОБРАЗЕЦ", "М.П."}, seal)
		}
		return s.finish()
	}
}

// DrawCertificate draws a plain certificate with a Russian title and paragraphs of one's own, for kinds that have no
// drawing here. The rules of Draw hold.
func DrawCertificate(title string, lines []string, form Form, fault Fault, person Person) (File, error) {
	what := paper{issuer: "Организация «Образец»", title: title, signer: "Руководитель", lines: func(Person) []string { return lines }}
	kind := kindOf{name: "certificate", title: title, pages: certificate(what), scan: inGray(200), faults: []Fault{Unsigned}}
	return kind.file(form, fault, person)
}
