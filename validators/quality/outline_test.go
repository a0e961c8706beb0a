package quality

import (
	"image"
	"testing"
)

// onTable is a light sheet on a darker table, in a shade that begins at a column and takes so many columns to fall.
func onTable(begin, width int) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, 640, 480))
	for y := range 480 {
		for x := range 640 {
			v := 70.0
			if image.Pt(x, y).In(image.Rect(60, 50, 580, 430)) {
				v = 220
			}
			if begin > 0 {
				v *= 1 - 0.75*min(1, max(0, float64(x-begin)/float64(width)))
			}
			img.Pix[y*img.Stride+x] = byte(v)
		}
	}
	return img
}

func TestTheLightIsLookedAtAsFarAsTheDocumentMayGoOn(t *testing.T) {
	for _, c := range []struct {
		name  string
		img   *image.Gray
		right int // of the part looked at
	}{
		{"a sheet ends at once", onTable(0, 0), 580},
		{"a shade ends slowly, and the sheet behind it is not seen", onTable(280, 60), 640},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := prepare(c.img, nil)
			defer p.release()
			got := p.region
			want := image.Rect(60, 50, c.right, 430)
			if !got.In(want.Inset(-12)) || !want.Inset(12).In(got) {
				t.Errorf("got %v, want about %v", got, want)
			}
		})
	}
}
