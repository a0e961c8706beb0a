package record_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"priyom/intake/record"
	"priyom/intake/record/recordtest"
)

func TestOpenSaysWhatIsWrongWithAnAddress(t *testing.T) {
	text := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(text, []byte(strings.Repeat("this is no database\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, address string
		want          []string
	}{
		{"nothing", "", []string{"no scheme", "sqlite:data/priyom.db"}},
		{"a bare path", "data/priyom.db", []string{"no scheme", "sqlite:data/priyom.db"}},
		{"another scheme", "mongodb://user:hunter2@host/db", []string{`"mongodb"`, "sqlite:PATH", "postgres://"}},
		{"a PostgreSQL address that is none", "postgres://user:hunter2@host:port/db", []string{"cannot be read", "postgres://USER:PASSWORD@HOST:PORT/DATABASE"}},
		{"a PostgreSQL address with a mode of TLS that is none", "postgres://user:hunter2@host/db?sslmode=perhaps", []string{"cannot be read"}},
		{"no path", "sqlite:", []string{"names no file"}},
		{"memory", "sqlite::memory:", []string{"lost with the process"}},
		{"two slashes", "sqlite://data/priyom.db", []string{"two slashes"}},
		{"a folder", "sqlite:" + t.TempDir(), []string{"must be a file"}},
		{"a file in the place of the folder", "sqlite:" + text + "/priyom.db", []string{"make the file"}},
		{"a file that is no database", "sqlite:" + text, []string{"not a database"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			records, err := record.Open(context.Background(), c.address)
			if err == nil {
				records.Close() //nolint:errcheck // the test has failed
				t.Fatal("got no error")
			}
			for _, want := range append(c.want, "PRIYOM_RECORDS") {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("got %q, want it to say %q", err, want)
				}
			}
			if strings.Contains(err.Error(), "hunter2") || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %q, want one line without the password", err)
			}
		})
	}
}

func TestOpenTakesAnyPath(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"plain.db", "with space.db", "what?mode=memory.db", "100%25.db", "#1&_txlock=x.db", "записи/приём.db"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, name)
			records, err := record.Open(context.Background(), "sqlite:"+path)
			if err != nil {
				t.Fatal(err)
			}
			defer records.Close()
			if info, err := os.Stat(path); err != nil || info.Size() == 0 {
				t.Errorf("got no database at the path: %v", err)
			}
		})
	}
}

func TestOnlyTheOwnerMayReadTheFiles(t *testing.T) {
	dir := t.TempDir()
	records, err := record.Open(context.Background(), "sqlite:"+filepath.Join(dir, "priyom.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer records.Close()
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 3 {
		t.Fatalf("got %v, %v; want the database, its log and the log's index", files, err)
	}
	for _, file := range files {
		info, err := file.Info()
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: got mode %v, %v; want -rw-------", file.Name(), info.Mode(), err)
		}
	}
}

func TestManyMayOpenANewDatabaseAtOnce(t *testing.T) {
	for n := range 12 {
		address := "sqlite:" + filepath.Join(t.TempDir(), "priyom.db")
		if n >= 10 {
			address = recordtest.Postgres(t)
		}
		var group sync.WaitGroup
		for range 8 {
			group.Go(func() {
				records, err := record.Open(context.Background(), address)
				if err != nil {
					t.Error(err)
					return
				}
				records.Close() //nolint:errcheck // opening was the question
			})
		}
		group.Wait()
	}
}
