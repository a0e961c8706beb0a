package render

import "fmt"

// Status tells what the kernel lends to confine a child.
type Status struct {
	Seccomp  bool // system calls are filtered; without it a child refuses to draw
	Landlock int  // version of the kernel's Landlock; 0 without, when files are kept shut by the filter alone
}

// Refused reports whether there is too little to confine a child.
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
