package quality_test

import (
	"image"
	"testing"

	draw "priyom/samples/make"
	"priyom/validators/quality"
)

func TestTheMapShowsWhereThePrintIsSoft(t *testing.T) {
	page, err := draw.Scene{Kind: "lease", Surface: draw.Lid, Seed: 2}.Take()
	if err != nil {
		t.Fatal(err)
	}
	sharp, soft := gray(page.RGBA), gray(draw.Blur(page.RGBA, 3))
	middle := sharp.Rect.Dx() / 2
	for y := range sharp.Rect.Dy() {
		copy(sharp.Pix[y*sharp.Stride:][:middle], soft.Pix[y*soft.Stride:][:middle])
	}
	var left, right, lefts, rights float64
	for _, region := range quality.Map(sharp) {
		switch {
		case region.Box[2] < middle-20:
			left, lefts = left+region.Sharpness, lefts+1
		case region.Box[0] > middle+20:
			right, rights = right+region.Sharpness, rights+1
		}
	}
	if lefts == 0 || rights == 0 || left/lefts > 0.8*right/rights {
		t.Errorf("the blurred half reads %.2f over %.0f tiles, the other %.2f over %.0f; want it softer by a fifth", left/lefts, lefts, right/rights, rights)
	}
}

func TestEmptyPaperHasNoMap(t *testing.T) {
	if got := quality.Map(image.NewGray(image.Rect(0, 0, 500, 500))); len(got) > 0 {
		t.Errorf("got %v, want nothing", got)
	}
}
