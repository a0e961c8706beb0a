package ladder

import "fmt"

// What the measures are held to: by the area under the characteristic, by clean pages that are rejected, and by boxes that
// overlap the true one by a half.
const (
	leastArea   = 0.98
	leastBoxes  = 0.98
	mostRejects = 0.005
)

// Promised are the faults whose measures are held to the figures, each with its ladders.
func Promised() []string {
	return []string{"blur", "motion", "resolution", "shadow", "shadow_area", "glare", "dark", "crop", "skew", "blank"}
}

// Broken tells in sentences what the report shows that is worse than promised; nothing when all is kept. What was not
// climbed is worse too.
func (r *Report) Broken() []string {
	var broken []string
	if share := float64(r.Clean.Rejected) / float64(max(1, r.Clean.Pages)); share > mostRejects || r.Clean.Pages == 0 {
		broken = append(broken, fmt.Sprintf("%d of %d clean pages are rejected, %.1f %% at most may be: %v", r.Clean.Rejected, r.Clean.Pages, 100*mostRejects, r.Clean.Blocking))
	}
	for _, fault := range Promised() {
		one := r.result(fault)
		switch {
		case one == nil || !one.Measured:
			broken = append(broken, fmt.Sprintf("%s was not measured", fault))
			continue
		case one.Area < leastArea:
			broken = append(broken, fmt.Sprintf("%s: the area under the characteristic of %s is %.3f, want %.2f", fault, one.Metric, one.Area, leastArea))
		}
		if one.Boxed && one.Boxes < leastBoxes {
			broken = append(broken, fmt.Sprintf("%s: %.1f %% of the boxes overlap the true one by a half, want %.0f %%", fault, 100*one.Boxes, 100*leastBoxes))
		}
	}
	if r.Legible != nil {
		for _, row := range r.Legible.Rows {
			if row.Wrongly > 0 {
				broken = append(broken, fmt.Sprintf("%s %g: %d legible pages are rejected for focus or resolution", row.Fault, row.Step, row.Wrongly))
			}
		}
	}
	return broken
}

func (r *Report) result(fault string) *Result {
	for i := range r.Results {
		if r.Results[i].Fault == fault {
			return &r.Results[i]
		}
	}
	return nil
}
