package render

import "fmt"

// Status tells what the kernel lends to confine a child.
type Status struct {
	Seccomp  bool // system calls are filtered; without it a child refuses to draw
	Landlock int  // version of the kernel's Landlock; 0 without, when files are kept shut by the filter alone
}

// Refused reports whether no PDF can be drawn for want of confinement.
func (s Status) Refused() bool { return !s.Seccomp }

func (s Status) String() string {
	switch {
	case s.Refused():
		return "none: PDFs cannot be drawn here"
	case s.Landlock == 0:
		return "system call filter, no Landlock"
	default:
		return fmt.Sprintf("system call filter, Landlock %d", s.Landlock)
	}
}
