//go:build amd64 || arm64

package text

import (
	"debug/elf"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"priyom/workers/confine"
)

// bounds are what Tesseract may take for one page, beside a processor's time.
var bounds = confine.Bounds{AddressSpace: 3 << 30, Data: 2 << 30, OpenFiles: 64}

// libraries are where a program's libraries and settings of loading lie on Linux.
var libraries = []string{"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/ld.so.preload"}

// Child confines this process and becomes Tesseract: the seconds of a processor that it may take, a program, the
// folder of its data, and its arguments.
func Child(arguments []string) error {
	if len(arguments) < 3 {
		return errors.New("want seconds, a program, the folder of its data, and its arguments")
	}
	limits := bounds
	var err error
	if limits.CPUSeconds, err = strconv.ParseUint(arguments[0], 10, 16); err != nil {
		return fmt.Errorf("seconds: %w", err)
	}
	program, data := arguments[1], arguments[2]
	loader, err := interpreter(program)
	if err != nil {
		return err
	}
	paths := confine.Paths{
		Read: append(libraries, data, "/proc/self/status", "/sys/devices/system/cpu/online", "/dev/null"),
		Run:  []string{program, loader},
	}
	if err := confine.Process(limits, paths); err != nil {
		return fmt.Errorf("confine the recognition of text: %w", err)
	}
	environment := append(os.Environ(), "TESSDATA_PREFIX="+data)
	return fmt.Errorf("start %s: %w", program, syscall.Exec(program, append([]string{program}, arguments[3:]...), environment))
}

// interpreter is the program that loads another (ELF, PT_INTERP).
func interpreter(program string) (string, error) {
	file, err := elf.Open(program)
	if err != nil {
		return "", fmt.Errorf("look into %s: %w", program, err)
	}
	defer file.Close() //nolint:errcheck // read only
	for _, part := range file.Progs {
		if part.Type != elf.PT_INTERP || part.Filesz > 4096 {
			continue
		}
		path := make([]byte, part.Filesz)
		if _, err := part.ReadAt(path, 0); err != nil {
			return "", fmt.Errorf("look into %s: %w", program, err)
		}
		return filepath.EvalSymlinks(strings.TrimRight(string(path), "\x00"))
	}
	return program, nil // linked statically: it loads itself
}
