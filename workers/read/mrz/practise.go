package mrz

import "image"

// What the trainer of the network has to know of it.
const (
	CellSize = cellSize
	Hidden   = hidden
	Answers  = answers
	Nothing  = nothing
)

// Practice is a line of known place as the reader sees it: its cells, and where on the page they begin and end.
type Practice struct {
	strip   *strip
	seat    seat
	comb    comb
	Borders [][2]float64 // on the page, one more than there are cells
}

// Practise reads the line of n characters between two points of a page, the way that the reader would.
func Practise(page *image.Gray, from, to [2]float64, tall float64, n int) *Practice {
	l := line{tall: tall}
	for i := range l.middle {
		l.middle[i] = between(point{from[0], from[1]}, point{to[0], to[1]}, float64(i)/(knots-1))
	}
	p := &Practice{strip: straighten(page, l)}
	p.seat = p.strip.settle(tall / p.strip.unit)
	profile := p.strip.columnsOf(&p.seat)
	levelled(&profile)
	p.comb = fit(&profile, n)
	for _, b := range p.comb.borders {
		at := p.strip.place(min(max(int(b), 0), columns-1), 0)
		p.Borders = append(p.Borders, [2]float64{at.x, at.y})
	}
	return p
}

// Cell is the darkness of cell k, row by row, moved by a part of its width.
func (p *Practice) Cell(k int, moved float64) *[CellSize]float32 {
	pitch := p.comb.borders[k+1] - p.comb.borders[k]
	c := comb{borders: []float64{p.comb.borders[k] + moved*pitch, p.comb.borders[k+1] + moved*pitch}}
	return (*[CellSize]float32)(p.strip.cut(&p.seat, &c, 0))
}
