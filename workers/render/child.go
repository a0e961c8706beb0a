package render

import (
	"bufio"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"runtime/debug"
	"strings"
	"time"

	"priyom/workers/render/mupdf"
)

// Child confines this process for good and then draws whatever its parent sends, until the parent closes the pipe.
func Child(in io.Reader, out io.Writer) error {
	debug.SetGCPercent(50) // pixels come and go; memory is scarce here
	if err := confine(); err != nil {
		return fmt.Errorf("confine the renderer: %w", err)
	}
	requests := bufio.NewReaderSize(in, 64<<10)
	frames := bufio.NewWriterSize(out, 64<<10)
	for {
		err := serve(requests, frames)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// serve reads one request and answers it. io.EOF means that there is none.
func serve(in io.Reader, out *bufio.Writer) error {
	_, length, err := readHead(in)
	if err != nil {
		return err
	}
	var asked request
	if err := readJSON(in, length, &asked); err != nil {
		return noEOF(err)
	}
	data := make([]byte, asked.Size)
	if _, err := io.ReadFull(in, data); err != nil {
		return noEOF(err)
	}
	d := drawing{limits: asked.Limits, out: out, left: asked.Limits.Document}
	end, err := d.document(data)
	if err != nil {
		return noEOF(err)
	}
	if err := writeJSON(out, frameEnd, end); err != nil {
		return noEOF(err)
	}
	return noEOF(out.Flush())
}

// noEOF keeps an end in the middle of something from being taken for the end of all requests.
func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// drawing is one document being drawn.
type drawing struct {
	limits Limits
	out    *bufio.Writer
	doc    *mupdf.Document
	pixels int           // so far
	left   time.Duration // for MuPDF; waiting for the parent is not held against the document
	canvas []byte
}

// document draws all pages that the limits allow. The error is of the pipe; what the document did is in the ending.
func (d *drawing) document(data []byte) (ending, error) {
	began := time.Now()
	doc, found, err := mupdf.Open(data, d.limits.Memory)
	d.left -= time.Since(began)
	d.doc = doc
	defer doc.Close()
	if err != nil && found.Encryption == "" {
		return ending{Fault: faultOf(err, encryptedRaw(data))}, nil
	}
	told := facts{Version: found.Version, Encryption: found.Encryption, Locked: found.NeedsPassword, Repaired: found.Repaired, Pages: found.Pages}
	if err := d.tell(frameFacts, told); err != nil {
		return ending{}, err
	}
	switch {
	case found.NeedsPassword:
		return ending{Fault: Locked}, nil
	case err != nil:
		return ending{Fault: faultOf(err, false)}, nil
	}
	for number := 1; number <= min(found.Pages, d.limits.Pages); number++ {
		fault, err := d.page(number)
		if err != nil || fault != "" {
			return ending{Fault: fault, Page: number}, err
		}
	}
	return ending{}, nil
}

// encryptedRaw reports whether a file that could not be opened names an encryption dictionary.
func encryptedRaw(data []byte) bool { return strings.Contains(string(data), "/Encrypt") }

func (d *drawing) tell(kind byte, value any) error {
	if err := writeJSON(d.out, kind, value); err != nil {
		return err
	}
	return d.out.Flush()
}

// page draws one page and sends it.
func (d *drawing) page(number int) (Fault, error) {
	canvas, dpi, err := d.draw(number)
	switch {
	case err != nil:
		return faultOf(err, false), nil
	case canvas == nil:
		return TooLarge, nil
	}
	header := pageHeader{Number: number, Width: canvas.Rect.Dx(), Height: canvas.Rect.Dy(), DPI: math.Round(dpi)}
	if err := writeJSON(d.out, framePage, header); err != nil {
		return "", err
	}
	if err := writeFrame(d.out, frameData, canvas.Pix); err != nil {
		return "", err
	}
	return "", d.out.Flush()
}

// draw draws one page within the time that is left. The picture is nil when it would have more pixels than it may;
// dpi is of the scan where the page is one.
func (d *drawing) draw(number int) (canvas *image.RGBA, dpi float64, err error) {
	began := time.Now()
	timer := time.AfterFunc(min(d.limits.PerPage, d.left), d.doc.Abort)
	defer func() {
		timer.Stop()
		d.left -= time.Since(began)
	}()
	page, err := d.doc.Load(number)
	if err != nil {
		return nil, 0, err
	}
	scan := 0.0
	if page.ImageCover >= scanCover {
		scan = page.ImageDPI
	}
	dpi, ok := d.limits.resolution(page.Width, page.Height, scan)
	if !ok {
		return nil, 0, nil
	}
	scale := dpi / pointsPerInch
	width, height := int(math.Ceil(page.Width*scale)), int(math.Ceil(page.Height*scale))
	if d.pixels += width * height; width < 1 || height < 1 || d.pixels > d.limits.AllPixels {
		return nil, 0, nil
	}
	canvas = d.blank(width, height)
	if scan == 0 {
		scan = dpi
	}
	return canvas, scan, d.doc.Draw(scale, canvas)
}

// scanCover is the share of a page that one image must cover for the page to count as a scan.
const scanCover = 0.5

// blank gives an image to draw into, in memory that is used page after page.
func (d *drawing) blank(width, height int) *image.RGBA {
	if need := 4 * width * height; cap(d.canvas) < need {
		d.canvas = make([]byte, need)
	}
	return &image.RGBA{Pix: d.canvas[:4*width*height], Stride: 4 * width, Rect: image.Rect(0, 0, width, height)}
}

func faultOf(err error, encrypted bool) Fault {
	var failed *mupdf.Error
	if !errors.As(err, &failed) {
		return Broken
	}
	switch {
	case failed.Kind == mupdf.Memory:
		return TooMuch
	case failed.Kind == mupdf.Limit:
		return TooLarge
	case failed.Kind == mupdf.Aborted:
		return TooSlow
	case encrypted:
		return Cipher
	case failed.Kind == mupdf.Unsupported:
		return Unsupported
	default:
		return Broken
	}
}
