package render

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	_ "image/jpeg" // formats that are drawn
	_ "image/png"
	"io"

	"github.com/disintegration/imaging"
	"golang.org/x/image/draw"

	"priyom/intake"
	"priyom/workers/sniff"
)

// picturePixels is how many times the pixels of a page a picture may have: telephones give more than anybody can use.
// One larger than a page is made smaller by a whole factor.
const picturePixels = 4

// picture decodes a JPEG or PNG, oriented as its EXIF data say, and sends it as a page.
func (d *drawing) picture(data []byte) (ending, error) {
	header, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return ending{Fault: faultOf(err, data, d.MediaType)}, nil
	}
	most := picturePixels * d.Limits.PagePixels
	if header.Width < 1 || header.Height < 1 || header.Width > most/header.Height {
		return exceeded(intake.PagePixels, 1, float64(header.Width)*float64(header.Height), float64(most)), nil
	}
	decoded, err := d.decode(data)
	switch {
	case errors.Is(err, errLate):
		return d.late(1), nil
	case err != nil:
		return d.damaged(err, data), nil
	}
	factor := 1
	for size := decoded.Bounds().Size(); size.X*size.Y > d.Limits.PagePixels*factor*factor; {
		factor++
	}
	if factor > 1 {
		size := decoded.Bounds().Size().Div(factor)
		decoded = imaging.Resize(decoded, max(1, size.X), max(1, size.Y), imaging.Box)
	}
	return ending{}, d.send(pageHeader{Number: 1, Source: intake.Taken}, nil, flat(decoded))
}

// errLate means that the time is over.
var errLate = errors.New("the time is over")

// decode decodes a picture. One whose end mark alone is missing is whole: it is given one.
func (d *drawing) decode(data []byte) (image.Image, error) {
	if d.MediaType == sniff.PNG {
		data = pictureOnly(data)
	}
	var in io.Reader = &timed{bytes.NewReader(data), d.clock}
	if d.MediaType == sniff.JPEG && !whole(sniff.JPEG, data) {
		in = io.MultiReader(in, bytes.NewReader(endOfJPEG))
	}
	if d.Orientation > 1 {
		return imaging.Decode(in, imaging.AutoOrientation(true))
	}
	decoded, _, err := image.Decode(in)
	if errors.Is(err, image.ErrFormat) {
		err = io.ErrUnexpectedEOF
	}
	return decoded, err
}

// timed reads as long as there is time.
type timed struct {
	io.Reader
	clock *clock
}

func (t *timed) Read(p []byte) (int, error) {
	if t.clock.left() <= 0 {
		return 0, errLate
	}
	return t.Reader.Read(p[:min(len(p), 16<<10)])
}

// flat is a picture as planes; what is transparent is paper.
func flat(img image.Image) image.Image {
	if _, _, ok := planes(img); ok {
		return img
	}
	size := img.Bounds().Size()
	canvas := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(canvas, canvas.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(canvas, canvas.Rect, img, img.Bounds().Min, draw.Over)
	return planesOf(canvas)
}

// faultOf tells from a decoder's error what is the matter with a picture.
func faultOf(err error, data []byte, mediaType string) Fault {
	switch sniff.Damage(err) {
	case intake.Unsupported:
		return Unsupported
	case intake.Truncated:
		return Cut
	}
	if !whole(mediaType, data) {
		return Cut
	}
	return Broken
}

// damaged tells what is the matter with a picture that could not be decoded, and how much of it could.
func (d *drawing) damaged(err error, data []byte) ending {
	end := ending{Fault: faultOf(err, data, d.MediaType)}
	if end.Fault != Unsupported {
		end.Readable = d.readable(data)
	}
	return end
}
