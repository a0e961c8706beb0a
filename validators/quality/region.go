package quality

import (
	"image"
	"math"
	"slices"
)

// corner is a point of a page, in page pixels.
type corner struct{ x, y float64 }

// sheet is a document found on its page.
type sheet struct {
	corners [4]corner         // clockwise, from the one that is upper left on the page
	area    float64           // page pixels
	touches [sides]float64    // how much of each side of the page it lies along, 0–1
	spans   [sides][2]float64 // from where to where, as shares of the side
	soft    [sides]bool       // a shade begins there, from one corner to the next
}

// The sides of a page, as they are counted here.
const (
	sideTop = iota
	sideRight
	sideBottom
	sideLeft
	sides
)

// sheets are the documents found lying on something else: those that are set off from what is round them. There are
// none on a page that is a document from edge to edge, as most scans are.
type sheets struct {
	level  *level
	mask   []byte // 1 for what is set off, then the number of its stretch
	queue  []int32
	paper  int // grey level of the lightest third of the page's middle
	step   int // by how much that is lighter than what lies about the edge
	found  []sheet
	points []corner
	hull   []corner
}

const (
	sheetSide   = 320  // pixels of the level that sheets are looked for on, at most
	sheetStep   = 24   // grey levels that a sheet is lighter than what it lies on, at least
	sheetFaint  = 4    // grey levels that a sheet differs by from the lid of a scanner, which is even
	sheetEven   = 6    // grey levels within which an even edge of the page keeps
	sheetWide   = 0.45 // of the page that a faint sheet covers, at least
	sheetBare   = 25   // of what is outside a faint sheet, one part in so many may be something else than even
	sheetWhite  = 400  // of clipped white, one part in so many may be something else
	sheetLeast  = 0.06 // of the page that a sheet covers, at least
	sheetMost   = 0.985
	sheetSecond = 0.3  // of the largest that another covers, at least
	sheetFull   = 0.72 // of its own corners' area that is set off, at least: what is less is a pattern
	ringShare   = 40   // of the short side: how wide the edge is that shows what a document lies on
	touchSlack  = 2    // pixels of the level from the edge of the page
)

// fill finds the documents.
func (s *sheets) fill(p *prepared) {
	s.found, s.paper, s.step = s.found[:0], 0, 0
	s.level = p.within(sheetSide)
	l := s.level
	if l.width < 24 || l.height < 24 {
		return
	}
	under, paper, even := s.tones()
	step := paper - under
	s.paper, s.step = paper, step
	least := sheetLeast
	switch {
	case step >= sheetStep:
	case even && (step >= sheetFaint || -step >= sheetFaint):
		least = sheetWide // so faint an outline is believed of the document itself, not of a field on it
	default:
		return
	}
	middle := (under + paper + 1) / 2
	s.threshold(middle, step > 0)
	s.close()
	s.found = append(s.found, s.stretches(least)...)
	s.found = slices.DeleteFunc(s.found, func(one sheet) bool { return s.white(&one) })
	if least == sheetWide && len(s.found) > 0 && !s.bare(&s.found[0], under) {
		s.found = s.found[:0]
	}
	for i := range s.found {
		p.narrow(&s.found[i], middle, step > 0)
	}
	slices.SortStableFunc(s.found, func(a, b sheet) int { return int(math.Copysign(1, b.area-a.area)) })
	for i := range s.found {
		if s.found[i].area < sheetSecond*s.found[0].area {
			s.found = s.found[:i]
			break
		}
	}
}

// tones are the grey levels of what lies about the edge of the page and of the lightest third of its middle, and whether
// the edge is of one tone for the most part.
func (s *sheets) tones() (under, paper int, even bool) {
	l := s.level
	ring := max(2, min(l.width, l.height)/ringShare)
	var edge, middle [256]int
	edges, middles := 0, 0
	for y := range l.height {
		for x, v := range l.row(y) {
			switch {
			case x < ring || y < ring || x >= l.width-ring || y >= l.height-ring:
				edge[v]++
				edges++
			case x > l.width/4 && x < l.width*3/4 && y > l.height/4 && y < l.height*3/4:
				middle[v]++
				middles++
			}
		}
	}
	even = quantile(&edge, edges, 0.65)-quantile(&edge, edges, 0.2) <= sheetEven
	return quantile(&edge, edges, 0.35), quantile(&middle, middles, 0.75), even
}

func quantile(histogram *[256]int, n int, share float64) int {
	seen := 0
	for level, h := range histogram {
		if seen += h; float64(seen) > share*float64(n) {
			return level
		}
	}
	return 255
}

// threshold marks what lies on the paper's side of a limit.
func (s *sheets) threshold(limit int, lighter bool) {
	l := s.level
	s.mask = slices.Grow(s.mask[:0], l.width*l.height)[:l.width*l.height]
	for y := range l.height {
		row := s.mask[y*l.width:][:l.width]
		for x, v := range l.row(y) {
			row[x] = 0
			if (int(v) >= limit) == lighter {
				row[x] = 1
			}
		}
	}
}

// close joins what print parts: a gap along a row or column that is narrower than this share of the page is filled.
func (s *sheets) close() {
	w, h := s.level.width, s.level.height
	gap := max(3, min(w, h)/28)
	for y := range h {
		s.bridge(y*w, 1, w, gap)
	}
	for x := range w {
		s.bridge(x, w, h, gap)
	}
}

func (s *sheets) bridge(start, step, n, gap int) {
	last := -1
	for i := range n {
		if s.mask[start+i*step] == 0 {
			continue
		}
		if last >= 0 && i-last > 1 && i-last <= gap {
			for k := last + 1; k < i; k++ {
				s.mask[start+k*step] = 1
			}
		}
		last = i
	}
}

// stretches are the connected areas that are large enough and have the shape of a sheet.
func (s *sheets) stretches(least float64) []sheet {
	var found []sheet
	w, h := s.level.width, s.level.height
	for at, v := range s.mask {
		if v != 1 {
			continue
		}
		n := s.flood(int32(at))
		if share := float64(n) / float64(w*h); share < least || share > sheetMost {
			continue
		}
		if one, ok := s.sheet(n); ok {
			found = append(found, one)
		}
	}
	return found
}

// flood marks a stretch as seen, keeps its outermost points, and gives how many pixels it has.
func (s *sheets) flood(at int32) int {
	w, h := int32(s.level.width), int32(s.level.height)
	s.queue, s.points = append(s.queue[:0], at), s.points[:0]
	s.mask[at] = 2
	for i := 0; i < len(s.queue); i++ {
		at := s.queue[i]
		x, y := at%w, at/w
		outer := x == 0 || y == 0 || x == w-1 || y == h-1
		for _, d := range [4][2]int32{{-1, 0}, {1, 0}, {0, -1}, {0, 1}} {
			nx, ny := x+d[0], y+d[1]
			if nx < 0 || ny < 0 || nx >= w || ny >= h {
				continue
			}
			switch next := ny*w + nx; s.mask[next] {
			case 0:
				outer = true
			case 1:
				s.mask[next] = 2
				s.queue = append(s.queue, next)
			}
		}
		if outer {
			s.points = append(s.points, corner{float64(x) + 0.5, float64(y) + 0.5})
		}
	}
	return len(s.queue)
}

// sheet finds the four corners of a stretch: the hull of its points, with the least of its edges left out until four
// are left.
func (s *sheets) sheet(pixels int) (sheet, bool) {
	s.hull = convex(s.points, s.hull[:0])
	if len(s.hull) < 4 {
		return sheet{}, false
	}
	four := quad(s.hull)
	if len(four) != 4 {
		return sheet{}, false
	}
	area := polygonArea(four)
	if area <= 0 || float64(pixels)/area < sheetFull {
		return sheet{}, false
	}
	one := sheet{spans: s.touching()}
	for side, span := range one.spans {
		one.touches[side] = span[1] - span[0]
	}
	scale := float64(s.level.scale)
	first := 0
	for i, c := range four {
		if c.x+c.y < four[first].x+four[first].y {
			first = i
		}
	}
	for i := range one.corners {
		c := four[(first+i)%4]
		one.corners[i] = corner{c.x * scale, c.y * scale}
	}
	one.area = area * scale * scale
	return one, true
}

// touching gives for each side of the page from where to where the stretch lies along it, as shares of its length.
func (s *sheets) touching() (spans [sides][2]float64) {
	w, h := float64(s.level.width), float64(s.level.height)
	var least, most [sides]float64
	for i := range least {
		least[i] = math.Inf(1)
	}
	span := func(side int, at float64) { least[side], most[side] = min(least[side], at), max(most[side], at) }
	for _, c := range s.points {
		if c.y < touchSlack {
			span(sideTop, c.x)
		}
		if c.x > w-touchSlack {
			span(sideRight, c.y)
		}
		if c.y > h-touchSlack {
			span(sideBottom, c.x)
		}
		if c.x < touchSlack {
			span(sideLeft, c.y)
		}
	}
	for i, length := range [sides]float64{w, h, w, h} {
		if most[i] > least[i] {
			spans[i] = [2]float64{least[i] / length, most[i] / length}
		}
	}
	return spans
}

// white tells whether a sheet is nothing but clipped white, beside something darker. That is what a program leaves of a page that a
// picture does not fill, and no paper: that has some print, grain or shade.
func (s *sheets) white(one *sheet) bool {
	l := s.level
	box := one.box(image.Rect(0, 0, l.width*l.scale, l.height*l.scale))
	box = image.Rect(box.Min.X/l.scale, box.Min.Y/l.scale, box.Max.X/l.scale, box.Max.Y/l.scale).Inset(2)
	other := 0
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for _, v := range l.row(y)[box.Min.X:box.Max.X] {
			if v < clipped {
				other++
			}
		}
	}
	return !box.Empty() && sheetWhite*other <= box.Dx()*box.Dy()
}

// bare tells whether outside the box about a faint sheet there is hardly anything but the even tone it lies on. Where there
// is, the outline is that of a field on the document, such as all of a passport's page but the strip of its zone.
func (s *sheets) bare(one *sheet, under int) bool {
	l := s.level
	box := one.box(image.Rect(0, 0, l.width*l.scale, l.height*l.scale))
	box = image.Rect(box.Min.X/l.scale-1, box.Min.Y/l.scale-1, box.Max.X/l.scale+1, box.Max.Y/l.scale+1)
	outside, other := 0, 0
	for y := range l.height {
		for x, v := range l.row(y) {
			if !image.Pt(x, y).In(box) {
				outside++
				if abs(int(v)-under) > sheetEven {
					other++
				}
			}
		}
	}
	return other*sheetBare <= outside
}

// narrow takes a sheet for one that ends within the frame where a strip too narrow for the level that sheets are found on
// is seen beside it: most of the outermost pixels lie on the other side of the limit.
func (p *prepared) narrow(s *sheet, limit int, lighter bool) {
	for side, span := range s.spans {
		along, _ := p.looks.length(side)
		first, last := int(span[0]*float64(along)), int(span[1]*float64(along))
		other := 0
		for i := first; i < last; i++ {
			if (int(p.looks.at(side, i, 0)) >= limit) != lighter {
				other++
			}
		}
		if 2*other > last-first {
			s.touches[side] = 0
		}
	}
}

// box is the upright box about a sheet, within the page.
func (s *sheet) box(page image.Rectangle) image.Rectangle {
	low, high := s.corners[0], s.corners[0]
	for _, c := range s.corners {
		low, high = corner{min(low.x, c.x), min(low.y, c.y)}, corner{max(high.x, c.x), max(high.y, c.y)}
	}
	return image.Rect(int(low.x), int(low.y), int(math.Ceil(high.x)), int(math.Ceil(high.y))).Intersect(page)
}

// side is the length of an edge, from one corner to the next.
func (s *sheet) side(i int) float64 {
	a, b := s.corners[i], s.corners[(i+1)%4]
	return math.Hypot(b.x-a.x, b.y-a.y)
}

// first is the largest sheet, or nil.
func (s *sheets) first() *sheet {
	if len(s.found) == 0 {
		return nil
	}
	return &s.found[0]
}
