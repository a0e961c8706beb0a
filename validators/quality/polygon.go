package quality

import (
	"cmp"
	"math"
	"slices"
)

// convex is the hull of points, clockwise on a page, whose y grows downwards (Andrew, 1979). It sorts the points.
func convex(points, hull []corner) []corner {
	slices.SortFunc(points, func(a, b corner) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) })
	half := func(from int, c corner) {
		for len(hull) >= from+2 && cross(hull[len(hull)-2], hull[len(hull)-1], c) <= 0 {
			hull = hull[:len(hull)-1]
		}
		hull = append(hull, c)
	}
	for _, c := range points {
		half(0, c)
	}
	upper := len(hull) - 1
	for _, c := range slices.Backward(points) {
		half(upper, c)
	}
	if len(hull) > 1 {
		hull = hull[:len(hull)-1] // the last is the first
	}
	return hull
}

// cross is positive where the way from a over b to c turns clockwise on a page.
func cross(a, b, c corner) float64 { return (b.x-a.x)*(c.y-a.y) - (b.y-a.y)*(c.x-a.x) }

// quad takes edges out of a hull, each time the one whose neighbours, drawn on till they meet, add the least area, until
// there are four.
func quad(hull []corner) []corner {
	shape := slices.Clone(hull)
	for len(shape) > 4 {
		best, least := -1, math.Inf(1)
		var tip corner
		n := len(shape)
		for i := range n {
			a, b, c, d := shape[(i+n-1)%n], shape[i], shape[(i+1)%n], shape[(i+2)%n]
			meet, ok := meeting(a, b, d, c)
			if !ok {
				continue
			}
			if added := math.Abs(cross(b, meet, c)) / 2; added < least {
				best, least, tip = i, added, meet
			}
		}
		if best < 0 {
			return nil
		}
		shape[best] = tip
		shape = slices.Delete(shape, (best+1)%n, (best+1)%n+1)
	}
	return shape
}

// meeting is where the ways from a over b and from c over d meet behind b and d.
func meeting(a, b, c, d corner) (corner, bool) {
	ux, uy, vx, vy := b.x-a.x, b.y-a.y, d.x-c.x, d.y-c.y
	turn := ux*vy - uy*vx
	if math.Abs(turn) < 1e-9 {
		return corner{}, false
	}
	along := ((c.x-a.x)*vy - (c.y-a.y)*vx) / turn
	other := ((c.x-a.x)*uy - (c.y-a.y)*ux) / turn
	if along < 1 || other < 1 {
		return corner{}, false
	}
	return corner{a.x + along*ux, a.y + along*uy}, true
}

// polygonArea by the shoelace formula.
func polygonArea(shape []corner) float64 {
	sum := 0.0
	for i, a := range shape {
		b := shape[(i+1)%len(shape)]
		sum += a.x*b.y - a.y*b.x
	}
	return math.Abs(sum) / 2
}
