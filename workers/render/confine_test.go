package render_test

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// escaping is a child's input that, once the child is confined and begins to read, tries to get out.
type escaping struct{}

func (escaping) Read([]byte) (int, error) {
	attempts := []struct {
		name string
		try  func() error
	}{
		{"open a file", func() error { _, err := os.Open("/etc/passwd"); return err }},
		{"make a file", func() error {
			return os.WriteFile(filepath.Join(os.TempDir(), "priyom-escaped"), []byte("x"), 0o600)
		}},
		{"list a folder", func() error { _, err := os.ReadDir("/"); return err }},
		{"connect", func() error { _, err := net.Dial("tcp", "127.0.0.1:80"); return err }},
		{"send a datagram", func() error { _, err := net.Dial("udp", "127.0.0.1:53"); return err }},
		{"connect on this machine", func() error { _, err := net.Dial("unix", "/run/any.sock"); return err }},
		{"listen", func() error { _, err := net.Listen("tcp", "127.0.0.1:0"); return err }},
		{"start a program", func() error { return exec.Command("/bin/true").Run() }},
		{"become a program", func() error { return syscall.Exec("/bin/true", []string{"true"}, nil) }},
		{"fork", func() error { return fork() }},
		{"queue calls past the filter", func() error { return call(ioUringSetup, 1, 0) }},
		{"signal another process", func() error { return syscall.Kill(os.Getppid(), 0) }},
		{"trace another process", func() error { return call(syscall.SYS_PTRACE, ptraceAttach, uintptr(os.Getppid())) }},
		{"write into another process", func() error { return call(processVMWrite, uintptr(os.Getppid()), 0) }},
		{"allow itself more", func() error {
			return syscall.Setrlimit(syscall.RLIMIT_CPU, &syscall.Rlimit{Cur: 1 << 40, Max: 1 << 40})
		}},
	}
	for _, attempt := range attempts {
		answer := "stopped"
		if attempt.try() == nil {
			answer = "ESCAPED"
		}
		fmt.Printf("%s: %s\n", attempt.name, answer)
	}
	fmt.Printf("%d attempts\n", len(attempts))
	return 0, io.EOF
}

const (
	ioUringSetup   = unix.SYS_IO_URING_SETUP
	processVMWrite = unix.SYS_PROCESS_VM_WRITEV
	ptraceAttach   = unix.PTRACE_ATTACH
)

// call makes a system call that has no function here. What it would need besides is left out: it must not come so far.
func call(number, first, second uintptr) error {
	_, _, errno := syscall.RawSyscall(number, first, second, 0)
	if errno == syscall.EPERM || errno == syscall.ENOSYS {
		return errno
	}
	return nil
}

// fork makes another process of this one, which would end at once.
func fork() error {
	child, _, errno := syscall.RawSyscall(syscall.SYS_CLONE, uintptr(syscall.SIGCHLD), 0, 0)
	if errno != 0 {
		return errno
	}
	if child == 0 {
		os.Exit(0)
	}
	return nil
}

func TestAChildThatTriesToGetOutIsStopped(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(self)
	command.Env = []string{childMark + "=escape"}
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("the child ended with %v and said %s", err, out)
	}
	stopped := strings.Count(string(out), ": stopped\n")
	if !strings.HasSuffix(string(out), fmt.Sprintf("\n%d attempts\n", stopped)) {
		t.Errorf("%d attempts were stopped:\n%s", stopped, out)
	}
}
