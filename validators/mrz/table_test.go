package mrz_test

import (
	"os"
	"strings"
	"testing"

	"priyom/intake"
)

// today is the day the tests count centuries from.
var today = intake.Date{Year: 2026, Month: 11, Day: 22}

// rows reads a table of tab-separated columns, comments and blank lines left out.
func rows(t testing.TB, path string, columns int) [][]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var table [][]string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != columns {
			t.Fatalf("%s: %d columns in %q, want %d", path, len(row), line, columns)
		}
		table = append(table, row)
	}
	if len(table) == 0 {
		t.Fatalf("%s is empty", path)
	}
	return table
}
