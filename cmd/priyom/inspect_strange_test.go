package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"priyom/rules"
	"priyom/samples/strange"
)

// trace is what a program says that fell over itself, or over a library.
var trace = regexp.MustCompile(`goroutine \d|panic:|SIG[A-Z]{3,4}|runtime error|fatal error|\.go:\d+`)

// TestInspectTellsTheFactsOfEveryFileOfAStranger inspects each in a process of its own, with little time for each.
func TestInspectTellsTheFactsOfEveryFileOfAStranger(t *testing.T) {
	t.Parallel()
	dir := hastyRules(t)
	for i, file := range strange.Files() {
		t.Run(file.Name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), file.Name)
			data := file.Bytes()
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			format := []string{"json", "text"}[i%2]
			code, stdout, stderr := once(t, nil, "inspect", "--ocr", "none", "--rules", dir, "--format", format, path)
			if code != exitOK || stderr != "" {
				t.Errorf("%s: got exit code %d, want 0 and nothing on standard error:\n%s", file.Title, code, stderr)
			}
			if found := trace.FindString(stdout + stderr); found != "" {
				t.Errorf("%s: it says %q:\n%s%s", file.Title, found, stdout, stderr)
			}
			if format == "text" {
				if !strings.HasPrefix(stdout, path+"\n  ") || !strings.Contains(stdout, "  read by ") {
					t.Errorf("%s: got\n%s", file.Title, stdout)
				}
				return
			}
			var told inspected
			decoder := json.NewDecoder(strings.NewReader(stdout))
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(&told); err != nil || told.File.Size != int64(len(data)) || len(told.Tools) == 0 {
				t.Errorf("%s: got error %v and\n%s", file.Title, err, stdout)
			}
		})
	}
}

// hastyRules are the rules built in with two seconds for a file: a bomb is answered by then, or not at all.
func hastyRules(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "rules")
	if err := os.CopyFS(dir, rules.Default()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "common.yaml")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	hasty := regexp.MustCompile(`(?m)^  seconds: \d+`).ReplaceAllString(string(data), "  seconds: 2")
	if hasty == string(data) {
		t.Fatal("the rules name no seconds")
	}
	if err := os.WriteFile(path, []byte(hasty), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}
