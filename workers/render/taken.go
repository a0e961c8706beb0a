package render

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"math"

	"priyom/intake"
	"priyom/workers/page"
	"priyom/workers/render/mupdf"
)

// taken gives the image that a page is, as it stands, decoded but not drawn; nil for a page that is anything else.
func (d *drawing) taken(doc *mupdf.Document, found mupdf.Page, head string, header *pageHeader) (image.Image, ending) {
	name := onlyImage(head)
	whole := found.ImageCover > 0.98 && found.ImageCover < 1.02 && found.ImageTurn >= 0 && !found.Text
	if name == "" || !whole {
		return nil, ending{}
	}
	is, err := doc.Find(name)
	if err != nil || is.Width < 1 || is.Height < 1 || is.Width > d.Limits.PagePixels/is.Height {
		return nil, ending{} // drawing it tells what is wrong with it, or makes it small enough
	}
	if end := d.count(header.Number, is.Width*is.Height); end.Fault != "" {
		return nil, end
	}
	img, err := d.take(doc, name, is)
	if err != nil {
		return nil, d.failed(err, header.Number, false)
	}
	if img == nil {
		d.pixels -= is.Width * is.Height // it will be drawn instead
		return nil, ending{}
	}
	header.Source, header.DPI = intake.Taken, math.Round(found.ImageDPI)
	return page.Turned(img, found.ImageTurn), ending{}
}

// take decodes an image as it stands. The decoder for JPEG in Go gives the planes that are wanted, where MuPDF's makes
// pixels of them, which are then made into planes again; for grey and for whatever Go does not decode MuPDF's is better.
func (d *drawing) take(doc *mupdf.Document, name string, is mupdf.Image) (image.Image, error) {
	if is.JPEG && is.Channels == 3 {
		data, err := doc.JPEG(name)
		if err != nil {
			return nil, err
		}
		img, err := jpeg.Decode(&timed{bytes.NewReader(data), d.clock})
		if planes, ok := img.(*image.YCbCr); ok && err == nil && planes.Rect.Max == (image.Point{X: is.Width, Y: is.Height}) {
			return planes, nil
		}
		if errors.Is(err, errLate) {
			return nil, &mupdf.Error{Kind: mupdf.Aborted}
		}
	}
	return doc.Take(name, is)
}
