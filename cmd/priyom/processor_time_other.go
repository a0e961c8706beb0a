//go:build !linux

package main

import "time"

var started = time.Now()

// processorTime is the clock where threads' own time is not to be had.
func processorTime() time.Duration { return time.Since(started) }
