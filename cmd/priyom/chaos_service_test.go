//go:build linux

package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// kept is a program that is started again whenever it ends, as a machine's service manager would.
type kept struct {
	name  string
	env   []string
	args  []string
	ahead time.Duration // of its clock

	dir     string
	said    *output // of all its lives
	mu      sync.Mutex
	now     *process // nil while there is none
	starts  int
	failed  error // it could not even be started
	closing chan struct{}
	gone    chan struct{}
}

// keep keeps a program running until the test ends.
func keep(t testing.TB, name string, ahead time.Duration, env []string, args ...string) *kept {
	t.Helper()
	k := &kept{name: name, env: env, args: args, ahead: ahead, dir: t.TempDir(), said: &output{}, closing: make(chan struct{}), gone: make(chan struct{})}
	go k.run()
	t.Cleanup(func() {
		k.end()
		if t.Failed() || os.Getenv("PRIYOM_CHAOS_LOGS") != "" {
			k.save(t)
		}
	})
	return k
}

// restartAfter is how long a service manager waits.
const restartAfter = 200 * time.Millisecond

func (k *kept) run() {
	defer close(k.gone)
	for {
		p, err := begin(k.dir, k.said, k.env, k.args, startAhead(k.ahead))
		k.mu.Lock()
		k.now, k.failed = p, err
		k.starts++
		k.mu.Unlock()
		if err != nil {
			return
		}
		select {
		case <-p.ended:
		case <-k.closing:
			p.kill()
			return
		}
		select {
		case <-time.After(restartAfter):
		case <-k.closing:
			return
		}
	}
}

func (k *kept) process() *process {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.now
}

func (k *kept) kill() {
	if p := k.process(); p != nil {
		p.kill()
	}
}

// pause stops the program in the middle of whatever it does, for a while: as a machine does that is moved or swaps.
func (k *kept) pause(d time.Duration) {
	p := k.process()
	if p == nil || p.command.Process.Signal(syscall.SIGSTOP) != nil {
		return
	}
	time.Sleep(d)
	_ = p.command.Process.Signal(syscall.SIGCONT) // it may have been killed
}

// end ends it for good.
func (k *kept) end() {
	select {
	case <-k.closing:
	default:
		close(k.closing)
	}
	<-k.gone
}

// started is how often it was started.
func (k *kept) started() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.starts
}

// save keeps what it said, which may be much.
func (k *kept) save(t testing.TB) {
	path := filepath.Join(os.TempDir(), "priyom-chaos-"+strings.NewReplacer("/", "-", " ", "-").Replace(t.Name()+"-"+k.name)+".log")
	if err := os.WriteFile(path, []byte(k.said.String()), 0o600); err != nil {
		t.Log(err)
		return
	}
	t.Logf("what the %s said is in %s", k.name, path)
}
