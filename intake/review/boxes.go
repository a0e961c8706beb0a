package review

import "priyom/intake"

// boxes are the places on a page that findings speak of.
func boxes(page intake.Page, v *verdictView) []boxView {
	if v == nil {
		return nil
	}
	var list []boxView
	for _, f := range v.Findings {
		if f.Subject.Page != page.Number || f.Subject.Box == nil {
			continue
		}
		box := *f.Subject.Box
		unit := max(page.Width, page.Height, 1)
		list = append(list, boxView{
			X: box[0], Y: box[1], Width: box[2] - box[0], Height: box[3] - box[1], Number: f.Number,
			Stroke: max(1, unit/300), Label: unit / 28, Letter: unit / 38, TextX: box[0] + unit/56, LabelY: box[1] + unit/38,
			Severity: f.Severity, Text: f.Text,
		})
	}
	return list
}
