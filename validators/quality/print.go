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
	area        image.Rectangle // of most of the print, on the page
	length      float64         // of its long side
	origin      image.Point     // of the tiles, on the level
	tiles       []inTile
	order, near []float64
	regions     []region
	smooth      smooth
}

// fill finds print on the largest level on which it is not longer than letters need, however much paper is about it. Where it finds hardly any, it looks for letters so blurred that
// they are strokes on smaller levels only.
func (t *print) fill(p *prepared) {
	t.area = p.mostInk()
	t.length = float64(max(t.area.Dx(), t.area.Dy(), 1))
	t.tiles, t.level = t.tiles[:0], &p.levels[0]
	for i := range p.levels {
		l := &p.levels[i]
		side := t.length / float64(l.scale)
		if side > printSide {
			continue
		}
		if side < printLeastSide {
			return
		}
		from, origin := len(t.tiles), t.origin
		t.find(p, l)
		if found := t.tiles[from:]; len(found) > from {
			t.tiles, t.level = append(t.tiles[:0], found...), l
		} else {
			t.tiles, t.origin = t.tiles[:from], origin
		}
		if len(t.tiles) >= printTiles {
			return
		}
	}
}

// find lays tiles on the print, the middle one on its middle, so that they come to lie alike however the page is turned
// and whatever is about it.
func (t *print) find(p *prepared, l *level) {
	inner, area := l.of(p.region), l.of(t.area)
	columns, rows := (area.Dx()+tile-1)/tile, (area.Dy()+tile-1)/tile
	t.origin = image.Pt((area.Min.X+area.Max.X-columns*tile)/2, (area.Min.Y+area.Max.Y-rows*tile)/2)
	least := max(printSpan, int(printNoise*p.grain))
	for y := range rows {
		for x := range columns {
			at := t.at(x, y)
			if !at.In(inner) || !p.mayPrint(l, at) {
				continue
			}
			if one, ok := t.tile(l, at, least); ok {
				one.x, one.y = x, y
				t.tiles = append(t.tiles, one)
			}
		}
	}
}

// at is where a tile lies on the level.
func (t *print) at(x, y int) image.Rectangle {
	return image.Rect(0, 0, tile, tile).Add(t.origin).Add(image.Pt(x*tile, y*tile))
}

// mayPrint tells whether a tile is mostly paper with ink on it.
func (p *prepared) mayPrint(l *level, at image.Rectangle) bool {
	g, unit := &p.ground, cell*p.looks.scale
	cells := image.Rect(at.Min.X*l.scale/unit, at.Min.Y*l.scale/unit, (at.Max.X*l.scale+unit-1)/unit, (at.Max.Y*l.scale+unit-1)/unit).
		Intersect(g.inner)
	paper, ink := 0, false
	for cy := cells.Min.Y; cy < cells.Max.Y; cy++ {
		for cx := cells.Min.X; cx < cells.Max.X; cx++ {
			if i := cy*g.width + cx; g.paper[i] {
				paper++
				ink = ink || g.isInk(i)
			}
		}
	}
	return ink && 2*paper >= cells.Dx()*cells.Dy()
}

// tile measures the edges in a tile: what lies between print and paper is an edge, crossed where it is half-way.
func (t *print) tile(l *level, at image.Rectangle, least int) (inTile, bool) {
	var histogram [256]int
	for dy := range tile {
		for _, v := range l.row(at.Min.Y + dy)[at.Min.X:at.Max.X] {
			histogram[v]++
		}
	}
	dark, light := rank(&histogram, tile*tile/100), rank(&histogram, tile*tile*8/10)
	one := inTile{span: light - dark}
	if one.span < least {
		return one, false
	}
	t.smooth.fill(l, at.Min.X, at.Min.Y)
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
