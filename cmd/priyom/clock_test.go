//go:build linux

package main

import (
	"bytes"
	"debug/elf"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// startAhead starts a program for which it is later than for everybody else, or earlier when by is negative.
//
// A Go program asks the kernel's vDSO for the time, past the C library, so that nothing can be put in between from
// outside. What can be changed is the program's own copy of the vDSO, before its first instruction.
func startAhead(by time.Duration) func(*exec.Cmd) error {
	return func(command *exec.Cmd) error {
		if by == 0 {
			return command.Start()
		}
		runtime.LockOSThread() // a tracer is a thread
		defer runtime.UnlockOSThread()
		command.SysProcAttr = &syscall.SysProcAttr{Ptrace: true}
		if err := command.Start(); err != nil {
			return err
		}
		pid := command.Process.Pid
		var status syscall.WaitStatus
		if _, err := syscall.Wait4(pid, &status, 0, nil); err != nil || !status.Stopped() {
			return fmt.Errorf("wait for the program to stop before it begins: %v", err)
		}
		return errors.Join(setAhead(pid, by), syscall.PtraceDetach(pid))
	}
}

// setAhead replaces clock_gettime of a process that stands still.
func setAhead(pid int, by time.Duration) error {
	if runtime.GOARCH != "amd64" {
		return fmt.Errorf("the clock of a program on %s cannot be put forward here", runtime.GOARCH)
	}
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", pid))
	if err != nil {
		return err
	}
	var from, to int64
	for line := range strings.Lines(string(maps)) {
		if strings.HasSuffix(line, "[vdso]\n") {
			_, err = fmt.Sscanf(line, "%x-%x", &from, &to)
		}
	}
	if err != nil || to == 0 {
		return errors.New("the process has no vDSO")
	}
	memory, err := os.OpenFile(fmt.Sprintf("/proc/%d/mem", pid), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer memory.Close() //nolint:errcheck // what was written is written
	image := make([]byte, to-from)
	if _, err := memory.ReadAt(image, from); err != nil {
		return fmt.Errorf("read the vDSO: %w", err)
	}
	file, err := elf.NewFile(bytes.NewReader(image))
	if err != nil {
		return err
	}
	symbols, err := file.DynamicSymbols()
	if err != nil {
		return err
	}
	for _, symbol := range symbols {
		if symbol.Name == "__vdso_clock_gettime" {
			_, err := memory.WriteAt(clockAhead(by), from+int64(symbol.Value)) //nolint:gosec // an offset within a page or two
			return err
		}
	}
	return errors.New("the vDSO has no clock_gettime")
}

// clockAhead is clock_gettime(clock, at) for amd64: the system call, and then so many seconds more if the clock is
// CLOCK_REALTIME.
func clockAhead(by time.Duration) []byte {
	more := int32(by / time.Second)
	return []byte{
		0xb8, 228, 0, 0, 0, // mov eax, SYS_clock_gettime
		0x0f, 0x05, // syscall
		0x85, 0xff, // test edi, edi
		0x75, 0x07, // jnz over the next
		0x48, 0x81, 0x06, byte(more), byte(more >> 8), byte(more >> 16), byte(more >> 24), // add qword [rsi], more
		0xc3, // ret
	}
}

// logTime is the time of a line of the log, by the program's own clock.
var logTime = regexp.MustCompile(`time=(\S+) level`)

func TestAProgramCanBeGivenAClockOfItsOwn(t *testing.T) {
	t.Parallel()
	for _, by := range []time.Duration{-30 * time.Minute, time.Hour} {
		said := &output{}
		p, err := begin(t.TempDir(), said, append(embedded(t.TempDir()), "PRIYOM_LISTEN=127.0.0.1:0"), []string{"serve"}, startAhead(by))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(p.kill)
		p.t = t
		logged, err := time.Parse(time.RFC3339Nano, p.waitFor(logTime)) // what it writes down goes by the records' clock
		if err != nil {
			t.Fatal(err)
		}
		if off := time.Until(logged) - by; off.Abs() > time.Minute {
			t.Errorf("a clock put forward by %s is ahead by %s", by, off+by)
		}
	}
}
