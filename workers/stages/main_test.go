package stages_test

import (
	"fmt"
	"os"
	"testing"

	"priyom/workers/render"
)

// childMark in the environment makes the test binary the confined child, as `priyom render` is.
const childMark = "PRIYOM_TEST_RENDER_CHILD"

func TestMain(m *testing.M) {
	if _, child := os.LookupEnv(childMark); !child {
		os.Exit(m.Run())
	}
	if err := render.Child(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
