package render

import (
	"errors"
	"slices"
	"testing"
)

func TestAChildDoesWithoutConfinementOnlyWhereThereIsNoneAndItIsAllowed(t *testing.T) {
	lent, none := Status{Seccomp: true}, Status{Landlock: 7}
	for _, tt := range []struct {
		name    string
		allowed bool
		lent    Status
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
