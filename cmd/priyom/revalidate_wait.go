package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"time"

	"priyom/intake"
)

// progress is how far the workers are with what is to be judged again; the public shape of it.
type progress struct {
	Total     int     `json:"total"` // applications
	Done      int     `json:"done"`
	Left      int     `json:"left"`
	PerSecond float64 `json:"per_second"`             // of late
	Seconds   float64 `json:"seconds_left,omitempty"` // as fast as of late; left out where nothing moves
}

func (p progress) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return lineEncoder(w).Encode(p)
	}
	left := "nothing moves"
	if p.Left == 0 {
		left = "done"
	} else if p.Seconds > 0 {
		left = "about " + (time.Duration(p.Seconds) * time.Second).String() + " left"
	}
	_, err := fmt.Fprintf(w, "%d of %d applications judged again, %.0f/s; %s\n", p.Done, p.Total, p.PerSecond, left)
	return err
}

const (
	lookEvery  = time.Second
	tellMost   = time.Minute // between two lines, which come at growing intervals
	stuckAfter = time.Minute
)

// await tells how far a batch is until it is done. When ctx ends, the workers go on without anybody looking.
func await(ctx context.Context, records intake.Records, ruleset intake.Digest, asJSON bool, std streams) error {
	total, err := leftOf(ctx, records)
	if err != nil {
		return err
	}
	bar := newBar(std.err, total)
	if asJSON {
		bar = nil
	}
	var counting time.Duration
	began := time.Now()
	told, before, pause := began, total, lookEvery
	for moved, left := began, total; ; {
		now := time.Now()
		if bar != nil {
			_ = bar.Set(total - left) // what a bar cannot show is no reason to stop
		}
		if left == 0 || bar == nil && now.Sub(told) >= pause {
			p := progress{Total: total, Done: total - left, Left: left, PerSecond: float64(before-left) / max(now.Sub(told).Seconds(), 1e-3)}
			if left == 0 { // all of it, not the last moment
				p.PerSecond = float64(total) / max(now.Sub(began).Seconds(), 1e-3)
			}
			if p.PerSecond > 0 {
				p.Seconds = math.Ceil(float64(left) / p.PerSecond)
			}
			if bar != nil {
				_ = bar.Finish()
			}
			if err := p.print(std.out, asJSON); err != nil || left == 0 {
				return err
			}
			told, before, pause = now, left, min(2*pause, tellMost)
		}
		if now.Sub(moved) > stuckAfter {
			if bar != nil {
				_ = bar.Clear()
			}
			fmt.Fprintf(std.err, "Nothing has been judged again for %s: are there workers that run by rules %s?\n", stuckAfter, ruleset)
			moved = now
		}
		select {
		case <-ctx.Done():
			if bar != nil {
				_ = bar.Clear()
			}
			fmt.Fprintf(std.err, "%d are left, and the workers go on; priyom backlog tells how many.\n", left)
			return nil
		case <-time.After(max(lookEvery, 20*counting)): // of millions it takes its time
		}
		now = time.Now()
		more, err := leftOf(ctx, records)
		counting = time.Since(now)
		if err != nil && ctx.Err() == nil {
			return err
		}
		if err == nil && more != left {
			total, left, moved = max(total, more), more, time.Now()
		}
	}
}

// leftOf is how many applications are still to be judged again, by whatever rules.
func leftOf(ctx context.Context, records intake.Records) (int, error) {
	backlog, err := records.Backlog(ctx)
	left := 0
	for _, one := range backlog {
		if one.Task == intake.Revalidate {
			left += one.Count
		}
	}
	return left, err
}
