package quality_test

import (
	"image"
	"math"
	"testing"

	draw "priyom/samples/make"
	"priyom/validators/quality"
	"priyom/workers/page"
)

// taken is a scene and what is measured of it, after somebody has spoilt it.
func taken(t *testing.T, scene draw.Scene, spoil func(draw.Picture) *image.RGBA) (draw.Picture, map[string]float64) {
	t.Helper()
	picture, err := scene.Take()
	if err != nil {
		t.Fatal(err)
	}
	img := picture.RGBA
	if spoil != nil {
		img = spoil(picture)
	}
	values := map[string]float64{}
	for name, got := range quality.Measure((&page.Image{Image: img}).Gray(), img) {
		values[name] = got.Value
	}
	return picture, values
}

// turnOf is how many degrees a picture's paper lies turned.
func turnOf(p draw.Picture) float64 {
	return math.Atan2(p.Corners[1].Y-p.Corners[0].Y, p.Corners[1].X-p.Corners[0].X) * 180 / math.Pi
}

func TestSkewIsToldWithinAThirdOfADegree(t *testing.T) {
	for i, on := range draw.Surfaces() {
		for j, tilt := range []float64{0, 2, -5, 10} {
			picture, got := taken(t, draw.Scene{Kind: "passport_foreign", Surface: on, Seed: uint64(4*i + j), Tilt: tilt}, nil)
			if want := math.Abs(turnOf(picture)); math.Abs(got["skew"]-want) > 0.34 {
				t.Errorf("on %s, turned by %.2f degrees: got %.2f", on, want, got["skew"])
			}
			if got["cut_off"] > 0 || got["rotation"] != 0 || got["documents"] != 1 {
				t.Errorf("on %s: a clean page: got %v", on, got)
			}
		}
	}
}

func TestASideBeyondTheFrameIsTold(t *testing.T) {
	for i, on := range []draw.Surface{draw.Wood, draw.Cloth, draw.Table} {
		for side := range 4 {
			_, got := taken(t, draw.Scene{Kind: "passport_foreign", Surface: on, Seed: uint64(i)}, func(p draw.Picture) *image.RGBA {
				return draw.CutOff(p.RGBA, p.Paper(), draw.Side(side), 0.15)
			})
			if got["cut_off"] < 0.6 {
				t.Errorf("on %s, side %d: got %.2f", on, side, got["cut_off"])
			}
		}
	}
}

func TestTheDocumentsOwnSizeIsTold(t *testing.T) {
	for i, on := range []draw.Surface{draw.Wood, draw.Cloth, draw.Table} {
		picture, got := taken(t, draw.Scene{Kind: "passport_foreign", Surface: on, Seed: uint64(i), Tilt: 3}, nil)
		corners := picture.Corners
		want := math.Hypot(corners[1].X-corners[0].X, corners[1].Y-corners[0].Y)
		if math.Abs(got["document_long"]/want-1) > 0.03 {
			t.Errorf("on %s: got %.0f pixels, want %.0f", on, got["document_long"], want)
		}
	}
}

func TestPerspectiveIsToldByTheEdges(t *testing.T) {
	_, straight := taken(t, draw.Scene{Kind: "migration_card", Surface: draw.Wood, Seed: 1}, nil)
	_, aslant := taken(t, draw.Scene{Kind: "migration_card", Surface: draw.Wood, Seed: 1, Lean: 0.2}, nil)
	if straight["perspective"] > 0.05 || math.Abs(aslant["perspective"]-0.2) > 0.04 {
		t.Errorf("got %.3f from above and %.3f aslant, want about 0 and 0.2", straight["perspective"], aslant["perspective"])
	}
}

func TestAPageOnItsSideAndASecondDocumentAreTold(t *testing.T) {
	_, got := taken(t, draw.Scene{Kind: "migration_card", Surface: draw.Wood, Seed: 2}, func(p draw.Picture) *image.RGBA { return draw.Quarters(p.RGBA, 1) })
	if got["rotation"] != 90 {
		t.Errorf("on its side: got %v", got["rotation"])
	}
	_, got = taken(t, draw.Scene{Kind: "migration_card", Surface: draw.Wood, Seed: 2}, func(p draw.Picture) *image.RGBA { return draw.Beside(p.RGBA, p.RGBA) })
	if got["documents"] != 2 {
		t.Errorf("two side by side: got %v", got["documents"])
	}
}
