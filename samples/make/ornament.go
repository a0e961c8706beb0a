package draw

import (
	"image/color"
	"math"
	"math/rand/v2"
)

// guilloche lays the fine waves of security paper over a rectangle, in two tints.
func (p *Page) guilloche(x, y, w, h float64, first, second color.NRGBA) {
	for i, tint := range []color.NRGBA{first, second} {
		waves := new(Path)
		const lines, steps = 20, 44
		for n := range lines {
			for s := range steps + 1 {
				along := float64(s) / steps
				swing := math.Sin(along*math.Pi*(5+2*float64(i))+float64(n)*0.24) * h * 0.06 * math.Cos(float64(n)*0.35+float64(i))
				at := Point{x + along*w, y + h*(0.07+0.86*(float64(n)+0.5)/lines) + swing}
				if s == 0 {
					waves.Move(at.X, at.Y)
				} else {
					waves.Line(at.X, at.Y)
				}
			}
		}
		p.Stroke(waves, tint, 0.12)
	}
}

// rosette is the round ornament of security paper.
func (p *Page) rosette(cx, cy, radius float64, petals int, tint color.NRGBA) {
	path := new(Path)
	const turns = 7
	for turn := range turns {
		const steps = 132
		for s := range steps + 1 {
			angle := 2 * math.Pi * float64(s) / steps
			r := radius * (0.72 + 0.28*math.Sin(float64(petals)*angle+2*math.Pi*float64(turn)/turns))
			x, y := cx+r*math.Cos(angle), cy+r*math.Sin(angle)
			if s == 0 {
				path.Move(x, y)
			} else {
				path.Line(x, y)
			}
		}
	}
	p.Stroke(path, tint, 0.12)
}

// specimen writes ОБРАЗЕЦ / SPECIMEN across the page, light enough to read through, and small in its corner.
func (p *Page) specimen(tint color.NRGBA) {
	size := min(p.Width, p.Height) * 0.38
	if p.Width < 60 {
		size = p.Width * 0.3
	}
	angle := math.Atan2(p.Height, p.Width) * 180 / math.Pi
	p.Text(p.Width/2+size*0.05, p.Height/2, "ОБРАЗЕЦ", Style{Face: Bold, Size: size, Color: tint, Align: Center, Turn: angle * 0.6})
}

// cornerMark names the page a specimen in small print.
func (p *Page) cornerMark(x, y float64, align Align) {
	p.Text(x, y, "ОБРАЗЕЦ · SPECIMEN", Style{Face: Bold, Size: 5.5, Color: red, Align: align})
}

// stamp is a round seal with text round its rim and lines in its middle.
func (p *Page) stamp(cx, cy, radius float64, rim string, middle []string, tint color.NRGBA) {
	tint = faded(tint, 0.78)
	p.Stroke(circle(cx, cy, radius), tint, 0.5)
	p.Stroke(circle(cx, cy, radius-0.9), tint, 0.18)
	p.Stroke(circle(cx, cy, radius*0.6), tint, 0.25)
	letters := []rune(rim)
	size := 2 * math.Pi * radius * 0.8 / float64(len(letters)) / millimetresPerPoint * 1.35
	style := Style{Face: Bold, Size: min(size, radius*0.55), Color: tint, Align: Center}
	for i, letter := range letters {
		angle := 2*math.Pi*float64(i)/float64(len(letters)) - math.Pi/2
		style.Turn = -(angle*180/math.Pi + 90)
		r := radius * 0.68
		p.Text(cx+r*math.Cos(angle), cy+r*math.Sin(angle), string(letter), style)
	}
	for i, text := range middle {
		y := cy + (float64(i)-float64(len(middle)-1)/2)*radius*0.3 + radius*0.08
		p.Text(cx, y, text, Style{Face: Bold, Size: radius * 0.5, Color: tint, Align: Center, Fit: radius * 1.05})
	}
}

// borderStamp is the framed mark an officer puts on entry.
func (p *Page) borderStamp(x, y float64, p2 Person, tint color.NRGBA) {
	tint = faded(tint, 0.8)
	p.Stroke(roundRect(x, y, 38, 19, 1.5), tint, 0.5)
	p.Stroke(line(x, y+5.5, x+38, y+5.5), tint, 0.25)
	p.Text(x+2, y+4, "РОССИЯ", Style{Face: Bold, Size: 9, Color: tint})
	p.Text(x+36, y+4, "ВЪЕЗД →", Style{Face: Bold, Size: 6, Color: tint, Align: Right})
	p.Text(x+19, y+12.3, p2.Card.Entry.Format("02 01 06"), Style{Face: MonoBold, Size: 15, Color: tint, Align: Center})
	p.Text(x+2, y+17.4, "ОБРАЗЦОВО", Style{Face: Bold, Size: 7, Color: tint})
	p.Text(x+36, y+17.4, "0000", Style{Face: MonoBold, Size: 7, Color: tint, Align: Right})
}

// signature scribbles over a line that starts at (x, y) and takes the width given.
func (p *Page) signature(x, y, width float64, seed uint64) {
	random := rand.New(rand.NewPCG(seed, 7))
	points := []Point{{x, y - 1}}
	loops := 4 + random.IntN(5)
	for i := range loops {
		part := float64(i) / float64(loops)
		along := x + width*(part+0.04)
		tall := 2 + (5.5*random.Float64()+1)*(1-part)*(1-part)
		points = append(points,
			Point{along + width*0.07, y - tall}, Point{along + width*0.02, y - tall*0.4},
			Point{along + width*(0.02+0.05*random.Float64()), y + 0.6 + 1.4*random.Float64()})
	}
	points = append(points, Point{x + width, y - 2.5*random.Float64()}, Point{x + width*0.4, y + 1.8})
	p.Stroke(smooth(points...), faded(penBlue, 0.92), 0.34)
}
