package render

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"time"

	"priyom/intake"
	"priyom/workers/confine"
)

// process is a child as its parent holds it. It is for one document at a time.
type process struct {
	command *exec.Cmd
	in      *os.File // the child's standard input
	out     *os.File // the child's standard output
	frames  *bufio.Reader
	wait    *patience // of the document under way
	served  int
	gone    chan struct{} // closed when it has ended
}

// start starts a child.
func start(path string, args, environment []string) (_ *process, err error) {
	childIn, in, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("make a pipe: %w", err)
	}
	out, childOut, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("make a pipe: %w", err), childIn.Close(), in.Close())
	}
	widen(in)
	widen(out)
	command := exec.Command(path, args...)
	command.Stdin, command.Stdout = childIn, childOut
	command.Env = environment // nothing of ours: no addresses, no secrets
	command.Dir = "/"
	confine.Isolate(command)
	err = command.Start()
	closed := errors.Join(childIn.Close(), childOut.Close())
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start the renderer: %w", err), closed, in.Close(), out.Close())
	}
	p := &process{command: command, in: in, out: out, gone: make(chan struct{})}
	p.frames = bufio.NewReaderSize(p, 256<<10)
	go func() {
		_ = command.Wait() // how it ended shows in what it did not answer
		close(p.gone)
	}()
	return p, nil
}

// alive reports whether the child has not ended, as far as is known: one that waits for work may be killed by the system.
func (p *process) alive() bool {
	select {
	case <-p.gone:
		return false
	default:
		return true
	}
}

// kill ends the child at once and lets go of it.
func (p *process) kill() {
	_ = p.command.Process.Kill() // it may be dead already
	_ = p.in.Close()
	_ = p.out.Close()
	<-p.gone
}

// grace is how much longer than the document's own time the parent waits for the child to notice.
const grace = 1500 * time.Millisecond

// receiver takes what a child tells, as it comes.
type receiver struct {
	facts func(facts) error
	page  func(pageHeader, []intake.Word, image.Image) error
}

// draw sends a document and hands its facts and pages over as they come. An error that is not of ctx or the receiver is
// of the child: it must not be used again.
func (p *process) draw(ctx context.Context, asked request, data []byte, to receiver) (ending, error) {
	wait := &patience{ctx: ctx, of: p, left: asked.Limits.time() + grace}
	if err := p.in.SetWriteDeadline(time.Now().Add(patienceFactor * wait.left)); err != nil {
		return ending{}, fmt.Errorf("limit the child's time: %w", err)
	}
	sent := make(chan error, 1)
	go func() { sent <- p.send(asked, data) }()
	end, err := p.receive(wait, asked.Limits, to)
	if err != nil {
		_ = p.in.SetWriteDeadline(time.Now()) // the sender must not wait for a child that has failed
	}
	if sending := <-sent; err == nil {
		err = sending
	}
	return end, err
}

// patience is the time that is left for waiting for a child: the processor time that it may take, at a third of which
// counts what it takes without a processor. What the receiver of a page takes is not held against the document.
type patience struct {
	ctx  context.Context
	of   *process
	left time.Duration
	from time.Time
	used time.Duration // processor time of the child at from
}

// start lets the time run until stop.
func (p *patience) start() {
	p.from, p.used = time.Now(), p.of.processorTime()
}

func (p *patience) stop() { p.left -= p.spent() }

func (p *patience) spent() time.Duration {
	return max(p.of.processorTime()-p.used, time.Since(p.from)/patienceFactor)
}

// read reads the child's next bytes, looking at the time each time the deadline passes. The context is looked at after
// the deadline is set: whoever ends it sets one that must stay.
func (p *patience) read(b []byte) (int, error) {
	for {
		left := p.left - p.spent()
		if left <= 0 {
			return 0, os.ErrDeadlineExceeded
		}
		if err := p.of.out.SetReadDeadline(time.Now().Add(left)); err != nil {
			return 0, fmt.Errorf("limit the child's time: %w", err)
		}
		if err := p.ctx.Err(); err != nil {
			return 0, err
		}
		n, err := p.of.out.Read(b)
		if n > 0 || !errors.Is(err, os.ErrDeadlineExceeded) {
			return n, err
		}
	}
}

func (p *process) send(asked request, data []byte) error {
	asked.Size = int64(len(data))
	if err := writeJSON(p.in, 'R', asked); err != nil {
		return err
	}
	_, err := p.in.Write(data)
	return err
}

// Read reads from the child with the patience of the document under way.
func (p *process) Read(b []byte) (int, error) { return p.wait.read(b) }

func (p *process) receive(wait *patience, limits Limits, to receiver) (ending, error) {
	p.wait = wait
	last := 0
	for {
		wait.start()
		kind, length, err := readHead(p.frames)
		if err != nil {
			return ending{Page: last}, fmt.Errorf("wait for the child: %w", noEOF(err))
		}
		switch kind {
		case frameFacts:
			var f facts
			if err := readJSON(p.frames, length, maxHeader, &f); err != nil {
				return ending{}, err
			}
			wait.stop()
			if err := to.facts(f); err != nil {
				return ending{}, &receiverError{err}
			}
		case framePage:
			header, words, drawn, err := p.page(length, last, limits)
			if err != nil {
				return ending{Page: last}, err
			}
			last = header.Number
			wait.stop()
			wait.left += perPage
			if err := to.page(header, words, drawn); err != nil {
				return ending{Page: last}, &receiverError{err}
			}
		case frameEnd:
			var end ending
			return end, readJSON(p.frames, length, maxHeader, &end)
		default:
			return ending{Page: last}, fmt.Errorf("a frame of type %q: %w", kind, errNonsense)
		}
	}
}

// page reads a page: its header, once that is found sane its words, and its planes.
func (p *process) page(length uint32, last int, limits Limits) (header pageHeader, words []intake.Word, drawn image.Image, err error) {
	if err := readJSON(p.frames, length, maxHeader, &header); err != nil {
		return header, nil, nil, err
	}
	sane := header.Number == last+1 && header.Number <= limits.Pages &&
		header.Width > 0 && header.Height > 0 && header.Height <= limits.PagePixels &&
		header.Width <= limits.PagePixels/header.Height+1 // the child rounds up
	if !sane {
		return header, nil, nil, fmt.Errorf("page %d of %d × %d: %w", header.Number, header.Width, header.Height, errNonsense)
	}
	if header.Words {
		kind, length, err := readHead(p.frames)
		if err != nil {
			return header, nil, nil, noEOF(err)
		}
		if kind != frameWords {
			return header, nil, nil, fmt.Errorf("words of page %d: %w", header.Number, errNonsense)
		}
		if err := readJSON(p.frames, length, maxText, &words); err != nil {
			return header, nil, nil, err
		}
		if len(words) > maxWords {
			return header, nil, nil, fmt.Errorf("%d words on page %d: %w", len(words), header.Number, errNonsense)
		}
	}
	drawn, err = readPlanes(p.frames, header)
	return header, words, drawn, err
}

// receiverError is an error of whom a page was handed to, not of the child.
type receiverError struct{ error }

func (e *receiverError) Unwrap() error { return e.error }
