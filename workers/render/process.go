package render

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"time"
)

// process is a child as its parent holds it. It is for one document at a time.
type process struct {
	command *exec.Cmd
	in      *os.File // the child's standard input
	out     *os.File // the child's standard output
	frames  *bufio.Reader
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
	command := exec.Command(path, args...)
	command.Stdin, command.Stdout = childIn, childOut
	command.Env = environment // nothing of ours: no addresses, no secrets
	command.Dir = "/"
	isolate(command)
	err = command.Start()
	closed := errors.Join(childIn.Close(), childOut.Close())
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start the renderer: %w", err), closed, in.Close(), out.Close())
	}
	p := &process{command: command, in: in, out: out, frames: bufio.NewReaderSize(out, 256<<10), gone: make(chan struct{})}
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
const grace = 2 * time.Second

// draw sends a document and hands its facts and pages over as they come. An error that is not of ctx, tell or each is
// of the child: it must not be used again.
func (p *process) draw(ctx context.Context, data []byte, limits Limits, tell func(facts) error, each func(pageHeader, *image.RGBA) error) (ending, error) {
	if err := p.in.SetWriteDeadline(time.Now().Add(limits.Document + grace)); err != nil {
		return ending{}, fmt.Errorf("limit the child's time: %w", err)
	}
	sent := make(chan error, 1)
	go func() { sent <- p.send(data, limits) }()
	end, err := p.receive(&patience{ctx: ctx, of: p.out, left: limits.Document + grace}, limits, tell, each)
	if err != nil {
		_ = p.in.SetWriteDeadline(time.Now()) // the sender must not wait for a child that has failed
	}
	if sending := <-sent; err == nil {
		err = sending
	}
	return end, err
}

// patience is the time that is left for waiting for a child. What the receiver of a page takes is not held against
// the document.
type patience struct {
	ctx  context.Context
	of   *os.File
	left time.Duration
	from time.Time
}

// start lets the time run until stop. The context is looked at last: whoever ends it sets a deadline that must stay.
func (p *patience) start() error {
	p.from = time.Now()
	if err := p.of.SetReadDeadline(p.from.Add(p.left)); err != nil {
		return fmt.Errorf("limit the child's time: %w", err)
	}
	return p.ctx.Err()
}

func (p *patience) stop() { p.left -= time.Since(p.from) }

func (p *process) send(data []byte, limits Limits) error {
	payload, err := json.Marshal(request{Size: int64(len(data)), Limits: limits})
	if err != nil {
		return err
	}
	if err := writeFrame(p.in, 'R', payload); err != nil {
		return err
	}
	_, err = p.in.Write(data)
	return err
}

func (p *process) receive(wait *patience, limits Limits, tell func(facts) error, each func(pageHeader, *image.RGBA) error) (ending, error) {
	last := 0
	for {
		if err := wait.start(); err != nil {
			return ending{Page: last}, err
		}
		kind, length, err := readHead(p.frames)
		if err != nil {
			return ending{Page: last}, fmt.Errorf("wait for the child: %w", noEOF(err))
		}
		switch kind {
		case frameFacts:
			var f facts
			if err := readJSON(p.frames, length, &f); err != nil {
				return ending{}, err
			}
			wait.stop()
			if err := tell(f); err != nil {
				return ending{}, err
			}
		case framePage:
			var header pageHeader
			if err := readJSON(p.frames, length, &header); err != nil {
				return ending{Page: last}, err
			}
			drawn, err := p.pixels(header, last, limits)
			if err != nil {
				return ending{Page: last}, err
			}
			last = header.Number
			wait.stop()
			if err := each(header, drawn); err != nil {
				return ending{Page: last}, &receiverError{err}
			}
		case frameEnd:
			var end ending
			return end, readJSON(p.frames, length, &end)
		default:
			return ending{Page: last}, fmt.Errorf("a frame of type %q: %w", kind, errNonsense)
		}
	}
}

// pixels reads the pixels that a header announced, once the header is found sane.
func (p *process) pixels(header pageHeader, last int, limits Limits) (*image.RGBA, error) {
	sane := header.Number == last+1 && header.Number <= limits.Pages &&
		header.Width > 0 && header.Height > 0 && header.Height <= limits.Pixels &&
		header.Width <= limits.Pixels/header.Height+1 // the child rounds up
	if !sane {
		return nil, fmt.Errorf("page %d of %d × %d: %w", header.Number, header.Width, header.Height, errNonsense)
	}
	kind, length, err := readHead(p.frames)
	if err != nil {
		return nil, noEOF(err)
	}
	if size := 4 * header.Width * header.Height; kind != frameData || int(length) != size {
		return nil, fmt.Errorf("pixels of page %d: %w", header.Number, errNonsense)
	}
	drawn := image.NewRGBA(image.Rect(0, 0, header.Width, header.Height))
	_, err = io.ReadFull(p.frames, drawn.Pix)
	return drawn, noEOF(err)
}

// receiverError is an error of whom a page was handed to, not of the child.
type receiverError struct{ error }

func (e *receiverError) Unwrap() error { return e.error }
