package render

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"

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

func keep(ctx context.Context, x *workers.Examination, number int, size intake.PageSize, img image.Image) error {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: viewQuality}); err != nil {
		return fmt.Errorf("write the %s of page %d: %w", size, number, err)
	}
	return x.Views.Keep(ctx, number, size, out.Bytes())
}
