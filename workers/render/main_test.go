package render_test

import (
	"fmt"
	"os"
	"testing"

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

func newPool(t testing.TB, mode string, limits render.Limits) *render.Pool {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	pool, err := render.NewPool(render.Options{
		Size: 2, Command: []string{self}, Environment: []string{childMark + "=" + mode}, Limits: limits,
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
	case "escape":
		return render.Child(escaping{}, os.Stdout)
	}
	return render.Child(os.Stdin, os.Stdout)
}
