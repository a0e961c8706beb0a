package record

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"priyom/intake"
)

func migration(script string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(script)} }

func TestMigrationsRunOnceEachInOrderAndKeepWhatIsThere(t *testing.T) {
	ctx := context.Background()
	s, path := newStore(t)
	app := intake.NewApplication("a", "", "patent", intake.Russian, nil, timeOf(1))
	if err := s.Create(ctx, app); err != nil {
		t.Fatal(err)
	}
	// The numbers tell the order, and what ran already does not run again: both of these would fail twice.
	later := fstest.MapFS{
		"0001_records.sql": migration(`this ran already`),
		"9002_colour.sql":  migration(`ALTER TABLE applications ADD COLUMN colour TEXT NOT NULL DEFAULT 'green'; CREATE TABLE colours (name TEXT);`),
		"9010_shade.sql":   migration(`INSERT INTO colours SELECT colour FROM applications;`),
	}
	for range 2 {
		if err := s.migrate(ctx, later); err != nil {
			t.Fatal(err)
		}
	}
	var colours string
	if err := s.read.QueryRow(`SELECT string_agg(name, ',') FROM colours`).Scan(&colours); err != nil || colours != "green" {
		t.Errorf("got %q, %v; want green once", colours, err)
	}
	before, err := openSQLite(ctx, path) // this program knows the first migration only, as during a rollout
	if err != nil {
		t.Fatal(err)
	}
	defer before.Close()
	if _, err := before.Application(ctx, app.ID); err != nil {
		t.Error(err)
	}
}

func TestAMigrationThatFailsLeavesWholeSteps(t *testing.T) {
	ctx := context.Background()
	s, _ := newStore(t)
	err := s.migrate(ctx, fstest.MapFS{
		"9002_good.sql": migration(`CREATE TABLE good (name TEXT);`),
		"9003_bad.sql":  migration(`CREATE TABLE half (name TEXT); CREATE TABLE good (name TEXT);`),
	})
	if err == nil || !strings.Contains(err.Error(), "9003_bad.sql") {
		t.Errorf("got %v, want an error that names the migration", err)
	}
	var left int
	if err := s.read.QueryRow(`SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('good', 'half')`).Scan(&left); err != nil || left != 1 {
		t.Errorf("got %d tables of it, %v; want that of the step before", left, err)
	}
}

func TestTheJournalCannotBeRewritten(t *testing.T) {
	for kind, s := range bothStores(t) {
		app := intake.NewApplication("a", "", "patent", intake.Russian, nil, timeOf(1))
		if err := s.Create(context.Background(), app); err != nil {
			t.Fatal(err)
		}
		statements := []string{`UPDATE events SET at = 0`, `DELETE FROM events`}
		if kind == "postgres" {
			statements = append(statements, `TRUNCATE events`, `TRUNCATE applications CASCADE`)
		}
		for _, statement := range statements {
			if _, err := s.write.Exec(statement); err == nil || !strings.Contains(err.Error(), "append-only") {
				t.Errorf("%s: %s: got %v, want it refused", kind, statement, err)
			}
		}
	}
}

func TestAReadOnlyDatabaseDoesNotAnswerAPing(t *testing.T) {
	s, _ := newStore(t)
	if _, err := s.write.Exec(`PRAGMA query_only = on`); err != nil {
		t.Fatal(err)
	}
	if err := s.Ping(context.Background()); err == nil || strings.Count(err.Error(), Setting) != 1 {
		t.Errorf("got %v, want an error that names the setting once", err)
	}
}

func newStore(t *testing.T) (*store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "priyom.db")
	s, err := openSQLite(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() }) //nolint:errcheck // the test is over
	return s, path
}
