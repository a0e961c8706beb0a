package main

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"

	"priyom/workers/read/mrz"
)

// picture is a line of characters as a scanner or a phone saw it, and what is true of it.
type picture struct {
	*image.Gray
	text    []int // indices of mrz.Glyphs
	pitch   float64
	from    [2]float64 // the middle of the line's left end
	along   [2]float64 // its direction
	length  float64
	widens  float64  // how much narrower characters get towards the right
	bow     float64  // pixels that its middle is bent
	stretch float64  // of the height
	wide    float64  // of the characters within their pitch
	slant   float64  // how far right their tops lean, as a share of the height
	waves   [2]*wave // by which the face differs from ours
	strays  []point  // where each character stands off its place, in pitches
}

// point is in pitches.
type point struct{ x, y float64 }

// wave bends the characters of a face: by how much at each dot from a pitch before the middle to a pitch behind it.
type wave [2*dots + 1]float64

func newWave(often, phase, strength float64) *wave {
	w := new(wave)
	for i := range w {
		w[i] = strength * math.Sin(often*(float64(i)/dots-1)+phase)
	}
	return w
}

func (w *wave) at(v float64) float64 {
	return w[min(max(int((v+1)*dots+0.5), 0), len(w)-1)]
}

// artist draws lines at chance.
type artist struct {
	*rand.Rand
	founts []*fount
}

func (a *artist) within(low, high float64) float64 { return low + (high-low)*a.Float64() }

// chance is true so many times of one.
func (a *artist) chance(share float64) bool { return a.Float64() < share }

// logarithmic is between two numbers, with as many from each doubling.
func (a *artist) logarithmic(low, high float64) float64 {
	return low * math.Pow(high/low, a.Float64())
}

// text is a line's characters: any, with more of the fillers and of those that look alike.
func (a *artist) text(n int) []int {
	alike := []int{0, 1, 2, 3, 6, 7, 9, 12, 14, 17, 19, 21, 22, 25, 27, 29, 36}
	text := make([]int, 0, n)
	for len(text) < n {
		switch {
		case a.chance(0.02):
			for range min(1+a.IntN(8), n-len(text)) {
				text = append(text, 0)
			}
		case a.chance(0.25):
			text = append(text, alike[a.IntN(len(alike))])
		default:
			text = append(text, a.IntN(len(mrz.Glyphs)))
		}
	}
	return text
}

// draw takes a picture of a line.
func (a *artist) draw() (*picture, error) {
	n := []int{44, 44, 36, 30}[a.IntN(4)]
	p := &picture{text: a.text(n), pitch: a.logarithmic(6.5, 32), stretch: a.within(0.93, 1.07)}
	p.wide = 1
	if a.chance(0.6) {
		p.wide, p.slant = a.within(0.88, 1.12), a.within(-0.07, 0.07)
	}
	for i := range p.waves {
		p.waves[i] = newWave(a.within(3, 9), a.within(0, 6), a.within(0, 0.03))
	}
	stray := 0.05 * a.Float64() * a.Float64()
	for range n {
		p.strays = append(p.strays, point{a.within(-stray, stray), a.within(-stray, stray)})
	}
	if a.chance(0.4) {
		p.widens, p.bow = a.within(-0.09, 0.09), a.within(-0.3, 0.3)*p.pitch
	}
	sin, cos := math.Sincos(a.within(-2.5, 2.5) * math.Pi / 180)
	p.along = [2]float64{cos, sin}
	p.length = p.pitch * float64(n)
	width, height := int(p.length+9*p.pitch), int(3.4*p.pitch+math.Abs(sin)*p.length)
	p.from = [2]float64{float64(width)/2 - cos*p.length/2 + a.Float64(), float64(height)/2 - sin*p.length/2 + a.Float64()}
	light := a.ink(p, width, height)
	a.spoil(p, light, width, height)
	a.lens(light, width, height, p.pitch)
	return p, a.expose(p, light, width, height)
}

// ink is how much light comes off each point of the paper, 0 to 255.
func (a *artist) ink(p *picture, width, height int) []float32 {
	face := a.founts[0]
	if len(a.founts) > 1 && a.chance(0.06) {
		face = a.founts[1]
	}
	thick := face[a.IntN(len(face))]
	white := float32(a.within(110, 250))
	black := white * float32(a.within(0.05, 0.62))
	ground := a.ground(p.pitch)
	fine := 1
	if p.pitch < 24 {
		fine = 2
	}
	if p.pitch < 12 {
		fine = 3
	}
	out := make([]float32, width*height)
	for y := range height {
		for x := range width {
			var cover float32
			for i := range fine * fine {
				dx, dy := (float64(i%fine)+0.5)/float64(fine)-0.5, (float64(i/fine)+0.5)/float64(fine)-0.5
				cover += p.inked(thick, float64(x)+dx, float64(y)+dy)
			}
			cover /= float32(fine * fine)
			paper := white - ground(x, y)*(white-black)
			out[y*width+x] = paper + float32((black-paper)*cover)
		}
	}
	return out
}

// inked is the ink at a point of the picture.
func (p *picture) inked(thick [len(mrz.Glyphs)]*drawing, x, y float64) float32 {
	u, v := p.place(x, y)
	k := int(math.Floor(u))
	if k < 0 || k >= len(p.text) {
		return 0
	}
	right, down := u-float64(k)-0.5-p.strays[k].x, v-p.strays[k].y
	right += p.slant*down + p.waves[0].at(down)
	down += p.waves[1].at(right)
	row, column := int(middle+down*dots+0.5), int((right/p.wide+0.5)*dots)
	if row < 0 || row >= 2*dots || column < 0 || column >= dots {
		return 0
	}
	return thick[p.text[k]][row][column]
}

// place is a point in characters along the line, and in pitches below its middle.
func (p *picture) place(x, y float64) (u, v float64) {
	x, y = x-p.from[0], y-p.from[1]
	t := x*p.along[0] + y*p.along[1]
	off := y*p.along[0] - x*p.along[1]
	s := t / p.length
	u = float64(len(p.text)) * (s + p.widens*s*(s-1))
	off -= p.bow * 4 * s * (1 - s)
	return u, off / (p.pitch * p.stretch) * (1 + p.widens*(2*s-1))
}

// ground is a pattern under the print, 0 to about 0.4 of what parts paper from ink.
func (a *artist) ground(pitch float64) func(x, y int) float32 {
	if a.chance(0.4) {
		return func(int, int) float32 { return 0 }
	}
	type wave struct{ x, y, phase, bend, strength float64 }
	waves := make([]wave, 1+a.IntN(3))
	for i := range waves {
		sin, cos := math.Sincos(a.within(0, 2*math.Pi))
		often := 2 * math.Pi / (pitch * a.within(0.25, 2.5))
		waves[i] = wave{cos * often, sin * often, a.within(0, 6), a.within(0, 3), a.within(0.02, 0.34) / float64(len(waves))}
	}
	return func(x, y int) float32 {
		sum := 0.0
		for _, w := range waves {
			v := math.Sin(w.x*float64(x) + w.y*float64(y) + w.phase + w.bend*math.Sin(0.3*(w.y*float64(x)-w.x*float64(y))))
			sum += w.strength * max(0, v) * max(0, v)
		}
		return float32(sum)
	}
}

// lens blurs, evenly or along a movement.
func (a *artist) lens(light []float32, width, height int, pitch float64) {
	across := a.within(0.25, 0.6)
	if a.chance(0.5) {
		across = a.within(0.3, max(0.7, min(0.1*pitch, 3)))
	}
	down := across
	if a.chance(0.25) {
		across *= a.within(0.5, 1.8)
	}
	blur(light, width, height, 1, width, gaussian(across))
	blur(light, height, width, width, 1, gaussian(down))
}

// blur runs a kernel along each of so many lines of n values that lie step apart.
func blur(light []float32, n, lines, step, stride int, kernel []float32) {
	half := len(kernel) / 2
	padded := make([]float32, n+2*half)
	for l := range lines {
		at := light[l*stride:]
		for i := range padded {
			padded[i] = at[min(max(i-half, 0), n-1)*step]
		}
		for i := range n {
			var sum float32
			for k, w := range kernel {
				sum += float32(padded[i+k] * w)
			}
			at[i*step] = sum
		}
	}
}

// expose adds uneven light and grain, and writes the picture as a JPEG and reads it again.
func (a *artist) expose(p *picture, light []float32, width, height int) error {
	grain, falls := a.within(0, 5), [2]float64{}
	if a.chance(0.25) {
		grain = a.within(5, 16)
	}
	if a.chance(0.5) {
		falls = [2]float64{a.within(-0.4, 0.4), a.within(-0.15, 0.15)}
	}
	edge, depth, soft := a.within(0, 1), 0.0, a.within(0.3, 4)*p.pitch
	if a.chance(0.25) {
		depth = a.within(0.1, 0.55)
	}
	glare, at, broad := 0.0, [2]float64{a.within(0, float64(width)), a.within(0, float64(height))}, a.within(1.5, 12)*p.pitch
	if a.chance(0.15) {
		glare = a.within(0.1, 0.6)
	}
	p.Gray = image.NewGray(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			lit := 1 + falls[0]*(float64(x)/float64(width)-0.5) + falls[1]*(float64(y)/float64(height)-0.5)
			lit *= 1 - depth*min(max((float64(x)-edge*float64(width)+0.3*float64(y))/soft+0.5, 0), 1)
			// Three uniform numbers make a bell.
			bits := a.Uint64()
			noise := (float64(bits&0xffff) + float64(bits>>16&0xffff) + float64(bits>>32&0xffff) - 98302.5) / 32768 * grain
			value := float64(light[y*width+x]) * lit
			if glare > 0 {
				far := ((float64(x)-at[0])*(float64(x)-at[0]) + (float64(y)-at[1])*(float64(y)-at[1])) / (broad * broad)
				value += (250 - value) * glare / (1 + far*far)
			}
			p.Pix[y*width+x] = byte(min(max(value+noise+0.5, 0), 255))
		}
	}
	if a.chance(0.25) {
		return nil
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, p.Gray, &jpeg.Options{Quality: 28 + a.IntN(68)}); err != nil {
		return fmt.Errorf("write a line as a JPEG: %w", err)
	}
	read, err := jpeg.Decode(&file)
	if err != nil {
		return fmt.Errorf("read a line again: %w", err)
	}
	p.Gray = read.(*image.Gray)
	return nil
}
