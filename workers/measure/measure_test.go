package measure_test

import (
	"image"
	"image/color"
	"reflect"
	"testing"

	"priyom/intake"
	"priyom/validators/quality"
	"priyom/workers/measure"
	"priyom/workers/page"
)

func TestThePageIsMeasuredInGreyIntoItsPlace(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 400, 300))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for y := 50; y < 250; y++ {
		for x := 50; x < 350; x++ {
			if x/8%3 == 0 {
				img.Set(x, y, color.Black)
			}
		}
	}
	drawn := &page.Image{Number: 2, Image: img}
	into := intake.Page{Number: 2, Width: 400, Height: 300, Text: "read before"}
	stage := measure.Stage()
	if err := stage.Page(t.Context(), nil, drawn, &into); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(into.Metrics, quality.Measure(drawn.Gray(), img)) || len(into.Metrics) < 4 {
		t.Errorf("got %v", into.Metrics)
	}
	if into.Number != 2 || into.Text != "read before" {
		t.Errorf("the stage changed more than its part: %+v", into)
	}
	if stage.Version != quality.Version {
		t.Errorf("the stage is of version %s, its measures of %s", stage.Version, quality.Version)
	}
}
