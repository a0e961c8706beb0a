// Package mupdf draws PDFs with the MuPDF library that go-fitz bundles.
//
// go-fitz's own calls are not enough for strangers' files: they cannot be ended, an error inside them ends the
// process, and they do not draw annotations and form fields. A crafted file may still crash this package: it belongs
// into a confined process.
package mupdf

/*
#cgo LDFLAGS: -Wl,--unresolved-symbols=ignore-all
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
}

// Page is what is known of a page before it is drawn.
type Page struct {
	Width, Height float64 // points, rotation applied
	ImageDPI      float64 // pixels per inch of the largest image as it is placed; 0 without one
	ImageCover    float64 // share of the page it covers
	Text          bool    // there is text beside images
}

// Document is an open PDF. It is for one goroutine, but for Abort.
type Document struct {
	shim *C.shim
	data *C.uchar
}

// Open opens a PDF that may take so much memory, in bytes. The document must be closed even when there is an error.
func Open(data []byte, memory int64) (*Document, Facts, error) {
	doc := &Document{shim: C.shim_new(C.size_t(memory)), data: (*C.uchar)(C.CBytes(data))}
	if doc.shim == nil {
		return doc, Facts{}, &Error{Memory}
	}
	var facts C.shim_facts
	err := result(C.shim_open(doc.shim, doc.data, C.size_t(len(data)), &facts))
	return doc, Facts{
		Version:       strings.TrimPrefix(C.GoString(&facts.version[0]), "PDF "),
		Encryption:    C.GoString(&facts.encryption[0]),
		NeedsPassword: facts.needs_password != 0,
		Repaired:      facts.repaired != 0,
		Pages:         int(facts.pages),
	}, err
}

// Load makes a page, from 1, the current one.
func (d *Document) Load(number int) (Page, error) {
	var page C.shim_page
	err := result(C.shim_load(d.shim, C.int(number-1), &page))
	return Page{
		Width: float64(page.width), Height: float64(page.height),
		ImageDPI: math.Sqrt(float64(page.image_dpi)), ImageCover: float64(page.image_cover), Text: page.text != 0,
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

// Abort makes the call under way end soon, with an error, and all that follow. Any goroutine may call it until Close.
func (d *Document) Abort() {
	if d.shim != nil {
		C.shim_abort(d.shim)
	}
}

// Close lets go of the document.
func (d *Document) Close() {
	if d.shim != nil {
		C.shim_free(d.shim)
		d.shim = nil
	}
	C.free(unsafe.Pointer(d.data))
	d.data = nil
}
