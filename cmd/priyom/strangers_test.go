package main

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"priyom/intake"
)

var fileOfAStranger = regexp.MustCompile(`(?i)\.(jpe?g|png|gif|pdf)$`)

// TestFilesNobodyOfUsMadeGetAnAnswer checks every picture and PDF that comes with Go: whole ones, truncated ones and
// such as are made to break a decoder.
func TestFilesNobodyOfUsMadeGetAnAnswer(t *testing.T) {
	t.Parallel()
	paths := strangers(t)
	if len(paths) < 20 {
		t.Fatalf("found %d files below Go's root, want 20 at least", len(paths))
	}
	code, stdout, stderr := once(t, nil, append([]string{"check", "--format", "json", "--kind", "passport_foreign"}, paths...)...)
	if code != 0 && code != 1 && code != 4 || stderr != "" {
		t.Fatalf("got exit code %d, want 0, 1 or 4, and nothing on standard error:\n%s", code, stderr)
	}
	want := 0
	lines := bufio.NewScanner(strings.NewReader(stdout))
	for n := 0; lines.Scan(); n++ {
		var report intake.FileReport
		decoder := json.NewDecoder(strings.NewReader(lines.Text()))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&report); err != nil {
			t.Fatalf("line %d: %v: %s", n+1, err, lines.Text())
		}
		want = max(want, exitOf(report.Decision))
		answersFor(t, report, paths[n])
	}
	if want == exitReview && strings.Contains(stdout, `"decision":"rejected"`) {
		want = exitRejected
	}
	if got := strings.Count(stdout, "\n"); got != len(paths) || code != want {
		t.Errorf("got %d answers and exit code %d, want %d and %d", got, code, len(paths), want)
	}
	t.Logf("%d files: %d accepted, %d rejected, %d for a person", len(paths), strings.Count(stdout, `"decision":"accepted"`),
		strings.Count(stdout, `"decision":"rejected"`), strings.Count(stdout, `"decision":"needs_review"`))
}

func answersFor(t *testing.T, report intake.FileReport, path string) {
	t.Helper()
	if report.File != path || len(report.SHA256) != 64 || report.Ruleset == "" || report.Evidence == "" || report.AsOf.IsZero() {
		t.Errorf("%s: the answer is not whole: %+v", path, report)
	}
	if report.Decision != intake.Accepted && len(report.Findings) == 0 {
		t.Errorf("%s: %s without a reason", path, report.Decision)
	}
	for _, finding := range report.Findings {
		if finding.Text == "" || finding.Code == "" || finding.Code.System() && finding.Outcome != intake.Inconclusive {
			t.Errorf("%s: got finding %s (%q), want a reason that is not ours", path, finding.Code, finding.Text)
		}
	}
	if strings.HasSuffix(path, ".gif") && report.Decision != intake.Rejected {
		t.Errorf("%s: got %s for a GIF, want rejected", path, report.Decision)
	}
}

func exitOf(decision intake.Decision) int {
	return map[intake.Decision]int{intake.Accepted: exitOK, intake.Rejected: exitRejected, intake.NeedsReview: exitReview}[decision]
}

// strangers lists the files below Go's root.
func strangers(t *testing.T) []string {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	err = filepath.WalkDir(strings.TrimSpace(string(root)), func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && fileOfAStranger.MatchString(path) {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}
