package blob

import (
	"path"
	"path/filepath"
	"strings"
	"testing"

	"priyom/intake"
)

func FuzzANameStaysInsideOrIsRefused(f *testing.F) {
	f.Add(intake.OriginalBlob(strings.Repeat("ab", 32)))
	f.Add(intake.PageBlob(strings.Repeat("ab", 32), 1, intake.Thumbnail))
	f.Add("a/../b")
	f.Add("/etc/passwd")
	f.Fuzz(func(t *testing.T, name string) {
		if checkName(name) != nil {
			return
		}
		if !filepath.IsLocal(name) || path.Clean(name) != name || strings.HasPrefix(name, temporary) {
			t.Errorf("%q was let through", name)
		}
		sumOf(name)
	})
}

func TestTheNamesOfOriginalsCarryTheirSum(t *testing.T) {
	sum := strings.Repeat("ab", 32)
	for name, want := range map[string]bool{
		intake.OriginalBlob(sum):                   true,
		intake.PageBlob(sum, 1, intake.View):       false,
		"originals/cd/" + sum:                      false,
		"originals/ab/" + sum[:62]:                 false,
		"originals/zz/" + strings.Repeat("zz", 32): false,
	} {
		if got := sumOf(name) != nil; got != want {
			t.Errorf("%s: got %t, want %t", name, got, want)
		}
	}
}
