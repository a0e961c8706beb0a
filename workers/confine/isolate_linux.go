package confine

import (
	"os/exec"
	"syscall"
)

// Isolate starts a child in a process group of its own, so that a key pressed for us does not reach it, and has it
// killed when its parent dies: a child inside a library would not notice that its pipe is closed.
func Isolate(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
