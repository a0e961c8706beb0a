// Package workers examines documents and concludes applications.
//
// A document is examined in stages. Each reads one thing out of the file into the evidence, which is kept after each
// stage under the file's content, so that a worker that dies is followed by one that goes on where it stopped, and the
// same bytes are never read twice.
package workers

import (
	"cmp"
	"context"
	"io"
	"time"

	"priyom/intake"
	"priyom/rules"
	"priyom/workers/page"
)

// Stage reads one thing out of a file. It has exactly one of File, Pages and Page.
//
// What is wrong with the file goes into the evidence. An error is a failure of ours: the stage is tried again later.
type Stage struct {
	Name string
	// Version changes whenever the stage may read something else out of the same bytes: its own, its tools', its settings'.
	Version string
	// Extracts names what a kind of document must ask for in order that the stage be run; "" for a stage of every document.
	Extracts string
	// File reads the file as a whole.
	File func(context.Context, *Examination) error
	// Pages draws the pages one after another and hands each over as it is done.
	Pages func(context.Context, *Examination, func(*page.Image) error) error
	// Page reads one page, as it is drawn, into its place in the evidence.
	Page func(context.Context, *Examination, *page.Image, *intake.Page) error
	// Within is how long the stage may take, a stage of pages for each page; a minute and a half when 0.
	Within time.Duration
}

const stageWithin = 90 * time.Second

// bounded is a context in which a stage has to be done.
func (s Stage) bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, cmp.Or(s.Within, stageWithin), errTooLong)
}

// Examination is one file being read.
type Examination struct {
	File     io.ReaderAt
	Size     int64
	SHA256   string         // hexadecimal
	Extract  []string       // what the document's kind asks to be extracted
	Budgets  intake.Budgets // what reading the file may take
	Evidence intake.Evidence
	Views    Views // nil when no page images are kept
}

// Views keeps the page images of one file.
type Views interface {
	// Has reports whether a page image is kept.
	Has(ctx context.Context, page int, size intake.PageSize) (bool, error)
	// Keep stores a page image, a JPEG.
	Keep(ctx context.Context, page int, size intake.PageSize, jpeg []byte) error
}

// Follow makes the examination read what the rules ask of a kind, within the kind's budgets. Of a kind that they do not
// know nothing is asked, and the common budgets hold.
func (x *Examination) Follow(set *rules.Ruleset, kind intake.Kind) {
	x.Extract, x.Budgets = nil, set.Budgets
	if known, ok := set.Kinds[kind]; ok {
		x.Extract, x.Budgets = known.Extract, known.Budgets
	}
}

// Reader reads the whole file from the start.
func (x *Examination) Reader() *io.SectionReader { return io.NewSectionReader(x.File, 0, x.Size) }
