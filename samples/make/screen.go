package draw

import (
	"image"
	"math"
	"math/rand/v2"
)

// Screen is the picture as it looks when it is shown on a display and photographed from there: the grid of the display's
// pixels, seen a little askew, and the beat of that grid with the sensor's own. Depth is the share of the light that the
// grid takes between its pixels. Pitch, turn and beat come from the seed.
func Screen(img image.Image, depth float64, seed uint64) *image.RGBA {
	random := rand.New(rand.NewPCG(seed, 43))
	pitch := 2.6 + 4*random.Float64() // pixels of the picture to one of the display
	sin, cos := math.Sincos((random.Float64() - 0.5) * 16 * math.Pi / 180)
	beat := 2 * math.Pi / (40 + 80*random.Float64())
	k := 2 * math.Pi / pitch
	out := rgba(img)
	width, height := out.Rect.Dx(), out.Rect.Dy()
	for y := range height {
		row := out.Pix[y*out.Stride:]
		for x := range width {
			u, v := float64(x)*cos+float64(y)*sin, float64(y)*cos-float64(x)*sin
			gain := 1 - depth/2*(1+0.6*math.Cos(k*u)+0.4*math.Cos(k*v)) - depth/4*math.Cos(beat*(u+0.7*v))
			for c := range 3 {
				row[4*x+c] = clamp(float64(row[4*x+c]) * gain)
			}
		}
	}
	return out
}
