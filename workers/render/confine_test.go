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
		{"listen", func() error { _, err := net.Listen("tcp", "127.0.0.1:0"); return err }},
		{"start a program", func() error { return exec.Command("/bin/true").Run() }},
		{"signal another process", func() error { return syscall.Kill(os.Getppid(), 0) }},
		{"trace another process", func() error {
			_, _, errno := syscall.RawSyscall(syscall.SYS_PTRACE, 16, uintptr(os.Getppid()), 0)
			if errno != 0 {
				return errno
			}
			return nil
		}},
	}
	for _, attempt := range attempts {
		answer := "stopped"
		if attempt.try() == nil {
			answer = "ESCAPED"
		}
		fmt.Printf("%s: %s\n", attempt.name, answer)
	}
	return 0, io.EOF
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
	if got := strings.Count(string(out), ": stopped\n"); got != 8 {
		t.Errorf("%d of 8 attempts were stopped:\n%s", got, out)
	}
}
