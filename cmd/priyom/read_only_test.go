//go:build unix

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// stranger is a user that owns nothing, as whom root runs the program: no file mode keeps root from writing.
const stranger = 65534

// onceWithout runs the program to its end as a user whom file modes hold.
func onceWithout(t *testing.T, dir string, env []string, args ...string) (code int, said string) {
	t.Helper()
	command := exec.Command(binary, args...)
	command.Env, command.Dir = bare(env...), dir
	if os.Geteuid() == 0 {
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: stranger, Gid: stranger}}
	}
	var out bytes.Buffer
	command.Stdout, command.Stderr = &out, &out
	var failed *exec.ExitError
	if err := command.Run(); err != nil && !errors.As(err, &failed) {
		t.Fatalf("priyom %v as another user: %v", args, err)
	}
	return command.ProcessState.ExitCode(), out.String()
}

func TestRecordsInAFileThatMayNotBeWrittenAreToldInOneLine(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		folder, file os.FileMode
		command      string
	}{
		"a file that is read-only":                    {0o777, 0o444, "serve"},
		"a file that is read-only, of a backlog":      {0o777, 0o444, "backlog"},
		"a folder that is read-only":                  {0o555, 0o666, "serve"},
		"a file that may not even be read":            {0o777, 0o000, "serve"},
		"a file and its folder, both of them locked":  {0o555, 0o444, "backlog"},
		"a file and its folder that others may write": {0o777, 0o666, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, err := os.MkdirTemp("", "priyom-read-only-") // t.TempDir is closed to others
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.RemoveAll(dir) }) //nolint:errcheck // the system clears its temporary folder as well
			file := filepath.Join(dir, "priyom.db")
			env := append([]string{"PRIYOM_LISTEN=127.0.0.1:0"}, embedded(dir)...)
			if code, _, stderr := once(t, env, "backlog"); code != 0 {
				t.Fatalf("make the file: got exit code %d: %s", code, stderr)
			}
			if err := errors.Join(os.Chmod(file, c.file), os.Chmod(dir, c.folder)); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(dir, 0o777) }) // so that it can be cleared away
			if c.command == "" {                           // or else it is something else that the others complain of
				if code, said := onceWithout(t, dir, env, "backlog"); code != 0 {
					t.Errorf("got exit code %d: %s", code, said)
				}
				return
			}
			code, said := onceWithout(t, dir, env, c.command)
			t.Log(said)
			if code != exitFailure {
				t.Errorf("got exit code %d, want %d", code, exitFailure)
			}
			if !strings.Contains(said, "PRIYOM_RECORDS: ") || !strings.Contains(said, "this user may write") || strings.Count(said, "\n") != 1 {
				t.Errorf("got %q, want one line with the setting and that this user must be able to write", said)
			}
		})
	}
}
