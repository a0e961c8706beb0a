package recordtest

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
	"modernc.org/sqlite"
)

var schemas atomic.Int64

// Postgres is the address of records on the real PostgreSQL server at which there is nothing yet: a schema of their
// own, gone after the test. Nothing stands in for the server.
func Postgres(t testing.TB) string {
	t.Helper()
	address := os.Getenv("PRIYOM_TEST_POSTGRES")
	if address == "" {
		t.Fatal("PRIYOM_TEST_POSTGRES is not set: this test needs a PostgreSQL server; run make test")
	}
	schema := fmt.Sprintf("test_%d_%d", os.Getpid(), schemas.Add(1))
	SQL(t, address, "CREATE SCHEMA "+schema)
	t.Cleanup(func() { SQL(t, address, "SET client_min_messages = warning; DROP SCHEMA "+schema+" CASCADE") })
	return address + "&search_path=" + schema
}

// SQLite runs a script on a database file.
func SQLite(t testing.TB, path, script string) {
	t.Helper()
	connector, err := sqlite.NewConnector(path)
	if err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(connector)
	defer db.Close() //nolint:errcheck // what was asked for is done
	if _, err := db.Exec(script); err != nil {
		t.Fatalf("%v in: %s", err, script)
	}
}

// SQL runs a script on a PostgreSQL server.
func SQL(t testing.TB, address, script string) {
	t.Helper()
	connection, err := pgx.Connect(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close(context.Background()) //nolint:errcheck // what was asked for is done
	if _, err := connection.Exec(context.Background(), script); err != nil {
		t.Fatalf("%v in: %s", err, script)
	}
}
