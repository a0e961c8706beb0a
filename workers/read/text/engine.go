package text

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"priyom/workers/confine"
)

// Setting is the name of the setting that says what recognises text.
const Setting = "PRIYOM_OCR"

// languages are what documents are read in, in Tesseract's words.
var languages = []string{"rus", "eng"}

const install = "install tesseract-ocr, tesseract-ocr-rus and tesseract-ocr-eng"

// Engine is Tesseract as it is installed here, or nothing. It is safe for many goroutines.
type Engine struct {
	program   string
	data      string // the folder of its language data
	version   string
	absence   string // why there is none
	command   []string
	processor time.Duration
	slots     chan struct{}
}

// Options make an engine.
type Options struct {
	// Program is a path, "auto" to look for one, or "none" to do without on purpose.
	Program string
	Size    int // pages recognised at once; at least 1
	// Command is how the confined child is started; this binary with the argument "recognise" when empty.
	Command []string
	// Processor is how much of a processor's time one page may take, in whole seconds; a minute when zero. By the clock
	// it may take three times as much, so that a busy machine is not held against it.
	Processor time.Duration
}

// Find finds Tesseract. Where it was only looked for and is missing, there is an engine that recognises nothing and
// says why; where it was named and does not serve, that is an error.
func Find(ctx context.Context, options Options) (*Engine, error) {
	e := &Engine{command: options.Command, processor: cmp.Or(options.Processor, time.Minute), slots: make(chan struct{}, max(1, options.Size))}
	if len(e.command) == 0 {
		self, err := os.Executable()
		if err != nil {
			return nil, fmt.Errorf("find this program: %w", err)
		}
		e.command = []string{self, "recognise"}
	}
	program := options.Program
	if program == "none" {
		e.absence = Setting + "=none"
		return e, nil
	}
	looking := program == "" || program == "auto"
	if looking {
		program = "tesseract"
	}
	err := e.probe(ctx, program)
	switch {
	case err == nil:
		return e, nil
	case looking:
		e.absence = err.Error()
		return e, nil
	default:
		return nil, fmt.Errorf("%s: %w", Setting, err)
	}
}

// probe asks a program for its version and its languages.
func (e *Engine) probe(ctx context.Context, program string) error {
	path, err := exec.LookPath(program)
	if err != nil {
		return fmt.Errorf("there is no %s; %s", program, install)
	}
	if err := confinable(confine.Lent()); err != nil {
		return err
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return fmt.Errorf("follow the path of %s: %w", program, err)
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	said, err := exec.CommandContext(ctx, path, "--list-langs").CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s does not tell its languages: %w; %s", program, err, install)
	}
	data, has := parseLanguages(said)
	for _, language := range languages {
		if !slices.Contains(has, language) {
			return fmt.Errorf("%s has no data for %s; %s", program, language, install)
		}
	}
	version, err := exec.CommandContext(ctx, path, "--version").CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s does not tell its version: %w", program, err)
	}
	e.program, e.data = path, data
	e.version, _, _ = strings.Cut(string(version), "\n")
	return nil
}

// confinable tells why Tesseract, which opens files, cannot be confined with what the kernel lends. Said at start, it is
// one line for those who run the program; found out page by page, every scan would go to a person as a failure.
func confinable(lent confine.Status) error {
	if !lent.Refused() && lent.Landlock > 0 {
		return nil
	}
	return errors.New("tesseract cannot be confined here: that needs Linux 5.13 or later with Landlock and seccomp, " +
		"and in a container a seccomp profile that allows landlock_create_ruleset, landlock_add_rule and landlock_restrict_self")
}

// parseLanguages reads "List of available languages in "/usr/share/…/tessdata/" (3):" and the lines after it.
func parseLanguages(said []byte) (folder string, languages []string) {
	lines := strings.Split(strings.TrimSpace(string(said)), "\n")
	if _, rest, found := strings.Cut(lines[0], `"`); found {
		folder, _, _ = strings.Cut(rest, `"`)
	}
	return filepath.Clean(folder), lines[1:]
}

// Present reports whether text can be recognised.
func (e *Engine) Present() bool { return e.program != "" }

// String says what recognises text, or why nothing does.
func (e *Engine) String() string {
	if !e.Present() {
		return "none: " + e.absence
	}
	return e.version + " " + strings.Join(languages, "+")
}

// ErrTimeout means that a page took longer than it may.
var ErrTimeout = errors.New("recognising the text took too long")

// run recognises a picture and gives Tesseract's table.
func (e *Engine) run(ctx context.Context, picture []byte, arguments ...string) ([]byte, error) {
	select {
	case e.slots <- struct{}{}:
		defer func() { <-e.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	limited, cancel := context.WithTimeout(ctx, e.within())
	defer cancel()
	arguments = slices.Concat(e.command[1:], []string{strconv.Itoa(int(e.processor / time.Second)), e.program, e.data, "stdin", "stdout", "-l", strings.Join(languages, "+")}, arguments, []string{"tsv"})
	command := exec.CommandContext(limited, e.command[0], arguments...)
	command.Stdin = bytes.NewReader(picture)
	command.Env = environment
	command.Dir = "/"
	confine.Isolate(command)
	out := &capped{left: maxTable}
	command.Stdout = out
	if err := command.Run(); err != nil {
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case limited.Err() != nil, spent(command.ProcessState) >= e.processor*9/10: // the kernel counts it in two ways
			return nil, ErrTimeout
		default:
			return nil, fmt.Errorf("recognise the text: %w", err)
		}
	}
	return out.Bytes(), nil
}

// within is how long a page may take by the clock.
func (e *Engine) within() time.Duration { return 3 * e.processor }

// spent is the processor's time that an ended process took.
func spent(ended *os.ProcessState) time.Duration {
	if ended == nil {
		return 0 // it was never started
	}
	return ended.UserTime() + ended.SystemTime()
}

// environment is all that the child gets. One thread a page: several on few cores wait for each other.
var environment = []string{"OMP_THREAD_LIMIT=1", "LC_ALL=C.UTF-8"}

// maxTable bounds what a page may say, in bytes: a dense page of A4 has about 100 KB.
const maxTable = 4 << 20

// capped takes so many bytes and refuses more.
type capped struct {
	bytes.Buffer
	left int
}

func (c *capped) Write(p []byte) (int, error) {
	if c.left -= len(p); c.left < 0 {
		return 0, errors.New("more text than a page can hold")
	}
	return c.Buffer.Write(p)
}
