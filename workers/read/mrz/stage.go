package mrz

import (
	"context"
	"image"
	"math"

	"priyom/intake"
	"priyom/workers"
	"priyom/workers/page"
)

// Version changes whenever the reader may read something else off the same page.
const Version = "3"

// Stage reads the zone of each page of the documents whose kind asks for it.
func Stage() workers.Stage {
	return workers.Stage{
		Name: "mrz", Version: Version, Extracts: "mrz",
		Page: func(_ context.Context, _ *workers.Examination, drawn *page.Image, into *intake.Page) error {
			into.MRZ = nil
			if reading, ok := Read(drawn.Gray()); ok {
				into.MRZ = reading.Evidence()
			}
			return nil
		},
	}
}

// Evidence is the reading in the shape in which evidence is kept.
func (r Reading) Evidence() *intake.Zone {
	zone := r.Zone.Evidence()
	zone.Unsure, zone.Degrees = !r.Sure, r.Degrees
	for i, line := range r.Characters {
		confidence, boxes := make([]float64, len(line)), make([]intake.Box, len(line))
		for k, c := range line {
			confidence[k], boxes[k] = hundredths(c.Confidence), *intake.BoxOf(c.Box)
			if taken := r.Lines[i][k]; taken != c.Looked {
				zone.Repairs = append(zone.Repairs, intake.ZoneRepair{Line: i + 1, Position: k + 1, Looked: string(rune(c.Looked)), Taken: string(rune(taken))})
			}
		}
		zone.Confidence, zone.Boxes = append(zone.Confidence, confidence), append(zone.Boxes, boxes)
	}
	zone.Parts = r.parts(zone.Document)
	return &zone
}

// parts are the places of what the document says.
func (r Reading) parts(document map[string]string) map[string]intake.ZonePart {
	parts := map[string]intake.ZonePart{}
	for name := range document {
		line, from, to, ok := r.Format.Of(name)
		if !ok || line >= len(r.Characters) {
			continue
		}
		least := 1.0
		var box image.Rectangle
		for _, c := range r.Characters[line][from:to] {
			least = min(least, c.Confidence)
			box = box.Union(c.Box)
		}
		parts[name] = intake.ZonePart{Box: *intake.BoxOf(box), Confidence: hundredths(least)}
	}
	return parts
}

// hundredths rounds down, so that no confidence is told as more than it is.
func hundredths(v float64) float64 { return math.Floor(v*100) / 100 }
