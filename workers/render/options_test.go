package render

import (
	"errors"
	"slices"
	"testing"

	"priyom/workers/confine"
)

func TestAChildDoesWithoutConfinementOnlyWhereThereIsNoneAndItIsAllowed(t *testing.T) {
	lent, none := confine.Status{Seccomp: true}, confine.Status{Landlock: 7}
	for _, tt := range []struct {
		name    string
		allowed bool
		lent    confine.Status
		want    []string
		err     error
	}{
		{"confined where it can be", false, lent, []string{"render"}, nil},
		{"confined where it can be, though it need not", true, lent, []string{"render"}, nil},
		{"refused where it cannot be", false, none, nil, ErrNoConfinement},
		{"unconfined where that is allowed", true, none, []string{"render", UnconfinedFlag}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Options{Unconfined: tt.allowed}.arguments(tt.lent)
			if !slices.Equal(got, tt.want) || !errors.Is(err, tt.err) {
				t.Errorf("got %v, %v, want %v, %v", got, err, tt.want, tt.err)
			}
		})
	}
}
