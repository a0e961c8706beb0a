package workers

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"priyom/intake"
)

const (
	clockEvery   = 30 * time.Second
	clockWithin  = 5 * time.Second
	clockTellsAt = 5 * time.Second // a difference worth telling an operator
)

// Clock tells the time by the clock of the records. What is written down by several machines is then in one order, and
// a machine whose clock is an hour wrong neither receives a document on the wrong day nor judges it before it came.
type Clock struct {
	records intake.Records
	log     *slog.Logger
	ahead   atomic.Int64 // this machine's clock, of the records'; nanoseconds
}

// NewClock compares the two clocks once. Call Run to go on doing so.
func NewClock(ctx context.Context, records intake.Records, log *slog.Logger) (*Clock, error) {
	c := &Clock{records: records, log: log}
	return c, c.compare(ctx)
}

// Now is the time by the clock of the records, as far as it is known.
func (c *Clock) Now() time.Time { return time.Now().Add(-time.Duration(c.ahead.Load())) }

// Run compares the clocks again and again until ctx ends: a machine's clock may be set while it runs.
func (c *Clock) Run(ctx context.Context) {
	ticker := time.NewTicker(clockEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if err := c.compare(ctx); err != nil && ctx.Err() == nil {
			c.log.WarnContext(ctx, "the clock of the records cannot be read; it will be tried again", "error", err)
		}
	}
}

// compare takes the records' time for that in the middle between question and answer.
func (c *Clock) compare(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, clockWithin)
	defer cancel()
	asked := time.Now()
	there, err := c.records.Now(ctx)
	if err != nil {
		return fmt.Errorf("compare clocks: %w", err)
	}
	took := time.Since(asked)
	ahead := asked.Add(took / 2).Sub(there)
	before := time.Duration(c.ahead.Swap(int64(ahead)))
	if (ahead - before).Abs() > clockTellsAt {
		c.log.WarnContext(ctx, "the clock of this machine differs from that of the records, which counts: set it, for example by NTP", "ahead_by", ahead.Round(time.Second).String())
	}
	return nil
}
