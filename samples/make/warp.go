package draw

import (
	"image"
	"image/draw"
	"math"
)

// Rotate turns the picture by some degrees about its middle; what it uncovers has the ground's colour.
func Rotate(img image.Image, degrees float64, ground image.Image) *image.RGBA {
	width, height := float64(img.Bounds().Dx()), float64(img.Bounds().Dy())
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	turn := func(x, y float64) Point {
		x, y = x-width/2, y-height/2
		return Point{width/2 + x*cos - y*sin, height/2 + x*sin + y*cos}
	}
	return Perspective(img, ground, [4]Point{turn(0, 0), turn(width, 0), turn(width, height), turn(0, height)})
}

// Perspective lays the picture onto the ground so that its corners, clockwise from the upper left, come to the points
// given in pixels of the ground.
func Perspective(img, ground image.Image, corners [4]Point) *image.RGBA {
	source, out := rgba(img), rgba(ground)
	width, height := float64(source.Rect.Dx()), float64(source.Rect.Dy())
	toUnit := squareTo(corners).inverse()
	box := boxOf([][]Point{corners[:]}, 1).Intersect(out.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			u, v := toUnit.apply(float64(x)+0.5, float64(y)+0.5)
			sx, sy := u*width-0.5, v*height-0.5
			cover := min(sx+1, width-sx, sy+1, height-sy, 1)
			if cover <= 0 {
				continue
			}
			mixPixel(out.Pix[out.PixOffset(x, y):], source, sx, sy, cover)
		}
	}
	return out
}

// mixPixel lays a bilinear sample of the source over a pixel.
func mixPixel(pix []uint8, source *image.RGBA, sx, sy, cover float64) {
	width, height := source.Rect.Dx(), source.Rect.Dy()
	fx, fy := math.Floor(sx), math.Floor(sy)
	dx, dy := sx-fx, sy-fy
	left, top := min(max(int(fx), 0), width-1), min(max(int(fy), 0), height-1)
	right, bottom := min(left+1, width-1), min(top+1, height-1)
	if fx < 0 {
		right = left
	}
	if fy < 0 {
		bottom = top
	}
	a, b := source.PixOffset(left, top), source.PixOffset(right, top)
	c, d := source.PixOffset(left, bottom), source.PixOffset(right, bottom)
	for i := range 3 {
		upper := float64(source.Pix[a+i])*(1-dx) + float64(source.Pix[b+i])*dx
		lower := float64(source.Pix[c+i])*(1-dx) + float64(source.Pix[d+i])*dx
		value := upper*(1-dy) + lower*dy
		pix[i] = clamp(value*cover + float64(pix[i])*(1-cover))
	}
}

// projection is a plane projective map, row by row.
type projection [9]float64

func (m projection) apply(x, y float64) (float64, float64) {
	w := m[6]*x + m[7]*y + m[8]
	return (m[0]*x + m[1]*y + m[2]) / w, (m[3]*x + m[4]*y + m[5]) / w
}

// squareTo maps the unit square onto a quadrilateral (Heckbert, 1989).
func squareTo(q [4]Point) projection {
	dx1, dx2, sx := q[1].X-q[2].X, q[3].X-q[2].X, q[0].X-q[1].X+q[2].X-q[3].X
	dy1, dy2, sy := q[1].Y-q[2].Y, q[3].Y-q[2].Y, q[0].Y-q[1].Y+q[2].Y-q[3].Y
	det := dx1*dy2 - dx2*dy1
	g, h := (sx*dy2-dx2*sy)/det, (dx1*sy-sx*dy1)/det
	return projection{
		q[1].X - q[0].X + g*q[1].X, q[3].X - q[0].X + h*q[3].X, q[0].X,
		q[1].Y - q[0].Y + g*q[1].Y, q[3].Y - q[0].Y + h*q[3].Y, q[0].Y,
		g, h, 1,
	}
}

// inverse is the adjugate, which for a projective map is as good as the inverse.
func (m projection) inverse() projection {
	return projection{
		m[4]*m[8] - m[5]*m[7], m[2]*m[7] - m[1]*m[8], m[1]*m[5] - m[2]*m[4],
		m[5]*m[6] - m[3]*m[8], m[0]*m[8] - m[2]*m[6], m[2]*m[3] - m[0]*m[5],
		m[3]*m[7] - m[4]*m[6], m[1]*m[6] - m[0]*m[7], m[0]*m[4] - m[1]*m[3],
	}
}

// Quarters turns the picture clockwise by so many right angles.
func Quarters(img *image.RGBA, quarters int) *image.RGBA {
	for range 3 * (quarters & 3) & 3 { // turned goes the other way
		img = turned(img)
	}
	return rgba(img)
}

// Beside puts a second picture to the right of the first.
func Beside(first, second *image.RGBA) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, first.Rect.Dx()+second.Rect.Dx(), max(first.Rect.Dy(), second.Rect.Dy())))
	draw.Draw(out, first.Rect, first, first.Rect.Min, draw.Src)
	draw.Draw(out, second.Rect.Add(image.Pt(first.Rect.Dx(), 0)), second, second.Rect.Min, draw.Src)
	return out
}

// Rectified is what lies between four points of a picture, clockwise from the upper left, as an upright picture of a size.
func Rectified(img image.Image, corners [4]Point, width, height int) *image.RGBA {
	source, out := rgba(img), image.NewRGBA(image.Rect(0, 0, width, height))
	onto := squareTo(corners)
	for y := range height {
		for x := range width {
			sx, sy := onto.apply((float64(x)+0.5)/float64(width), (float64(y)+0.5)/float64(height))
			at := out.PixOffset(x, y)
			mixPixel(out.Pix[at:], source, sx-0.5, sy-0.5, 1)
			out.Pix[at+3] = 255
		}
	}
	return out
}
