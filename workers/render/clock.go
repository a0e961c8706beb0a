package render

import (
	"sync/atomic"
	"time"
)

// clock counts the time that a document takes. Processor time counts, so that a machine with other things to do is not
// held against the document; and what waits for no processor counts at a third.
type clock struct {
	budget  atomic.Int64 // nanoseconds
	began   time.Time
	beganAt time.Duration // processor time of this process
}

const patienceFactor = 3 // wall time to processor time, at most

func newClock(budget time.Duration) *clock {
	c := &clock{began: time.Now(), beganAt: processorTime()}
	c.budget.Store(int64(budget))
	return c
}

// spent is the time that counts so far.
func (c *clock) spent() time.Duration {
	return max(processorTime()-c.beganAt, time.Since(c.began)/patienceFactor)
}

// extend gives a document more time.
func (c *clock) extend(by time.Duration) { c.budget.Add(int64(by)) }

// left is the time that is left; none or less when it is over.
func (c *clock) left() time.Duration { return time.Duration(c.budget.Load()) - c.spent() }

// watch calls f, once, when the time is over, until stop is called.
func (c *clock) watch(f func()) (stop func()) {
	done := make(chan struct{})
	go func() {
		for {
			left := c.left()
			if left <= 0 {
				f()
				return
			}
			select {
			case <-time.After(max(left, time.Millisecond)):
			case <-done:
				return
			}
		}
	}()
	return func() { close(done) }
}
