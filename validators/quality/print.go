package quality

import (
	"image"
	"math"
)

// Tiles by which print is told, on a level that shows letters: 150 dpi of an A4 page at 300.
const (
	printSide = 2500
	tile      = 64

	sixteenths = 16 // of a grey level in a smooth tile

	printTiles     = 12 // the least that tell how a page is printed
	printLeastSide = 300

	printSpan      = 20   // grey levels between paper and print, the least that is print and not paper's own grain
	printNoise     = 8    // as many deviations of the noise, for the same reason
	printCrossings = 40   // edges that the rows and columns of a tile cross, the least
	printShare     = 0.45 // of a tile that may be dark
	printStroke    = 14   // pixels; what is thicker is no stroke
)

// inTile is what the edges of the print in a tile tell.
type inTile struct {
	x, y      int // of the tile, in tiles
	crossings int // of edges by rows and columns
	spread    [directions]float64
	stroke    float64 // mean thickness of what is dark, pixels of the level
	span      int     // grey levels from paper to print
}

// blur is the mean variance of the edges in all directions.
func (t *inTile) blur() float64 {
	return (t.spread[across] + t.spread[down] + t.spread[falling] + t.spread[rising]) / directions
}

// print is what the edges of all print on the document tell, tile by tile in reading order.
type print struct {
	level       *level
	tiles       []inTile
	order, near []float64
	regions     []region
	smooth      smooth
}

// fill finds print on the level that shows letters. Where it finds hardly any, it looks for letters so blurred that
// they are strokes on smaller levels only.
func (t *print) fill(p *prepared) {
	t.tiles, t.level = t.tiles[:0], p.within(printSide)
	for side := printSide; side >= printLeastSide; side /= 2 {
		l := p.within(side)
		from := len(t.tiles)
		t.find(p, l)
		if found := t.tiles[from:]; len(found) > from {
			t.tiles, t.level = append(t.tiles[:0], found...), l
		} else {
			t.tiles = t.tiles[:from]
		}
		if len(t.tiles) >= printTiles {
			return
		}
	}
}

func (t *print) find(p *prepared, l *level) {
	inner := l.of(p.region)
	least := max(printSpan, int(printNoise*p.grain))
	for y := (inner.Min.Y + tile - 1) / tile; (y+1)*tile <= inner.Max.Y; y++ {
		for x := (inner.Min.X + tile - 1) / tile; (x+1)*tile <= inner.Max.X; x++ {
			if !p.mayPrint(l, x, y) {
				continue
			}
			if one, ok := t.tile(l, x, y, least); ok {
				t.tiles = append(t.tiles, one)
			}
		}
	}
}

// mayPrint tells whether a tile is mostly paper with ink on it.
func (p *prepared) mayPrint(l *level, x, y int) bool {
	g := &p.ground
	side := tile * l.scale / p.looks.scale / cell
	cells := image.Rect(x*side, y*side, (x+1)*side, (y+1)*side).Intersect(g.inner)
	paper, ink := 0, false
	for cy := cells.Min.Y; cy < cells.Max.Y; cy++ {
		for cx := cells.Min.X; cx < cells.Max.X; cx++ {
			if i := cy*g.width + cx; g.paper[i] {
				paper++
				ink = ink || g.isInk(i)
			}
		}
	}
	return ink && 2*paper >= side*side
}

// tile measures the edges in a tile: what lies between print and paper is an edge, crossed where it is half-way.
func (t *print) tile(l *level, x, y, least int) (inTile, bool) {
	var histogram [256]int
	for dy := range tile {
		for _, v := range l.row(y*tile + dy)[x*tile : (x+1)*tile] {
			histogram[v]++
		}
	}
	dark, light := rank(&histogram, tile*tile/100), rank(&histogram, tile*tile*8/10)
	one := inTile{x: x, y: y, span: light - dark}
	if one.span < least {
		return one, false
	}
	t.smooth.fill(l, x*tile, y*tile)
	e := t.smooth.edges((light + dark) * sixteenths / 2)
	one.crossings = e.count[across] + e.count[down]
	if one.crossings < printCrossings || min(e.count[across], e.count[down]) < printCrossings/4 ||
		float64(e.dark) > printShare*float64(e.pixels) {
		return one, false
	}
	// By Cauchy and Crofton, an outline is π/4 times as long as rows and columns cross it often; a stroke has two sides.
	one.stroke = 2 * float64(e.dark) / (math.Pi / 4 * float64(one.crossings))
	for d := range directions {
		one.spread[d] = e.variance(d, one.span*sixteenths)
	}
	return one, one.stroke <= printStroke
}

func rank(histogram *[256]int, n int) int {
	for level, h := range histogram {
		if n -= h; n < 0 {
			return level
		}
	}
	return 255
}
