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
	return workers.Stage{Name: "sniff", Version: "1", File: read}
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
	if file.MediaType == JPEG || file.MediaType == PNG {
		return picture(x)
	}
	return nil
}

// picture reads an image's header. What follows it may still be damaged: that shows when it is decoded.
func picture(x *workers.Examination) error {
	file := &x.Evidence.File
	failing := &failing{Reader: x.Reader()}
	config, _, err := image.DecodeConfig(failing)
	switch {
	case failing.err != nil:
		return fmt.Errorf("read the header: %w", failing.err)
	case err != nil:
		file.Damage = Damage(err)
		return nil
	case config.Width < 1 || config.Height < 1: // a JPEG may tell its height behind the picture (ITU-T T.81, B.2.5)
		file.Damage = intake.Unsupported
		return nil
	}
	file.Image = &intake.ImageFacts{
		Width: config.Width, Height: config.Height,
		ColourModel: colourModel(config.ColorModel),
		Orientation: 1,
	}
	if file.MediaType == JPEG {
		file.Image.Orientation = orientation(x.Reader())
	}
	return nil
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
