package render

import (
	"os"
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

// widen makes a pipe hold more, so that pages change hands in fewer steps. A system that does not allow it is slower.
func widen(pipe *os.File) {
	const bytes = 1 << 20 // what Linux allows everybody (/proc/sys/fs/pipe-max-size)
	raw, err := pipe.SyscallConn()
	if err != nil {
		return
	}
	_ = raw.Control(func(fd uintptr) { _, _ = unix.FcntlInt(fd, unix.F_SETPIPE_SZ, bytes) })
}
