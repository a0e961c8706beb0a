package quality_test

import (
	"bytes"
	"image"
	"image/color"
	stddraw "image/draw"
	"image/jpeg"
	"math"
	"testing"

	"priyom/intake"
	draw "priyom/samples/make"
	"priyom/validators/quality"
)

// onCanvas lays a page on empty paper of a colour, so many pixels from its left and upper edge.
func onCanvas(page image.Image, paper color.Color, width, height, left, top int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	stddraw.Draw(out, out.Bounds(), image.NewUniform(paper), image.Point{}, stddraw.Src)
	stddraw.Draw(out, page.Bounds().Add(image.Pt(left, top)), page, page.Bounds().Min, stddraw.Src)
	return out
}

// paperOf is the colour of a page's paper: that of the most common level near its upper left corner.
func paperOf(page image.Image) color.Color {
	size := page.Bounds().Size()
	var counts [256]int
	var colours [256]color.Color
	most := 0
	for y := range size.Y / 4 {
		for x := range size.X / 4 {
			c := page.At(x, y)
			level := int(color.GrayModel.Convert(c).(color.Gray).Y)
			counts[level]++
			colours[level] = c
			if counts[level] > counts[most] {
				most = level
			}
		}
	}
	return colours[most]
}

func quarter(page image.Image) *image.RGBA {
	size := page.Bounds().Size()
	out := image.NewRGBA(image.Rect(0, 0, size.Y, size.X))
	for y := range size.Y {
		for x := range size.X {
			out.Set(size.Y-1-y, x, page.At(x, y))
		}
	}
	return out
}

// leastLight is the share of light below which a change of shadow says nothing: two and a half grey levels of 255, to which JPEG
// and rounding move the level of lit paper. A twentieth of a shadow is less than that where the shadow is less than 0.2,
// which no rule speaks of.
const leastLight = 0.01

func TestTurningMarginsAndColourMoveSharpnessShadowAndGlareByLessThanATwentieth(t *testing.T) {
	for kind, percent := range map[string]int{"passport_foreign": 80, "lease": 60, "migration_card": 80} {
		clean := draw.Brightness(scan(t, kind, percent), 0.93, 0)
		size := clean.Bounds().Size()
		for fault, page := range map[string]*image.RGBA{
			"as scanned": clean, "blurred": draw.Blur(clean, 2),
			"in a shadow": draw.Shadow(clean, 0.5, 20), "in a shadow from below": draw.Shadow(clean, 0.35, 100),
			"under a lamp": draw.Glare(clean, 0.5, 0.5, 0.2), "under a small lamp": draw.Glare(clean, 0.3, 0.6, 0.12),
		} {
			before := quality.Measure(gray(page), nil)
			for name, other := range map[string]image.Image{
				"turned by a quarter":         quarter(page),
				"with a margin":               onCanvas(page, paperOf(page), size.X+86, size.Y+74, 43, 37),
				"with a margin of pure white": onCanvas(page, color.White, size.X+86, size.Y+74, 43, 37),
				"with a wide white margin":    onCanvas(page, color.White, size.X+300, size.Y+400, 200, 157),
				"on twice the paper":          onCanvas(page, paperOf(page), 2*size.X, size.Y, 0, 0),
				"on twice the paper, below":   onCanvas(page, paperOf(page), size.X, 2*size.Y, 0, 0),
				"in grey":                     gray(page),
			} {
				t.Run(kind+" "+fault+" "+name, func(t *testing.T) {
					t.Parallel()
					after := quality.Measure(gray(other), nil)
					for _, metric := range []quality.Metric{quality.Sharpness, quality.Shadow, quality.Glare} {
						got, want := after[string(metric)].Value, before[string(metric)].Value
						most := 0.05 * want
						if metric == quality.Shadow {
							most = max(most, leastLight)
						}
						if math.Abs(got-want) > most {
							t.Errorf("got %s %.4f, before %.4f", metric, got, want)
						}
					}
				})
			}
		}
	}
}

func TestAPictureOnAWhitePageIsMeasuredAsIfItStoodAlone(t *testing.T) {
	page := draw.Brightness(scan(t, "passport_foreign", 80), 0.93, 0)
	size := page.Bounds().Size()
	for name, on := range map[string]image.Image{
		"above":  onCanvas(page, color.White, size.X, 2*size.Y, 0, 0),
		"beside": onCanvas(page, color.White, 2*size.X, size.Y, size.X, 0),
	} {
		if got, want := value(on, quality.Sharpness), value(page, quality.Sharpness); math.Abs(got-want) > 0.05*want {
			t.Errorf("%s: got a sharpness of %.3f, alone %.3f", name, got, want)
		}
		if got := value(on, quality.Ink); got < 0.01 {
			t.Errorf("%s: got %.4f ink, as if the white were the document", name, got)
		}
	}
}

// overlap is intersection over union.
func overlap(a, b image.Rectangle) float64 {
	area := func(r image.Rectangle) float64 { return float64(r.Dx() * r.Dy()) }
	both := area(a.Intersect(b))
	return both / (area(a) + area(b) - both)
}

func TestTheBoxOfAShadowOrGlareIsWhereItIs(t *testing.T) {
	page := draw.Brightness(scan(t, "passport_foreign", 80), 0.93, 0)
	size := page.Bounds().Size()
	at := func(left, top, right, bottom float64) image.Rectangle {
		x, y := float64(size.X), float64(size.Y)
		return image.Rect(int(left*x), int(top*y), int(right*x), int(bottom*y))
	}
	ratio := float64(size.X) / float64(size.Y)
	for _, tt := range []struct {
		name   string
		img    image.Image
		metric quality.Metric
		want   image.Rectangle
	}{
		{"a shadow from the right", draw.Shadow(page, 0.6, 0), quality.Shadow, at(0.5, 0, 1, 1)},
		{"a shadow from below", draw.Shadow(page, 0.5, 90), quality.Shadow, at(0, 0.5, 1, 1)},
		{"a lamp in the middle", draw.Glare(page, 0.5, 0.5, 0.25), quality.Glare, at(0.25, 0.5-0.25*ratio, 0.75, 0.5+0.25*ratio)},
		{"a lamp at the side", draw.Glare(page, 0.75, 0.4, 0.15), quality.Glare, at(0.6, 0.4-0.15*ratio, 0.9, 0.4+0.15*ratio)},
	} {
		got := quality.Measure(gray(tt.img), nil)[string(tt.metric)].Box
		if got == nil {
			t.Errorf("%s: got no box", tt.name)
			continue
		}
		if box := image.Rect(got[0], got[1], got[2], got[3]); overlap(box, tt.want) < 0.5 {
			t.Errorf("%s: got %v, want %v, which overlap by %.2f", tt.name, box, tt.want, overlap(box, tt.want))
		}
	}
}

func TestWhatIsDarkOrWhiteByItselfIsNoShadowAndNoGlare(t *testing.T) {
	fill := func(page *image.RGBA, left, top, right, bottom float64, c color.Color) *image.RGBA {
		out := draw.Brightness(page, 1, 0)
		x, y := float64(out.Rect.Dx()), float64(out.Rect.Dy())
		stddraw.Draw(out, image.Rect(int(left*x), int(top*y), int(right*x), int(bottom*y)), image.NewUniform(c), image.Point{}, stddraw.Src)
		return out
	}
	page := scan(t, "lease", 60)
	tinted := draw.Brightness(page, 0.85, 0)
	for name, img := range map[string]*image.RGBA{
		"a dark cover beside the page":  fill(page, 0.7, 0, 1, 1, color.Gray{Y: 40}),
		"a dark picture on the page":    fill(page, 0.2, 0.3, 0.5, 0.6, color.Gray{Y: 60}),
		"a white field on tinted paper": fill(tinted, 0.2, 0.3, 0.5, 0.6, color.White), "a page of white": draw.Brightness(page, 1.1, 20),
	} {
		if got := value(img, quality.Shadow); got > 0.2 {
			t.Errorf("%s: got a shadow of %g", name, got)
		}
		if got := value(img, quality.Glare); got != 0 {
			t.Errorf("%s: got %g of glare", name, got)
		}
	}
}

func TestCompressionRisesAsTheQualityOfAJPEGFalls(t *testing.T) {
	page := draw.Noise(scan(t, "passport_foreign", 77), 2, 3)
	last := 0.0
	for _, q := range []int{95, 70, 40, 15, 5} {
		var data bytes.Buffer
		if err := jpeg.Encode(&data, page, &jpeg.Options{Quality: q}); err != nil {
			t.Fatal(err)
		}
		again, err := jpeg.Decode(&data)
		if err != nil {
			t.Fatal(err)
		}
		got := value(again, quality.Compression)
		if got <= last {
			t.Errorf("at %d: got %g, of better quality %g", q, got, last)
		}
		last = got
	}
}

func TestNoiseIsMeasuredInGreyLevels(t *testing.T) {
	for _, sigma := range []float64{2, 5, 10} {
		got := 255 * value(draw.Noise(draw.Brightness(scan(t, "lease", 60), 0.8, 0), sigma, 5), quality.Noise)
		if got < 0.85*sigma || got > 1.15*sigma {
			t.Errorf("grain of %g levels: got %g", sigma, got)
		}
	}
}

func TestColourIsWhatThePaperHasNot(t *testing.T) {
	measured := func(img image.Image) intake.Measurement { return quality.Measure(gray(img), img)["colour"] }
	passport := scan(t, "passport_foreign", 50)
	if got := measured(passport); got.Value < 0.03 || got.Box == nil {
		t.Errorf("a passport in colour: got %+v", got)
	}
	for name, img := range map[string]image.Image{
		"a passport in grey": gray(passport), "grey on paper of a tint": draw.Paper(gray(passport), color.NRGBA{250, 235, 200, 255}),
	} {
		if got := measured(img); got.Value > 0.01 {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}
