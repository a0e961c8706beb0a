package main

import (
	"time"

	"golang.org/x/sys/unix"
)

// processorTime is what the calling thread has had of the processor, which other processes do not distort as they do the clock.
func processorTime() time.Duration {
	var usage unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_THREAD, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
