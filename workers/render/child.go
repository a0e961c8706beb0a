package render

import (
	"bufio"
	"errors"
	"fmt"
	"image"
	"io"
	"runtime/debug"
	"time"

	"priyom/intake"
	"priyom/workers/confine"
	"priyom/workers/sniff"
)

// bounds are what a child may take as a whole; MuPDF's own memory is limited more tightly, and one document is ended
// by the clock.
var bounds = confine.Bounds{
	AddressSpace: 3 << 30, // the Go runtime reserves much more than it uses
	Data:         768 << 20,
	CPUSeconds:   3600,
	OpenFiles:    32,
}

// Child confines this process for good and then draws whatever its parent sends, until the parent closes the pipe.
func Child(in io.Reader, out io.Writer) error {
	frugal()
	if err := confine.Process(bounds, confine.Paths{}); err != nil {
		return fmt.Errorf("confine the renderer: %w", err)
	}
	return serveAll(in, out)
}

// ChildUnconfined is Child on a system that cannot confine it, for those who allowed that in so many words.
func ChildUnconfined(in io.Reader, out io.Writer) error {
	frugal()
	return serveAll(in, out)
}

// frugal keeps what is no longer needed from being held: pixels come and go, and memory is scarce here. The limit is a
// page of the most pixels there may be, as it is drawn and as it is sent.
func frugal() {
	debug.SetGCPercent(50)
	debug.SetMemoryLimit(160 << 20)
}

func serveAll(in io.Reader, out io.Writer) error {
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
	if err := readJSON(in, length, maxHeader, &asked); err != nil {
		return noEOF(err)
	}
	if asked.Size < 0 || asked.Size > 1<<30 {
		return fmt.Errorf("a document of %d bytes: %w", asked.Size, errNonsense)
	}
	data := make([]byte, asked.Size)
	if _, err := io.ReadFull(in, data); err != nil {
		return noEOF(err)
	}
	d := drawing{request: asked, out: out, clock: newClock(asked.Limits.time())}
	draw := d.document
	if asked.MediaType != sniff.PDF {
		draw = d.picture
	}
	end, err := draw(data)
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
	request
	out    *bufio.Writer
	pixels int // so far
	clock  *clock
	canvas []byte
}

func (d *drawing) tell(kind byte, value any) error {
	defer d.clock.wait()()
	if err := writeJSON(d.out, kind, value); err != nil {
		return err
	}
	return d.out.Flush()
}

// send sends a page: its header, its words and its planes.
func (d *drawing) send(header pageHeader, words []intake.Word, drawn image.Image) error {
	defer d.clock.wait()()
	list, chroma, ok := planes(drawn)
	if !ok {
		return fmt.Errorf("a picture of type %T has no planes", drawn)
	}
	size := drawn.Bounds().Size()
	header.Width, header.Height, header.Chroma, header.Words = size.X, size.Y, chroma, len(words) > 0
	if err := writeJSON(d.out, framePage, header); err != nil {
		return err
	}
	if header.Words {
		if err := writeJSON(d.out, frameWords, words); err != nil {
			return err
		}
	}
	length := 0
	for _, plane := range list {
		length += len(plane)
	}
	if err := writeHead(d.out, frameData, length); err != nil {
		return err
	}
	for _, plane := range list {
		if _, err := d.out.Write(plane); err != nil {
			return err
		}
	}
	return d.out.Flush()
}

// exceeded ends a document at a budget. A page of 0 stands for the document.
func exceeded(budget intake.Budget, page int, needed, allowed float64) ending {
	return ending{Fault: Exceeded, Page: page, Excess: &intake.Excess{Budget: budget, Page: page, Needed: finite(needed), Allowed: allowed}}
}

// finite is a number that JSON can hold.
func finite(v float64) float64 { return min(v, 1e18) }

// late is the ending of a document whose time is over.
func (d *drawing) late(page int) ending {
	return exceeded(intake.Seconds, page, d.clock.spent().Truncate(100*time.Millisecond).Seconds(), float64(d.Limits.Seconds))
}
