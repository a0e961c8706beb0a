package quality_test

import (
	"image"
	"image/color"
	"testing"
)

// BenchmarkLaplacianAt is the plain way to tell blur: the variance of the Laplacian, pixel by pixel over image.Gray.At. All
// measures together are to cost less.
func BenchmarkLaplacianAt(b *testing.B) {
	page := a4(b)
	b.ReportAllocs()
	for b.Loop() {
		laplacian(page)
	}
	perPixel(b, page)
}

func laplacian(page *image.Gray) float64 {
	level := func(x, y int) float64 { return float64(page.At(x, y).(color.Gray).Y) }
	bounds := page.Bounds().Inset(1)
	sum, squares := 0.0, 0.0
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			v := level(x-1, y) + level(x+1, y) + level(x, y-1) + level(x, y+1) - 4*level(x, y)
			sum += v
			squares += v * v
		}
	}
	n := float64(bounds.Dx() * bounds.Dy())
	return squares/n - sum*sum/n/n
}
