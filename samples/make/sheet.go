package draw

import (
	"fmt"
	"strings"
)

// Margins and sizes of an A4 sheet of text, in millimetres and points.
const (
	sheetWidth, sheetHeight = 210.0, 297.0
	marginLeft, marginRight = 25.0, 15.0
	marginTop, marginBottom = 20.0, 24.0
	bodySize, lineHeight    = 12.0, 5.6
)

// sheet sets running text on as many A4 pages as it takes.
type sheet struct {
	pages  []*Page
	y      float64
	footer string
}

func newSheet(footer string) *sheet {
	s := &sheet{footer: footer}
	s.turn()
	return s
}

func (s *sheet) page() *Page { return s.pages[len(s.pages)-1] }

// turn begins a new page.
func (s *sheet) turn() {
	page := newPage(sheetWidth, sheetHeight)
	page.specimen(rgb(0xf1f2f5))
	page.cornerMark(sheetWidth-marginRight, 11, Right)
	s.pages = append(s.pages, page)
	s.y = marginTop
}

// room makes sure that so many millimetres are left on the page.
func (s *sheet) room(height float64) {
	if s.y+height > sheetHeight-marginBottom {
		s.turn()
	}
}

// heading sets a line in bold in the middle.
func (s *sheet) heading(text string, size float64) {
	s.room(20)
	s.y += 3 + size*millimetresPerPoint
	s.page().Text((marginLeft+sheetWidth-marginRight)/2, s.y, text, Style{Face: SerifBold, Size: size, Align: Center, Fit: sheetWidth - marginLeft - marginRight})
	s.y += 1.6
}

// sides sets two texts at both ends of one line.
func (s *sheet) sides(left, right string) {
	s.room(lineHeight)
	s.y += lineHeight
	s.page().Text(marginLeft, s.y, left, Style{Face: Serif, Size: bodySize})
	s.page().Text(sheetWidth-marginRight, s.y, right, Style{Face: Serif, Size: bodySize, Align: Right})
	s.y += 3
}

// paragraph sets justified text, its first line indented.
func (s *sheet) paragraph(format string, values ...any) {
	const indent = 9.0
	style := Style{Face: Serif, Size: bodySize}
	width := sheetWidth - marginLeft - marginRight
	lines := wrap(fmt.Sprintf(format, values...), style, width, indent)
	for i, words := range lines {
		s.room(lineHeight)
		s.y += lineHeight
		x, wide := marginLeft, width
		if i == 0 {
			x, wide = x+indent, wide-indent
		}
		s.page().justify(x, s.y, wide, words, style, i == len(lines)-1)
	}
	s.y += 1.4
}

// wrap breaks a text into lines of words.
func wrap(text string, style Style, width, indent float64) [][]string {
	var lines [][]string
	var now []string
	left := width - indent
	for _, word := range strings.Fields(text) {
		wide := textWidth(word+" ", style)
		if wide > left && len(now) > 0 {
			lines, now, left = append(lines, now), nil, width
		}
		now = append(now, word)
		left -= wide
	}
	return append(lines, now)
}

// justify spreads words over a width; the last line of a paragraph keeps its natural spaces.
func (p *Page) justify(x, y, width float64, words []string, style Style, last bool) {
	natural := 0.0
	for _, word := range words {
		natural += textWidth(word, style)
	}
	space := textWidth(" ", style)
	if !last && len(words) > 1 {
		space = (width - natural) / float64(len(words)-1)
	}
	for _, word := range words {
		p.Text(x, y, word, style)
		x += textWidth(word, style) + space
	}
}

// finish numbers the pages.
func (s *sheet) finish() []*Page {
	for i, page := range s.pages {
		page.Stroke(line(marginLeft, 281, sheetWidth-marginRight, 281), rule, 0.15)
		page.Text(marginLeft, 286, s.footer, Style{Face: Serif, Size: 8, Color: caption})
		page.Text(sheetWidth-marginRight, 286, fmt.Sprintf("стр. %d из %d", i+1, len(s.pages)), Style{Face: Serif, Size: 8, Color: caption, Align: Right})
	}
	return s.pages
}

// party is one side of a contract: what it is called and the lines that identify it.
type party struct {
	role   string
	lines  []string
	signer string
	face   uint64
	stamp  string // rim of its seal, or ""
}

// signatures sets both parties side by side with a place to sign, under a heading that stays with them.
func (s *sheet) signatures(title string, left, right party, fault Fault) {
	const height = 84.0
	s.room(height)
	s.heading(title, 11.5)
	page, top := s.page(), s.y
	for i, side := range []party{left, right} {
		x := marginLeft + float64(i)*87
		y := top + 5
		page.Text(x, y, side.role, Style{Face: SerifBold, Size: bodySize})
		for _, text := range side.lines {
			for _, words := range wrap(text, Style{Face: Serif, Size: 10.5}, 80, 0) {
				y += 4.6
				page.Text(x, y, strings.Join(words, " "), Style{Face: Serif, Size: 10.5})
			}
		}
		page.Stroke(line(x, top+58, x+42, top+58), ink, 0.2)
		page.Text(x+44, top+58, "/ "+side.signer+" /", Style{Face: Serif, Size: 10.5, Fit: 36})
		page.Text(x+21, top+61.4, "(подпись)", Style{Face: Serif, Size: 7, Color: caption, Align: Center})
		if fault == Unsigned {
			continue
		}
		page.signature(x+5, top+57, 32, side.face)
		if side.stamp != "" {
			page.stamp(x+50, top+66, 16, side.stamp, []string{"ОБРАЗЕЦ", "М.П."}, seal)
		}
	}
	s.y += height
}
