package render

import (
	"image"
	"testing"
)

func TestWhatIsShrunkIsTheMeanOfWhatItCovers(t *testing.T) {
	const width, height = 700, 1000
	steps := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio444)
	for y := range height {
		for x := range width {
			i := y*width + x
			steps.Y[i], steps.Cb[i], steps.Cr[i] = byte(255*(x%2)), byte(255*y/height), byte(255*x/width)
		}
	}
	for _, side := range []int{999, 700, 501, 240, 100, 3, 1} {
		got, ok := shrunk(steps, side).(*image.YCbCr)
		if !ok || got.SubsampleRatio != image.YCbCrSubsampleRatio420 {
			t.Fatalf("to %d: got %T", side, got)
		}
		for name, plane := range map[string][]byte{"luma": got.Y, "Cb": got.Cb, "Cr": got.Cr} {
			sum := 0
			for _, v := range plane {
				sum += int(v)
			}
			if mean := float64(sum) / float64(len(plane)); mean < 125.5 || mean > 129.5 {
				t.Errorf("to %d: the mean of %s is %.1f, want that of the page, 127.5", side, name, mean)
			}
		}
		if last := len(got.Cb) - 1; side >= 100 && (got.Cb[0] > 4 || got.Cb[last] < 250 || got.Cr[0] > 4 || got.Cr[last] < 250) {
			t.Errorf("to %d: corners of chroma are %d to %d and %d to %d", side, got.Cb[0], got.Cb[last], got.Cr[0], got.Cr[last])
		}
	}
	white := image.NewGray(image.Rect(0, 0, 997, 613))
	for i := range white.Pix {
		white.Pix[i] = 255
	}
	for side := 1; side <= 997; side += 83 {
		for i, v := range shrunk(white, side).(*image.Gray).Pix { //nolint:forcetypeassert // a grey picture stays grey
			if v != 255 {
				t.Fatalf("white shrunk to %d: pixel %d is %d", side, i, v)
			}
		}
	}
}
