package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"priyom/rules"
)

// TestTheCommandLineDoesAsTheScriptsSay runs testdata/script against the program. $SAMPLES is the folder of samples,
// $RULES a copy of the rules built in. Scripts know further commands:
//
//	exits CODE COMMAND ARGUMENT...   runs a command that must end with this code
//	keys FILE PATH KEY...            every JSON object of FILE (stdout, stderr too) has at PATH these keys in this order;
//	                                 PATH is like findings.0.subject, or . for the object itself
//	lines FILE NUMBER                FILE has this many lines
//
// A line that begins with [ocr] counts where there is something to recognise text with.
func TestTheCommandLineDoesAsTheScriptsSay(t *testing.T) {
	samples := folder(t, "samples")
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("PATH", filepath.Dir(binary)+string(filepath.ListSeparator)+env.Getenv("PATH"))
			env.Setenv("SAMPLES", samples)
			env.Setenv("RULES", filepath.Join(env.WorkDir, "rules"))
			if os.Getenv(ocrSetting) == "none" {
				env.Setenv(ocrSetting, "none")
				env.Setenv("PRIYOM_RULES", unread)
			}
			return os.CopyFS(filepath.Join(env.WorkDir, "rules"), rules.Default())
		},
		Condition: func(condition string) (bool, error) {
			if condition != "ocr" {
				return false, fmt.Errorf("no condition named %q", condition)
			}
			return os.Getenv(ocrSetting) != "none", nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "keys": keysInOrder, "lines": countLines},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARGUMENT...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	var failed *exec.ExitError
	switch {
	case errors.As(err, &failed):
		got = failed.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("got exit code %d, want %d", got, want)
	}
}

func keysInOrder(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: keys FILE PATH KEY...")
	}
	decoder := json.NewDecoder(strings.NewReader(ts.ReadFile(args[0])))
	objects := 0
	for decoder.More() {
		var object json.RawMessage
		ts.Check(decoder.Decode(&object))
		got, err := keysAt(object, args[1])
		ts.Check(err)
		if want := args[2:]; !slices.Equal(got, want) {
			ts.Fatalf("object %d at %s: got keys %v, want %v", objects+1, args[1], got, want)
		}
		objects++
	}
	if objects == 0 {
		ts.Fatalf("%s holds no JSON object", args[0])
	}
}

// keysAt lists the keys of the object at a path, in the order they are written.
func keysAt(value json.RawMessage, path string) ([]string, error) {
	for step := range strings.SplitSeq(strings.Trim(path, "."), ".") {
		if step == "" {
			continue
		}
		if index, err := strconv.Atoi(step); err == nil {
			var list []json.RawMessage
			if err := json.Unmarshal(value, &list); err != nil {
				return nil, err
			}
			if index >= len(list) {
				return nil, errors.New("the list is shorter than that")
			}
			value = list[index]
			continue
		}
		var object map[string]json.RawMessage
		if err := json.Unmarshal(value, &object); err != nil {
			return nil, err
		}
		value = object[step]
	}
	return ownKeys(value)
}

func ownKeys(object json.RawMessage) ([]string, error) {
	decoder := json.NewDecoder(bytes.NewReader(object))
	if token, err := decoder.Token(); err != nil || token != json.Delim('{') {
		return nil, errors.New("no object there")
	}
	var keys []string
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		keys = append(keys, key.(string))
		var skipped json.RawMessage
		if err := decoder.Decode(&skipped); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

func countLines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lines FILE NUMBER")
	}
	if got := strings.Count(ts.ReadFile(args[0]), "\n"); strconv.Itoa(got) != args[1] {
		ts.Fatalf("got %d lines, want %s", got, args[1])
	}
}
