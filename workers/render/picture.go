package render

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"

	"github.com/disintegration/imaging"

	"priyom/intake"
	"priyom/workers"
	"priyom/workers/page"
	"priyom/workers/sniff"
)

// picture decodes an image, oriented as its EXIF data say. What is wrong with it goes into the evidence.
func picture(x *workers.Examination, each func(*page.Image) error) error {
	file := &x.Evidence.File
	if file.Image.Width > Default.Pixels*4/max(1, file.Image.Height) {
		file.Damage = intake.TooComplex
		return nil
	}
	data := make([]byte, x.Size)
	if _, err := io.ReadFull(x.Reader(), data); err != nil {
		return fmt.Errorf("read the file: %w", err)
	}
	decoded, err := decode(file, data)
	if err != nil {
		file.Damage = sniff.Damage(err)
		if file.Damage == intake.Corrupt && !whole(file.MediaType, data) {
			file.Damage = intake.Truncated
		}
		return nil
	}
	return each(&page.Image{Number: 1, Image: decoded})
}

// decode decodes an image. A JPEG whose end mark alone is missing is whole: it is given one.
func decode(file *intake.File, data []byte) (image.Image, error) {
	var in io.Reader = bytes.NewReader(data)
	if file.MediaType == sniff.JPEG && !whole(file.MediaType, data) {
		in = io.MultiReader(in, bytes.NewReader(endOfJPEG))
	}
	if file.Image.Orientation > 1 {
		return imaging.Decode(in, imaging.AutoOrientation(true))
	}
	decoded, _, err := image.Decode(in)
	if errors.Is(err, image.ErrFormat) {
		err = io.ErrUnexpectedEOF
	}
	return decoded, err
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

// ends reports whether a PDF has its end mark.
func ends(data []byte) bool { return whole(sniff.PDF, data) }
