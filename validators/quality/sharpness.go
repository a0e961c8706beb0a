package quality

import (
	"image"
	"slices"

	"priyom/intake"
)

const (
	workSide     = 1800
	tile         = 32 // pixels of the preparation
	tileContrast = 48 // grey levels a tile must span to show an edge that is print and not noise or paper
)

// sharpness is how steep the print's edges are, 0–1, whatever their contrast: the steepest rise over two pixels
// within a tile, as a share of all grey levels that the tile spans, after a 3 × 3 mean that quiets noise. A perfect
// edge gives 1, an edge blurred with a sigma of 2 pixels about 0.5, of 4 pixels about 0.3. Of all tiles that show
// print the value that three in four do not exceed counts, so that a portrait's soft shades do not.
func sharpness(p *prepared) (intake.Measurement, bool) {
	l := p.within(workSide)
	smooth := mean3(l)
	var scores []float64
	var content image.Rectangle
	for y := 1; y < l.height-1; y += tile {
		for x := 1; x < l.width-1; x += tile {
			area := image.Rect(x, y, min(x+tile, l.width-1), min(y+tile, l.height-1))
			span, rise := steepest(smooth, l.width, area)
			if span >= tileContrast {
				scores = append(scores, min(1, idealEdge*float64(rise)/float64(span)))
				content = content.Union(area)
			}
		}
	}
	if len(scores) == 0 {
		return intake.Measurement{}, false
	}
	slices.Sort(scores)
	return intake.Measurement{Value: rounded(scores[len(scores)*3/4]), Unit: "ratio", Box: p.box(l, content)}, true
}

// idealEdge undoes what the 3 × 3 mean does to a perfect edge: it then rises by two thirds over two pixels.
const idealEdge = 1.5

// steepest gives the span of grey levels in an area and the largest rise over two pixels along x or y.
func steepest(pix []byte, width int, area image.Rectangle) (span, rise int) {
	low, high := byte(255), byte(0)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := pix[y*width : (y+1)*width]
		above, below := pix[(y-1)*width:y*width], pix[(y+1)*width:(y+2)*width]
		for x := area.Min.X; x < area.Max.X; x++ {
			low, high = min(low, row[x]), max(high, row[x])
			rise = max(rise, distance(row[x+1], row[x-1]), distance(below[x], above[x]))
		}
	}
	return int(high) - int(low), rise
}

func distance(a, b byte) int {
	if a > b {
		return int(a - b)
	}
	return int(b - a)
}

// mean3 averages 3 × 3 neighbourhoods; the outermost pixels stay as they are.
func mean3(l *level) []byte {
	out := make([]byte, l.width*l.height)
	for y := range l.height {
		copy(out[y*l.width:], l.row(y))
	}
	if l.width < 3 || l.height < 3 {
		return out
	}
	columns := make([]int, l.width)
	for y := 1; y < l.height-1; y++ {
		above, row, below := l.row(y-1), l.row(y), l.row(y+1)
		for x := range columns {
			columns[x] = int(above[x]) + int(row[x]) + int(below[x])
		}
		target := out[y*l.width : (y+1)*l.width]
		for x := 1; x < l.width-1; x++ {
			target[x] = byte((columns[x-1] + columns[x] + columns[x+1] + 4) / 9)
		}
	}
	return out
}
