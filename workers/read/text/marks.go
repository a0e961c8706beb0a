package text

import (
	"image"
	"math"

	"priyom/intake"
)

// marks finds the places for a pen that stand left of words: boxes to tick, and lines that are signed on. How much ink
// lies there is measured; what it says is not.
func marks(gray *image.Gray, words []intake.Word) []intake.Mark {
	p := pen{gray: gray, words: words}
	var found []intake.Mark
	for i := range words {
		if mark, ok := p.tickBox(i); ok {
			found = append(found, mark)
		}
		if mark, ok := p.signatureLine(i); ok {
			found = append(found, mark)
		}
	}
	return found
}

// pen looks for ink on a page.
type pen struct {
	gray  *image.Gray
	words []intake.Word
}

// Levels of grey, of 255, by which print and ink are darker than the paper round them. A pen writes paler than a printer.
const (
	printed = 60
	inked   = 40
)

// paper is the level of the paper within an area: the one that nine tenths of its pixels do not exceed.
func (p *pen) paper(area image.Rectangle) int {
	var levels [256]int
	n := 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			levels[p.gray.GrayAt(x, y).Y]++
			n++
		}
	}
	for level, seen := 0, 0; level < 256; level++ {
		if seen += levels[level]; seen*10 >= n*9 {
			return level
		}
	}
	return 255
}

func (p *pen) darker(x, y, level int) bool {
	return image.Pt(x, y).In(p.gray.Rect) && int(p.gray.Pix[y*p.gray.Stride+x]) < level
}

// share is how much of an area is darker than a level, where no word stands.
func (p *pen) share(area image.Rectangle, level int, print []image.Rectangle) float64 {
	dark, n := 0, 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
	pixels:
		for x := area.Min.X; x < area.Max.X; x++ {
			for _, word := range print {
				if image.Pt(x, y).In(word) {
					continue pixels
				}
			}
			n++
			if p.darker(x, y, level) {
				dark++
			}
		}
	}
	return math.Round(1000*float64(dark)/float64(max(1, n))) / 1000
}

// print are the words within an area that were read well, and so are print and no scrawl. What is many times as high as
// its neighbours lies under the print: a watermark.
func (p *pen) print(area image.Rectangle, height int) []image.Rectangle {
	var list []image.Rectangle
	for _, word := range p.words {
		if at := rectangle(word.Box); word.Confidence >= 0.8 && at.Dy() < 3*height && at.Overlaps(area) {
			list = append(list, at)
		}
	}
	return list
}

func rectangle(b intake.Box) image.Rectangle { return image.Rect(b[0], b[1], b[2], b[3]) }
