package render

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"

	"github.com/disintegration/imaging"
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

// ViewStage keeps each page as a view for reading and a thumbnail for lists. It adds nothing to the evidence.
func ViewStage() workers.Stage {
	return workers.Stage{
		Name: "view", Version: "1",
		Page: func(ctx context.Context, x *workers.Examination, drawn *page.Image, _ *intake.Page) error {
			if x.Keep == nil {
				return nil
			}
			view := shrink(drawn.Image, viewSide)
			if err := keep(ctx, x, drawn.Number, intake.View, view); err != nil {
				return err
			}
			return keep(ctx, x, drawn.Number, intake.Thumbnail, imaging.Fit(view, thumbSide, thumbSide, imaging.Box))
		},
	}
}

// shrink makes an image fit a side: by a cheap whole-number step as far as that goes, the rest by a good filter.
func shrink(src image.Image, side int) image.Image {
	size := src.Bounds().Size()
	if factor := max(size.X, size.Y) / side; factor > 1 {
		half := image.NewRGBA(image.Rect(0, 0, max(1, size.X/factor), max(1, size.Y/factor)))
		draw.ApproxBiLinear.Scale(half, half.Bounds(), src, src.Bounds(), draw.Src, nil)
		src = half
	}
	return imaging.Fit(src, side, side, imaging.CatmullRom)
}

func keep(ctx context.Context, x *workers.Examination, number int, size intake.PageSize, img image.Image) error {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: viewQuality}); err != nil {
		return fmt.Errorf("write the %s of page %d: %w", size, number, err)
	}
	return x.Keep(ctx, number, size, out.Bytes())
}
