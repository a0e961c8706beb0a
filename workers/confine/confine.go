// Package confine takes from a process, for good, what reading a stranger's file does not need: files, sockets, other
// processes, and memory and time without end.
//
// It joins resource limits, Landlock and a filter that lets only listed system calls through. Without the filter
// nothing is confined and an error says so; without Landlock the filter alone keeps files shut, so that a process
// that must open files cannot be confined there.
package confine

import "fmt"

// Bounds are what a confined process may take as a whole.
type Bounds struct {
	AddressSpace uint64 // bytes
	Data         uint64 // bytes of what is written in memory, the stacks of its threads and what its runtime keeps ready included
	CPUSeconds   uint64
	OpenFiles    uint64
}

// Paths are what a confined process may still reach. The zero value keeps every file shut.
type Paths struct {
	Read []string // files, and folders with all below them, that may be read
	Run  []string // programs that may be started, with what loads them; the process may replace itself by one
}

func (p Paths) none() bool { return len(p.Read)+len(p.Run) == 0 }

// Status tells what the kernel lends to confine a process.
type Status struct {
	Seccomp  bool // system calls are filtered
	Landlock int  // version of the kernel's Landlock; 0 without
}

// Refused reports whether nothing can be confined here.
func (s Status) Refused() bool { return !s.Seccomp }

func (s Status) String() string {
	switch {
	case s.Refused():
		return "none: whoever reads files may do what this user may"
	case s.Landlock == 0:
		return "system call filter, no Landlock"
	default:
		return fmt.Sprintf("system call filter, Landlock %d", s.Landlock)
	}
}
