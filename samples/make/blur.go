package draw

import (
	"image"
	"math"
)

// Blur softens the picture as a Gaussian of the standard deviation given in pixels would, by three passes of a box
// in each direction.
func Blur(img image.Image, sigma float64) *image.RGBA {
	out := rgba(img)
	if sigma <= 0 {
		return out
	}
	// Three boxes of width 2r+1 have together the variance r(r+1).
	r := (math.Sqrt(1+4*sigma*sigma) - 1) / 2
	width, height := out.Rect.Dx(), out.Rect.Dy()
	scratch := make([][3]float32, max(width, height)+2*(int(r)+1))
	for range 3 {
		for y := range height {
			boxBlur(out.Pix[y*out.Stride:], width, 4, r, scratch)
		}
		for x := range width {
			boxBlur(out.Pix[4*x:], height, out.Stride, r, scratch)
		}
	}
	return out
}

// boxBlur averages one row or column over a window of 2r+1 pixels; r need not be whole, the outermost two pixels count
// by the fraction. Beyond the edge the edge's own value goes on.
func boxBlur(pix []uint8, n, step int, r float64, scratch [][3]float32) {
	whole := int(r)
	part := float32(r - float64(whole))
	total := float32(1 + 2*r)
	pad := whole + 1
	padded := scratch[:n+2*pad]
	for i := range padded {
		at := pix[min(max(i-pad, 0), n-1)*step:]
		padded[i] = [3]float32{float32(at[0]), float32(at[1]), float32(at[2])}
	}
	var sum [3]float32
	for _, v := range padded[1 : 2*whole+2] {
		for c := range sum {
			sum[c] += v[c]
		}
	}
	for i := range n {
		before, first, after := padded[i], padded[i+1], padded[i+2*pad]
		at := pix[i*step:]
		for c := range sum {
			at[c] = uint8((sum[c]+part*(before[c]+after[c]))/total + 0.5)
			sum[c] += after[c] - first[c]
		}
	}
}
