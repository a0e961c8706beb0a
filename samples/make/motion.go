package draw

import (
	"image"
	"math"
)

// Motion smears the picture as a hand that moved so many pixels while the shutter was open, in a direction in degrees:
// 0 along a line of text, 90 across. Beyond the edge the edge's own value goes on.
func Motion(img image.Image, length, degrees float64) *image.RGBA {
	source := rgba(img)
	if length <= 0 {
		return source
	}
	taps := streak(length, degrees)
	out := image.NewRGBA(source.Rect)
	width, height := source.Rect.Dx(), source.Rect.Dy()
	reach := int(length/2) + 2
	for y := range height {
		for x := range width {
			safe := x >= reach && y >= reach && x < width-reach && y < height-reach
			at := y*source.Stride + 4*x
			sum := [3]int{1 << 15, 1 << 15, 1 << 15}
			for _, tap := range taps {
				from := at + tap.y*source.Stride + 4*tap.x
				if !safe {
					from = min(max(y+tap.y, 0), height-1)*source.Stride + 4*min(max(x+tap.x, 0), width-1)
				}
				pix := source.Pix[from : from+3 : from+3]
				sum[0] += tap.weight * int(pix[0])
				sum[1] += tap.weight * int(pix[1])
				sum[2] += tap.weight * int(pix[2])
			}
			target := out.Pix[at : at+4 : at+4]
			target[0], target[1], target[2], target[3] = uint8(sum[0]>>16), uint8(sum[1]>>16), uint8(sum[2]>>16), 255
		}
	}
	return out
}

// tap is a neighbour and its weight in 1/65536.
type tap struct{ x, y, weight int }

// streak spreads a line of a length over the pixels it passes, four samples a pixel; the weights sum to one.
func streak(length, degrees float64) []tap {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	samples := 4*int(math.Ceil(length)) + 1
	weights := map[image.Point]float64{}
	var order []image.Point
	add := func(x, y int, weight float64) {
		at := image.Pt(x, y)
		if _, known := weights[at]; !known {
			order = append(order, at)
		}
		weights[at] += weight
	}
	for i := range samples {
		along := (float64(i)/float64(samples-1) - 0.5) * length
		x, y := math.Floor(along*cos), math.Floor(along*sin)
		dx, dy := along*cos-x, along*sin-y
		add(int(x), int(y), (1-dx)*(1-dy))
		add(int(x)+1, int(y), dx*(1-dy))
		add(int(x), int(y)+1, (1-dx)*dy)
		add(int(x)+1, int(y)+1, dx*dy)
	}
	taps, left := make([]tap, 0, len(order)), 1<<16
	for _, at := range order {
		weight := int(weights[at] / float64(samples) * (1 << 16))
		if weight > 0 {
			taps = append(taps, tap{at.X, at.Y, weight})
			left -= weight
		}
	}
	taps[len(taps)/2].weight += left
	return taps
}
