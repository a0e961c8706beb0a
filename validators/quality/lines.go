package quality

import (
	"image"
	"math"
	"slices"
)

// lines tells in which direction the lines of print run: along a direction that lines keep to, print is either there
// or not, so that the sums along it rise and fall most (Postl, 1986).
type lines struct {
	points  []image.Point // of print, on the level for looks
	sums    []int32
	level   *level
	degrees float64 // clockwise, of the lines against the nearer of the page's sides
	upright bool    // the lines run from side to side and not up and down
	clear   float64 // how much the best direction stands out; 0 when there is no print to tell it by
}

const (
	linePoints   = 24000 // of print that are enough
	lineLeast    = 600   // the least that tell
	lineWindow   = 10    // pixels to each side that count as the paper about a point
	lineDarker   = 5     // print is darker than the paper about it by a share of one in so many
	lineDegrees  = 22    // to each side
	lineClear    = 1.5   // times the mean of all directions
	lineStanding = 1.35  // times the other axis, to say which of them the lines follow
)

func (t *lines) fill(p *prepared, within *sheet) {
	t.level, t.clear, t.degrees, t.upright = p.looks, 0, 0, true
	t.collect(p, within)
	if len(t.points) < lineLeast {
		return
	}
	level := t.search(true)
	steep := t.search(false)
	best := level
	if steep.clear*steep.peak > lineStanding*level.clear*level.peak {
		best, t.upright = steep, false
	}
	if best.clear >= lineClear {
		t.degrees, t.clear = best.degrees, best.clear
	}
}

// collect takes the points that are darker than the paper about them.
func (t *lines) collect(p *prepared, within *sheet) {
	l := t.level
	inner := l.bounds().Inset(max(2, min(l.width, l.height)/50))
	if within != nil {
		inner = l.of(within.box(p.bounds)).Inset(4)
	}
	t.points = t.points[:0]
	if inner.Dx() < 4*lineWindow || inner.Dy() < 4*lineWindow {
		return
	}
	seen := 0
	for y := inner.Min.Y; y < inner.Max.Y; y++ {
		row := l.row(y)
		for x := inner.Min.X; x < inner.Max.X; x++ {
			around := image.Rect(x-lineWindow, y-lineWindow, x+lineWindow+1, y+lineWindow+1).Intersect(l.bounds())
			paper := p.sums.mean(around)
			if int(row[x]) >= paper-paper/lineDarker || within != nil && !within.holds(float64(x*l.scale), float64(y*l.scale)) {
				continue
			}
			if seen++; len(t.points) < linePoints {
				t.points = append(t.points, image.Pt(x, y))
			} else { // thin evenly: every point has the same chance, without chance
				t.points[(seen*7919)%linePoints] = image.Pt(x, y)
			}
		}
	}
}

// holds reports whether a point of the page lies well within the sheet.
func (s *sheet) holds(x, y float64) bool {
	for i, a := range s.corners {
		b := s.corners[(i+1)%4]
		length := math.Hypot(b.x-a.x, b.y-a.y)
		if cross(a, b, corner{x, y}) < 0.02*length*length {
			return false
		}
	}
	return true
}

// direction is the best direction along an axis.
type direction struct{ degrees, peak, clear float64 }

func (t *lines) search(upright bool) direction {
	var best direction
	total, n := 0.0, 0
	for degrees := -float64(lineDegrees); degrees <= lineDegrees; degrees++ {
		score := t.score(degrees, upright)
		total += score
		n++
		if score > best.peak {
			best.degrees, best.peak = degrees, score
		}
	}
	if total == 0 {
		return best
	}
	best.clear = best.peak / (total / float64(n))
	middle := best.degrees
	for step := -9; step <= 9; step++ {
		degrees := middle + float64(step)/10
		if score := t.score(degrees, upright); score > best.peak {
			best.degrees, best.peak = degrees, score
		}
	}
	return best
}

// score is how much the sums along a direction rise and fall.
func (t *lines) score(degrees float64, upright bool) float64 {
	slope := int(math.Round(math.Tan(degrees*math.Pi/180) * 1024))
	size := t.level.width + t.level.height + 8
	t.sums = slices.Grow(t.sums[:0], 2*size)[:2*size]
	clear(t.sums)
	for _, at := range t.points {
		along, across := at.X, at.Y
		if !upright {
			along, across = at.Y, -at.X
		}
		t.sums[across-along*slope>>10+size]++
	}
	score := 0.0
	for i := 1; i < len(t.sums); i++ {
		step := float64(t.sums[i] - t.sums[i-1])
		score += step * step
	}
	return score
}
