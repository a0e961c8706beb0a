package render

import (
	"image"
	"math"

	"priyom/intake"
	"priyom/workers/render/mupdf"
)

// scanCover is the share of a page that one image must cover for the page to count as a scan.
const scanCover = 0.5

// drawn draws a page; dpi is of the scan where the page is one.
func (d *drawing) drawn(doc *mupdf.Document, found mupdf.Page, header *pageHeader) (image.Image, ending) {
	scan := 0.0
	if found.ImageCover >= scanCover {
		scan = found.ImageDPI
	}
	dpi, needed := d.Limits.resolution(found.Width, found.Height, scan)
	if needed > float64(d.Limits.PagePixels) {
		return nil, exceeded(intake.PagePixels, header.Number, needed, float64(d.Limits.PagePixels))
	}
	if scan > 0 {
		dpi = halved(dpi, scan, found.ImageSize)
	}
	scale := dpi / pointsPerInch
	width, height := max(1, int(math.Ceil(found.Width*scale))), max(1, int(math.Ceil(found.Height*scale)))
	if end := d.count(header.Number, width*height); end.Fault != "" {
		return nil, end
	}
	canvas := d.blank(width, height)
	if err := doc.Draw(scale, canvas); err != nil {
		return nil, d.failed(err, header.Number, false)
	}
	if doc.Errors() > 0 && white(canvas.Pix) {
		return nil, ending{Fault: Broken, Page: header.Number} // it is not empty: what is on it was left out
	}
	if scan == 0 {
		scan = dpi
	}
	header.DPI = math.Round(scan)
	return mupdf.Planes(canvas.Pix, width, height, canvas.Stride, 4), ending{}
}

// white reports whether nothing was drawn.
func white(pixels []byte) bool {
	for _, v := range pixels {
		if v != 0xff {
			return false
		}
	}
	return true
}

// blank gives an image to draw into, in memory that is used page after page.
func (d *drawing) blank(width, height int) *image.RGBA {
	if need := 4 * width * height; cap(d.canvas) < need {
		d.canvas = make([]byte, need)
	}
	return &image.RGBA{Pix: d.canvas[:4*width*height], Stride: 4 * width, Rect: image.Rect(0, 0, width, height)}
}
