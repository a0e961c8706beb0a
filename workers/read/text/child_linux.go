//go:build amd64 || arm64

package text

import (
	"debug/elf"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"priyom/workers/confine"
)

// bounds are what Tesseract may take for one page.
var bounds = confine.Bounds{AddressSpace: 3 << 30, Data: 2 << 30, CPUSeconds: 120, OpenFiles: 64}

// libraries are where a program's libraries and settings of loading lie on Linux.
var libraries = []string{"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/ld.so.preload"}

// Child confines this process and becomes Tesseract: a program, the folder of its data, and its arguments.
func Child(arguments []string) error {
	if len(arguments) < 2 {
		return errors.New("want a program, the folder of its data, and its arguments")
	}
	program, data := arguments[0], arguments[1]
	loader, err := interpreter(program)
	if err != nil {
		return err
	}
	paths := confine.Paths{
		Read: append(libraries, data, "/proc/self/status", "/sys/devices/system/cpu/online", "/dev/null"),
		Run:  []string{program, loader},
	}
	if err := confine.Process(bounds, paths); err != nil {
		return fmt.Errorf("confine the recognition of text: %w", err)
	}
	environment := append(os.Environ(), "TESSDATA_PREFIX="+data)
	return fmt.Errorf("start %s: %w", program, syscall.Exec(program, append([]string{program}, arguments[2:]...), environment))
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
