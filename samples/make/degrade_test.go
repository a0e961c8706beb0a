package draw

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"testing"
)

// checkers is a picture whose squares are 8 pixels wide, dark grey and light grey.
func checkers() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 128, 96))
	for y := range 96 {
		for x := range 128 {
			grey := uint8(60)
			if (x/8+y/8)%2 == 0 {
				grey = 200
			}
			img.SetRGBA(x, y, color.RGBA{R: grey, G: grey, B: grey, A: 255})
		}
	}
	return img
}

func meanAndDeviation(img *image.RGBA) (mean, deviation float64) {
	var sum, squares, n float64
	for i := 0; i < len(img.Pix); i += 4 {
		v := float64(img.Pix[i])
		sum, squares, n = sum+v, squares+v*v, n+1
	}
	mean = sum / n
	return mean, math.Sqrt(squares/n - mean*mean)
}

func TestDegradationsLeaveWhatTheyWereGivenAndRepeat(t *testing.T) {
	ground := image.NewRGBA(image.Rect(0, 0, 128, 96))
	for name, degrade := range map[string]func(image.Image) *image.RGBA{
		"blur":       func(img image.Image) *image.RGBA { return Blur(img, 2.3) },
		"brightness": func(img image.Image) *image.RGBA { return Brightness(img, 0.5, 3) },
		"paper":      func(img image.Image) *image.RGBA { return Paper(img, rgb(0xfbf9f4)) },
		"noise":      func(img image.Image) *image.RGBA { return Noise(img, 4, 9) },
		"shadow":     func(img image.Image) *image.RGBA { return Shadow(img, 0.5, 30) },
		"glare":      func(img image.Image) *image.RGBA { return Glare(img, 0.5, 0.5, 0.3) },
		"cast": func(img image.Image) *image.RGBA {
			out, _ := Cast(rgba(img), img.Bounds(), 0.3, 0.5, 4)
			return out
		},
		"flash": func(img image.Image) *image.RGBA {
			out, _ := Flash(rgba(img), img.Bounds(), 0.1, 4)
			return out
		},
		"motion":      func(img image.Image) *image.RGBA { return Motion(img, 5, 40) },
		"underexpose": func(img image.Image) *image.RGBA { return Underexpose(img, 1) },
		"upscaled":    func(img image.Image) *image.RGBA { return Upscaled(img, 2, 1.5, 3) },
		"cut off":     func(img image.Image) *image.RGBA { return CutOff(rgba(img), img.Bounds(), Bottom, 0.2) },
		"resize":      func(img image.Image) *image.RGBA { return Resize(img, 0.4) },
		"crop":        func(img image.Image) *image.RGBA { return Crop(img, 0, 0, 0.5, 0.5) },
		"rotate":      func(img image.Image) *image.RGBA { return Rotate(img, 5, ground) },
		"perspective": func(img image.Image) *image.RGBA {
			return Perspective(img, ground, [4]Point{{3, 4}, {120, 8}, {118, 90}, {6, 80}})
		},
	} {
		t.Run(name, func(t *testing.T) {
			given := checkers()
			first, second := degrade(given), degrade(given)
			if !bytes.Equal(given.Pix, checkers().Pix) {
				t.Error("the picture given was changed")
			}
			if !bytes.Equal(first.Pix, second.Pix) {
				t.Error("the second time came out otherwise")
			}
			if bytes.Equal(first.Pix, given.Pix) {
				t.Error("nothing was degraded")
			}
		})
	}
}

func TestBlurKeepsTheLightAndTakesTheContrast(t *testing.T) {
	mean, deviation := meanAndDeviation(checkers())
	before := deviation
	for _, sigma := range []float64{0.5, 1, 2, 4, 8} {
		gotMean, gotDeviation := meanAndDeviation(Blur(checkers(), sigma))
		if math.Abs(gotMean-mean) > 1 {
			t.Errorf("sigma %g: mean is %.1f, want about %.1f", sigma, gotMean, mean)
		}
		if gotDeviation >= before {
			t.Errorf("sigma %g: deviation is %.1f, want less than %.1f", sigma, gotDeviation, before)
		}
		before = gotDeviation
	}
}

func TestBlurSpreadsAPointAsWideAsItSays(t *testing.T) {
	for _, sigma := range []float64{0.7, 1.5, 3, 6} {
		img := image.NewRGBA(image.Rect(0, 0, 101, 101))
		for y := range 101 {
			img.SetRGBA(50, y, color.RGBA{R: 255, G: 255, B: 255, A: 255}) // a line, so that only x blurs it
		}
		blurred := Blur(img, sigma)
		var sum, squares float64
		for x := range 101 {
			v := float64(blurred.RGBAAt(x, 50).R)
			sum, squares = sum+v, squares+v*float64((x-50)*(x-50))
		}
		if got := math.Sqrt(squares / sum); math.Abs(got-sigma) > 0.12*sigma {
			t.Errorf("the line is %.2f wide, want %.2f", got, sigma)
		}
	}
}

func TestNoiseHasTheDeviationAskedFor(t *testing.T) {
	flat := Brightness(image.NewRGBA(image.Rect(0, 0, 300, 300)), 0, 128)
	for _, sigma := range []float64{1, 3, 8} {
		if _, got := meanAndDeviation(Noise(flat, sigma, 1)); math.Abs(got-sigma) > 0.1*sigma+0.1 {
			t.Errorf("deviation is %.2f, want %.2f", got, sigma)
		}
	}
	if bytes.Equal(Noise(flat, 3, 1).Pix, Noise(flat, 3, 2).Pix) {
		t.Error("another seed gave the same grain")
	}
}

func TestPerspectiveOntoTheOwnCornersChangesNothing(t *testing.T) {
	got := Perspective(checkers(), image.NewRGBA(image.Rect(0, 0, 128, 96)), [4]Point{{0, 0}, {128, 0}, {128, 96}, {0, 96}})
	for i := range got.Pix {
		if diff := int(got.Pix[i]) - int(checkers().Pix[i]); i%4 != 3 && (diff < -1 || diff > 1) {
			t.Fatalf("byte %d is %d, want %d", i, got.Pix[i], checkers().Pix[i])
		}
	}
}

func TestRotatingThereAndBackComesBack(t *testing.T) {
	flat := Brightness(image.NewRGBA(image.Rect(0, 0, 80, 80)), 0, 200)
	ground := Brightness(flat, 0, 10)
	if got := Rotate(flat, 45, ground).RGBAAt(1, 1).R; got != 10 {
		t.Errorf("the corner is %d, want the ground's 10", got)
	}
	if got := Rotate(flat, 45, ground).RGBAAt(40, 40).R; got != 200 {
		t.Errorf("the middle is %d, want 200", got)
	}
}

func TestTurnedStoresTheUpperLeftCornerBelow(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 3, 2))
	img.SetRGBA(0, 0, color.RGBA{R: 255, A: 255})
	got := turned(img)
	if got.Rect.Dx() != 2 || got.Rect.Dy() != 3 || got.RGBAAt(0, 2).R != 255 {
		t.Errorf("corner lies elsewhere in %v: %v", got.Rect, got.Pix)
	}
}

func TestACertificateMayBeAboutAnything(t *testing.T) {
	file, err := DrawCertificate("Справка о чём угодно", []string{"Текст с буквой, которой нет: 漢字 🙂", "", "Слово" + string(make([]rune, 300))}, PDF, None, Persons(0)[0])
	if err != nil {
		t.Fatal(err)
	}
	if !wholeFile(file) {
		t.Error("the file is not whole")
	}
}
