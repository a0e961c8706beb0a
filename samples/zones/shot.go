package zones

import (
	"image"
	"math"

	draw "priyom/samples/make"
)

// shot is a picture of a document, and where its zone is on it.
type shot struct {
	*image.RGBA
	zone [4]draw.Point
}

// moved is another picture whose points have come from those of the shot.
func (s shot) moved(img *image.RGBA, to func(draw.Point) draw.Point) shot {
	out := shot{RGBA: img}
	for i, p := range s.zone {
		out.zone[i] = to(p)
	}
	return out
}

// quarters turns the shot clockwise by right angles.
func (s shot) quarters(n int) shot {
	for range n & 3 {
		height := float64(s.Rect.Dy())
		s = s.moved(draw.Quarters(s.RGBA, 1), func(p draw.Point) draw.Point { return draw.Point{X: height - p.Y, Y: p.X} })
	}
	return s
}

// wide is the shot at a width in pixels, its longer side where it stands on end.
func (s shot) wide(pixels float64) shot {
	factor := pixels / float64(s.Rect.Dx())
	img := s.RGBA
	if factor < 1 {
		img = draw.Blur(img, 0.35/factor)
	}
	return s.moved(draw.Resize(img, factor), func(p draw.Point) draw.Point { return draw.Point{X: p.X * factor, Y: p.Y * factor} })
}

// cut is the part of the shot inside a box.
func (s shot) cut(box image.Rectangle) shot {
	box = box.Intersect(s.Rect)
	img := image.NewRGBA(image.Rect(0, 0, box.Dx(), box.Dy()))
	for y := range box.Dy() {
		copy(img.Pix[y*img.Stride:(y+1)*img.Stride], s.Pix[s.PixOffset(box.Min.X, box.Min.Y+y):])
	}
	return s.moved(img, func(p draw.Point) draw.Point {
		return draw.Point{X: p.X - float64(box.Min.X), Y: p.Y - float64(box.Min.Y)}
	})
}

// box is the box about the zone.
func (s shot) box() image.Rectangle {
	low, high := s.zone[0], s.zone[0]
	for _, p := range s.zone {
		low.X, low.Y, high.X, high.Y = min(low.X, p.X), min(low.Y, p.Y), max(high.X, p.X), max(high.Y, p.Y)
	}
	return image.Rect(int(math.Floor(low.X)), int(math.Floor(low.Y)), int(math.Ceil(high.X)), int(math.Ceil(high.Y)))
}

// pitch is the width of a character of the zone, in pixels, if its lines have so many.
func (s shot) pitch(characters int) float64 {
	return math.Hypot(s.zone[1].X-s.zone[0].X, s.zone[1].Y-s.zone[0].Y) / float64(characters)
}

// bent is the shot of a page that does not lie flat: its points are moved down by a bow and a ripple along the picture.
func (s shot) bent(bow, ripple, waves float64) shot {
	width, height := s.Rect.Dx(), s.Rect.Dy()
	down := func(x float64) float64 {
		u := 2*x/float64(width) - 1
		return bow*(1-u*u) + ripple*math.Sin(waves*math.Pi*u)
	}
	out := image.NewRGBA(s.Rect)
	for x := range width {
		off := down(float64(x) + 0.5)
		whole := math.Floor(off)
		part := off - whole
		for y := range height {
			upper := min(max(y-int(whole)-1, 0), height-1)
			lower := min(max(y-int(whole), 0), height-1)
			a, b, o := s.PixOffset(x, upper), s.PixOffset(x, lower), out.PixOffset(x, y)
			for c := range 3 {
				out.Pix[o+c] = uint8(float64(s.Pix[a+c])*part + float64(s.Pix[b+c])*(1-part) + 0.5)
			}
			out.Pix[o+3] = 255
		}
	}
	return s.moved(out, func(p draw.Point) draw.Point { return draw.Point{X: p.X, Y: p.Y + down(p.X)} })
}
