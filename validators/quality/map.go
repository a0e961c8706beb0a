package quality

import (
	"image"
	"math"

	"priyom/intake"
)

// Region is a tile of a page with print in it, and how sharp that is.
type Region struct {
	Box       intake.Box
	Sharpness float64 // 0–1, as Measure gives it for the page
}

// Map tells the sharpness of print tile by tile, for people to look at. Tiles without print are left out. The image is not
// changed.
func Map(grey *image.Gray) []Region {
	p := prepare(grey, nil)
	defer p.release()
	t := &p.print
	regions := make([]Region, 0, len(t.tiles))
	for i := range t.tiles {
		box := p.box(t.level, t.around(i, 0))
		if box == nil {
			continue
		}
		spread := math.Sqrt(max(0, t.tiles[i].blur()-perfectEdge)) * float64(t.level.scale) / t.length
		regions = append(regions, Region{*box, rounded(1 / (1 + spread/halfSharp))})
	}
	return regions
}
