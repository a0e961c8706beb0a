// Package quality measures whether a scan can be read, and holds what was measured against the rules.
//
// A measure is a pure function of a grey page image: the same pixels give the same number on every machine.
// Where it cannot say anything, because there is nothing on the page to measure, it says so and gives no number.
package quality

import (
	"fmt"
	"image"
	"maps"
	"slices"

	"priyom/intake"
)

// Metric names a measured quality of a page.
type Metric string

// The metrics.
const (
	Sharpness  Metric = "sharpness"
	Ink        Metric = "ink"
	Brightness Metric = "brightness"
	Contrast   Metric = "contrast"
)

// Version changes whenever a measure may give another number for the same pixels.
const Version = "1"

// measures gives for each metric how it is measured on a shared preparation of the page.
var measures = map[Metric]func(*prepared) (intake.Measurement, bool){
	Sharpness:  sharpness,
	Ink:        ink,
	Brightness: brightness,
	Contrast:   contrast,
}

// UnmarshalText refuses a word that is no metric.
func (m *Metric) UnmarshalText(text []byte) error {
	if _, ok := measures[Metric(text)]; !ok {
		return fmt.Errorf("no measure named %q: there are %v", text, slices.Sorted(maps.Keys(measures)))
	}
	*m = Metric(text)
	return nil
}

// Measure takes every metric of a page in one preparation. Metrics that cannot be told are left out.
func Measure(page *image.Gray) map[string]intake.Measurement {
	p := prepare(page)
	taken := make(map[string]intake.Measurement, len(measures))
	for name, measure := range measures {
		if got, ok := measure(p); ok {
			taken[string(name)] = got
		}
	}
	return taken
}
