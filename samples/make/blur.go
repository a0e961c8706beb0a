package draw

import (
	"image"
)

// Blur softens the picture as a Gaussian of the standard deviation given in pixels would, by three passes of a box
// in each direction.
func Blur(img image.Image, sigma float64) *image.RGBA {
	out := rgba(img)
	if sigma <= 0 {
		return out
	}
	whole, part := boxOfVariance(sigma * sigma / 3)
	width, height := out.Rect.Dx(), out.Rect.Dy()
	scratch := make([][3]float32, max(width, height)+2*(whole+1))
	for range 3 {
		for y := range height {
			boxBlur(out.Pix[y*out.Stride:], width, 4, whole, part, scratch)
		}
		for x := range width {
			boxBlur(out.Pix[4*x:], height, out.Stride, whole, part, scratch)
		}
	}
	return out
}

// boxOfVariance is a box of so many whole pixels to each side of the middle and a part of one more.
func boxOfVariance(variance float64) (whole int, part float32) {
	for float64((whole+1)*(whole+2))/3 <= variance {
		whole++
	}
	w := float64(whole)
	squares := w * (w + 1) * (2*w + 1) / 6
	return whole, float32((variance*(1+2*w) - 2*squares) / (2 * ((w+1)*(w+1) - variance)))
}

// boxBlur averages one row or column under such a box. Beyond the edge the edge's own value goes on.
func boxBlur(pix []uint8, n, step, whole int, part float32, scratch [][3]float32) {
	total := 1 + 2*(float32(whole)+part)
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
