package measure

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"priyom/intake"
	"priyom/workers/page"
)

func TestAHeatMapFramesEachPlaceAndLeavesThePageAlone(t *testing.T) {
	white := image.NewGray(image.Rect(0, 0, 2800, 2000))
	draw.Draw(white, white.Rect, image.White, image.Point{}, draw.Src)
	drawn := &page.Image{Number: 1, Image: white}
	metrics := map[string]intake.Measurement{
		"glare":      {Value: 0.1, Unit: "share", Box: &intake.Box{400, 600, 1400, 1000}},
		"brightness": {Value: 1, Unit: "ratio"},
	}
	got, err := Heat(drawn, metrics)
	if err != nil {
		t.Fatal(err)
	}
	if want := image.Pt(1400, 1000+3*lineHeight); got.Rect.Size() != want {
		t.Errorf("the map is %v, want %v: the page at half its size and a line for each metric", got.Rect.Size(), want)
	}
	for _, at := range []image.Point{{200, 490}, {699, 400}, {450, 499}} {
		if c := got.RGBAAt(at.X, at.Y); c.R == 255 && c.G == 255 {
			t.Errorf("there is no frame at %v", at)
		}
	}
	if c := got.RGBAAt(100, 100); c != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("beside the frame the page is %v, want it as it was", c)
	}
	for i, v := range white.Pix {
		if v != 255 {
			t.Fatalf("pixel %d of the page was changed", i)
		}
	}
}

func TestAHeatMapOfAnyPageCanBeDrawn(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {1, 5000}, {5000, 1}} {
		drawn := &page.Image{Number: 1, Image: image.NewGray(image.Rectangle{Max: size})}
		if _, err := Heat(drawn, map[string]intake.Measurement{"ink": {Box: &intake.Box{0, 0, size.X, size.Y}}}); err != nil {
			t.Errorf("%v: %v", size, err)
		}
	}
}
