package render_test

import (
	"fmt"
	"os"
	"syscall"
	"testing"
	"time"

	"priyom/workers/render"
)

// childMark in the environment makes the test binary the confined child, as `priyom render` is.
const childMark = "PRIYOM_TEST_RENDER_CHILD"

func TestMain(m *testing.M) {
	mode, child := os.LookupEnv(childMark)
	if !child {
		os.Exit(m.Run())
	}
	if err := misbehave(mode); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func newPool(t testing.TB, mode string) *render.Pool {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	pool, err := render.NewPool(render.Options{
		Size: 2, Command: []string{self}, Environment: []string{childMark + "=" + mode},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Errorf("close the pool: %v", err)
		}
	})
	return pool
}

// misbehave is what a child does: draw, or fail in the way that the mode names.
func misbehave(mode string) error {
	switch mode {
	case "die":
		os.Exit(3)
	case "hang":
		select {}
	case "nonsense":
		fmt.Print("this is no frame at all, and long enough to be taken for one")
		select {}
	case "segv", "eat", "kill":
		return render.Child(&failing{mode}, os.Stdout)
	case "commanded":
		pipes := &commanded{in: os.Stdin, out: os.Stdout}
		return render.Child(pipes, pipes)
	case "mortal":
		go func() {
			time.Sleep(time.Second)
			os.Exit(0)
		}()
	case "unconfined":
		return render.ChildUnconfined(os.Stdin, os.Stdout)
	case "escape":
		return render.Child(escaping{}, os.Stdout)
	}
	return render.Child(os.Stdin, os.Stdout)
}

// failing is a child's input that, once the child is confined and reads its first request, ends it.
type failing struct{ mode string }

func (f *failing) Read([]byte) (int, error) {
	switch f.mode {
	case "segv":
		_ = syscall.Tgkill(os.Getpid(), syscall.Gettid(), syscall.SIGSEGV)
	case "kill":
		_ = syscall.Tgkill(os.Getpid(), syscall.Gettid(), syscall.SIGKILL)
	case "eat":
		var eaten [][]byte
		for {
			eaten = append(eaten, make([]byte, 64<<20))
		}
	}
	select {}
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
