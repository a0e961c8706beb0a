package mrz

import (
	"image"
	"math"
)

// What the trainer of the network has to know of it.
const (
	CellWidth  = cellWidth
	CellHeight = cellHeight
	CellSize   = cellSize
	Window1    = window1
	Maps1      = maps1
	Window2    = window2
	Maps2      = maps2
	Hidden     = hidden
	Answers    = answers
	Nothing    = nothing
)

// Practice is a line of known place as the reader sees it: its cells, and where on the page they begin and end.
type Practice struct {
	strip   *strip
	seat    seat
	comb    comb
	Borders [][2]float64 // on the page, one more than there are cells, over the line and what stands beside it
}

// Practise reads the line of n characters between two points of a page, the way that the reader would.
func Practise(page *image.Gray, from, to [2]float64, tall float64, n int) *Practice {
	l := line{tall: tall}
	for i := range l.middle {
		l.middle[i] = between(point{from[0], from[1]}, point{to[0], to[1]}, float64(i)/(knots-1))
	}
	p := &Practice{strip: straighten(page, levelsOf(page), l)}
	p.seat = p.strip.settle(tall / p.strip.unit)
	profile := p.strip.columnsOf(&p.seat)
	levelled(&profile)
	beats, _ := beatsOf([]*spectrum{spectrumOf(&profile, float64(n)*0.9, float64(n)*1.1)})
	p.comb = beats[0].comb(&profile)
	for _, b := range p.comb.borders {
		column := min(max(int(math.Floor(b)), 0), columns-2)
		at := between(p.strip.place(column, 0), p.strip.place(column+1, 0), b-float64(column))
		p.Borders = append(p.Borders, [2]float64{at.x, at.y})
	}
	return p
}

// Cell is the darkness of cell k, row by row, moved to the right and down by parts of its width.
func (p *Practice) Cell(k int, right, down float64) *[CellSize]float32 {
	return (*[CellSize]float32)(p.comb.cell(p.strip, &p.seat, k, move{right, down}))
}
