package recordtest

import (
	"context"
	"testing"
	"time"

	"priyom/intake"
)

var clocks = []promise{
	{"The clock goes forward, and is one for everybody", func(t *testing.T, open func() intake.Records) {
		var last time.Time
		for range 5 {
			now := must[time.Time](t)(open().Now(context.Background()))
			if !now.After(last) || time.Since(now).Abs() > time.Minute {
				t.Errorf("got %s after %s", now, last)
			}
			last = now
			time.Sleep(5 * time.Millisecond)
		}
	}},
}
