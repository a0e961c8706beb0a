package draw

import "math"

// Point is a place on a page, in millimetres from its upper left corner.
type Point struct{ X, Y float64 }

// verb is what a path does next; the number of points it takes is in arity.
type verb uint8

const (
	moveTo verb = iota
	lineTo
	quadTo
	cubeTo
	closePath
)

var arity = [...]int{moveTo: 1, lineTo: 1, quadTo: 2, cubeTo: 3, closePath: 0}

// Path is an outline of lines and curves. The zero value is empty and ready to use.
type Path struct {
	verbs  []verb
	points []Point
}

func (p *Path) add(v verb, points ...Point) *Path {
	p.verbs = append(p.verbs, v)
	p.points = append(p.points, points...)
	return p
}

// Move starts a new contour.
func (p *Path) Move(x, y float64) *Path { return p.add(moveTo, Point{x, y}) }

// Line draws a straight line.
func (p *Path) Line(x, y float64) *Path { return p.add(lineTo, Point{x, y}) }

// Cube draws a cubic curve with two control points.
func (p *Path) Cube(ax, ay, bx, by, x, y float64) *Path {
	return p.add(cubeTo, Point{ax, ay}, Point{bx, by}, Point{x, y})
}

// Close ends the contour where it began.
func (p *Path) Close() *Path { return p.add(closePath) }

// each calls visit for every verb with the points it takes.
func (p *Path) each(visit func(v verb, at []Point)) {
	next := 0
	for _, v := range p.verbs {
		n := arity[v]
		visit(v, p.points[next:next+n])
		next += n
	}
}

// rect is a rectangle.
func rect(x, y, w, h float64) *Path {
	return new(Path).Move(x, y).Line(x+w, y).Line(x+w, y+h).Line(x, y+h).Close()
}

// line is one straight line, to be stroked.
func line(ax, ay, bx, by float64) *Path { return new(Path).Move(ax, ay).Line(bx, by) }

// ellipse approximates an ellipse by four cubics; the error is below 0.03 % of the radius.
func ellipse(cx, cy, rx, ry float64) *Path {
	const k = 0.5522847498
	return new(Path).Move(cx+rx, cy).
		Cube(cx+rx, cy+k*ry, cx+k*rx, cy+ry, cx, cy+ry).
		Cube(cx-k*rx, cy+ry, cx-rx, cy+k*ry, cx-rx, cy).
		Cube(cx-rx, cy-k*ry, cx-k*rx, cy-ry, cx, cy-ry).
		Cube(cx+k*rx, cy-ry, cx+rx, cy-k*ry, cx+rx, cy).Close()
}

func circle(cx, cy, r float64) *Path { return ellipse(cx, cy, r, r) }

// roundRect is a rectangle whose corners are rounded by r.
func roundRect(x, y, w, h, r float64) *Path {
	const k = 0.4477152502 // 1 - 0.5522847498
	return new(Path).Move(x+r, y).
		Line(x+w-r, y).Cube(x+w-k*r, y, x+w, y+k*r, x+w, y+r).
		Line(x+w, y+h-r).Cube(x+w, y+h-k*r, x+w-k*r, y+h, x+w-r, y+h).
		Line(x+r, y+h).Cube(x+k*r, y+h, x, y+h-k*r, x, y+h-r).
		Line(x, y+r).Cube(x, y+k*r, x+k*r, y, x+r, y).Close()
}

// smooth runs a curve through the points given (Catmull-Rom).
func smooth(points ...Point) *Path {
	path := new(Path).Move(points[0].X, points[0].Y)
	at := func(i int) Point { return points[min(max(i, 0), len(points)-1)] }
	for i := 0; i+1 < len(points); i++ {
		a, b, c, d := at(i-1), at(i), at(i+1), at(i+2)
		path.Cube(b.X+(c.X-a.X)/6, b.Y+(c.Y-a.Y)/6, c.X-(d.X-b.X)/6, c.Y-(d.Y-b.Y)/6, c.X, c.Y)
	}
	return path
}

// flatten turns the path into polylines whose points lie within a fraction of a pixel of the curve at the scale given.
func (p *Path) flatten(scale float64) [][]Point {
	var lines [][]Point
	var now []Point
	var start Point
	finish := func() {
		if len(now) > 1 {
			lines = append(lines, now)
		}
		now = nil
	}
	p.each(func(v verb, at []Point) {
		switch v {
		case moveTo:
			finish()
			start, now = at[0], []Point{at[0]}
		case lineTo:
			now = append(now, at[0])
		case quadTo:
			now = appendQuad(now, at[0], at[1], scale)
		case cubeTo:
			now = appendCube(now, at[0], at[1], at[2], scale)
		case closePath:
			now = append(now, start)
			finish()
			now = []Point{start}
		}
	})
	finish()
	return lines
}

func appendQuad(line []Point, b, c Point, scale float64) []Point {
	a := line[len(line)-1]
	first := Point{a.X + (b.X-a.X)*2/3, a.Y + (b.Y-a.Y)*2/3}
	second := Point{c.X + (b.X-c.X)*2/3, c.Y + (b.Y-c.Y)*2/3}
	return appendCube(line, first, second, c, scale)
}

func appendCube(line []Point, b, c, d Point, scale float64) []Point {
	a := line[len(line)-1]
	length := math.Hypot(b.X-a.X, b.Y-a.Y) + math.Hypot(c.X-b.X, c.Y-b.Y) + math.Hypot(d.X-c.X, d.Y-c.Y)
	steps := int(math.Sqrt(length*scale)*1.2) + 2
	for i := 1; i <= steps; i++ {
		t := float64(i) / float64(steps)
		u := 1 - t
		line = append(line, Point{
			u*u*u*a.X + 3*u*u*t*b.X + 3*u*t*t*c.X + t*t*t*d.X,
			u*u*u*a.Y + 3*u*u*t*b.Y + 3*u*t*t*c.Y + t*t*t*d.Y,
		})
	}
	return line
}
