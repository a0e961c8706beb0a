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
	return workers.Stage{Name: "sniff", Version: "4", File: read}
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
	if file.MediaType = MediaType(head); file.MediaType == "" {
		file.Head = intake.FirstBytes(head)
	}
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
	found, err := look(x.File, x.Size, file.MediaType, head, end)
	if err != nil {
		return fmt.Errorf("look behind the end: %w", err)
	}
	file.Also, file.Trailing = found.also(), found.trailing
	return nil
}

// picture reads an image's header and gives where the picture ends in the file, or 0. What follows the header may still
// be damaged: that shows when it is decoded.
func picture(x *workers.Examination) (int64, error) {
	file := &x.Evidence.File
	h, err := readHeader(x, file.MediaType)
	if err != nil {
		return 0, fmt.Errorf("read the header: %w", err)
	}
	failing := &failing{Reader: x.Reader()}
	config, _, err := image.DecodeConfig(failing)
	switch {
	case failing.err != nil:
		return 0, fmt.Errorf("read the header: %w", failing.err)
	case !h.decodable, err == nil && config.Width*config.Height < 1: // a JPEG may tell its height behind the picture (ITU-T T.81, B.2.5)
		file.Damage, file.Image = intake.Unsupported, &h.facts
		return h.end, nil
	case err != nil:
		if file.Damage = Damage(err); file.Damage != intake.Unsupported {
			return h.end, nil
		}
	default:
		h.facts.Width, h.facts.Height, h.facts.ColourModel = config.Width, config.Height, colourModel(config.ColorModel)
	}
	file.Image = &h.facts
	budget(file, x.Budgets, max(h.scans, h.facts.Frames)) // a picture too large for decoders is one that is too large
	return h.end, nil
}

// header is what the walk through a picture's marks gives.
type header struct {
	facts     intake.ImageFacts
	scans     int
	decodable bool
	end       int64 // 0 when there is none
}

// readHeader walks through a picture's marks. An error is the store's.
func readHeader(x *workers.Examination, mediaType string) (header, error) {
	h := header{facts: intake.ImageFacts{Orientation: 1, Frames: 1}, decodable: true}
	if mediaType == PNG {
		f, err := pngHeader(x.File, x.Size)
		h.facts.Width, h.facts.Height, h.facts.Depth = f.width, f.height, f.depth
		h.facts.Encoding, h.facts.TagDPI, h.facts.Frames = f.encoding(), f.tagDPI, max(1, f.frames)
		h.end = f.end
		return h, err
	}
	failing := &failing{Reader: x.Reader()}
	f := jpegHeader(failing)
	h.facts.Width, h.facts.Height, h.facts.Depth = f.width, f.height, f.depth
	h.facts.Encoding, h.facts.TagDPI, h.facts.Orientation = f.encoding, f.tagDPI, f.orientation
	h.scans, h.decodable, h.end = f.scans, f.decodable(), f.end
	return h, failing.err
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
