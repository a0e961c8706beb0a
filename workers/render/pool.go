package render

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"sync"
	"time"

	"priyom/intake"
	"priyom/workers/confine"
)

// Options make a pool.
type Options struct {
	Size int // children at once; at least 1
	// Command is how a child is started; this binary with the argument "render" when empty.
	Command     []string
	Environment []string
	// Unconfined allows children that nothing confines, where the system has no means to.
	Unconfined bool
}

// UnconfinedFlag is the argument that tells a child of this binary to do without confinement.
const UnconfinedFlag = "--unconfined"

// ErrNoConfinement means that nothing here would keep a child from whatever a file makes it do.
var ErrNoConfinement = errors.New("this system has no means to confine who reads strangers' files (it takes Linux with seccomp on amd64 or arm64)")

// recycle is how many documents a child draws before it is replaced: whatever a library leaks goes with it.
const recycle = 200

// Pool keeps confined children that draw PDFs. It is safe for many goroutines.
type Pool struct {
	options Options
	slots   chan struct{} // one for each child that may run

	mu     sync.Mutex
	idle   []*process
	closed bool
}

// ErrClosed means that the pool is closed.
var ErrClosed = errors.New("the pool of renderers is closed")

// NewPool makes a pool. It starts no child before there is a document. ErrNoConfinement means that a child could not
// be confined, and that this was not allowed.
func NewPool(options Options) (*Pool, error) {
	arguments, err := options.arguments(confine.Lent())
	if err != nil {
		return nil, err
	}
	if len(options.Command) == 0 {
		self, err := os.Executable()
		if err != nil {
			return nil, fmt.Errorf("find this program: %w", err)
		}
		options.Command = append([]string{self}, arguments...)
	}
	return &Pool{options: options, slots: make(chan struct{}, max(1, options.Size))}, nil
}

// arguments are those of a child of this binary, under what the system lends.
func (o Options) arguments(lent confine.Status) ([]string, error) {
	switch {
	case !lent.Refused():
		return []string{"render"}, nil
	case o.Unconfined:
		return []string{"render", UnconfinedFlag}, nil
	default:
		return nil, ErrNoConfinement
	}
}

// Job is a document to be drawn.
type Job struct {
	MediaType   string // application/pdf, image/jpeg or image/png
	Data        []byte
	Orientation int // of a picture, EXIF 1–8
	Limits      Limits
}

// Page is a drawn page.
type Page struct {
	Number  int
	DPI     float64       // pixels per inch of paper: of the scan where the page is one, of the drawing otherwise; 0 for a picture
	Paper   *intake.Paper // nil for a picture
	Source  intake.Source
	Damaged bool          // a part of an image on it could not be decoded
	Words   []intake.Word // of the text layer
	Image   image.Image   // *image.Gray or *image.YCbCr
}

// Outcome is what became of a document.
type Outcome struct {
	Opened     bool // what follows, up to Active, is known of a PDF
	Version    string
	Encryption string // as MuPDF describes it
	Locked     bool
	Repaired   bool
	Pages      int // as the document says
	Revisions  int
	Signatures int
	Active     []intake.Active

	Fault     Fault          // what kept it, or the rest of it, from being drawn; "" when all is well
	FaultPage int            // the page at which that was; 0 for the document
	Excess    *intake.Excess // of the fault Exceeded
	Readable  *float64       // share of a damaged picture that could be decoded, where that is known
}

// Draw draws a document and hands each page over as soon as it is drawn. What the document did comes back in the
// outcome; an error is each's own, the context's, or a *Crash.
func (p *Pool) Draw(ctx context.Context, job Job, each func(Page) error) (Outcome, error) {
	child, err := p.take(ctx)
	if err != nil {
		return Outcome{}, err
	}
	defer func() { <-p.slots }()
	stop := context.AfterFunc(ctx, func() { _ = child.out.SetReadDeadline(time.Now()) })
	var outcome Outcome
	asked := request{MediaType: job.MediaType, Orientation: job.Orientation, Limits: job.Limits}
	end, err := child.draw(ctx, asked, job.Data, receiver{
		facts: func(f facts) error {
			outcome = Outcome{
				Opened: true, Version: f.Version, Encryption: f.Encryption, Locked: f.Locked, Repaired: f.Repaired, Pages: f.Pages,
				Revisions: f.Revisions, Signatures: f.Signatures, Active: f.Active,
			}
			return nil
		},
		page: func(header pageHeader, words []intake.Word, drawn image.Image) error {
			return each(Page{Number: header.Number, DPI: header.DPI, Paper: header.Paper, Source: header.Source, Damaged: header.Damaged, Words: words, Image: drawn})
		},
	})
	untouched := stop() // otherwise a deadline may yet be set that would hit the next document
	outcome.Fault, outcome.FaultPage, outcome.Excess, outcome.Readable = end.Fault, end.Page, end.Excess, end.Readable
	child.served++
	p.give(child, err == nil && untouched && child.served < recycle && end.Fault != Exceeded)
	var mine *receiverError
	switch {
	case err == nil:
		return outcome, nil
	case errors.As(err, &mine):
		return outcome, mine.error
	case ctx.Err() != nil:
		return outcome, ctx.Err()
	case errors.Is(err, os.ErrDeadlineExceeded):
		hung := exceeded(intake.Seconds, end.Page+1, float64(job.Limits.Seconds)+grace.Seconds(), float64(job.Limits.Seconds))
		outcome.Fault, outcome.FaultPage, outcome.Excess = hung.Fault, hung.Page, hung.Excess
		return outcome, nil
	default:
		return outcome, &Crash{Page: end.Page + 1, Err: err}
	}
}

// take waits for a place and gives a child.
func (p *Pool) take(ctx context.Context) (*process, error) {
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		<-p.slots
		return nil, ErrClosed
	}
	for n := len(p.idle); n > 0; n = len(p.idle) {
		child := p.idle[n-1]
		p.idle = p.idle[:n-1]
		if child.alive() {
			return child, nil
		}
		child.kill() // lets go of its pipes
	}
	child, err := start(p.options.Command[0], p.options.Command[1:], p.options.Environment)
	if err != nil {
		<-p.slots
		return nil, &Crash{Err: err}
	}
	return child, nil
}

// give takes a child back, or ends it.
func (p *Pool) give(child *process, healthy bool) {
	p.mu.Lock()
	keep := healthy && !p.closed
	if keep {
		p.idle = append(p.idle, child)
	}
	p.mu.Unlock()
	if !keep {
		child.kill()
	}
}

// Close refuses further documents, waits for those under way and ends all children.
func (p *Pool) Close() error {
	p.mu.Lock()
	p.closed = true
	idle := p.idle
	p.idle = nil
	p.mu.Unlock()
	for _, child := range idle {
		child.kill()
	}
	for range cap(p.slots) {
		p.slots <- struct{}{}
	}
	for range cap(p.slots) {
		<-p.slots
	}
	return nil
}
