package main

import (
	draw "priyom/samples/make"
	"priyom/workers/read/mrz"
)

// dots of a pitch in the drawings that lines are set from.
const dots = 40

// drawing is a character as ink, 0 to 1, dots wide and twice as high; its middle lies at middle.
type drawing [2 * dots][dots]float32

// middle is the row half way up the characters.
const middle = draw.GlyphBase*dots - tall/2

// tall is the height of OCR-B's capitals at this many dots to the pitch.
const tall = 0.945 * dots

// weightsDrawn are the thicknesses of strokes, as the level at which a blurred drawing is cut: thin print is cut high.
var weightsDrawn = [...]float64{0.24, 0.34, 0.44, 0.54, 0.66, 0.78}

// fount are all drawings of a face: by thickness, then by character.
type fount [len(weightsDrawn)][len(mrz.Glyphs)]*drawing

func newFount(face draw.Face) *fount {
	out := new(fount)
	for g, glyph := range draw.Glyphs(face, mrz.Glyphs, dots) {
		var plain drawing
		for y := range plain {
			for x := range plain[y] {
				plain[y][x] = 1 - float32(glyph.Pix[y*glyph.Stride+x])/255
			}
		}
		soft := plain.blurred(2.2)
		for w, cut := range weightsDrawn {
			thick := new(drawing)
			for y := range thick {
				for x := range thick[y] {
					thick[y][x] = float32(min(max((float64(soft[y][x])-cut)*5+0.5, 0), 1))
				}
			}
			out[w][g] = thick
		}
	}
	return out
}

// blurred is the drawing through a Gaussian.
func (d *drawing) blurred(sigma float64) *drawing {
	kernel := gaussian(sigma)
	half := len(kernel) / 2
	var across, out drawing
	for y := range d {
		for x := range d[y] {
			for i, k := range kernel {
				if at := x + i - half; at >= 0 && at < dots {
					across[y][x] += float32(d[y][at] * k)
				}
			}
		}
	}
	for y := range d {
		for x := range d[y] {
			for i, k := range kernel {
				if at := y + i - half; at >= 0 && at < 2*dots {
					out[y][x] += float32(across[at][x] * k)
				}
			}
		}
	}
	return &out
}

// gaussian is a kernel that sums up to one.
func gaussian(sigma float64) []float32 {
	half := max(1, int(sigma*3))
	kernel := make([]float32, 2*half+1)
	sum := 0.0
	for i := range kernel {
		sum += bell(float64(i-half) / sigma)
	}
	for i := range kernel {
		kernel[i] = float32(bell(float64(i-half)/sigma) / sum)
	}
	return kernel
}

// bell is about exp(-x²/2), out of products alone, which are the same on every machine.
func bell(x float64) float64 {
	v := 1 - x*x/512
	for range 8 {
		v = float64(v * v)
	}
	return v
}
