package draw

import (
	"image/color"
	"strings"
)

// words are the words of the page that stand upright and are set in ink, in the order they were set: what a reader of
// text should find. Words of less than three letters are left out, and so is what is faded.
func (p *Page) words() []string {
	var words []string
	for _, m := range p.marks {
		if m.path != nil || m.style.Turn != 0 || lightness(m.color) > 110 || m.style.Face == OCRB {
			continue
		}
		for _, word := range strings.Fields(m.text) {
			if len([]rune(word)) >= 3 {
				words = append(words, word)
			}
		}
	}
	return words
}

// lightness is a colour's luma by ITU-R BT.601, 0 to 255.
func lightness(c color.NRGBA) int { return (299*int(c.R) + 587*int(c.G) + 114*int(c.B)) / 1000 }
