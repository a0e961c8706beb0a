package record

import (
	"errors"
	"testing"

	"priyom/intake"
)

func FuzzACursorIsReadOrRefused(f *testing.F) {
	f.Add(cursor{created: 1772528400123456, id: "00000000-0000-4000-8000-000000000001"}.String())
	f.Add("MTI")
	f.Add("%")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := parseCursor(text)
		if err != nil {
			if !errors.Is(err, intake.ErrCursor) {
				t.Errorf("got %v, want ErrCursor", err)
			}
			return
		}
		if again, err := parseCursor(got.String()); err != nil || again != got {
			t.Errorf("got %+v, %v; want %+v", again, err, got)
		}
	})
}
