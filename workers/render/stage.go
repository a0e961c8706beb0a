package render

import (
	"context"
	"fmt"
	"io"

	"priyom/intake"
	"priyom/workers"
	"priyom/workers/page"
	"priyom/workers/render/mupdf"
	"priyom/workers/sniff"
)

// Stage draws the pages of a PDF with the pool and the one page of an image by itself. A file of another type, or one
// that cannot be read, has no pages.
func Stage(pool *Pool) workers.Stage {
	return workers.Stage{
		Name: "render", Version: "1 " + mupdf.Version(),
		Pages: func(ctx context.Context, x *workers.Examination, each func(*page.Image) error) error {
			switch {
			case x.Evidence.File.Damage != intake.Intact:
				return nil
			case x.Evidence.File.MediaType == sniff.PDF:
				return document(ctx, pool, x, each)
			case x.Evidence.File.Image != nil:
				return picture(x, each)
			default:
				return nil
			}
		},
	}
}

// document draws a PDF and notes what is known of it.
func document(ctx context.Context, pool *Pool, x *workers.Examination, each func(*page.Image) error) error {
	data := make([]byte, x.Size)
	if _, err := io.ReadFull(x.Reader(), data); err != nil {
		return fmt.Errorf("read the file: %w", err)
	}
	outcome, err := pool.Draw(ctx, data, func(drawn Page) error {
		return each(&page.Image{Number: drawn.Number, DPI: drawn.DPI, Image: drawn.Image})
	})
	if err != nil {
		return err
	}
	file := &x.Evidence.File
	file.PDF = &intake.PDFFacts{
		Version: outcome.Version, PageCount: outcome.Pages, Repaired: outcome.Repaired, Encryption: encryption(outcome),
	}
	if outcome.FaultPage == 0 || outcome.Fault == TooLarge || outcome.Fault == TooSlow || outcome.Fault == TooMuch {
		file.Damage = damage(outcome, data)
	}
	return nil
}

func encryption(o Outcome) intake.Encryption {
	switch {
	case o.Locked:
		return intake.UserPassword
	case o.Fault == Cipher:
		return intake.UnsupportedEncrypt
	case o.Encryption == "" || o.Encryption == "None":
		return intake.NotEncrypted
	default:
		return intake.OwnerPassword
	}
}

// damage is what a fault means for the file as a whole. A file without its end lost it on the way here.
func damage(o Outcome, data []byte) intake.Damage {
	switch o.Fault {
	case TooLarge, TooSlow, TooMuch:
		return intake.TooComplex
	case Unsupported:
		return intake.Unsupported
	}
	lost := o.Opened && o.Pages == 0 && o.Repaired && !o.Locked // rebuilding it found nothing
	switch {
	case o.Fault != Broken && !lost:
		return intake.Intact
	case ends(data):
		return intake.Corrupt
	default:
		return intake.Truncated
	}
}
