//go:build linux

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// disk is a small disk of a test's own, in memory, that can be filled up.
type disk struct {
	t       testing.TB
	path    string // as every process sees it
	ballast string
}

// newDisk makes a disk. It is mounted in a namespace that a process of the test holds, so that it needs no rights, and
// ends with the test whatever becomes of it.
func newDisk(t testing.TB, bytes int64) *disk {
	t.Helper()
	folder := t.TempDir()
	holder := exec.Command("sh", "-c", `mount -t tmpfs -o size="$1",mode=0777 tmpfs "$2" && echo mounted && exec cat`, "sh", fmt.Sprint(bytes), folder)
	holder.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	var said output
	holder.Stderr = &said
	in, err := holder.StdinPipe() // it ends when this one does
	if err != nil {
		t.Fatal(err)
	}
	out, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatalf("a disk of the test's own needs user namespaces: %v", err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_, _ = io.Copy(io.Discard, out)
		_ = holder.Wait()
	})
	if line, _ := bufio.NewReader(out).ReadString('\n'); strings.TrimSpace(line) != "mounted" {
		t.Fatalf("a disk of the test's own could not be mounted: %s", &said)
	}
	path := fmt.Sprintf("/proc/%d/root%s", holder.Process.Pid, folder)
	return &disk{t: t, path: path, ballast: filepath.Join(path, "ballast")}
}

// fill leaves no byte free.
func (d *disk) fill() error {
	file, err := os.OpenFile(d.ballast, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	for chunk := make([]byte, 64<<10); len(chunk) > 0; {
		if _, err = file.Write(chunk); err != nil {
			chunk = chunk[:len(chunk)/2]
		}
	}
	if !errors.Is(err, syscall.ENOSPC) {
		return errors.Join(err, file.Close())
	}
	return file.Close()
}

// relieve makes room again.
func (d *disk) relieve() error { return os.Remove(d.ballast) }

func TestADiskOfATestsOwnFillsUp(t *testing.T) {
	t.Parallel()
	d := newDisk(t, 1<<20)
	file := filepath.Join(d.path, "file")
	if err := d.fill(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("x"), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("a full disk: got %v, want ENOSPC", err)
	}
	if err := d.relieve(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Errorf("with room again: %v", err)
	}
}
