package record_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"priyom/intake"
	"priyom/intake/record"
	"priyom/intake/record/recordtest"
)

// opener opens a database file per test.
func opener(t *testing.T) func(t *testing.T) intake.Records {
	dir := t.TempDir()
	return func(t *testing.T) intake.Records {
		t.Helper()
		file := strings.Map(func(r rune) rune {
			if strings.ContainsRune("/ {}:", r) {
				return '_'
			}
			return r
		}, t.Name())
		records, err := record.Open(context.Background(), "sqlite:"+filepath.Join(dir, file+".db"))
		if err != nil {
			t.Fatal(err)
		}
		return records
	}
}

func TestSQLiteKeepsThePromisesOfRecords(t *testing.T) { recordtest.Run(t, opener(t)) }
