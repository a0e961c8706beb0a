package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// rooms gives for each folder the folders of ours that it may import. The longest prefix of a package counts.
var rooms = map[string][]string{
	"priyom/intake":                 {},
	"priyom/intake/api":             {"priyom/intake"},
	"priyom/intake/review":          {"priyom/intake"},
	"priyom/intake/blob":            {"priyom/intake"},
	"priyom/intake/record":          {"priyom/intake"},
	"priyom/rules":                  {"priyom/intake"},
	"priyom/validators":             {"priyom/intake", "priyom/rules", "priyom/validators"},
	"priyom/validators/fields":      {"priyom/intake"},
	"priyom/validators/mrz":         {"priyom/intake"},
	"priyom/validators/names":       {"priyom/intake"},
	"priyom/workers":                {"priyom/intake", "priyom/rules", "priyom/validators", "priyom/workers"},
	"priyom/workers/read/mrz/train": {"priyom/samples", "priyom/workers/read/mrz"},
	"priyom/samples":                {"priyom/samples", "priyom/validators/mrz", "priyom/intake"},
	"priyom/cmd":                    {"priyom"},
}

// homes gives the only folders that may import an outside library.
var homes = map[string][]string{
	"github.com/minio/minio-go":          {"priyom/intake/blob"},
	"github.com/hibiken/asynq":           {"priyom/workers/queue"},
	"github.com/alicebob/miniredis":      {"priyom/workers/queue"},
	"github.com/gen2brain/go-fitz":       {"priyom/workers/render"},
	"github.com/disintegration/imaging":  {"priyom/workers/render", "priyom/workers/measure"},
	"github.com/go-playground/validator": {"priyom/validators/fields", "priyom/intake/api"},
	"github.com/danielgtaylor/huma":      {"priyom/intake/api"},
	"github.com/nyaruka/phonenumbers":    {"priyom/validators/fields"},
	"cel.dev/cel-go":                     {"priyom/rules"},
	"modernc.org/sqlite":                 {"priyom/intake/record"},
	"database/sql":                       {"priyom/intake/record"},
}

// impure are what the packages that judge may not import: files, network, processes, chance, cgo.
var impure = []string{"os", "net", "net/http", "os/exec", "io/ioutil", "C", "math/rand", "math/rand/v2"}

func TestImportsRunOneWay(t *testing.T) {
	for _, p := range packages(t) {
		room := longest(rooms, p.ImportPath)
		if room == "" {
			t.Errorf("%s is in no room of the design", p.ImportPath)
			continue
		}
		for _, imported := range p.Imports {
			if ours(imported) && !allowed(rooms[room], imported, room) {
				t.Errorf("%s imports %s: %s may import only %v", p.ImportPath, imported, room, rooms[room])
			}
		}
	}
}

func TestAnOutsideLibraryHasOneHome(t *testing.T) {
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			library := longest(homes, imported)
			if library == "" {
				continue
			}
			if !slices.ContainsFunc(homes[library], func(home string) bool { return within(p.ImportPath, home) }) {
				t.Errorf("%s imports %s, whose home is %v", p.ImportPath, library, homes[library])
			}
		}
	}
}

func TestJudgingIsPure(t *testing.T) {
	for _, p := range packages(t) {
		if p.ImportPath != "priyom/intake" && !within(p.ImportPath, "priyom/validators") {
			continue
		}
		for _, imported := range p.Imports {
			if slices.Contains(impure, imported) {
				t.Errorf("%s imports %s: judging is a pure function", p.ImportPath, imported)
			}
		}
	}
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	command := exec.Command("go", "list", "-json=ImportPath,Imports", "priyom/...")
	command.Dir = "../.."
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []goPackage
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

func ours(path string) bool { return within(path, "priyom") }

func within(path, folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") }

// longest is the longest key that holds a path.
func longest[V any](table map[string]V, path string) string {
	found := ""
	for key := range table {
		if within(path, key) && len(key) > len(found) {
			found = key
		}
	}
	return found
}

// allowed reports whether a package may be imported: one of the rooms named, or the room's own inside. A room that is
// named without its inside, such as intake, lets nobody into its adapters.
func allowed(named []string, imported, room string) bool {
	if within(imported, room) {
		return true
	}
	for _, name := range named {
		if imported == name || name != "priyom/intake" && within(imported, name) {
			return true
		}
	}
	return false
}
