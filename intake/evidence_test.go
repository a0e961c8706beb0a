package intake_test

import (
	"encoding/json"
	"image"
	"testing"

	"priyom/intake"
)

func measured(values ...float64) *intake.Evidence {
	e := &intake.Evidence{}
	for i, v := range values {
		page := intake.Page{Number: i + 1, Metrics: map[string]intake.Measurement{}}
		if v >= 0 {
			page.Metrics["ink"] = intake.Measurement{Value: v}
		}
		e.Pages = append(e.Pages, page)
	}
	return e
}

func TestTheWorstAndTheBestPageAreFound(t *testing.T) {
	for _, tt := range []struct {
		name        string
		values      []float64 // below zero: not measured
		worst, best int
	}{
		{"the lowest and the highest", []float64{0.5, 0.1, 0.9}, 2, 3},
		{"the first of equals", []float64{0.5, 0.5}, 1, 1},
		{"pages that were not measured do not count", []float64{-1, 0.5, -1}, 2, 2},
		{"zero is a measurement", []float64{0.5, 0}, 2, 1},
		{"none where no page was measured", []float64{-1}, 0, 0},
		{"none where there is no page", nil, 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := measured(tt.values...)
			worst, _, found := e.Worst("ink")
			best, _, _ := e.Best("ink")
			if worst.Number != tt.worst || best.Number != tt.best || found != (tt.worst > 0) {
				t.Errorf("got %d and %d, found %t", worst.Number, best.Number, found)
			}
		})
	}
}

func TestEvidenceIsNamedByWhatItSays(t *testing.T) {
	name := func(e *intake.Evidence) intake.Digest {
		digest, err := e.Digest()
		if err != nil {
			t.Fatal(err)
		}
		return digest
	}
	a, b := measured(0.5, 0.1), measured(0.5, 0.1)
	if name(a) != name(b) {
		t.Error("equal evidence has two names")
	}
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var stored intake.Evidence
	if err := json.Unmarshal(data, &stored); err != nil || name(&stored) != name(a) {
		t.Errorf("stored evidence has another name: %v", err)
	}
	b.Pages[1].Metrics["ink"] = intake.Measurement{Value: 0.2}
	if name(a) == name(b) {
		t.Error("other evidence has the same name")
	}
}

func TestABoxIsItsCorners(t *testing.T) {
	if got := *intake.BoxOf(image.Rect(1, 2, 30, 40)); got != (intake.Box{1, 2, 30, 40}) {
		t.Errorf("got %v", got)
	}
}
