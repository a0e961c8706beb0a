package main

import "math"

// spoil puts onto the paper what does not belong to the line: print above and below it, the edge of the document, hairs
// and pens across it, and specks of ink that are gone.
func (a *artist) spoil(p *picture, light []float32, width, height int) {
	white, black := brightest(light), darkest(light)
	if a.chance(0.25) {
		a.neighbour(p, light, width, height, black)
	}
	if a.chance(0.25) {
		a.border(p, light, width, height)
	}
	for a.chance(0.12) {
		a.stroke(p, light, width, height, black+float32(a.within(0, 0.7))*(white-black))
	}
	if a.chance(0.15) {
		for range int(a.within(0.2, 2) * p.length / p.pitch) {
			a.speck(p, light, width, height, white)
		}
	}
}

func brightest(light []float32) (most float32) {
	for _, v := range light {
		most = max(most, v)
	}
	return most
}

func darkest(light []float32) float32 {
	least := float32(255)
	for _, v := range light {
		least = min(least, v)
	}
	return least
}

// neighbour is print above or below the line: upright strokes of no meaning.
func (a *artist) neighbour(p *picture, light []float32, width, height int, black float32) {
	near, far := a.within(0.75, 1.3), 0.0
	far = near + a.within(0.4, 1)
	if a.chance(0.3) {
		near, far = -near, -far
	}
	often, phase, gaps := a.within(2, 5), a.within(0, 6), a.within(0.3, 1.2)
	for y := range height {
		for x := range width {
			u, v := p.place(float64(x), float64(y))
			if v = -v; (v-near)*(v-far) > 0 {
				continue
			}
			if math.Sin(often*math.Pi*u+phase) > 0.2 && math.Sin(gaps*u+phase) > -0.6 {
				light[y*width+x] = black
			}
		}
	}
}

// border is the edge of the document before or behind the line, with something darker beyond.
func (a *artist) border(p *picture, light []float32, width, height int) {
	off := a.within(0.25, 3.5)
	behind := a.chance(0.5)
	share := float32(a.within(0.1, 0.75))
	for y := range height {
		for x := range width {
			u, _ := p.place(float64(x), float64(y))
			if behind && u > float64(len(p.text))+off || !behind && u < -off {
				light[y*width+x] *= share
			}
		}
	}
}

// stroke is a hair or a pen across the line.
func (a *artist) stroke(p *picture, light []float32, width, height int, tint float32) {
	at, lean, thick := a.within(0, float64(len(p.text))), a.within(-1.2, 1.2), a.within(0.02, 0.12)
	bend := a.within(-0.5, 0.5)
	for y := range height {
		for x := range width {
			u, v := p.place(float64(x), float64(y))
			if math.Abs(u-at-lean*v-bend*v*v) < thick {
				light[y*width+x] = min(light[y*width+x], tint)
			}
		}
	}
}

// speck is a spot where ink is gone.
func (a *artist) speck(p *picture, light []float32, width, height int, white float32) {
	u, v, radius := a.within(0, float64(len(p.text))), a.within(-0.5, 0.5), a.within(0.03, 0.09)*p.pitch
	t := u / float64(len(p.text)) * p.length
	cx, cy := p.from[0]+t*p.along[0]-v*p.pitch*p.along[1], p.from[1]+t*p.along[1]+v*p.pitch*p.along[0]
	for y := max(0, int(cy-radius)); y <= min(height-1, int(cy+radius)+1); y++ {
		for x := max(0, int(cx-radius)); x <= min(width-1, int(cx+radius)+1); x++ {
			if far := (float64(x)-cx)*(float64(x)-cx) + (float64(y)-cy)*(float64(y)-cy); far <= radius*radius {
				light[y*width+x] = max(light[y*width+x], 0.85*white)
			}
		}
	}
}
