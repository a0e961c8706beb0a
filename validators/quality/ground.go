package quality

import (
	"image"
	"slices"

	"priyom/intake"
)

// cell is the side of the squares, in pixels of the level for looks, by which light is told: 1.4 mm of an A4 page.
const cell = 4

// ground is the paper under the print as light falls on it, told cell by cell, row after row.
type ground struct {
	width, height int
	inner         image.Rectangle // the cells of the page
	light         image.Rectangle // those of the document, as far as it may go on in a shade
	low           []byte          // darkest level inside the cell
	top           []byte          // lightest level, of a level further down, where grain is averaged away
	around        []byte          // lightest level of a cell and the eight about it: the paper between lines of print
	hemmed        []byte          // lightest level of the two cells next to it, on its darkest side
	strokes       bool            // print is sharp enough to have paper on all its sides
	brink         []bool          // light changes at once about the cell
	row, line     []byte
	paper         []bool // the cell is paper, lit or in shade, and neither picture nor table
	lit           byte   // level of lit paper
	usual         byte   // level of most of the paper
	lamps         []image.Rectangle
	queue         []int
	group         []int
	columns, rows []int
}

// Steps by which paper is told from what lies on and about it.
const (
	litShare = 0.9 // of the lit level: so much light shows paper
	// A shade's edge is soft: the light that is lost within three cells is at most this share of what is lost within
	// seven. At the edge of a picture, a cover or the table nearly all of it is lost at once. Shares are of the
	// logarithms, since light is a factor, and what print and grain take within three cells is no edge at all.
	softShare = 0.7
	softStep  = 20 // hundredths of a neper: a fifth of the light

	lampFall = 1.5 // times its size: how far a lamp's light falls off about what it clips
	lampMost = 4   // one part in so many of the page that a lamp clips, at most

	// Letters as light as paper may stand on a dark band: paper with print keeps this share of the lit level on the
	// whole, within so many pixels.
	paperShare = 0.6
	paperReach = 16
)

func (g *ground) fill(p *prepared) {
	g.cells(p.looks, p.within(looksSide/2))
	// The whole page: the outline of a document that lies in a shadow may leave the shadow out.
	g.inner = g.within(p.looks.of(p.bounds))
	g.light = g.within(p.looks.of(p.shown()))
	g.spread()
	g.brinks()
	g.hem()
	g.lit = g.litLevel()
	g.grow(p)
	g.strokes = g.areStrokes()
	g.usual = g.level(0.5, g.top, func(i int) bool { return g.paper[i] && (g.lit >= clipped || g.top[i] < clipped) })
}

// shown is the part of the page whose light is looked at: the document, or all of it where several lie on it.
func (p *prepared) shown() image.Rectangle {
	if len(p.sheets.found) > 1 {
		return p.bounds
	}
	return p.region
}

// within are the cells that lie wholly inside a part of the level for looks.
func (g *ground) within(r image.Rectangle) image.Rectangle {
	if r.Empty() {
		return image.Rectangle{}
	}
	return image.Rect((r.Min.X+cell-1)/cell, (r.Min.Y+cell-1)/cell, r.Max.X/cell, r.Max.Y/cell).Intersect(image.Rect(0, 0, g.width, g.height))
}

// sheet tells whether a cell is paper of the document, and not of what it lies on.
func (g *ground) sheet(i int) bool {
	return g.paper[i] && image.Pt(i%g.width, i/g.width).In(g.light)
}

// cells takes the darkest level from the level for looks and the lightest from the one of half its size.
func (g *ground) cells(looks, half *level) {
	g.width, g.height = looks.width/cell, looks.height/cell
	n := g.width * g.height
	for _, of := range []*[]byte{&g.low, &g.top, &g.around, &g.hemmed, &g.row} {
		*of = slices.Grow((*of)[:0], n)[:n]
	}
	g.brink, g.line = slices.Grow(g.brink[:0], n)[:n], slices.Grow(g.line[:0], max(g.width, g.height))[:max(g.width, g.height)]
	g.paper, g.group = slices.Grow(g.paper[:0], n)[:n], slices.Grow(g.group[:0], n)[:n]
	for y := range g.height {
		low, top := g.low[y*g.width:][:g.width], g.top[y*g.width:][:g.width]
		for x := range low {
			low[x], top[x] = 255, 0
		}
		for dy := range cell {
			darkest(low, looks.row(y*cell+dy))
		}
		if half.scale != 2*looks.scale {
			half = looks // a sliver
		}
		side := cell * looks.scale / half.scale
		for dy := range side {
			lightest(top, half.row(y*side+dy), side)
		}
	}
}

func darkest(low, pix []byte) {
	for x := range low {
		if len(pix) < cell {
			return
		}
		c := pix[:cell:cell]
		low[x] = min(low[x], min(c[0], c[1]), min(c[2], c[3]))
		pix = pix[cell:]
	}
}

func lightest(top, pix []byte, side int) {
	for x := range top {
		if len(pix) < side {
			return
		}
		for _, v := range pix[:side] {
			top[x] = max(top[x], v)
		}
		pix = pix[side:]
	}
}

// spread gives each cell what it has about it.
func (g *ground) spread() {
	g.extremes(g.top, g.around, g.row, func(a, b byte) byte { return max(a, b) })
}

// extremes gives each cell the extreme of a cell and the eight about it, by way of those of three in a row.
func (g *ground) extremes(from, into, row []byte, extreme func(a, b byte) byte) {
	for y := range g.height {
		line, out := from[y*g.width:][:g.width], row[y*g.width:][:g.width]
		for x, v := range line {
			out[x] = extreme(v, extreme(line[max(0, x-1)], line[min(len(line)-1, x+1)]))
		}
	}
	for y := range g.height {
		above, below := row[max(0, y-1)*g.width:][:g.width], row[min(g.height-1, y+1)*g.width:][:g.width]
		line, out := row[y*g.width:][:g.width], into[y*g.width:][:g.width]
		for x, v := range line {
			out[x] = extreme(v, extreme(above[x], below[x]))
		}
	}
}

// level that a share of the document's cells that count do not exceed; 0 when none counts.
func (g *ground) level(share float64, levels []byte, counts func(i int) bool) byte {
	var histogram [256]int
	n := 0
	g.each(func(i, _, _ int) {
		if counts(i) {
			histogram[levels[i]]++
			n++
		}
	})
	seen := 0
	for level, h := range histogram {
		if seen += h; seen > int(share*float64(n)) {
			return byte(level)
		}
	}
	return 0
}

// each visits the document's cells.
func (g *ground) each(visit func(i, x, y int)) {
	for y := g.inner.Min.Y; y < g.inner.Max.Y; y++ {
		for x := g.inner.Min.X; x < g.inner.Max.X; x++ {
			visit(y*g.width+x, x, y)
		}
	}
}

// grow finds the paper: from lit cells outwards, as long as the light changes softly.
func (g *ground) grow(p *prepared) {
	clear(g.paper)
	g.queue = g.queue[:0]
	g.each(func(i, _, _ int) {
		if float64(g.top[i]) >= litShare*float64(g.lit) && g.mostly(p, i) {
			g.paper[i] = true
			g.queue = append(g.queue, i)
		}
	})
	for len(g.queue) > 0 {
		i := g.queue[len(g.queue)-1]
		g.queue = g.queue[:len(g.queue)-1]
		g.beside(i, func(next int) {
			if !g.paper[next] && !g.brink[next] {
				g.paper[next] = true
				g.queue = append(g.queue, next)
			}
		})
	}
}

// mostly tells whether a cell's neighbourhood is rather paper with print than print on something dark.
func (g *ground) mostly(p *prepared, i int) bool {
	x, y := i%g.width*cell, i/g.width*cell
	around := image.Rect(x-paperReach, y-paperReach, x+cell+paperReach, y+cell+paperReach).Intersect(p.looks.bounds())
	return float64(p.sums.mean(around)) >= paperShare*float64(g.lit)
}

// beside visits the up to four cells of the document that share a side with one.
func (g *ground) beside(i int, visit func(next int)) {
	x, y := i%g.width, i/g.width
	if x > g.inner.Min.X {
		visit(i - 1)
	}
	if x < g.inner.Max.X-1 {
		visit(i + 1)
	}
	if y > g.inner.Min.Y {
		visit(i - g.width)
	}
	if y < g.inner.Max.Y-1 {
		visit(i + g.width)
	}
}

// cellBox is the box of cells on the page image.
func (p *prepared) cellBox(r image.Rectangle) *intake.Box {
	return p.box(p.looks, image.Rect(r.Min.X*cell, r.Min.Y*cell, r.Max.X*cell, r.Max.Y*cell))
}

func abs(v int) int { return max(v, -v) }
