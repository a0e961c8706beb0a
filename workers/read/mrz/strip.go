package mrz

import (
	"image"
	"math"
	"slices"
)

// Columns of a strip: a line of 44 characters has 20 to each, and five characters' room on both sides, since what was
// found of a line may lack some.
const (
	perLine = 874
	room    = 100
	columns = perLine + 2*room
	reach   = 34 // rows above and below the middle
	rows    = 2*reach + 1
)

// strip is a line straightened, as darkness: 0 is the ground, about 1 is ink.
type strip struct {
	dark tones
	path [columns]point // the middle of each column on the page
	down point          // a column's direction on the page, the length of a row
	unit float64        // page pixels to a column, and to a row
}

// tones are what a strip's pixels are like, column by column, since it is by columns that they are looked at.
type tones [columns][rows]float32

// straighten takes a line out of the page, or out of the level of it that is as fine as the strip.
func straighten(page *image.Gray, levels []level, l line) *strip {
	s := new(strip)
	s.lay(l)
	s.take(levelFor(page, levels, s.unit))
	s.develop()
	return s
}

// levelFor is the level, or the page itself, that is about as fine as pixels of so many of the page's.
func levelFor(page *image.Gray, levels []level, unit float64) *level {
	for i := range slices.Backward(levels) {
		if float64(levels[i].scale) <= 1.2*unit {
			return &levels[i]
		}
	}
	return &level{pix: page.Pix, stride: page.Stride, width: page.Rect.Dx(), height: page.Rect.Dy(), scale: 1}
}

// lay puts the columns along the line's middle, and a little beyond its ends.
func (s *strip) lay(l line) {
	first, last := l.middle[0], l.middle[knots-1]
	chord := last.sub(first)
	s.unit = chord.length() / perLine
	s.down = chord.times(1 / max(1e-9, chord.length())).down().times(s.unit)
	for c := range columns {
		t := (float64(c-room) + 0.5) / perLine * (knots - 1)
		i := min(max(int(math.Floor(t)), 0), knots-2)
		s.path[c] = between(l.middle[i], l.middle[i+1], t-float64(i))
	}
}

// place is the point of the page at a column and so many rows below its middle.
func (s *strip) place(column int, row float64) point {
	return s.path[column].add(s.down.times(row))
}

// take fills the strip with the greys of a level.
func (s *strip) take(from *level) {
	scale := float64(from.scale)
	var rowAt [rows]point
	for r := range rowAt {
		rowAt[r] = s.down.times(float64(r - reach))
	}
	fine := int(math.Ceil(s.unit / scale / 1.5)) // points to a pixel, each way, where it is wider than one of the level
	fine = min(max(1, fine), 4)
	spots := s.down.times(1 / scale).spots(fine)
	for c := range s.dark {
		column := &s.dark[c]
		for r := range column {
			p := s.path[c].add(rowAt[r])
			p = point{(p.x+0.5)/scale - 0.5, (p.y+0.5)/scale - 0.5}
			if fine == 1 {
				column[r] = from.sample(p)
				continue
			}
			var sum float32
			for _, below := range spots[0][:fine] {
				q := p.add(below)
				for _, beside := range spots[1][:fine] {
					sum += from.sample(q.add(beside))
				}
			}
			column[r] = sum / float32(fine*fine)
		}
	}
}

// spots spread so many points evenly over a square as wide as down is long: down it, and across.
func (p point) spots(fine int) (out [2][4]point) {
	along := point{p.y, -p.x}
	for i := range fine {
		off := (float64(i)+0.5)/float64(fine) - 0.5
		out[0][i], out[1][i] = p.times(off), along.times(off)
	}
	return out
}

// sample is the grey at a point between pixels; beyond the page its edge goes on.
func (l *level) sample(p point) float32 {
	left, top := int(p.x), int(p.y)
	if p.x < 0 || p.y < 0 || left >= l.width-1 || top >= l.height-1 {
		return l.edge(p)
	}
	at := top*l.stride + left
	dx, dy := float32(p.x-float64(left)), float32(p.y-float64(top))
	upper, lower := (*[2]byte)(l.pix[at:]), (*[2]byte)(l.pix[at+l.stride:])
	a, c := float32(upper[0]), float32(lower[0])
	a += float32((float32(upper[1]) - a) * dx)
	c += float32((float32(lower[1]) - c) * dx)
	return a + float32((c-a)*dy)
}

// edge is the grey at a point at the page's edge or beyond it.
func (l *level) edge(p point) float32 {
	width, height := l.width, l.height
	x, y := min(max(p.x, 0), float64(width-1)), min(max(p.y, 0), float64(height-1))
	left, top := int(x), int(y)
	dx, dy := float32(x-float64(left)), float32(y-float64(top))
	right, bottom := min(left+1, width-1), min(top+1, height-1)
	upper, lower := l.pix[top*l.stride:], l.pix[bottom*l.stride:]
	a, b := float32(upper[left]), float32(upper[right])
	c, d := float32(lower[left]), float32(lower[right])
	a += float32((b - a) * dx)
	c += float32((d - c) * dx)
	return a + float32((c-a)*dy)
}

// section is the width of the stretches that a strip's light is measured in.
const section = 28

// develop turns grey into darkness by the light of its surroundings.
func (s *strip) develop() {
	const sections = (columns + section - 1) / section
	var counts [sections][256]int
	for c := range s.dark {
		count := &counts[c/section]
		for _, grey := range s.dark[c][reach-20 : reach+21] {
			count[byte(grey)]++
		}
	}
	var ground, ink [sections]float32
	for i := range sections {
		histogram, total := counts[i], 0
		for _, beside := range [...]int{i - 1, i + 1} {
			if beside >= 0 && beside < sections {
				for v, n := range counts[beside] {
					histogram[v] += n
				}
			}
		}
		for _, n := range histogram {
			total += n
		}
		ground[i] = float32(quantile(&histogram, total*3/4))
		ink[i] = min(float32(quantile(&histogram, total/50)), ground[i]-12)
	}
	for c := range s.dark {
		at := (float32(c)+0.5)/section - 0.5
		i := min(max(int(at), 0), sections-2)
		t := min(max(at-float32(i), 0), 1)
		white := ground[i] + float32((ground[i+1]-ground[i])*t)
		black := ink[i] + float32((ink[i+1]-ink[i])*t)
		gain := 1 / (white - black)
		for r, grey := range &s.dark[c] {
			dark := float32((white - grey) * gain)
			if dark < -0.2 {
				dark = -0.2
			} else if dark > 1.2 {
				dark = 1.2
			}
			s.dark[c][r] = dark
		}
	}
}

func quantile(histogram *[256]int, below int) int {
	count := 0
	for v, n := range histogram {
		if count += n; count > below {
			return v
		}
	}
	return 255
}
