package quality_test

import (
	"reflect"
	"testing"

	"go.yaml.in/yaml/v3"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
	"priyom/validators/quality"
)

func run(t testing.TB, name, with string, in validators.Input) validators.Result {
	t.Helper()
	check, ok := quality.Checks.Lookup(name)
	if !ok {
		t.Fatalf("no check named %s", name)
	}
	var parameters yaml.Node
	if err := yaml.Unmarshal([]byte(with), &parameters); err != nil {
		t.Fatal(err)
	}
	f, err := check.New(*parameters.Content[0], rules.Position{})
	if err != nil {
		t.Fatal(err)
	}
	return f(in)
}

// pages have each the ink given; below zero it was not measured.
func pages(ink ...float64) *intake.Evidence {
	e := &intake.Evidence{}
	for i, v := range ink {
		page := intake.Page{Number: i + 1, Width: 1000, Height: 1414, Metrics: map[string]intake.Measurement{}}
		if v >= 0 {
			page.Metrics["ink"] = intake.Measurement{Value: v, Unit: "share", Box: &intake.Box{1, 2, 3, 4}}
		}
		e.Pages = append(e.Pages, page)
	}
	return e
}

func at(dpi float64, width, height int) *intake.Evidence {
	return &intake.Evidence{Pages: []intake.Page{{Number: 1, DPI: 300, Width: 9000, Height: 9000}, {Number: 2, DPI: dpi, Width: width, Height: height}}}
}

func TestWhatWasMeasuredIsHeldAgainstTheRules(t *testing.T) {
	whole := &intake.Box{0, 0, 1000, 1414}
	fail := func(page int, box *intake.Box, got, limit float64, unit string) validators.Result {
		return validators.Fail(validators.OnPage(page, box), validators.Measured(got, limit, unit))
	}
	const metric, blank, plain, floored = "{metric: ink, min: 0.3}", "{min_ink: 0.3}", "{min: 200}", "{min: 200, floor: 150}"
	const sheet = "{min: 150, sheet: {min: 85}}"
	paper, a4Paper := &rules.Paper{Long: 100, Short: 50}, &rules.Paper{Long: 297, Short: 210}
	for _, tt := range []struct {
		check, name, with string
		evidence          *intake.Evidence
		paper             *rules.Paper
		want              validators.Result
	}{
		{"metric_min", "every page at the limit", metric, pages(0.3, 0.4), nil, validators.Pass()},
		{"metric_min", "the worst page fails, at its place", metric, pages(0.4, 0.1, 0.2), nil, fail(2, &intake.Box{1, 2, 3, 4}, 0.1, 0.3, "share")},
		{"metric_min", "zero is a measurement", metric, pages(0), nil, fail(1, &intake.Box{1, 2, 3, 4}, 0, 0.3, "share")},
		{"metric_min", "a page that was not measured says nothing", metric, pages(0.4, -1), nil, validators.Pass()},
		{"metric_min", "no page was measured", metric, pages(-1, -1), nil, validators.Inconclusive()},
		{"metric_min", "no page", metric, pages(), nil, validators.Inconclusive()},

		{"not_blank", "one page with print is enough", blank, pages(0, 0.5, 0), nil, validators.Pass()},
		{"not_blank", "empty paper only", blank, pages(0, 0.1), nil, fail(2, whole, 0.1, 0.3, "share")},
		{"not_blank", "no page was measured", blank, pages(-1), nil, validators.Inconclusive()},
		{"page_not_blank", "print on each", blank, pages(0.5, 0.4), nil, validators.Pass()},
		{"page_not_blank", "an empty page among others", blank, pages(0.5, 0), nil, fail(2, whole, 0, 0.3, "share")},
		{"page_not_blank", "all empty is told elsewhere", blank, pages(0, 0), nil, validators.NotApplicable()},
		{"page_not_blank", "no page was measured", blank, pages(-1), nil, validators.Inconclusive()},

		{"resolution_min", "enough on every page", plain, at(200, 1, 1), nil, validators.Pass()},
		{"resolution_min", "the worst page fails", plain, at(120.4, 1, 1), nil, fail(2, nil, 120, 200, "dpi")},
		{"resolution_min", "unknown, of paper of known size, the long side counts", plain, at(0, 400, 590), paper, fail(2, nil, 150, 200, "dpi")},
		{"resolution_min", "unknown, of paper of known size, the short side counts", plain, at(0, 5000, 315), paper, fail(2, nil, 160, 200, "dpi")},
		{"resolution_min", "unknown, of paper of known size, enough", plain, at(0, 400, 800), paper, validators.Pass()},
		{"resolution_min", "a sheet of 210 mm scanned at 150 dpi has 1240 pixels", "{min: 150}", at(0, 1240, 1754), &rules.Paper{Long: 297, Short: 210}, validators.Pass()},
		{"resolution_min", "what is told is what was compared", plain, at(199.4, 1, 1), nil, fail(2, nil, 199, 200, "dpi")},
		{"resolution_min", "unknown on every page", plain, &intake.Evidence{Pages: []intake.Page{{Number: 1, Width: 9, Height: 9}}}, nil, validators.Inconclusive()},
		{"resolution_min", "no page", plain, &intake.Evidence{}, paper, validators.Inconclusive()},
		{"resolution_min", "below the floor another rule speaks", floored, at(149, 1, 1), nil, validators.NotApplicable()},
		{"resolution_min", "of a sheet of A4 its own limit counts", sheet, at(100, 1, 1), a4Paper, validators.Pass()},
		{"resolution_min", "of a sheet of A4, less than its own limit", sheet, at(84, 1, 1), a4Paper, fail(2, nil, 84, 85, "dpi")},
		{"resolution_min", "of smaller paper it does not", sheet, at(100, 1, 1), paper, fail(2, nil, 100, 150, "dpi")},
		{"resolution_min", "at the floor this one does", floored, at(150, 1, 1), nil, fail(2, nil, 150, 200, "dpi")},
	} {
		t.Run(tt.check+"/"+tt.name, func(t *testing.T) {
			got := run(t, tt.check, tt.with, validators.Input{Evidence: tt.evidence, Kind: &rules.Kind{Paper: tt.paper}})
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

// shaded are pages that lie in shadows of a depth and an area each.
func shaded(shadows ...[2]float64) *intake.Evidence {
	e := &intake.Evidence{}
	for i, s := range shadows {
		e.Pages = append(e.Pages, intake.Page{Number: i + 1, Metrics: map[string]intake.Measurement{
			"shadow": {Value: s[0], Unit: "ratio", Box: &intake.Box{1, 2, 3, 4}}, "shadow_area": {Value: s[1], Unit: "share"},
		}})
	}
	return e
}

// soft are the same pages with print of a sharpness.
func soft(sharpness float64, e *intake.Evidence) *intake.Evidence {
	for _, page := range e.Pages {
		page.Metrics["sharpness"] = intake.Measurement{Value: sharpness, Unit: "ratio"}
	}
	return e
}

func TestAMeasureIsHeldAgainstAMostAndAShadowAgainstDepthAndArea(t *testing.T) {
	box := &intake.Box{1, 2, 3, 4}
	deep := func(page int, got, limit, area float64) validators.Result {
		return validators.Fail(validators.OnPage(page, box), validators.Measured(got, limit, "ratio"), validators.Value("area", area))
	}
	most := func(page int, got float64) validators.Result {
		return validators.Fail(validators.OnPage(page, box), validators.Measured(got, 0.3, "share"))
	}
	const metric, ceiled, shadow, stepped, blurred = "{metric: ink, max: 0.3}", "{metric: ink, max: 0.3, ceiling: 0.6}",
		"{depth: 0.4, area: 0.1}", "{depth: 0.4, area: 0.1, above: {depth: 0.6, area: 0.2}}", "{depth: 0.4, area: 0.1, sharp: 0.4}"
	for _, tt := range []struct {
		check, name, with string
		evidence          *intake.Evidence
		want              validators.Result
	}{
		{"metric_max", "every page at the limit", metric, pages(0.3, 0.2), validators.Pass()},
		{"metric_max", "the worst page fails, at its place", metric, pages(0.4, 0.5, 0.2), most(2, 0.5)},
		{"metric_max", "no page was measured", metric, pages(-1), validators.Inconclusive()},
		{"metric_max", "above the ceiling another rule speaks", ceiled, pages(0.7, 0.5), validators.NotApplicable()},
		{"metric_max", "at the ceiling this one does", ceiled, pages(0.6), most(1, 0.6)},
		{"shadow_max", "deep and narrow", shadow, shaded([2]float64{0.9, 0.1}), validators.Pass()},
		{"shadow_max", "wide and faint", shadow, shaded([2]float64{0.4, 0.9}), validators.Pass()},
		{"shadow_max", "the deepest page fails, at its place", shadow, shaded([2]float64{0.5, 0.5}, [2]float64{0.7, 0.2}), deep(2, 0.7, 0.4, 0.2)},
		{"shadow_max", "a page that is deep and one that is wide", shadow, shaded([2]float64{0.9, 0.1}, [2]float64{0.1, 0.9}), validators.Pass()},
		{"shadow_max", "beyond both another rule speaks", stepped, shaded([2]float64{0.5, 0.3}, [2]float64{0.7, 0.3}), validators.NotApplicable()},
		{"shadow_max", "beyond one of them this one does", stepped, shaded([2]float64{0.7, 0.2}), deep(1, 0.7, 0.4, 0.2)},
		{"shadow_max", "on a blurred page a shade cannot be told from a picture", blurred, soft(0.2, shaded([2]float64{0.7, 0.2})), validators.NotApplicable()},
		{"shadow_max", "on a sharp page it can", blurred, soft(0.6, shaded([2]float64{0.7, 0.2})), deep(1, 0.7, 0.4, 0.2)},
		{"shadow_max", "no page was measured", shadow, pages(0.5), validators.Inconclusive()},
	} {
		t.Run(tt.check+"/"+tt.name, func(t *testing.T) {
			got := run(t, tt.check, tt.with, validators.Input{Evidence: tt.evidence, Kind: &rules.Kind{}})
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}
