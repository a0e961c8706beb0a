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
	for range 3 {
		for y := range height {
			boxBlur(out.Pix[y*out.Stride:], width, 4, r)
		}
		for x := range width {
			boxBlur(out.Pix[4*x:], height, out.Stride, r)
		}
	}
	return out
}

// boxBlur averages one row or column over a window of 2r+1 pixels, r need not be whole: the outermost two pixels
// count by the fraction. Beyond the edge the edge's own value goes on.
func boxBlur(pix []uint8, n, step int, r float64) {
	whole := int(r)
	part := float32(r - float64(whole))
	total := float32(1 + 2*r)
	line := make([]float32, n)
	for c := range 3 {
		for i := range n {
			line[i] = float32(pix[i*step+c])
		}
		at := func(i int) float32 { return line[min(max(i, 0), n-1)] }
		var sum float32
		for i := -whole; i <= whole; i++ {
			sum += at(i)
		}
		for i := range n {
			value := (sum + part*(at(i-whole-1)+at(i+whole+1))) / total
			pix[i*step+c] = uint8(value + 0.5)
			sum += at(i+whole+1) - at(i-whole)
		}
	}
}
