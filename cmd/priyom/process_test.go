package main

import (
	"bytes"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// process is the program running as a process of its own.
type process struct {
	t       testing.TB
	command *exec.Cmd
	url     string // where it serves
	said    *output
	ended   chan struct{} // closed when it has ended
}

// launch starts the program. Whatever becomes of the test, the process does not outlive it.
func launch(t testing.TB, env []string, args ...string) *process {
	t.Helper()
	said := &output{}
	p, err := begin(t.TempDir(), said, env, args, (*exec.Cmd).Start)
	if err != nil {
		t.Fatalf("start priyom %v: %v", args, err)
	}
	p.t = t
	t.Cleanup(func() {
		p.kill()
		if t.Failed() {
			t.Logf("priyom %s said:\n%s", strings.Join(args, " "), p.said)
		}
	})
	return p
}

// begin starts the program in a folder. Whoever calls it ends it.
func begin(dir string, said *output, env, args []string, start func(*exec.Cmd) error) (*process, error) {
	p := &process{command: exec.Command(binary, args...), said: said, ended: make(chan struct{})}
	p.command.Env = bare(env...)
	p.command.Dir = dir
	p.command.Stdout, p.command.Stderr = p.said, p.said
	if err := start(p.command); err != nil {
		return nil, err
	}
	go func() {
		_ = p.command.Wait() // the exit code tells
		close(p.ended)
	}()
	return p, nil
}

var greeting = regexp.MustCompile(`listens on (http://\S+)`)

// serve starts `priyom serve` on a free port, and returns when it answers.
func serve(t testing.TB, env []string, args ...string) *process {
	t.Helper()
	p := launch(t, append([]string{"PRIYOM_LISTEN=127.0.0.1:0"}, env...), append([]string{"serve"}, args...)...)
	p.url = p.waitFor(greeting)
	return p
}

// embedded are the settings that keep everything in a folder.
func embedded(dir string) []string {
	return []string{"PRIYOM_BLOBS=dir:" + filepath.Join(dir, "blobs"), recordsIn(dir), "PRIYOM_QUEUE=embedded:"}
}

func recordsIn(dir string) string { return "PRIYOM_RECORDS=sqlite:" + filepath.Join(dir, "priyom.db") }

// waitFor waits until the process has said something, and returns what the last group matched.
func (p *process) waitFor(what *regexp.Regexp) string {
	p.t.Helper()
	var found string
	eventually(p.t, 20*time.Second, what.String()+" to be said", func() bool {
		select {
		case <-p.ended:
			p.t.Fatalf("the program ended with %d before it said %s:\n%s", p.code(), what, p.said)
		default:
		}
		match := what.FindStringSubmatch(p.said.String())
		if match == nil {
			return false
		}
		found = match[len(match)-1]
		return true
	})
	return found
}

// kill ends the process as a power cut would.
func (p *process) kill() {
	_ = p.command.Process.Kill() // it may have ended
	<-p.ended
}

// stop asks the process to end and requires that it does so in time, with a code.
func (p *process) stop(within time.Duration, code int) {
	p.t.Helper()
	if err := p.command.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatalf("stop: %v", err)
	}
	p.ends(within, code)
}

// ends requires that the process ends by itself in time, with a code.
func (p *process) ends(within time.Duration, code int) {
	p.t.Helper()
	select {
	case <-p.ended:
	case <-time.After(within):
		p.t.Fatalf("the program runs on after %s:\n%s", within, p.said)
	}
	if got := p.code(); got != code {
		p.t.Fatalf("got exit code %d, want %d:\n%s", got, code, p.said)
	}
}

func (p *process) code() int { return p.command.ProcessState.ExitCode() }

// eventually asks again and again until the answer is yes.
func eventually(t testing.TB, within time.Duration, what string, yes func() bool) {
	t.Helper()
	for deadline := time.Now().Add(within); !yes(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited %s in vain for %s", within, what)
		}
	}
}

// once runs the program to its end.
func once(t testing.TB, env []string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	command := exec.Command(binary, args...)
	command.Env, command.Dir = bare(env...), t.TempDir()
	var out, err bytes.Buffer
	command.Stdout, command.Stderr = &out, &err
	command.WaitDelay = 5 * time.Second
	clock := time.AfterFunc(time.Minute, func() { _ = command.Process.Kill() })
	defer clock.Stop()
	var failed *exec.ExitError
	if problem := command.Run(); problem != nil && !errors.As(problem, &failed) {
		t.Fatalf("priyom %v: %v", args, problem)
	}
	return command.ProcessState.ExitCode(), out.String(), err.String()
}

// output collects what a process says.
type output struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

var _ io.Writer = (*output)(nil)

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.String()
}
