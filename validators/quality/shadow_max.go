package quality

import (
	"priyom/intake"
	"priyom/validators"
)

// shade is a limit to a shadow: it fails what is both deeper and wider.
type shade struct {
	Depth float64 `yaml:"depth"` // share of light missing
	Area  float64 `yaml:"area"`  // share of the paper in shade
}

func (s shade) exceeded(depth, area intake.Measurement) bool {
	return depth.Value > s.Depth && area.Value > s.Area
}

var _ = Checks.Add(validators.Check{
	Name:  "shadow_max",
	Doc:   "No page that is sharp enough to tell a shade from a picture lies in a shadow that is both deeper and wider than the limits.",
	Needs: validators.NeedsContent,
	New: validators.With(func(p struct {
		Depth float64 `yaml:"depth"`
		Area  float64 `yaml:"area"`
		Above *shade  `yaml:"above,omitempty"` // beyond these another rule speaks, and this one does not apply
		Sharp float64 `yaml:"sharp,omitempty"` // softer pages, which another rule turns down, are left alone: there the edge of a portrait is as soft as that of a shade
	}) (validators.Func, error) {
		limit := shade{p.Depth, p.Area}
		return func(in validators.Input) validators.Result {
			result, told, blurred := validators.Pass(), false, false
			deepest := -1.0
			for _, page := range in.Evidence.Pages {
				depth, ok := page.Metrics[string(Shadow)]
				area, also := page.Metrics[string(ShadowArea)]
				if !ok || !also {
					continue
				}
				if sharp, printed := page.Metrics[string(Sharpness)]; printed && sharp.Value < p.Sharp {
					blurred = true
					continue
				}
				told = true
				if p.Above != nil && p.Above.exceeded(depth, area) {
					return validators.NotApplicable()
				}
				if limit.exceeded(depth, area) && depth.Value > deepest {
					deepest = depth.Value
					result = validators.Fail(validators.OnPage(page.Number, depth.Box),
						validators.Measured(depth.Value, p.Depth, depth.Unit), validators.Value("area", area.Value))
				}
			}
			switch {
			case told:
				return result
			case blurred:
				return validators.NotApplicable()
			default:
				return validators.Inconclusive()
			}
		}, nil
	}),
})
