package render

import (
	"time"

	"golang.org/x/sys/unix"
)

// processorTime is what the child has taken of the processors so far, or 0 when it is gone.
func (p *process) processorTime() time.Duration {
	// The clock of another process: its number, inverted, above the three bits of the kind (linux/posix-timers.h).
	clock := int32(^p.command.Process.Pid)<<3 | 2
	var used unix.Timespec
	if unix.ClockGettime(clock, &used) != nil {
		return 0
	}
	return time.Duration(used.Nano())
}
