package text

import (
	"testing"

	"priyom/workers/confine"
)

func TestTextIsReadOnlyWhereTesseractCanBeConfined(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lent confine.Status
		want bool
	}{
		"with Landlock and a filter":                         {confine.Status{Seccomp: true, Landlock: 1}, true},
		"a filter alone cannot tell one file from another":   {confine.Status{Seccomp: true}, false},
		"Landlock alone leaves sockets and processes":        {confine.Status{Landlock: 7}, false},
		"a kernel, or a container's profile, without either": {confine.Status{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if err := confinable(c.lent); (err == nil) != c.want {
				t.Errorf("got %v", err)
			}
		})
	}
}
