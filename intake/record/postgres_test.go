package record_test

import (
	"context"
	"sync"
	"testing"

	"priyom/intake"
	"priyom/intake/record"
	"priyom/intake/record/recordtest"
)

func TestPostgreSQLKeepsThePromisesOfRecords(t *testing.T) {
	var addresses sync.Map // by test
	recordtest.Run(t, func(t *testing.T) intake.Records {
		t.Helper()
		address, found := addresses.Load(t.Name())
		if !found {
			address = recordtest.Postgres(t)
			addresses.Store(t.Name(), address)
		}
		records, err := record.Open(context.Background(), address.(string))
		if err != nil {
			t.Fatal(err)
		}
		return records
	})
}
