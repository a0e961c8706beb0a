package render_test

import (
	"bytes"
	"errors"
	"io"
	"math"
	"os"
	"runtime/debug"
	"slices"
	"syscall"
	"testing"

	"priyom/intake"
	"priyom/workers/render"
)

// strikes are what a child does to itself on command, by the words that command it in a document.
var strikes = map[string]func(){
	"SIGSEGV":      func() { _ = syscall.Tgkill(os.Getpid(), syscall.Gettid(), syscall.SIGSEGV); select {} },
	"SIGKILL":      func() { _ = syscall.Tgkill(os.Getpid(), syscall.Gettid(), syscall.SIGKILL); select {} },
	"endless loop": func() { loop() },
	"memory eater": func() {
		debug.SetGCPercent(-1) // C has no collector that would slow it down until its seconds are over
		debug.SetMemoryLimit(math.MaxInt64)
		var eaten [][]byte
		for {
			eaten = append(eaten, bytes.Repeat([]byte{1}, 64<<20))
		}
	},
}

func loop() {
	for n := 0; n >= 0; n = (n + 1) & 0xffff {
	}
}

// commanded is a child's pipes, between which a document passes that may hold a command. The child then strikes when
// it sends the second page: in the middle of drawing, with one page gone out.
type commanded struct {
	in     io.Reader
	out    io.Writer
	strike func()
	pages  int
}

func (c *commanded) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	for command, strike := range strikes {
		if bytes.Contains(p[:n], []byte("% command: "+command)) {
			c.strike, c.pages = strike, 0
		}
	}
	return n, err
}

func (c *commanded) Write(p []byte) (int, error) {
	if c.strike != nil && bytes.Contains(p, []byte(`"number":`)) {
		if c.pages++; c.pages == 2 {
			c.strike()
		}
	}
	return c.out.Write(p)
}

// TestAPoolServesOnAfterEveryStrike sends documents that make their child fail, each with sound ones beside and behind
// it, through one pool.
func TestAPoolServesOnAfterEveryStrike(t *testing.T) {
	t.Parallel()
	pool := newPool(t, "commanded")
	commands := []string{"SIGSEGV", "SIGKILL", "memory eater", "endless loop"}
	for _, command := range slices.Concat(commands, commands) {
		t.Run(command, func(t *testing.T) {
			document := append(manyPages(3), "% command: "+command+"\n"...)
			beside := make(chan error)
			go func() {
				_, err := pool.Draw(t.Context(), job(manyPages(3)), func(render.Page) error { return nil })
				beside <- err
			}()
			pages, outcome, err := draw(t, pool, document)
			if err := <-beside; err != nil {
				t.Errorf("the document beside it: %v", err)
			}
			if len(pages) != 1 {
				t.Errorf("got %d pages, want the one drawn before", len(pages))
			}
			var crash *render.Crash
			switch {
			case command == "endless loop":
				if err != nil || outcome.Excess == nil || outcome.Excess.Budget != intake.Seconds || outcome.FaultPage != 2 {
					t.Errorf("got %+v, error %v, want the seconds exceeded at page 2", outcome, err)
				}
			case !errors.As(err, &crash) || crash.Code() != "SYS.RENDERER.CRASHED" || crash.Page != 2:
				t.Errorf("got error %v, want a crash at page 2", err)
			}
			good(t, pool)
			good(t, pool)
		})
	}
}
