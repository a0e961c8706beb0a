package record_test

import (
	"context"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"priyom/intake"
	"priyom/intake/record"
	"priyom/intake/record/recordtest"
)

// realServer is the address of a database on a real PostgreSQL server. Nothing stands in for it.
func realServer(t testing.TB) string {
	t.Helper()
	address := os.Getenv("PRIYOM_TEST_POSTGRES")
	if address == "" {
		t.Fatal("PRIYOM_TEST_POSTGRES is not set: this test needs a PostgreSQL server; run make test")
	}
	return address
}

var schemas atomic.Int64

// emptyPostgres is an address at which there is nothing yet: a schema of its own, gone after the test.
func emptyPostgres(t testing.TB) string {
	t.Helper()
	address := realServer(t)
	schema := fmt.Sprintf("test_%d_%d", os.Getpid(), schemas.Add(1))
	runSQL(t, address, "CREATE SCHEMA "+schema)
	t.Cleanup(func() { runSQL(t, address, "SET client_min_messages = warning; DROP SCHEMA "+schema+" CASCADE") })
	return address + "&search_path=" + schema
}

func runSQL(t testing.TB, address, script string) {
	t.Helper()
	connection, err := pgx.Connect(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close(context.Background()) //nolint:errcheck // what was asked for is done
	if _, err := connection.Exec(context.Background(), script); err != nil {
		t.Fatal(err)
	}
}

func TestPostgreSQLKeepsThePromisesOfRecords(t *testing.T) {
	var addresses sync.Map // by test
	recordtest.Run(t, func(t *testing.T) intake.Records {
		t.Helper()
		address, found := addresses.Load(t.Name())
		if !found {
			address = emptyPostgres(t)
			addresses.Store(t.Name(), address)
		}
		records, err := record.Open(context.Background(), address.(string))
		if err != nil {
			t.Fatal(err)
		}
		return records
	})
}
