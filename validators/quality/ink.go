package quality

import (
	"image"

	"priyom/intake"
)

// Ink is at least an eighth darker than the paper around it, and by two grey levels more, so that it is told from
// paper in a dark picture too.
const (
	inkShare = 8
	inkStep  = 2
)

// ink is the share of the page that is darker than the paper around it, 0–1, leaving out an edge of 2 % on each side
// where scanners leave shadows. Paper is taken locally, as the mean of a wide neighbourhood, so that an uneven light
// over an empty page is not ink. A page of text has 0.02 to 0.2, an empty one less than 0.0005.
func ink(p *prepared) (intake.Measurement, bool) {
	inner := image.Rect(0, 0, p.width, p.height).Inset(min(p.width, p.height) / 50)
	if inner.Dx() < 8 || inner.Dy() < 8 {
		return intake.Measurement{}, false
	}
	smooth := mean3(p.pix, p.width, p.height)
	sums := integral(smooth, p.width, p.height)
	radius := max(p.width, p.height) / 40
	dark := 0
	var where image.Rectangle
	for y := inner.Min.Y; y < inner.Max.Y; y++ {
		for x := inner.Min.X; x < inner.Max.X; x++ {
			around := image.Rect(x-radius, y-radius, x+radius+1, y+radius+1).Intersect(inner)
			paper := sums.mean(around)
			if int(smooth[y*p.width+x]) < paper-paper/inkShare-inkStep {
				dark++
				where = where.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	got := intake.Measurement{Value: rounded(float64(dark) / float64(inner.Dx()*inner.Dy())), Unit: "share"}
	if !where.Empty() {
		got.Box = p.box(where)
	}
	return got, true
}

// table is a summed-area table with a row and a column of zeros before the first.
type table struct {
	sums   []uint32 // 1800 × 1800 pixels of 255 fit
	stride int
}

func integral(pix []byte, width, height int) table {
	t := table{make([]uint32, (width+1)*(height+1)), width + 1}
	for y := range height {
		row := uint32(0)
		for x := range width {
			row += uint32(pix[y*width+x])
			t.sums[(y+1)*t.stride+x+1] = t.sums[y*t.stride+x+1] + row
		}
	}
	return t
}

// mean is the mean level inside a rectangle that is not empty.
func (t table) mean(r image.Rectangle) int {
	top, bottom := r.Min.Y*t.stride, r.Max.Y*t.stride
	sum := t.sums[bottom+r.Max.X] - t.sums[bottom+r.Min.X] - t.sums[top+r.Max.X] + t.sums[top+r.Min.X]
	return int(sum) / (r.Dx() * r.Dy())
}
