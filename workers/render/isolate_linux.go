//go:build amd64 || arm64

package render

import (
	"os/exec"
	"syscall"
)

// isolate starts a child in a process group of its own, so that a key pressed for us does not reach it, and has it
// killed when its parent dies: a child inside MuPDF would not notice that its pipe is closed.
func isolate(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
