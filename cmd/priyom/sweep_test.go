package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"priyom/intake"
)

func TestASweepRemovesOnlyWhatIsForgottenAndOnlyWhenToldTo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	server := serve(t, embedded(dir), "--no-workers")
	portal := applicant{t: t, url: server.url}
	good := sample(t, "passport_foreign.scan_jpeg")
	portal.upload(portal.open("place_of_stay", good.fields), good)
	server.stop(30*time.Second, exitOK)

	forgotten, young := intake.OriginalBlob(strings.Repeat("ab", 32)), intake.OriginalBlob(strings.Repeat("cd", 32))
	for _, name := range []string{forgotten, young} {
		file := filepath.Join(dir, "blobs", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("forgotten"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files := len(age(t, filepath.Join(dir, "blobs", "originals"), 25*time.Hour))
	now := time.Now()
	if err := os.Chtimes(filepath.Join(dir, "blobs", young), now, now); err != nil {
		t.Fatal(err)
	}
	sweep := func(env []string, want int, args ...string) string {
		t.Helper()
		code, stdout, stderr := once(t, env, append([]string{"sweep"}, args...)...)
		if code != want {
			t.Fatalf("sweep %v: got exit code %d, want %d: %s", args, code, want, stderr)
		}
		return stdout + stderr
	}
	for _, args := range [][]string{nil, {"--format", "json"}} {
		got := sweep(embedded(dir), exitOK, args...)
		if strings.Count(got, "originals/") != 1 || !strings.Contains(got, forgotten) {
			t.Errorf("%v: got %s, want the forgotten one", args, got)
		}
	}
	sweep(embedded(dir), exitMisuse, "--grace", "1h", "--no-dry-run")
	wrong := append(embedded(dir), recordsIn(t.TempDir()))
	if got := sweep(wrong, exitFailure, "--no-dry-run"); !strings.Contains(got, "PRIYOM_RECORDS") || !strings.Contains(got, "one installation") {
		t.Errorf("with the records of another installation: got %s", got)
	}
	if got := originals(t, dir); len(got) != files {
		t.Fatalf("got %d files, want all %d: something was removed", len(got), files)
	}
	if got := sweep(embedded(dir), exitOK, "--no-dry-run", "--format", "json"); !strings.Contains(got, `"removed":true`) {
		t.Errorf("got %s", got)
	}
	for _, name := range originals(t, dir) {
		if strings.HasSuffix(name, forgotten) {
			t.Error("what was forgotten is still there")
		}
	}
	if got := originals(t, dir); len(got) != files-1 {
		t.Errorf("got %d files, want %d", len(got), files-1)
	}
}

func originals(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "blobs", "originals", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// age makes the files in a folder older, and returns their names.
func age(t *testing.T, folder string, by time.Duration) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		names = append(names, path)
		at := time.Now().Add(-by)
		return os.Chtimes(path, at, at)
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
