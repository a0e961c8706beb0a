package record

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"priyom/intake/record/recordtest"
)

// bothStores are empty records in SQLite and on the real PostgreSQL server.
func bothStores(t testing.TB) map[string]*store {
	t.Helper()
	stores := map[string]*store{}
	for kind, address := range map[string]string{
		"sqlite": "sqlite:" + filepath.Join(t.TempDir(), "priyom.db"), "postgres": recordtest.Postgres(t),
	} {
		stores[kind] = reopen(t, address)
	}
	return stores
}

// reopen opens records until the test ends.
func reopen(t testing.TB, address string) *store {
	t.Helper()
	open := openPostgres
	if path, ok := strings.CutPrefix(address, "sqlite:"); ok {
		open, address = openSQLite, path
	}
	s, err := open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() }) //nolint:errcheck // the test is over
	return s
}
