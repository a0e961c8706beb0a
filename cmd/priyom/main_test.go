package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"priyom/rules/rulestest"
)

// binary is the program as it is shipped. It is run as a process of its own, since it starts itself as a child to
// draw PDFs and is killed by some of the tests.
var binary string

// unread is a folder of rules by which no text is read.
var unread string

const ocrSetting = "PRIYOM_OCR"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "render" { // what runs in this process starts itself as a child
		main()
	}
	code, err := build(m.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// build builds the program into a folder that goes with the tests.
func build(then func() int) (int, error) {
	dir, err := os.MkdirTemp("", "priyom-test-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)                      //nolint:errcheck // the system clears its temporary folder as well
	if err := os.Chmod(dir, 0o755); err != nil { // a test runs the program as another user
		return 0, err
	}
	binary = filepath.Join(dir, "priyom")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		return 0, fmt.Errorf("build the program: %w\n%s", err, out)
	}
	unread = filepath.Join(dir, "rules")
	if err := os.CopyFS(unread, rulestest.Unread(&testing.T{})); err != nil {
		return 0, fmt.Errorf("write the rules: %w", err)
	}
	return then(), nil
}

// required is a setting that names a real server. Nothing stands in for it.
func required(t testing.TB, name string) string {
	t.Helper()
	value := os.Getenv(name)
	if value == "" {
		t.Fatalf("%s is not set: this test needs a real server; run make test", name)
	}
	return value
}

// bare is the environment without settings of ours, so that a developer's own do not count. No text is read: what carries
// documents through is tested with many of them, and reading text is tested by scripts.
func bare(more ...string) []string {
	var env []string
	for _, pair := range os.Environ() {
		if !strings.HasPrefix(pair, "PRIYOM_") {
			env = append(env, pair)
		}
	}
	env = append(env, ocrSetting+"=none", "PRIYOM_RULES="+unread, "PRIYOM_LINGER=0s")
	return append(env, more...)
}

// folder is the absolute path of a folder of the repository.
func folder(t testing.TB, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	return path
}
