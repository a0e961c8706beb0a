package draw

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// Raster paints the page on white paper at a resolution in dots per inch.
func (p *Page) Raster(dpi float64) *image.RGBA {
	scale := dpi / 25.4
	img := image.NewRGBA(image.Rect(0, 0, int(math.Round(p.Width*scale)), int(math.Round(p.Height*scale))))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	for _, m := range p.marks {
		switch {
		case m.path == nil:
			fillPolygons(img, textOutline(m.text, m.at, m.style).flatten(scale), scale, m.color)
		case m.width > 0:
			fillPolygons(img, strokePolygons(m.path.flatten(scale), m.width, scale), scale, m.color)
		default:
			fillPolygons(img, m.path.flatten(scale), scale, m.color)
		}
	}
	return img
}

// fillPolygons paints closed polygons by the non-zero rule, over the smallest box that holds them.
func fillPolygons(img *image.RGBA, polygons [][]Point, scale float64, c color.NRGBA) {
	box := boxOf(polygons, scale).Intersect(img.Bounds())
	if box.Empty() {
		return
	}
	raster := vector.NewRasterizer(box.Dx(), box.Dy())
	local := func(p Point) (float32, float32) {
		return float32(p.X*scale - float64(box.Min.X)), float32(p.Y*scale - float64(box.Min.Y))
	}
	for _, polygon := range polygons {
		raster.MoveTo(local(polygon[0]))
		for _, point := range polygon[1:] {
			raster.LineTo(local(point))
		}
		raster.ClosePath()
	}
	raster.Draw(img, box, image.NewUniform(c), image.Point{})
}

func boxOf(polygons [][]Point, scale float64) image.Rectangle {
	low, high := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, polygon := range polygons {
		for _, p := range polygon {
			low.X, low.Y = min(low.X, p.X), min(low.Y, p.Y)
			high.X, high.Y = max(high.X, p.X), max(high.Y, p.Y)
		}
	}
	if low.X > high.X {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(low.X*scale)), int(math.Floor(low.Y*scale)), int(math.Ceil(high.X*scale))+1, int(math.Ceil(high.Y*scale))+1)
}

// strokePolygons turns each piece of a line into a quadrilateral. All turn the same way, so that where two overlap
// the non-zero rule joins them; lines thick enough for a gap at a bend to show get a dot there.
func strokePolygons(lines [][]Point, width, scale float64) [][]Point {
	half := max(width, 0.9/scale) / 2 // thinner than a pixel would only be faint
	var polygons [][]Point
	for _, points := range lines {
		for i := 0; i+1 < len(points); i++ {
			a, b := points[i], points[i+1]
			length := math.Hypot(b.X-a.X, b.Y-a.Y)
			if length == 0 {
				continue
			}
			nx, ny := -(b.Y-a.Y)/length*half, (b.X-a.X)/length*half
			polygons = append(polygons, []Point{{a.X + nx, a.Y + ny}, {a.X - nx, a.Y - ny}, {b.X - nx, b.Y - ny}, {b.X + nx, b.Y + ny}})
			if i > 0 && half*scale > 1.2 {
				polygons = append(polygons, dot(a, half))
			}
		}
	}
	return polygons
}

// dot is an octagon that turns the way the quadrilaterals of a stroke do.
func dot(at Point, radius float64) []Point {
	points := make([]Point, 8)
	for i := range points {
		sin, cos := math.Sincos(float64(i) * math.Pi / 4)
		points[i] = Point{at.X + radius*cos, at.Y + radius*sin}
	}
	return points
}
