package render

import (
	"os/exec"
	"syscall"
)

// isolate starts a child in a process group of its own, so that a key pressed for us does not reach it.
func isolate(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
}
