package draw

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"slices"
	"testing"
)

func TestAScenesPictureRepeatsAndAnotherSeedGivesAnother(t *testing.T) {
	take := func(seed uint64) Picture {
		p, err := Scene{Kind: "passport_foreign", Surface: Cloth, Seed: seed}.Take()
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	first, again, other := take(3), take(3), take(4)
	if !bytes.Equal(first.Pix, again.Pix) || first.Corners != again.Corners {
		t.Error("the second time came out otherwise")
	}
	if bytes.Equal(first.Pix, other.Pix) {
		t.Error("another seed gave the same picture")
	}
}

func TestASceneTellsWhereThePaperIsAndWhatItSays(t *testing.T) {
	for _, surface := range Surfaces() {
		p, err := Scene{Kind: "migration_card", Surface: surface, Seed: 1}.Take()
		if err != nil {
			t.Fatal(err)
		}
		long := math.Hypot(p.Corners[3].X-p.Corners[0].X, p.Corners[3].Y-p.Corners[0].Y)
		if want := 210 / 25.4 * p.DPI; math.Abs(long-want) > 0.01*want {
			t.Errorf("on %s the long side has %.0f pixels, want %.0f at %.0f dpi of 210 mm", surface, long, want, p.DPI)
		}
		if paper := p.Paper(); paper.Empty() || paper == p.Rect {
			t.Errorf("on %s the paper is at %v of %v, want something of the surface round it", surface, paper, p.Rect)
		}
		if !slices.Contains(p.Words, "МИГРАЦИОННАЯ") {
			t.Errorf("on %s the words are %v, want the card's title among them", surface, p.Words)
		}
	}
}

func TestATiltedSceneTurnsThePaper(t *testing.T) {
	straight, err := Scene{Kind: "visa", Surface: Lid, Seed: 2}.Take()
	if err != nil {
		t.Fatal(err)
	}
	tilted, err := Scene{Kind: "visa", Surface: Lid, Seed: 2, Tilt: 9}.Take()
	if err != nil {
		t.Fatal(err)
	}
	angle := func(p Picture) float64 {
		return math.Atan2(p.Corners[1].Y-p.Corners[0].Y, p.Corners[1].X-p.Corners[0].X) * 180 / math.Pi
	}
	if got := angle(tilted) - angle(straight); math.Abs(got-9) > 0.01 {
		t.Errorf("the paper turned by %.2f degrees, want 9", got)
	}
}

func TestABlankSceneHasNoWords(t *testing.T) {
	p, err := Scene{Kind: "lease", Surface: Wood, Blank: true}.Take()
	if err != nil || len(p.Words) > 0 {
		t.Errorf("words are %v, %v; want none", p.Words, err)
	}
	if _, err := (Scene{Kind: "menu"}).Take(); err == nil {
		t.Error("a kind that is none was drawn")
	}
}

// grey is a flat picture.
func grey(width, height int, v uint8) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	fillImage(img, color.NRGBA{v, v, v, 255})
	return img
}

func TestAShadowsBoxIsWhereHalfOfItsLightIsMissing(t *testing.T) {
	for seed := range uint64(12) {
		paper := image.Rect(20, 30, 220, 330)
		got, box := Cast(grey(240, 360, 200), paper, 0.25, 0.6, seed)
		var want image.Rectangle
		shaded := 0
		for y := paper.Min.Y; y < paper.Max.Y; y++ {
			for x := paper.Min.X; x < paper.Max.X; x++ {
				if got.RGBAAt(x, y).R <= 140 { // 200 less half of 60 %
					want = including(want, x, y)
					shaded++
				}
			}
		}
		if !box.In(want.Inset(-1)) || !want.In(box.Inset(-1)) {
			t.Errorf("seed %d: the box is %v, want %v", seed, box, want)
		}
		if share := float64(shaded) / float64(paper.Dx()*paper.Dy()); math.Abs(share-0.25) > 0.02 {
			t.Errorf("seed %d: the shadow covers %.3f of the paper, want 0.25", seed, share)
		}
	}
}

func TestAReflectionBleachesWhatItsBoxHolds(t *testing.T) {
	for seed := range uint64(12) {
		paper := image.Rect(0, 0, 300, 200)
		got, box := Flash(grey(320, 220, 200), paper, 0.05, seed)
		if middle := box.Min.Add(box.Max).Div(2); got.RGBAAt(middle.X, middle.Y).R != 255 {
			t.Errorf("seed %d: the middle of %v is not bleached", seed, box)
		}
		for y := range paper.Max.Y {
			for x := range paper.Max.X {
				if got.RGBAAt(x, y).R == 255 && !image.Pt(x, y).In(box.Inset(-2)) {
					t.Fatalf("seed %d: %d, %d is bleached and not in %v", seed, x, y, box)
				}
			}
		}
		share := math.Pi / 4 * float64(box.Dx()*box.Dy()) / float64(paper.Dx()*paper.Dy())
		if share < 0.04 || share > 0.075 {
			t.Errorf("seed %d: it bleaches %.3f of the paper, want about 0.05", seed, share)
		}
	}
}

func TestMotionSpreadsAPointAlongItsDirectionAndKeepsItsLight(t *testing.T) {
	for _, degrees := range []float64{0, 30, 90, 135} {
		img := grey(101, 101, 0)
		for y := 49; y < 52; y++ {
			for x := 49; x < 52; x++ {
				img.SetRGBA(x, y, color.RGBA{R: 255, G: 255, B: 255, A: 255})
			}
		}
		smeared := Motion(img, 24, degrees)
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		var sum, along, across float64
		for y := range 101 {
			for x := range 101 {
				v := float64(smeared.RGBAAt(x, y).R)
				a, b := float64(x-50)*cos+float64(y-50)*sin, float64(y-50)*cos-float64(x-50)*sin
				sum, along, across = sum+v, along+v*a*a, across+v*b*b
			}
		}
		if got, want := math.Sqrt(along/sum), 24/math.Sqrt(12); math.Abs(got-want) > 0.6 {
			t.Errorf("at %g degrees it spreads %.2f along, want %.2f", degrees, got, want)
		}
		if got := math.Sqrt(across / sum); got > 1.2 {
			t.Errorf("at %g degrees it spreads %.2f across", degrees, got)
		}
		if math.Abs(sum-9*255) > 0.05*9*255 {
			t.Errorf("at %g degrees the light is %.0f, want %d", degrees, sum, 9*255)
		}
	}
}

func TestAPartCutOffIsTheShareOfThePaper(t *testing.T) {
	img, paper := grey(240, 360, 200), image.Rect(20, 30, 220, 330)
	for side, want := range map[Side]image.Point{Top: {240, 270}, RightSide: {180, 360}, Bottom: {240, 270}, LeftSide: {180, 360}} {
		if got := CutOff(img, paper, side, 0.2).Rect.Size(); got != want {
			t.Errorf("%s: the picture is %v, want %v", side, got, want)
		}
	}
}

func TestAStopIsHalfTheLight(t *testing.T) {
	if got := Underexpose(grey(2, 2, 200), 2.2).RGBAAt(0, 0).R; got != 100 {
		t.Errorf("2.2 stops leave %d of 200, want 100", got)
	}
}
