package page_test

import (
	"image"
	"image/color"
	"sync"
	"testing"

	"priyom/workers/page"
)

// filled is an image of 6 × 4 with one pixel, at 4, 2, of a colour and the rest white.
func filled(img interface {
	image.Image
	Set(x, y int, c color.Color)
}, c color.Color) image.Image {
	for y := range 4 {
		for x := range 6 {
			img.Set(x, y, color.White)
		}
	}
	img.Set(4, 2, c)
	return img
}

func TestEveryKindOfImageIsConvertedAsTheStandardLibraryDoes(t *testing.T) {
	size := image.Rect(0, 0, 6, 4)
	for name, tt := range map[string]struct {
		img  image.Image
		want uint8
	}{
		"grey":                          {filled(image.NewGray(size), color.Gray{Y: 77}), 77},
		"grey of 16 bits":               {filled(image.NewGray16(size), color.Gray16{Y: 77 * 257}), 77},
		"red":                           {filled(image.NewRGBA(size), color.RGBA{255, 0, 0, 255}), 76},
		"green":                         {filled(image.NewNRGBA(size), color.NRGBA{0, 255, 0, 255}), 150},
		"blue":                          {filled(image.NewRGBA(size), color.RGBA{0, 0, 255, 255}), 29},
		"black of four inks":            {filled(image.NewPaletted(size, color.Palette{color.White, color.CMYK{0, 0, 0, 255}}), color.Black), 0},
		"what is transparent is paper":  {filled(image.NewNRGBA(size), color.NRGBA{0, 0, 0, 0}), 255},
		"what is half so is half paper": {filled(image.NewNRGBA(size), color.NRGBA{0, 0, 0, 128}), 127},
	} {
		t.Run(name, func(t *testing.T) {
			gray := (&page.Image{Image: tt.img}).Gray()
			got := int(gray.GrayAt(4, 2).Y)
			if d := got - int(tt.want); d < -1 || d > 1 || gray.GrayAt(0, 0).Y < 254 {
				t.Errorf("got %d on %d, want %d on white", got, gray.GrayAt(0, 0).Y, tt.want)
			}
		})
	}
}

func TestTheLumaOfAJPEGIsTakenAsItStands(t *testing.T) {
	img := image.NewYCbCr(image.Rect(0, 0, 6, 4), image.YCbCrSubsampleRatio420)
	img.Y[2*img.YStride+4] = 99
	if got := (&page.Image{Image: img}).Gray().GrayAt(4, 2).Y; got != 99 {
		t.Errorf("got %d, want 99", got)
	}
}

func TestAPartOfAnImageBeginsAtTheOrigin(t *testing.T) {
	part := image.Rect(3, 1, 6, 4)
	for name, img := range map[string]image.Image{
		"grey":       filled(image.NewGray(image.Rect(0, 0, 6, 4)), color.Black).(*image.Gray).SubImage(part),
		"RGBA":       filled(image.NewRGBA(image.Rect(0, 0, 6, 4)), color.Black).(*image.RGBA).SubImage(part),
		"NRGBA":      filled(image.NewNRGBA(image.Rect(0, 0, 6, 4)), color.Black).(*image.NRGBA).SubImage(part),
		"16 bits":    filled(image.NewRGBA64(image.Rect(0, 0, 6, 4)), color.Black).(*image.RGBA64).SubImage(part),
		"seethrough": filled(image.NewNRGBA(image.Rect(0, 0, 6, 4)), color.NRGBA{0, 0, 0, 250}).(*image.NRGBA).SubImage(part),
	} {
		gray := (&page.Image{Image: img}).Gray()
		if gray.Rect != image.Rect(0, 0, 3, 3) || gray.GrayAt(1, 1).Y > 10 || gray.GrayAt(0, 0).Y != 255 || gray.GrayAt(2, 2).Y != 255 {
			t.Errorf("%s: got %v with %d at its dark place", name, gray.Rect, gray.GrayAt(1, 1).Y)
		}
	}
}

func TestAPageIsConvertedOnceForAll(t *testing.T) {
	shared := &page.Image{Image: image.NewRGBA(image.Rect(0, 0, 100, 100))}
	first := shared.Gray()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if shared.Gray() != first {
				t.Error("it was converted again")
			}
		})
	}
	all.Wait()
}

func TestAnImageWithoutPixelsIsConverted(t *testing.T) {
	for _, img := range []image.Image{image.NewGray(image.Rectangle{}), image.NewRGBA(image.Rectangle{}), image.NewNRGBA(image.Rect(0, 0, 0, 5)), image.NewYCbCr(image.Rectangle{}, image.YCbCrSubsampleRatio444)} {
		if got := (&page.Image{Image: img}).Gray().Rect.Size(); got.X*got.Y != 0 {
			t.Errorf("%T: got %v", img, got)
		}
	}
}
