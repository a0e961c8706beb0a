package render

import (
	"sync/atomic"
	"time"
)

// clock counts the time that a document takes. Processor time counts, so that a machine with other things to do is not
// held against the document; and what waits for no processor counts at a third.
type clock struct {
	budget  atomic.Int64 // nanoseconds
	waited  atomic.Int64 // nanoseconds that somebody else took
	since   atomic.Int64 // nanoseconds after began at which somebody else took over; 0 while nobody has
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
	return max(processorTime()-c.beganAt, c.wall()/patienceFactor)
}

// wall is the time since the beginning, without what others took of it.
func (c *clock) wall() time.Duration {
	now := time.Since(c.began)
	if since := c.since.Load(); since > 0 {
		now = time.Duration(since)
	}
	return now - time.Duration(c.waited.Load())
}

// wait leaves out the time from now until the function that it gives is called: that of whoever takes a page.
func (c *clock) wait() (resume func()) {
	from := time.Since(c.began)
	c.since.Store(int64(from))
	return func() {
		c.waited.Add(int64(time.Since(c.began) - from))
		c.since.Store(0)
	}
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
