package zones

import (
	"math/rand/v2"

	draw "priyom/samples/make"
)

// Condition is how documents reach us, and what share of their zones must be read wholly right.
type Condition struct {
	Name   string  `json:"name"`
	Title  string  `json:"title"`
	Target float64 `json:"target,omitempty"`   // 0 where nothing was promised
	Limit  float64 `json:"limit_ms,omitempty"` // of the time to a page, 0 where none was promised

	travel func(*rand.Rand, *draw.Travel)
	lay    func(*rand.Rand) draw.Lay
	spoil  func(*rand.Rand, shot) shot
	jpeg   func(*rand.Rand) int
}

// Conditions lists all conditions, the promised ones first, the wild ones last.
func Conditions() []Condition { return append(tame(), wild()...) }

func tame() []Condition {
	return []Condition{
		{Name: "clean", Title: "Clean scan, 300 dpi", Target: 0.99, Limit: 60,
			lay:  scanned(300, 1, 0.8),
			jpeg: between(80, 95)},
		{Name: "sheet", Title: "On a sheet of A4, 300 dpi", Target: 0.99, Limit: 60,
			lay: func(r *rand.Rand) draw.Lay {
				lay := scanned(300, 1, 0.8)(r)
				lay.Sheet, lay.Margin = true, 0
				return lay
			},
			jpeg: between(75, 95)},
		{Name: "low", Title: "150 dpi, JPEG quality 50, 3° askew", Target: 0.95,
			lay:  scanned(150, 3, 0.6),
			jpeg: between(50, 51)},
		{Name: "photo", Title: "Phone photo: aslant, on wood or cloth, shadow", Target: 0.90,
			lay:   photographed(200, 300),
			spoil: shaded,
			jpeg:  between(60, 90)},
		{Name: "turned", Title: "Clean scan, 200 dpi, turned by quarters",
			lay:   scanned(200, 2, 0.7),
			spoil: func(r *rand.Rand, s shot) shot { return s.quarters(1 + r.IntN(3)) },
			jpeg:  between(70, 90)},
		{Name: "ground", Title: "Pattern under the zone, thick and thin print, 250 dpi",
			travel: func(r *rand.Rand, d *draw.Travel) { d.Ground, d.Thick = 0.3+0.7*r.Float64(), 0.1*r.Float64() },
			lay:    scanned(250, 2, 0.9),
			jpeg:   between(60, 90)},
		{Name: "small", Title: "600 px wide",
			lay:   scanned(300, 1.5, 0.8),
			spoil: func(_ *rand.Rand, s shot) shot { return s.wide(600) },
			jpeg:  between(60, 90)},
		{Name: "soft", Title: "Out of focus, 300 dpi, grain", Limit: 60,
			lay: scanned(300, 1, 3),
			spoil: func(r *rand.Rand, s shot) shot {
				s.RGBA = draw.Noise(s.RGBA, 6+8*r.Float64(), r.Uint64())
				return s
			},
			jpeg: between(60, 90)},
		{Name: "crop", Title: "Nothing but the zone, 200 dpi",
			travel: func(_ *rand.Rand, d *draw.Travel) { d.Crop = true },
			lay:    scanned(200, 2, 0.7),
			jpeg:   between(60, 90)},
		{Name: "raised", Title: "Print below the zone, 200 dpi",
			travel: func(_ *rand.Rand, d *draw.Travel) { d.Raised = 9 },
			lay:    scanned(200, 2, 0.7),
			jpeg:   between(60, 90)},
	}
}

func between(low, high int) func(*rand.Rand) int {
	return func(r *rand.Rand) int { return low + r.IntN(high-low) }
}

// scanned lies on a scanner's lid, askew by up to so many degrees either way.
func scanned(dpi, askew, soft float64) func(*rand.Rand) draw.Lay {
	return func(r *rand.Rand) draw.Lay {
		return draw.Lay{DPI: dpi, Surface: draw.Lid, Tilt: askew * (2*r.Float64() - 1), Margin: 1 + 5*r.Float64(), Soft: soft}
	}
}

// photographed lies on a table, seen aslant in uneven light.
func photographed(low, high float64) func(*rand.Rand) draw.Lay {
	return func(r *rand.Rand) draw.Lay {
		return draw.Lay{
			DPI: low + (high-low)*r.Float64(), Surface: []draw.Surface{draw.Wood, draw.Cloth, draw.Table}[r.IntN(3)],
			Tilt: 4 * (2*r.Float64() - 1), Lean: 0.12 * r.Float64(), Margin: 6 + 10*r.Float64(), Soft: 0.9 + 0.5*r.Float64(), Falloff: 0.3 * r.Float64(),
		}
	}
}

// shaded throws a shadow of any depth over up to a third of the picture.
func shaded(r *rand.Rand, s shot) shot {
	s.RGBA, _ = draw.Cast(s.RGBA, s.Rect, 0.1+0.25*r.Float64(), 0.2+0.35*r.Float64(), r.Uint64())
	return s
}
