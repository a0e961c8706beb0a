package zones

import "fmt"

// What is promised beside the shares and times of the conditions.
const (
	blankLimit = 20.0 // milliseconds to say that a page has no zone
	faster     = 10.0 // times, than a Tesseract process on the same crop
)

// Target is something promised, and whether it is kept.
type Target struct {
	Promise string `json:"promise"`
	Got     string `json:"got"`
	Kept    bool   `json:"kept"`
	Timed   bool   `json:"timed"` // by the clock of the machine at hand
}

// Targets are all promises, as the report has them kept.
func (r *Report) Targets() []Target {
	var list []Target
	falsely, of := 0, 0
	for _, one := range r.Results {
		falsely, of = falsely+one.Ours.False.Many, of+one.Ours.False.Of
		if one.Target > 0 {
			s := one.Ours.Sure
			list = append(list, Target{fmt.Sprintf("`%s`: at least %.0f %% wholly right and sure", one.Name, 100*one.Target),
				fmt.Sprintf("%s (%d of %d)", percent(s), s.Many, s.Of), s.Part() >= one.Target, false})
		}
	}
	list = append(list, Target{"No wrong zone is told as sure", fmt.Sprintf("%d of %d", falsely, of), falsely == 0, false})
	for _, one := range r.Results {
		if one.Limit > 0 {
			list = append(list, timed(fmt.Sprintf("`%s`: a page in under %.0f ms", one.Name, one.Limit), one.Ours.Median, one.Ours.P95, one.Limit))
		}
	}
	if r.Blank != nil {
		list = append(list, timed(fmt.Sprintf("No zone there: said in under %.0f ms", blankLimit), r.Blank.Median, r.Blank.P95, blankLimit))
	}
	for _, one := range r.Results {
		if b := one.Crop; b != nil && one.Target > 0 {
			list = append(list,
				Target{fmt.Sprintf("`%s`: on the crop at least %.0f times as fast as Tesseract", one.Name, faster), fmt.Sprintf("%.1f", b.times()), b.times() >= faster, true},
				Target{fmt.Sprintf("`%s`: and more accurate", one.Name), fmt.Sprintf("%s of zones against %s", percent(b.Ours.Right), percent(b.Tesseract.Right)),
					b.Ours.Right.Many > b.Tesseract.Right.Many, false})
		}
	}
	return list
}

// timed is a promise about the time of nineteen pages in twenty.
func timed(promise string, median, p95, limit float64) Target {
	return Target{promise, fmt.Sprintf("%.1f ms, 95 %%: %.1f ms", median, p95), p95 < limit, true}
}

// times is by how much we are faster than processes of Tesseract.
func (b *Beside) times() float64 { return b.Tesseract.Median / max(0.1, b.Ours.Median) }
