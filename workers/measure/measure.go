// Package measure runs the measures of validators/quality over drawn pages.
package measure

import (
	"context"

	"priyom/intake"
	"priyom/validators/quality"
	"priyom/workers"
	"priyom/workers/page"
)

// Stage measures how well each page can be read.
func Stage() workers.Stage {
	return workers.Stage{
		Name: "measure", Version: quality.Version,
		Page: func(_ context.Context, _ *workers.Examination, drawn *page.Image, into *intake.Page) error {
			into.Metrics = quality.Measure(drawn.Gray(), drawn.Image)
			return nil
		},
	}
}
