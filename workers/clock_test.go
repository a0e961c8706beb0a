package workers_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/workers"
)

// elsewhere are records whose clock differs from ours.
type elsewhere struct {
	intake.Records
	ahead time.Duration
	err   error
}

func (e elsewhere) Now(context.Context) (time.Time, error) { return time.Now().Add(e.ahead), e.err }

func TestTheTimeIsThatOfTheRecords(t *testing.T) {
	for _, ahead := range []time.Duration{0, time.Hour, -time.Hour} {
		var told strings.Builder
		clock, err := workers.NewClock(t.Context(), elsewhere{ahead: ahead}, slog.New(slog.NewTextHandler(&told, nil)))
		if err != nil {
			t.Fatal(err)
		}
		if off := clock.Now().Sub(time.Now().Add(ahead)); off.Abs() > time.Second {
			t.Errorf("records ahead by %s: the clock is off by %s", ahead, off)
		}
		if got, want := strings.Contains(told.String(), "set it"), ahead != 0; got != want {
			t.Errorf("records ahead by %s: told %q", ahead, &told)
		}
	}
}

func TestWithoutTheRecordsThereIsNoTime(t *testing.T) {
	gone := errors.New("gone")
	if _, err := workers.NewClock(t.Context(), elsewhere{err: gone}, slog.New(slog.DiscardHandler)); !errors.Is(err, gone) {
		t.Errorf("got %v, want the records' error", err)
	}
}
