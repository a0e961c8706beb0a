package draw

import (
	"image/color"
	"math/rand/v2"
)

// look is what tells one drawn face from another.
type look struct {
	skin, shade, hair, lips, shirt, eyes color.NRGBA
	wide                                 float64
	woman, beard                         bool
}

func lookOf(person Person) look {
	random := rand.New(rand.NewPCG(person.face, 3))
	pick := func(colours ...uint32) color.NRGBA { return rgb(colours[random.IntN(len(colours))]) }
	found := look{
		skin: pick(0xe3b898, 0xd9a883, 0xeac4a6, 0xcf9c78), hair: pick(0x2a211d, 0x3b2a20, 0x1d1b1c, 0x574030),
		shirt: pick(0x33415c, 0x4a4e57, 0x5a3d45, 0x2f5248), eyes: pick(0x3d2b1f, 0x4b3a2a, 0x50603c),
		wide: 0.95 + 0.1*random.Float64(), woman: person.Sex == "F", lips: rgb(0xb5716b),
	}
	found.beard = !found.woman && random.IntN(3) == 0
	found.shade = blend(found.skin, rgb(0x8a5a44), 0.28)
	return found
}

func blend(a, b color.NRGBA, share float64) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(float64(x)*(1-share) + float64(y)*share) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: 255}
}

// portrait draws the person's face into a box of the proportions 35:45, on a plain light ground.
func (p *Page) portrait(x, y, width float64, person Person) {
	k := width / 35
	at := func(px, py float64) Point { return Point{x + px*k, y + py*k} }
	shape := func(c color.NRGBA, points ...float64) {
		path := new(Path)
		start := at(points[0], points[1])
		path.Move(start.X, start.Y)
		for i := 2; i+5 < len(points); i += 6 {
			a, b, end := at(points[i], points[i+1]), at(points[i+2], points[i+3]), at(points[i+4], points[i+5])
			path.Cube(a.X, a.Y, b.X, b.Y, end.X, end.Y)
		}
		p.Fill(path.Close(), c)
	}
	oval := func(c color.NRGBA, cx, cy, rx, ry float64) {
		centre := at(cx, cy)
		p.Fill(ellipse(centre.X, centre.Y, rx*k, ry*k), c)
	}
	l := lookOf(person)
	p.Fill(rect(x, y, width, 45*k), rgb(0xe9edf1))
	p.Fill(rect(x, y, width, 45*k), faded(rgb(0xc9d3dd), 0.35))
	l.drawBehind(shape)
	l.drawBody(shape)
	l.drawHead(shape, oval)
	l.drawFeatures(shape, oval)
	p.Stroke(rect(x, y, width, 45*k), faded(ink, 0.25), 0.15)
}

type (
	shapeFunc func(c color.NRGBA, points ...float64)
	ovalFunc  func(c color.NRGBA, cx, cy, rx, ry float64)
)

func (l look) drawBehind(shape shapeFunc) {
	if !l.woman {
		return
	}
	shape(l.hair, 8, 38, 5.5, 26, 5.5, 8, 17.5, 5.2, 29.5, 8, 29.5, 26, 27, 38, 22, 40, 13, 40, 8, 38)
}

func (l look) drawBody(shape shapeFunc) {
	shape(l.shirt, 1, 45, 1.5, 38.5, 7, 36.8, 12.5, 34.6, 15, 36, 20, 36, 22.5, 34.6, 28, 36.8, 33.5, 38.5, 34, 45)
	shape(blend(l.shirt, rgb(0), 0.25), 1, 45, 1.5, 39, 5, 37.6, 8, 36.4, 6.5, 40, 6, 42, 6, 45)
	shape(blend(l.shirt, rgb(0), 0.25), 34, 45, 33.5, 39, 30, 37.6, 27, 36.4, 28.5, 40, 29, 42, 29, 45)
	shape(l.shade, 13.2, 29, 13.2, 33, 13, 34, 12.3, 35.2, 14.5, 40, 20.5, 40, 22.7, 35.2, 22, 34, 21.8, 33, 21.8, 29)
	shape(rgb(0xf4f5f7), 12.3, 34.7, 13.5, 37.5, 15.5, 39.5, 17.5, 41, 15, 42, 12.5, 40, 11, 35.6, 11.3, 35.2, 11.8, 35, 12.3, 34.7)
	shape(rgb(0xf4f5f7), 22.7, 34.7, 21.5, 37.5, 19.5, 39.5, 17.5, 41, 20, 42, 22.5, 40, 24, 35.6, 23.7, 35.2, 23.2, 35, 22.7, 34.7)
}

func (l look) drawHead(shape shapeFunc, oval ovalFunc) {
	rx := 8.3 * l.wide
	oval(l.shade, 17.5-rx, 20.6, 1.3, 2.6)
	oval(l.shade, 17.5+rx, 20.6, 1.3, 2.6)
	shape(l.skin, 17.5-rx, 18, 17.5-rx, 25, 17.5-rx*0.7, 32.4, 17.5, 32.6, 17.5+rx*0.7, 32.4, 17.5+rx, 25, 17.5+rx, 18,
		17.5+rx, 10, 17.5+rx*0.6, 7.6, 17.5, 7.6, 17.5-rx*0.6, 7.6, 17.5-rx, 10, 17.5-rx, 18)
	shape(faded(l.shade, 0.45), 17.5+rx, 18, 17.5+rx, 25, 17.5+rx*0.7, 32.4, 17.5, 32.6, 17.5+rx*0.5, 30.5, 17.5+rx*0.75, 24, 17.5+rx*0.8, 17)
	if l.beard {
		shape(faded(l.hair, 0.85), 17.5-rx, 21, 17.5-rx, 27, 17.5-rx*0.6, 33.6, 17.5, 33.7, 17.5+rx*0.6, 33.6, 17.5+rx, 27, 17.5+rx, 21,
			17.5+rx*0.8, 26, 17.5+rx*0.6, 26, 17.5, 25.6, 17.5-rx*0.6, 26, 17.5-rx*0.8, 26, 17.5-rx, 21)
	}
	if l.woman {
		shape(l.hair, 17.5-rx-1, 22, 17.5-rx-1.5, 9, 14, 5, 17.5, 5.2, 23, 5, 17.5+rx+1.5, 9, 17.5+rx+1, 22, 17.5+rx-0.8, 17, 23, 12.5, 16, 9.6, 13, 12, 17.5-rx+0.6, 16, 17.5-rx-1, 22)
		return
	}
	shape(l.hair, 17.5-rx-0.3, 18.5, 17.5-rx-1.4, 8, 14, 5, 17.5, 5.2, 22, 5, 17.5+rx+1.4, 8, 17.5+rx+0.3, 18.5, 17.5+rx-0.6, 14, 22.5, 12.2, 18, 11.6, 14, 11.4, 17.5-rx+0.8, 13.5, 17.5-rx-0.3, 18.5)
}

func (l look) drawFeatures(shape shapeFunc, oval ovalFunc) {
	for _, side := range []float64{-1, 1} {
		cx := 17.5 + side*3.5
		shape(l.hair, cx-2, 17.6, cx-1, 16.5, cx+1, 16.5, cx+2, 17.5, cx+1, 17.1, cx-1, 17.1, cx-2, 17.6)
		shape(rgb(0xfbfbfa), cx-1.7, 20, cx-0.8, 18.9, cx+0.8, 18.9, cx+1.7, 20, cx+0.8, 20.8, cx-0.8, 20.8, cx-1.7, 20)
		oval(l.eyes, cx, 19.85, 0.82, 0.82)
		oval(rgb(0x0d0d0d), cx, 19.85, 0.4, 0.4)
		oval(rgb(0xffffff), cx+0.25, 19.6, 0.16, 0.16)
		shape(blend(l.hair, l.skin, 0.2), cx-1.8, 20, cx-0.8, 18.7, cx+0.8, 18.7, cx+1.8, 20, cx+0.8, 19.1, cx-0.8, 19.1, cx-1.8, 20)
	}
	shape(faded(l.shade, 0.8), 17.2, 19.5, 16.9, 22, 15.9, 23.6, 15.8, 24.4, 16.6, 25.2, 18.4, 25.2, 19.2, 24.4, 18.6, 24.7, 16.8, 24.5, 17.2, 19.5)
	lips := l.lips
	if l.beard {
		lips = blend(l.lips, l.hair, 0.15)
	}
	shape(lips, 14.6, 28, 15.8, 27.2, 17, 27.2, 17.5, 27.5, 18, 27.2, 19.2, 27.2, 20.4, 28, 19, 29.4, 16, 29.4, 14.6, 28)
	shape(blend(lips, rgb(0x401c1c), 0.5), 14.6, 28, 16, 28.2, 19, 28.2, 20.4, 28, 19, 28.5, 16, 28.5, 14.6, 28)
}
