package rules

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"priyom/intake"
)

// Limits of a tree of rule data, far above what a country needs.
const (
	maxFileBytes = 1 << 20
	maxEntries   = 1000 // files and folders
)

// file is a file of rule data.
type file struct {
	name string // slash-separated, from the root of the tree
	data []byte // lines end in "\n"
}

// required are the files without which there is no ruleset.
var required = []string{"fields.yaml", "common.yaml", "reasons/codes.yaml", "reasons/ru.yaml", "reasons/en.yaml"}

// readTree reads all files of a tree in the order of their names. It leaves out names that begin with a point, which
// editors and version control leave behind, Markdown, and the Go code that the built-in data lie beside. A folder
// testdata is the tests' own.
func readTree(fsys fs.FS) ([]file, error) {
	var files []file
	var m mistakes
	entries := 0
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch entries++; {
		case err != nil:
			return fmt.Errorf("read rule data: %w", err)
		case entries > maxEntries:
			return fmt.Errorf("read rule data: more than %d files and folders: is this the right folder?", maxEntries)
		case name != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() && entry.Name() == "testdata":
			return fs.SkipDir
		case entry.IsDir() || path.Ext(name) == ".md" || path.Ext(name) == ".go":
			return nil
		case !expected(name):
			m.add(Position{File: name}, "no place for this file in rule data: there are %s, kinds/*.yaml, services/*.yaml, calendars/*.yaml", strings.Join(required, ", "))
			return nil
		}
		data, err := readFile(fsys, name)
		if err != nil {
			return err
		}
		files = append(files, file{name, data})
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, name := range required {
		if !slices.ContainsFunc(files, func(f file) bool { return f.name == name }) {
			m.add(Position{File: name}, "the file is missing")
		}
	}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return files, m.err()
}

func expected(name string) bool {
	if slices.Contains(required, name) {
		return true
	}
	folder := path.Dir(name)
	return path.Ext(name) == ".yaml" && (folder == "kinds" || folder == "services" || folder == "calendars")
}

func readFile(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read rule data: %w", err)
	}
	defer f.Close() //nolint:errcheck // nothing was written
	data, err := io.ReadAll(io.LimitReader(f, maxFileBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read rule data: %s: %w", name, err)
	case len(data) > maxFileBytes:
		return nil, Mistake{Position{File: name}, fmt.Sprintf("the file is larger than %d bytes", maxFileBytes)}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), nil
}

// digestOf names files by names and content, whatever file system they lie on. Each part is preceded by its length,
// so that no two trees run together into the same bytes.
func digestOf(files []file) intake.Digest {
	var all bytes.Buffer
	for _, f := range files {
		fmt.Fprintf(&all, "%d %s %d\n", len(f.name), f.name, len(f.data))
		all.Write(f.data)
	}
	return intake.DigestOf(all.Bytes())
}

// stem is the name of a file without folder and ending.
func stem(name string) string { return strings.TrimSuffix(path.Base(name), path.Ext(name)) }

// read takes one file into the ruleset.
func (r *Ruleset) read(f file, m *mistakes) {
	switch folder := path.Dir(f.name); {
	case f.name == "fields.yaml":
		*m = append(*m, parse(f.name, f.data, &r.Fields)...)
		for name, field := range r.Fields {
			field.Name = name
		}
	case f.name == "common.yaml":
		r.readCommon(f, m)
	case folder == "reasons":
		r.reasons.read(f, m)
	case folder == "kinds":
		if kind := readOne[Kind](f, m); kind != nil {
			first, twice := r.Kinds[kind.Kind]
			if twice {
				m.add(kind.At, "kind %s is declared a second time, first at %s", kind.Kind, first.At)
			}
			r.Kinds[kind.Kind] = kind
		}
	case folder == "services":
		if service := readOne[Service](f, m); service != nil {
			first, twice := r.Services[service.Service]
			if twice {
				m.add(service.At, "service %s is declared a second time, first at %s", service.Service, first.At)
			}
			r.Services[service.Service] = service
		}
	case folder == "calendars":
		if calendar := readOne[Calendar](f, m); calendar != nil {
			first, twice := r.Calendars[calendar.Year]
			if twice {
				m.add(calendar.At, "year %s is declared a second time, first at %s", strconv.Itoa(calendar.Year), first.At)
			}
			r.Calendars[calendar.Year] = calendar
		}
	}
}

// readOne reads a file that declares one thing, or nil when there is a mistake in it.
func readOne[T any](f file, m *mistakes) *T {
	var one T
	found := parse(f.name, f.data, &one)
	*m = append(*m, found...)
	if len(found) > 0 {
		return nil
	}
	return &one
}

func (r *Ruleset) readCommon(f file, m *mistakes) {
	var common struct {
		Documents []*Rule                 `yaml:"documents"`
		Packages  []*Rule                 `yaml:"packages"`
		Budgets   map[intake.Budget]int64 `yaml:"budgets,omitempty"`
		At        Position
	}
	*m = append(*m, parse(f.name, f.data, &common)...)
	r.Common, r.Package = common.Documents, common.Packages
	checkBudgets(common.Budgets, common.At, m)
	r.Budgets = intake.DefaultBudgets().With(common.Budgets)
}
