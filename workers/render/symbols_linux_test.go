package render_test

import (
	"os/exec"
	"testing"
)

// The linker is told to let missing functions pass, since the library comes with another package than the shim that
// calls it. One that is really missing would end the child at its first call: so the program is linked once without that.
func TestNoFunctionOfTheLibraryIsMissing(t *testing.T) {
	t.Parallel()
	strict := "-extldflags=-Wl,--unresolved-symbols=report-all"
	out, err := exec.Command("go", "build", "-buildvcs=false", "-ldflags", strict, "-o", t.TempDir()+"/priyom", "priyom/cmd/priyom").CombinedOutput()
	if err != nil {
		t.Errorf("build the program: %v\n%s", err, out)
	}
}
