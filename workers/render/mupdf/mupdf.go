// Package mupdf draws PDFs with the MuPDF library that go-fitz bundles.
//
// go-fitz's own calls are not enough for strangers' files: they cannot be ended, an error inside them ends the
// process, and they do not draw annotations and form fields. A crafted file may still crash this package: it belongs
// into a confined process.
package mupdf

/*
#cgo LDFLAGS: -Wl,--unresolved-symbols=ignore-all -Wl,--wrap=jpeg_std_error
#include <stdlib.h>
#include "shim.h"
*/
import "C"

import (
	"fmt"
	"image"
	"math"
	"runtime"
	"strings"
	"unsafe"

	"github.com/gen2brain/go-fitz"
)

// Version is MuPDF's. It also is what links the library: go-fitz names it and brings it along.
func Version() string { return "MuPDF " + fitz.FzVersion }

// Kind says what went wrong.
type Kind int

// The kinds, in the order of the shim's.
const (
	Broken      Kind = iota + 1 // the file cannot be read so far
	Memory                      // it takes more memory than it may
	Limit                       // a limit inside MuPDF
	Unsupported                 // a feature that MuPDF does not have
	Aborted                     // Abort was called
)

// Error is an error of MuPDF. Its text holds nothing of the file.
type Error struct{ Kind Kind }

func (e *Error) Error() string {
	return [...]string{"", "the file is broken", "out of memory", "a limit is exceeded", "an unsupported feature", "aborted"}[e.Kind]
}

func result(code C.int) error {
	if code == C.SHIM_OK {
		return nil
	}
	return &Error{Kind(code)}
}

// Facts are what is known of a document before a page is drawn.
type Facts struct {
	Version       string // "1.7"
	Encryption    string // as MuPDF describes it; "None" without
	NeedsPassword bool
	Repaired      bool
	Pages         int
	Revisions     int // how often it was saved
}

// Actives are what acts by itself in a document (ISO 32000-1, 12.6.4), by the first object that has it.
type Actives struct {
	Objects    map[Active]int
	Signatures int
	Depth      int // of the deepest object
}

// Active is a kind of active content.
type Active int

// The kinds, in the order of the shim's.
const (
	JavaScript Active = iota
	Launch
	EmbeddedFile
	SubmitForm
	RemoteGoTo
	RichMedia
	XFA
)

// Page is what is known of a page before it is drawn.
type Page struct {
	Width, Height float64 // points, rotation applied
	ImageDPI      float64 // pixels per inch of the largest image as it is placed; 0 without one
	ImageSize     image.Point
	ImageCover    float64 // share of the page it covers
	ImageTurn     int     // quarters clockwise that it is turned by; -1 where it is mirrored or slanted
	Text          bool    // there is text beside images
}

// Document is an open PDF. It is for one goroutine, but for Abort.
type Document struct {
	shim *C.shim
	data runtime.Pinner // MuPDF reads from the bytes where they are
}

// Open opens a PDF that may take so much memory, in bytes. The data must not change until the document is closed, which
// it must be even when there is an error.
func Open(data []byte, memory int64) (*Document, Facts, error) {
	doc := &Document{shim: C.shim_new(C.size_t(memory))}
	if doc.shim == nil {
		return doc, Facts{}, &Error{Memory}
	}
	first := unsafe.SliceData(data)
	if first != nil {
		doc.data.Pin(first)
	}
	var facts C.shim_facts
	err := result(C.shim_open(doc.shim, (*C.uchar)(first), C.size_t(len(data)), &facts))
	return doc, Facts{
		Version:       strings.TrimPrefix(C.GoString(&facts.version[0]), "PDF "),
		Encryption:    C.GoString(&facts.encryption[0]),
		NeedsPassword: facts.needs_password != 0,
		Repaired:      facts.repaired != 0,
		Pages:         int(facts.pages),
		Revisions:     int(facts.revisions),
	}, err
}

// Load makes a page, from 1, the current one.
func (d *Document) Load(number int) (Page, error) {
	var page C.shim_page
	err := result(C.shim_load(d.shim, C.int(number-1), &page))
	return Page{
		Width: float64(page.width), Height: float64(page.height),
		ImageDPI: math.Sqrt(float64(page.image_dpi)), ImageCover: float64(page.image_cover),
		ImageSize: image.Pt(int(page.image_width), int(page.image_height)),
		ImageTurn: int(page.image_turn), Text: page.text != 0,
	}, err
}

// Draw draws the current page, annotations and form fields included, into an image that it fills, at a scale in
// pixels per point.
func (d *Document) Draw(scale float64, into *image.RGBA) error {
	size := into.Rect.Size()
	if into.Stride != 4*size.X || len(into.Pix) != 4*size.X*size.Y || len(into.Pix) == 0 {
		return fmt.Errorf("draw into an image of %d × %d: want one without gaps", size.X, size.Y)
	}
	var pin runtime.Pinner
	defer pin.Unpin()
	pin.Pin(&into.Pix[0])
	return result(C.shim_draw(d.shim, C.float(scale), C.int(size.X), C.int(size.Y), (*C.uchar)(unsafe.Pointer(&into.Pix[0]))))
}

// Actives looks through at most so many objects, those in object streams too.
func (d *Document) Actives(objects int) (Actives, error) {
	var found C.shim_actives
	err := result(C.shim_actives_of(d.shim, C.int(objects), &found))
	all := Actives{Objects: map[Active]int{}, Signatures: int(found.signatures), Depth: int(found.depth)}
	for kind, object := range found.active {
		if object != 0 {
			all.Objects[Active(kind)] = int(object)
		}
	}
	return all, err
}

// Word is a word of a page's text, with its box in points as the page is drawn.
type Word struct {
	Text           string
	Line           int // from 1
	X0, Y0, X1, Y1 float64
}

// Words gives the words of the current page, so many at most.
func (d *Document) Words(most int) []Word {
	held := make([]C.shim_word, most)
	n := int(C.shim_words(d.shim, &held[0], C.int(most)))
	words := make([]Word, 0, n)
	for i := range held[:n] {
		w := &held[i]
		words = append(words, Word{
			Text: C.GoString(&w.text[0]), Line: int(w.line),
			X0: float64(w.x0), Y0: float64(w.y0), X1: float64(w.x1), Y1: float64(w.y1),
		})
	}
	return words
}

// Contents reads a page's content streams, from 1, as far as they have at most so many bytes. It gives the first few
// hundred of them, and how many were read.
func (d *Document) Contents(number, most int) (head string, read int, err error) {
	var kept [512]C.char
	var had C.size_t
	err = result(C.shim_contents(d.shim, C.int(number-1), C.size_t(most), &kept[0], C.size_t(len(kept)), &had))
	return C.GoStringN(&kept[0], C.int(min(int(had), len(kept)))), int(had), err
}

// Abort makes the call under way end soon, with an error, and all that follow. Any goroutine may call it until Close.
func (d *Document) Abort() {
	if d.shim != nil {
		C.shim_abort(d.shim)
	}
}

// Errors counts what went wrong on the current page so far without ending it, such as an image that was left out.
func (d *Document) Errors() int { return int(C.shim_errors(d.shim)) }

// Damaged reports whether of an image of the current page, once that is drawn or taken, a part could not be decoded.
func (d *Document) Damaged() bool { return C.shim_damaged(d.shim) != 0 }

// Close lets go of the document.
func (d *Document) Close() {
	if d.shim != nil {
		C.shim_free(d.shim)
		d.shim = nil
	}
	d.data.Unpin()
}
