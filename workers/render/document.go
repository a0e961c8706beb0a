package render

import (
	"bytes"
	"errors"
	"image"
	"math"

	"priyom/intake"
	"priyom/workers/render/mupdf"
)

// maxObjects bounds how many objects are looked through for active content.
const maxObjects = 200_000

// document draws all pages of a PDF that the limits allow. The error is of the pipe; what the document did is in the
// ending.
func (d *drawing) document(data []byte) (ending, error) {
	if depth := nesting(data); depth > d.Limits.Nesting {
		return exceeded(intake.Nesting, 0, float64(depth), float64(d.Limits.Nesting)), nil
	}
	if needed, most := codestreamPixels(data), imagePixels*float64(d.Limits.PagePixels); needed > most {
		return exceeded(intake.PagePixels, 0, needed, most), nil
	}
	doc, found, err := mupdf.Open(data, d.Limits.Memory)
	defer doc.Close() //nolint:staticcheck // there is a document to close with every error
	defer d.clock.watch(doc.Abort)()
	if err != nil && found.Encryption == "" {
		return d.failed(err, 0, encryptedRaw(data)), nil
	}
	told := facts{
		Version: found.Version, Encryption: found.Encryption, Locked: found.NeedsPassword, Repaired: found.Repaired,
		Pages: found.Pages, Revisions: found.Revisions,
	}
	var actives mupdf.Actives
	if err == nil && !found.NeedsPassword {
		actives, err = doc.Actives(maxObjects)
		told.Signatures, told.Active = actives.Signatures, activeContent(actives)
	}
	if err := d.tell(frameFacts, told); err != nil {
		return ending{}, err
	}
	switch {
	case found.NeedsPassword:
		return ending{Fault: Locked}, nil
	case err != nil:
		return d.failed(err, 0, false), nil
	case actives.Depth > d.Limits.Nesting:
		return exceeded(intake.Nesting, 0, float64(actives.Depth), float64(d.Limits.Nesting)), nil
	}
	for number := 1; number <= min(found.Pages, d.Limits.Pages); number++ {
		end, err := d.page(doc, number, len(data))
		if err != nil || end.Fault != "" {
			return end, err
		}
		d.clock.extend(perPage)
	}
	return ending{}, nil
}

// kinds are the words for what acts by itself.
var kinds = [...]intake.ActiveKind{
	mupdf.JavaScript: intake.JavaScript, mupdf.Launch: intake.Launch, mupdf.EmbeddedFile: intake.EmbeddedFile,
	mupdf.SubmitForm: intake.SubmitForm, mupdf.RemoteGoTo: intake.RemoteGoTo, mupdf.RichMedia: intake.RichMedia, mupdf.XFA: intake.XFA,
}

func activeContent(found mupdf.Actives) []intake.Active {
	var list []intake.Active
	for i, kind := range kinds {
		if object, ok := found.Objects[mupdf.Active(i)]; ok {
			list = append(list, intake.Active{Kind: kind, Object: object})
		}
	}
	return list
}

// encryptedRaw reports whether a file that could not be opened names an encryption dictionary.
func encryptedRaw(data []byte) bool { return bytes.Contains(data, []byte("/Encrypt")) }

// imagePixels is how many times the pixels of a page an image on it may have before it is made smaller: A3 in black and
// white at 1200 dpi, the most that a scanner gives, has 14 times as many.
const imagePixels = 16

// page draws one page and sends it.
func (d *drawing) page(doc *mupdf.Document, number, size int) (ending, error) {
	head, end := d.contents(doc, number, size)
	if end.Fault != "" {
		return end, nil
	}
	found, err := doc.Load(number)
	if err != nil {
		return d.failed(err, number, false), nil
	}
	most := imagePixels * float64(d.Limits.PagePixels)
	if needed := float64(found.ImageSize.X) * float64(found.ImageSize.Y); needed > most {
		return exceeded(intake.PagePixels, number, needed, most), nil
	}
	header := pageHeader{Number: number, Source: intake.Drawn, Paper: paperOf(found)}
	drawn, end := d.taken(doc, found, head, &header)
	if drawn == nil && end.Fault == "" {
		drawn, end = d.drawn(doc, found, &header)
	}
	if end.Fault != "" {
		return end, nil
	}
	header.Damaged = doc.Damaged()
	return ending{}, d.send(header, placed(doc.Words(maxWords), found, drawn.Bounds().Size()), drawn)
}

// contents reads a page's content streams once before they are interpreted: data that grow beyond measure are a bomb.
func (d *drawing) contents(doc *mupdf.Document, number, size int) (string, ending) {
	const smallest = 4 << 20 // bytes that any page may have
	most := max(smallest, d.Limits.Expansion*size)
	head, read, err := doc.Contents(number, most)
	switch {
	case err != nil:
		return "", d.failed(err, number, false)
	case read > most:
		return "", exceeded(intake.Expansion, number, math.Ceil(float64(read)/float64(size)), float64(d.Limits.Expansion))
	case read > len(head):
		return "", ending{}
	default:
		return head, ending{}
	}
}

// count adds a page's pixels to those of the document.
func (d *drawing) count(number, pixels int) ending {
	if d.pixels += pixels; d.pixels > d.Limits.Pixels {
		return exceeded(intake.AllPixels, number, float64(d.pixels), float64(d.Limits.Pixels))
	}
	return ending{}
}

const millimetresPerPoint = 25.4 / pointsPerInch

func paperOf(found mupdf.Page) *intake.Paper {
	tenths := func(points float64) float64 { return math.Round(points*millimetresPerPoint*10) / 10 }
	return &intake.Paper{Width: finite(tenths(found.Width)), Height: finite(tenths(found.Height))}
}

// placed puts words on a page image.
func placed(words []mupdf.Word, found mupdf.Page, size image.Point) []intake.Word {
	across, down := float64(size.X)/found.Width, float64(size.Y)/found.Height
	list := make([]intake.Word, 0, len(words))
	for _, word := range words {
		at := func(v, scale float64, most int) int { return int(min(max(v*scale, 0), float64(most))) }
		list = append(list, intake.Word{Text: word.Text, Line: word.Line, Confidence: 1, Box: intake.Box{
			at(word.X0, across, size.X), at(word.Y0, down, size.Y), at(word.X1, across, size.X), at(word.Y1, down, size.Y),
		}})
	}
	return list
}

// ownNesting is how many calls within each other MuPDF itself allows a document.
const ownNesting = 256

// failed is the ending that an error of MuPDF means.
func (d *drawing) failed(err error, page int, encrypted bool) ending {
	var of *mupdf.Error
	if !errors.As(err, &of) {
		return ending{Fault: Broken, Page: page}
	}
	switch {
	case of.Kind == mupdf.Memory:
		return exceeded(intake.Memory, page, float64(d.Limits.Memory), float64(d.Limits.Memory))
	case of.Kind == mupdf.Limit:
		return exceeded(intake.Nesting, page, max(ownNesting, float64(d.Limits.Nesting)+1), float64(d.Limits.Nesting))
	case of.Kind == mupdf.Aborted:
		return d.late(page)
	case encrypted:
		return ending{Fault: Cipher, Page: page}
	case of.Kind == mupdf.Unsupported:
		return ending{Fault: Unsupported, Page: page}
	default:
		return ending{Fault: Broken, Page: page}
	}
}
