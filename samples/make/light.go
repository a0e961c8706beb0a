package draw

import (
	"image"
	"math"
	"math/rand/v2"
)

// penumbra is the width of a shadow's soft edge as a share of the paper's shorter side.
const penumbra = 0.05

// Cast throws the shadow of a hand or a phone onto the paper: area is its share of the paper, depth the share of light
// that is missing inside it. Where it falls comes from the seed: in from one side, or a spot. It returns the box
// about the part of the paper that has lost at least half of what the shadow takes.
func Cast(img *image.RGBA, paper image.Rectangle, area, depth float64, seed uint64) (*image.RGBA, image.Rectangle) {
	random := rand.New(rand.NewPCG(seed, 31))
	width, height := float64(paper.Dx()), float64(paper.Dy())
	edge := penumbra * min(width, height)
	var outside func(x, y float64) float64 // pixels from the edge of the shadow, less than zero inside
	if side := random.IntN(6); side < 4 {
		outside = [4]func(x, y float64) float64{
			func(x, _ float64) float64 { return x - area*width },
			func(_, y float64) float64 { return y - area*height },
			func(x, _ float64) float64 { return (1-area)*width - x },
			func(_, y float64) float64 { return (1-area)*height - y },
		}[side]
	} else {
		outside = spot(random, width, height, area)
	}
	var box image.Rectangle
	out := lightened(img, img.Rect, func(x, y int) (float64, float64) {
		far := outside(float64(x-paper.Min.X)+0.5, float64(y-paper.Min.Y)+0.5)
		if far <= 0 && image.Pt(x, y).In(paper) {
			box = including(box, x, y)
		}
		return 1 - depth*smoothstep(0.5-far/edge), 0
	})
	return out, box
}

// Flash puts the reflection of a lamp onto the paper, one that covers the share of it given: a core in which nothing
// is left, a soft fall-off, and a faint halo. It returns the box about what it bleaches: where the lamp adds
// a quarter of full light, which no paper stands.
func Flash(img *image.RGBA, paper image.Rectangle, area float64, seed uint64) (*image.RGBA, image.Rectangle) {
	const full, core = 520.0, 0.5 // levels of light in the core, its share of the radius
	random := rand.New(rand.NewPCG(seed, 37))
	width, height := float64(paper.Dx()), float64(paper.Dy())
	flat := 0.7 + 0.6*random.Float64() // wider or taller than a circle
	radius := math.Sqrt(area * width * height / math.Pi)
	rx, ry := radius*math.Sqrt(flat), radius/math.Sqrt(flat)
	cx := within(random, rx, width) + float64(paper.Min.X)
	cy := within(random, ry, height) + float64(paper.Min.Y)
	reach := image.Rect(int(cx-4*rx), int(cy-4*ry), int(cx+4*rx)+1, int(cy+4*ry)+1)
	var box image.Rectangle
	out := lightened(img, reach, func(x, y int) (float64, float64) {
		far := math.Hypot((float64(x)+0.5-cx)/rx, (float64(y)+0.5-cy)/ry)
		light := full*(1-smoothstep((far-core)/(1.15-core))) + 22*math.Exp(-far*far/2)
		if light >= 64 && image.Pt(x, y).In(paper) {
			box = including(box, x, y)
		}
		return 1, light
	})
	return out, box
}

// spot is an ellipse of an area inside the paper.
func spot(random *rand.Rand, width, height, area float64) func(x, y float64) float64 {
	radius := math.Sqrt(area / math.Pi)
	rx, ry := radius*width, radius*height
	cx, cy := within(random, rx, width), within(random, ry, height)
	return func(x, y float64) float64 {
		return (math.Hypot((x-cx)/rx, (y-cy)/ry) - 1) * min(rx, ry)
	}
}

// within is a place on a side for the middle of something of a radius, so that it does not stick out if it can help it.
func within(random *rand.Rand, radius, side float64) float64 {
	return side/2 + (random.Float64()-0.5)*max(0, side-2.2*radius)
}

// lightened multiplies every pixel of a part of the picture by a gain and adds light to it.
func lightened(img *image.RGBA, part image.Rectangle, light func(x, y int) (gain, added float64)) *image.RGBA {
	out := rgba(img)
	part = part.Intersect(out.Rect)
	for y := part.Min.Y; y < part.Max.Y; y++ {
		row := out.Pix[y*out.Stride:]
		for x := part.Min.X; x < part.Max.X; x++ {
			gain, added := light(x, y)
			for c := range 3 {
				row[4*x+c] = clamp(float64(row[4*x+c])*gain + added)
			}
		}
	}
	return out
}

func including(box image.Rectangle, x, y int) image.Rectangle {
	return box.Union(image.Rect(x, y, x+1, y+1))
}
