package sniff

import (
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // formats that are examined
	_ "image/png"
	"io"

	"priyom/intake"
	"priyom/workers"
)

// Stage reads a file's own facts: type, size, and an image's dimensions from its header before anything is decoded.
func Stage() workers.Stage {
	return workers.Stage{Name: "sniff", Version: "2", File: read}
}

func read(_ context.Context, x *workers.Examination) error {
	file := &x.Evidence.File
	file.Size, file.SHA256 = x.Size, x.SHA256
	if x.Size == 0 {
		file.Damage = intake.Empty
		return nil
	}
	head := make([]byte, min(x.Size, Head))
	if _, err := x.File.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read the first bytes: %w", err)
	}
	file.MediaType = MediaType(head)
	end := int64(0)
	if file.MediaType == JPEG || file.MediaType == PNG {
		at, err := picture(x)
		if err != nil {
			return err
		}
		end = at
	}
	if file.MediaType != JPEG && file.MediaType != PNG && file.MediaType != PDF {
		return nil
	}
	var err error
	file.Also, err = also(x.File, x.Size, file.MediaType, head, end)
	return err
}

// picture reads an image's header and gives where the picture ends in the file, or 0. What follows the header may still
// be damaged: that shows when it is decoded.
func picture(x *workers.Examination) (int64, error) {
	file := &x.Evidence.File
	failing := &failing{Reader: x.Reader()}
	facts := intake.ImageFacts{Orientation: 1, Frames: 1}
	end, scans, decodable := int64(0), 0, true
	if file.MediaType == JPEG {
		f := jpegHeader(failing)
		facts.Encoding, facts.Depth, facts.TagDPI, facts.Orientation = f.encoding, f.depth, f.tagDPI, f.orientation
		facts.Width, facts.Height = f.width, f.height
		end, scans, decodable = f.end, f.scans, f.decodable()
	} else {
		f := pngHeader(failing)
		facts.Encoding, facts.Depth, facts.TagDPI, facts.Frames = f.encoding(), f.depth, f.tagDPI, max(1, f.frames)
		end = f.end
	}
	if failing.err != nil {
		return 0, fmt.Errorf("read the header: %w", failing.err)
	}
	failing.Reader = x.Reader()
	config, _, err := image.DecodeConfig(failing)
	switch {
	case failing.err != nil:
		return 0, fmt.Errorf("read the header: %w", failing.err)
	case !decodable:
		file.Damage, file.Image = intake.Unsupported, &facts
		return end, nil
	case err != nil:
		file.Damage = Damage(err)
		return end, nil
	case config.Width < 1 || config.Height < 1: // a JPEG may tell its height behind the picture (ITU-T T.81, B.2.5)
		file.Damage, file.Image = intake.Unsupported, &facts
		return end, nil
	}
	facts.Width, facts.Height, facts.ColourModel = config.Width, config.Height, colourModel(config.ColorModel)
	file.Image = &facts
	budget(file, x.Budgets, max(scans, facts.Frames))
	return end, nil
}

// pictureFactor is how many times the pixels of a page a picture may have: telephones give more than anybody can use.
const pictureFactor = 4

// budget holds what the header says against the budgets, so that nothing beyond them is decoded.
func budget(file *intake.File, budgets intake.Budgets, frames int) {
	pixels, allowed := float64(file.Image.Width)*float64(file.Image.Height), pictureFactor*float64(budgets.PagePixels)
	switch {
	case pixels > allowed:
		file.Damage, file.Excess = intake.TooComplex, &intake.Excess{Budget: intake.PagePixels, Page: 1, Needed: pixels, Allowed: allowed}
	case frames > budgets.Frames:
		file.Damage, file.Excess = intake.TooComplex, &intake.Excess{Budget: intake.Frames, Needed: float64(frames), Allowed: float64(budgets.Frames)}
	}
}

// failing remembers an error of the store behind a reader, so that it is not taken for the file's.
type failing struct {
	io.Reader
	err error
}

func (f *failing) Read(p []byte) (int, error) {
	n, err := f.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		f.err = err
	}
	return n, err
}
