package render

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"priyom/intake"
	"priyom/workers"
	"priyom/workers/page"
	"priyom/workers/render/mupdf"
	"priyom/workers/sniff"
)

// Stage draws the pages of a PDF, or the one page of a picture, with the pool. A file of another type, or one that
// cannot be read, has no pages.
func Stage(pool *Pool) workers.Stage {
	return workers.Stage{
		Name: "render", Version: "4 " + mupdf.Version(),
		Pages: func(ctx context.Context, x *workers.Examination, each func(*page.Image) error) error {
			file := &x.Evidence.File
			if file.Damage != intake.Intact || file.MediaType != sniff.PDF && file.Image == nil {
				return nil
			}
			data := make([]byte, x.Size)
			if _, err := io.ReadFull(x.Reader(), data); err != nil {
				return fmt.Errorf("read the file: %w", err)
			}
			if file.MediaType == sniff.PDF && cutWithin(data) {
				file.Damage = intake.Truncated
				return nil
			}
			job := Job{MediaType: file.MediaType, Data: data, Limits: LimitsOf(x.Budgets)}
			if file.Image != nil {
				job.Orientation = file.Image.Orientation
			}
			outcome, err := pool.Draw(ctx, job, func(drawn Page) error {
				return each(&page.Image{
					Number: drawn.Number, DPI: drawn.DPI, Paper: drawn.Paper, Source: drawn.Source,
					Damaged: drawn.Damaged, Words: drawn.Words, Image: drawn.Image,
				})
			})
			if err != nil {
				return err
			}
			note(file, outcome, data)
			return nil
		},
	}
}

// note puts what is known of a file into the evidence.
func note(file *intake.File, outcome Outcome, data []byte) {
	if file.MediaType == sniff.PDF {
		file.PDF = &intake.PDFFacts{
			Version: outcome.Version, PageCount: outcome.Pages, Repaired: outcome.Repaired, Encryption: encryption(outcome),
			Cipher: cipher(outcome), Revisions: outcome.Revisions, Signatures: outcome.Signatures, Active: outcome.Active,
		}
	}
	file.Excess, file.Readable = outcome.Excess, outcome.Readable
	if outcome.FaultPage == 0 || file.MediaType != sniff.PDF || outcome.Fault == Exceeded {
		file.Damage = damage(file, outcome, data)
	}
}

func encryption(o Outcome) intake.Encryption {
	switch {
	case o.Locked:
		return intake.UserPassword
	case o.Fault == Cipher:
		return intake.UnsupportedEncrypt
	case cipher(o) == "":
		return intake.NotEncrypted
	default:
		return intake.OwnerPassword
	}
}

// cipher is how MuPDF names the encryption; "" without.
func cipher(o Outcome) string {
	if o.Encryption == "None" {
		return ""
	}
	return o.Encryption
}

// damage is what a fault means for the file as a whole. A file without its end lost it on the way here.
func damage(file *intake.File, o Outcome, data []byte) intake.Damage {
	switch o.Fault {
	case Exceeded:
		return intake.TooComplex
	case Unsupported:
		return intake.Unsupported
	case Cut:
		return intake.Truncated
	}
	lost := file.MediaType == sniff.PDF && o.Opened && o.Pages == 0 && o.Repaired && !o.Locked // rebuilding it found nothing
	switch {
	case o.Fault != Broken && !lost:
		return intake.Intact
	case whole(file.MediaType, data):
		return intake.Corrupt
	default:
		return intake.Truncated
	}
}

// cutWithin reports whether a PDF ends in the middle of a stream, so that a part of what it shows is missing. MuPDF
// would fill the rest of an image with grey. A file that lost less than that is whole where it counts.
func cutWithin(data []byte) bool {
	if whole(sniff.PDF, data) {
		return false
	}
	ended := max(0, bytes.LastIndex(data, endWord))
	return bytes.Contains(bytes.TrimPrefix(data[ended:], endWord), streamWord)
}

var endOfJPEG = []byte{0xff, 0xd9}

// whole reports whether a file's end mark stands in its last part, where programs may have put something behind it.
func whole(mediaType string, data []byte) bool {
	tail := data[max(0, len(data)-64<<10):]
	switch mediaType {
	case sniff.JPEG:
		return bytes.Contains(tail, endOfJPEG)
	case sniff.PNG:
		return bytes.Contains(tail, []byte("IEND"))
	default:
		return bytes.Contains(tail, []byte("%%EOF"))
	}
}
