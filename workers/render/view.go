package render

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"

	"golang.org/x/image/draw"

	"priyom/intake"
	"priyom/workers"
	"priyom/workers/page"
)

// Long sides of the page images that are kept, in pixels, and their quality as JPEG.
const (
	viewSide    = 1600
	thumbSide   = 240
	viewQuality = 82
)

// ViewStage keeps each page as a view for reading and a thumbnail for lists. It adds nothing to the evidence,
// and makes none that is there: the same bytes, uploaded again or as another kind, give the same.
func ViewStage() workers.Stage {
	return workers.Stage{
		Name: "view", Version: "2",
		Page: func(ctx context.Context, x *workers.Examination, drawn *page.Image, _ *intake.Page) error {
			if x.Views == nil {
				return nil
			}
			// The thumbnail is written last: where it is, the view is.
			if made, err := x.Views.Has(ctx, drawn.Number, intake.Thumbnail); made || err != nil {
				return err
			}
			view := shrunk(drawn.Image, viewSide)
			if err := keep(ctx, x, drawn.Number, intake.View, view); err != nil {
				return err
			}
			return keep(ctx, x, drawn.Number, intake.Thumbnail, shrunk(view, thumbSide))
		},
	}
}

// shrunk is an image whose long side is so many pixels at most, of a type that the encoder of JPEG reads without asking
// for pixel by pixel. It is halved as often as that goes, each pixel the mean of four, and brought to its size by
// interpolation, which at less than a half leaves no pixel out: a tenth of the time of filtering it at once.
func shrunk(img image.Image, side int) image.Image {
	size := img.Bounds().Size()
	long := max(size.X, size.Y)
	if long <= side {
		return encodable(img)
	}
	for ; long >= 2*side; long = max(size.X, size.Y) {
		size = image.Pt(max(1, size.X/2), max(1, size.Y/2))
		img = scaled(img, size)
	}
	if long > side {
		img = scaled(img, image.Pt(max(1, size.X*side/long), max(1, size.Y*side/long)))
	}
	return img
}

// scaled is an image in another size, on white paper where it is transparent.
func scaled(img image.Image, size image.Point) image.Image {
	out := image.NewRGBA(image.Rectangle{Max: size})
	op := draw.Src
	if !opaque(img) {
		draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
		op = draw.Over
	}
	draw.ApproxBiLinear.Scale(out, out.Rect, img, img.Bounds(), op, nil)
	return out
}

// encodable is the same image, or a copy on white paper.
func encodable(img image.Image) image.Image {
	switch img.(type) {
	case *image.Gray, *image.YCbCr:
		return img
	default:
		return scaled(img, img.Bounds().Size())
	}
}

func opaque(img image.Image) bool {
	told, ok := img.(interface{ Opaque() bool })
	return ok && told.Opaque()
}

func keep(ctx context.Context, x *workers.Examination, number int, size intake.PageSize, img image.Image) error {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: viewQuality}); err != nil {
		return fmt.Errorf("write the %s of page %d: %w", size, number, err)
	}
	return x.Views.Keep(ctx, number, size, out.Bytes())
}
