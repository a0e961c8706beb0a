package draw

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
)

// Form is the way a document reaches us.
type Form string

// The forms a document can be drawn in.
const (
	PDF       Form = "pdf"        // vector drawing with selectable text
	ScanPDF   Form = "scan_pdf"   // one scanned image on each page
	ScanJPEG  Form = "scan_jpeg"  // flat-bed scan of the first page
	PhotoJPEG Form = "photo_jpeg" // the first page on a table, by phone
	PNG       Form = "png"        // clean picture of the first page
)

// Forms lists all forms.
func Forms() []Form { return []Form{PDF, ScanPDF, ScanJPEG, PhotoJPEG, PNG} }

func (f Form) extension() (extension, mediaType string) {
	switch f {
	case PDF, ScanPDF:
		return "pdf", "application/pdf"
	case PNG:
		return "png", "image/png"
	default:
		return "jpg", "image/jpeg"
	}
}

// job is one drawing on its way to a file.
type job struct {
	pages []*Page
	form  Form
	dpi   float64
	gray  bool
	seed  uint64
	fault Fault
}

// encode turns the pages into the file of the form.
func (j job) encode() ([]byte, error) {
	switch j.form {
	case PDF:
		return vectorPDF(j.pages, j.fault)
	case ScanPDF:
		jpegs := make([][]byte, len(j.pages))
		for i := range j.pages {
			var err error
			if jpegs[i], err = j.scan(i); err != nil {
				return nil, err
			}
		}
		return imagePDF(j.pages, jpegs, j.fault)
	case ScanJPEG:
		return j.scan(0)
	case PhotoJPEG:
		return j.photo()
	case PNG:
		return j.picture()
	default:
		return nil, fmt.Errorf("no form named %q", j.form)
	}
}

// spoilt plants a fault of the picture, if that is the job's.
func (j job) spoilt(img *image.RGBA) *image.RGBA {
	if spoil, ok := pictureFaults[j.fault]; ok {
		return spoil(img)
	}
	return img
}

// scan is a page as a flat-bed scanner gives it: the tone of paper, half a degree askew, slightly soft and grainy.
func (j job) scan(page int) ([]byte, error) {
	seed := j.seed + uint64(page)*31
	img := Paper(j.pages[page].Raster(j.dpi), rgb(0xfbf9f4))
	lid := image.NewRGBA(img.Rect)
	fillImage(lid, rgb(0xf3f2ee))
	askew := (float64(seed%7) - 3) * 0.17
	img = Noise(j.spoilt(Blur(Rotate(img, askew, lid), 0.85)), 1.6, seed)
	// A feeder never cuts two sheets alike. Here it may not: fpdf orders images by width alone, equal ones by chance.
	img = rgba(img.SubImage(image.Rect(0, 0, img.Rect.Dx()-page, img.Rect.Dy())))
	if j.gray {
		return encodeJPEG(gray(img), 38, jfif(int(j.dpi)))
	}
	return encodeJPEG(img, 45, jfif(int(j.dpi)))
}

// photo is the first page lying on a table, seen from a little aside in uneven light. Every other seed is held sideways.
func (j job) photo() ([]byte, error) {
	page := Paper(j.pages[0].Raster(j.dpi*0.8), rgb(0xfffaf0))
	width, height := float64(page.Rect.Dx()), float64(page.Rect.Dy())
	margin := 0.09 * math.Max(width, height)
	table := wood(int(width+2*margin), int(height+2*margin))
	lean := margin * (0.25 + 0.05*float64(j.seed%5))
	img := Perspective(page, table, [4]Point{
		{margin + lean, margin * 0.9}, {margin + width - lean*0.5, margin + lean*0.4},
		{margin + width + lean*0.3, margin + height - lean*0.2}, {margin - lean*0.4, margin + height},
	})
	img = Noise(j.spoilt(Blur(Shadow(img, 0.28, 35), 0.9)), 2.2, j.seed)
	if j.seed%2 == 0 {
		return encodeJPEG(turned(img), 55, exif(6))
	}
	return encodeJPEG(img, 55, exif(1))
}

func (j job) picture() ([]byte, error) {
	img := j.spoilt(j.pages[0].Raster(j.dpi))
	var out bytes.Buffer
	var err error
	if j.gray {
		err = png.Encode(&out, gray(img))
	} else {
		err = png.Encode(&out, img)
	}
	if err != nil {
		return nil, fmt.Errorf("encode PNG: %w", err)
	}
	return out.Bytes(), nil
}

// wood is a table top.
func wood(width, height int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			fx, fy := float64(x), float64(y)
			grain := math.Sin(fy*0.045+2.2*math.Sin(fx*0.004)) + 0.5*math.Sin(fy*0.17+fx*0.006)
			plank := 0.0
			if y%460 < 5 {
				plank = -38
			}
			img.SetRGBA(x, y, color.RGBA{R: clamp(128 + 9*grain + plank), G: clamp(92 + 8*grain + plank), B: clamp(63 + 6*grain + plank), A: 255})
		}
	}
	return img
}

func fillImage(img *image.RGBA, c color.NRGBA) {
	for i := 0; i < len(img.Pix); i += 4 {
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = c.R, c.G, c.B, 255
	}
}
