package mrz

import (
	"image"
	"math"
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
	dark [rows][columns]float32
	path [columns]point // the middle of each column on the page
	down point          // a column's direction on the page, the length of a row
	unit float64        // page pixels to a column, and to a row
}

// straighten takes a line out of the page, or out of the level of it that is as fine as the strip.
func straighten(page *image.Gray, levels []level, l line) *strip {
	s := new(strip)
	s.lay(l)
	from := level{pix: page.Pix, stride: page.Stride, width: page.Rect.Dx(), height: page.Rect.Dy(), scale: 1}
	for _, reduced := range levels {
		if float64(reduced.scale) <= 1.2*s.unit {
			from = reduced
		}
	}
	scale := float64(from.scale)
	fine := int(math.Ceil(s.unit / scale / 1.5)) // points to a column, each way, where a column is wider than a pixel
	fine = min(max(1, fine), 4)
	down := s.down.times(1 / scale)
	var grey [rows][columns]float32
	for c := range columns {
		for r := range rows {
			p := s.place(c, float64(r-reach))
			grey[r][c] = from.average(point{(p.x+0.5)/scale - 0.5, (p.y+0.5)/scale - 0.5}, down, fine)
		}
	}
	s.develop(&grey)
	return s
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

// average is the grey about a point, of fine by fine points over a square of the size of a row.
func (l *level) average(p, down point, fine int) float32 {
	if fine == 1 {
		return l.sample(p)
	}
	along := point{down.y, -down.x}
	var sum float32
	for i := range fine {
		for j := range fine {
			a, b := (float64(i)+0.5)/float64(fine)-0.5, (float64(j)+0.5)/float64(fine)-0.5
			sum += l.sample(p.add(down.times(a)).add(along.times(b)))
		}
	}
	return sum / float32(fine*fine)
}

// sample is the grey at a point between pixels; beyond the page its edge goes on.
func (l *level) sample(p point) float32 {
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
func (s *strip) develop(grey *[rows][columns]float32) {
	const sections = (columns + section - 1) / section
	var ground, ink [sections]float32
	for i := range sections {
		var histogram [256]int
		total := 0
		for r := reach - 20; r <= reach+20; r++ {
			for c := max(0, (i-1)*section); c < min(columns, (i+2)*section); c++ {
				histogram[int(grey[r][c])]++
				total++
			}
		}
		ground[i] = float32(quantile(&histogram, total*3/4))
		ink[i] = min(float32(quantile(&histogram, total/50)), ground[i]-12)
	}
	for c := range columns {
		at := (float32(c)+0.5)/section - 0.5
		i := min(max(int(at), 0), sections-2)
		t := min(max(at-float32(i), 0), 1)
		white := ground[i] + float32((ground[i+1]-ground[i])*t)
		black := ink[i] + float32((ink[i+1]-ink[i])*t)
		gain := 1 / (white - black)
		for r := range rows {
			s.dark[r][c] = min(max((white-grey[r][c])*gain, -0.2), 1.2)
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
