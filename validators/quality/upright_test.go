package quality_test

import (
	"reflect"
	"testing"

	"priyom/intake"
	"priyom/validators"
)

func TestAPageIsUprightByItsZoneAndOtherwiseByItsLines(t *testing.T) {
	const untold = -1
	page := func(lines, zone float64) intake.Page {
		one := intake.Page{Metrics: map[string]intake.Measurement{}}
		if lines != untold {
			one.Metrics["rotation"] = intake.Measurement{Value: lines, Unit: "degrees"}
		}
		if zone != untold {
			one.MRZ = &intake.Zone{Lines: []string{"P<UTO"}, Degrees: int(zone)}
		}
		return one
	}
	turned := func(page int, degrees float64) validators.Result {
		return validators.Fail(validators.OnPage(page, nil), validators.Measured(degrees, 0, "degrees"))
	}
	for _, tt := range []struct {
		name  string
		pages []intake.Page
		want  validators.Result
	}{
		{"a zone that stands upright", []intake.Page{page(0, 0)}, validators.Pass()},
		{"a zone on its right side", []intake.Page{page(90, 90)}, turned(1, 90)},
		{"a zone on its head, which lines of print do not tell", []intake.Page{page(0, 180)}, turned(1, 180)},
		{"a zone on its left side, which lines of print tell from its right one no more", []intake.Page{page(90, 270)}, turned(1, 270)},
		{"the zone is believed before the lines", []intake.Page{page(90, 0)}, validators.Pass()},
		{"lines from side to side, no zone", []intake.Page{page(0, untold)}, validators.Pass()},
		{"lines up and down, no zone", []intake.Page{page(90, untold)}, turned(1, 90)},
		{"the second page is turned", []intake.Page{page(0, untold), page(untold, 180)}, turned(2, 180)},
		{"a page without zone or lines says nothing of the others", []intake.Page{page(untold, untold), page(0, untold)}, validators.Pass()},
		{"neither zone nor lines", []intake.Page{page(untold, untold)}, validators.NotApplicable()},
		{"no page", nil, validators.NotApplicable()},
	} {
		for i := range tt.pages {
			tt.pages[i].Number = i + 1
		}
		if got := run(t, "upright", "{}", validators.Input{Evidence: &intake.Evidence{Pages: tt.pages}}); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: got %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestAZoneOfNoLinesTellsNothing(t *testing.T) {
	page := intake.Page{Number: 1, MRZ: &intake.Zone{Degrees: 180}}
	if got := run(t, "upright", "{}", validators.Input{Evidence: &intake.Evidence{Pages: []intake.Page{page}}}); !reflect.DeepEqual(got, validators.NotApplicable()) {
		t.Errorf("got %+v", got)
	}
}
