package text

import (
	"image"
	"math"
	"unicode/utf8"

	"priyom/intake"
)

// The size of a box and its distance, in heights of the word that it stands before.
const (
	tickReach   = 2.6
	tickLeast   = 0.6
	tickMost    = 1.8
	tickFramed  = 0.85 // of each side that is drawn
	tickMinSide = 8    // pixels, below which a box cannot be told from a letter
)

// tickBox finds a frame of four sides left of a word that begins with a letter.
func (p *pen) tickBox(i int) (intake.Mark, bool) {
	word := p.words[i]
	if !startsWithLetter(word.Text) || utf8.RuneCountInString(word.Text) < 3 {
		return intake.Mark{}, false
	}
	at := rectangle(word.Box)
	height := float64(at.Dy())
	middle := (at.Min.Y + at.Max.Y) / 2
	area := image.Rect(at.Min.X-int(tickReach*height), middle-int(height), at.Min.X, middle+int(height)).Intersect(p.gray.Rect)
	if i > 0 && p.words[i-1].Line == word.Line && print(p.words[i-1]) {
		area.Min.X = max(area.Min.X, p.words[i-1].Box[2])
	}
	if area.Dx() < tickMinSide || area.Dy() < tickMinSide {
		return intake.Mark{}, false
	}
	level := p.paper(area) - printed
	for _, frame := range p.components(area, level) {
		side := float64(max(frame.Dx(), frame.Dy()))
		if float64(min(frame.Dx(), frame.Dy())) < 0.75*side || side < max(tickMinSide, tickLeast*height) || side > tickMost*height || !p.framed(frame, level) {
			continue
		}
		inset := int(math.Ceil(0.25 * side))
		ink := p.share(frame.Inset(inset), p.paper(area)-inked, nil)
		return intake.Mark{Kind: intake.TickBox, Word: i, Box: *intake.BoxOf(frame), Ink: ink}, true
	}
	return intake.Mark{}, false
}

// print reports a word that is more than what a recogniser makes of a box: a bracket, a letter that is open or round.
func print(word intake.Word) bool {
	return word.Confidence >= 0.9 || word.Confidence >= 0.5 && utf8.RuneCountInString(word.Text) > 2 && startsWithLetter(word.Text)
}

// framed reports that all four sides of a frame are drawn, to their corners.
func (p *pen) framed(frame image.Rectangle, level int) bool {
	thick := max(2, int(math.Ceil(0.18*float64(max(frame.Dx(), frame.Dy())))))
	inner := frame.Inset(thick)
	for _, side := range []image.Rectangle{
		{frame.Min, image.Pt(inner.Min.X, frame.Max.Y)}, {image.Pt(inner.Max.X, frame.Min.Y), frame.Max},
		{frame.Min, image.Pt(frame.Max.X, inner.Min.Y)}, {image.Pt(frame.Min.X, inner.Max.Y), frame.Max},
	} {
		upright, drawn := side.Dy() > side.Dx(), 0
		long := max(side.Dx(), side.Dy())
		for along := range long {
			for across := range min(side.Dx(), side.Dy()) {
				x, y := side.Min.X+along, side.Min.Y+across
				if upright {
					x, y = side.Min.X+across, side.Min.Y+along
				}
				if p.darker(x, y, level) {
					drawn++
					break
				}
			}
		}
		if float64(drawn) < tickFramed*float64(long) {
			return false
		}
	}
	return true
}

// components are the boxes round the dark patches of an area that hang together, from right to left.
func (p *pen) components(area image.Rectangle, level int) []image.Rectangle {
	seen := make([]bool, area.Dx()*area.Dy())
	index := func(at image.Point) int { return (at.Y-area.Min.Y)*area.Dx() + at.X - area.Min.X }
	var found []image.Rectangle
	var stack []image.Point
	for x := area.Max.X - 1; x >= area.Min.X; x-- {
		for y := area.Min.Y; y < area.Max.Y; y++ {
			start := image.Pt(x, y)
			if seen[index(start)] || !p.darker(x, y, level) {
				continue
			}
			patch := image.Rectangle{start, start.Add(image.Pt(1, 1))}
			seen[index(start)] = true
			for stack = append(stack[:0], start); len(stack) > 0; {
				at := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				patch = patch.Union(image.Rectangle{at, at.Add(image.Pt(1, 1))})
				for _, step := range [...]image.Point{{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1}} {
					next := at.Add(step)
					if next.In(area) && !seen[index(next)] && p.darker(next.X, next.Y, level) {
						seen[index(next)] = true
						stack = append(stack, next)
					}
				}
			}
			found = append(found, patch)
		}
	}
	return found
}
