package quality

import (
	"image"

	"priyom/intake"
)

// workSide is the long side, in pixels, that pages are shrunk to before they are measured, by a whole factor.
// An A4 page at 300 dpi keeps 150 dpi, at which print of 8 points still stands 10 pixels high.
const workSide = 1800

// prepared is a page as all measures share it: shrunk by an integer box, with its histogram.
type prepared struct {
	pix           []byte // row after row without gaps
	width, height int
	factor        int // page pixels to one of these
	origin        image.Point
	histogram     [256]int
}

func prepare(page *image.Gray) *prepared {
	size := page.Bounds().Size()
	factor := 1
	for max(size.X, size.Y)/factor > workSide {
		factor++
	}
	p := &prepared{width: size.X / factor, height: size.Y / factor, factor: factor, origin: page.Bounds().Min}
	if p.width == 0 || p.height == 0 { // a sliver thinner than the factor
		p.width, p.height, p.factor = size.X, size.Y, 1
	}
	p.pix = shrink(page, p.width, p.height, p.factor)
	for _, v := range p.pix {
		p.histogram[v]++
	}
	return p
}

// shrink averages factor × factor boxes.
func shrink(page *image.Gray, width, height, factor int) []byte {
	out := make([]byte, width*height)
	if factor == 1 {
		for y := range height {
			copy(out[y*width:(y+1)*width], page.Pix[y*page.Stride:])
		}
		return out
	}
	sums := make([]uint32, width)
	area := uint32(factor * factor)
	for y := range height {
		clear(sums)
		for dy := range factor {
			row := page.Pix[(y*factor+dy)*page.Stride:]
			for x := range sums {
				for _, v := range row[x*factor : x*factor+factor] {
					sums[x] += uint32(v)
				}
			}
		}
		for x, sum := range sums {
			out[y*width+x] = byte((sum + area/2) / area)
		}
	}
	return out
}

// percentile is the grey level, 0–255, that a share of the pixels does not exceed.
func (p *prepared) percentile(share float64) int {
	want := int(share * float64(len(p.pix)))
	seen := 0
	for level, n := range p.histogram {
		if seen += n; seen > want {
			return level
		}
	}
	return 255
}

// box turns a rectangle of the preparation into a box on the page image.
func (p *prepared) box(r image.Rectangle) *intake.Box {
	f := p.factor
	return &intake.Box{r.Min.X * f, r.Min.Y * f, r.Max.X * f, r.Max.Y * f}
}

// rounded keeps four decimals, so that reports are readable and numbers compare.
func rounded(v float64) float64 {
	return float64(int64(v*10000+0.5)) / 10000
}
