package record

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"priyom/intake"
)

func TestIdempotencyKeysExpireAndMayBeUsedAgain(t *testing.T) {
	for kind, s := range bothStores(t) {
		once := func(key string) *intake.Once {
			return &intake.Once{Client: "portal", Key: key, Request: "sha256:" + intake.Digest(key)}
		}
		use := func(app, key string) error {
			created := intake.NewApplication(intake.ApplicationID(app), "", "patent", intake.Russian, nil, timeOf(1))
			created.Remember(once(key), "")
			return s.Create(context.Background(), created)
		}
		for n := range 20 {
			if err := use(fmt.Sprintf("old-%d", n), fmt.Sprint(n)); err != nil {
				t.Fatal(err)
			}
		}
		if err := use("early", "0"); !errors.Is(err, intake.ErrKeyReused) {
			t.Errorf("%s: before it expired: got %v, want ErrKeyReused", kind, err)
		}
		if _, err := s.write.Exec(`UPDATE once SET at = at - $1`, kept); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Repeated(context.Background(), *once("19")); !errors.Is(err, intake.ErrNotFound) {
			t.Errorf("%s: after it expired: got %+v, %v; want ErrNotFound", kind, got, err)
		}
		for i, key := range []string{"19", "x", "y"} { // the first of which was used before
			if err := use(fmt.Sprintf("new-%d", i), key); err != nil {
				t.Errorf("%s: after it expired: %v", kind, err)
			}
		}
		var left int
		if err := s.read.QueryRow(`SELECT COUNT(*) FROM once`).Scan(&left); err != nil || left != 3 {
			t.Errorf("%s: %d keys are left, %v; want the new ones only", kind, left, err)
		}
	}
}
