package record

import (
	"context"
	"errors"
	"io/fs"
	"testing"
	"time"
)

// TestAnIndexIsMadeWhileOthersWrite begins to make one while a transaction has written to its table. An index that keeps
// others from writing would wait for that one, and whoever comes next for the index.
func TestAnIndexIsMadeWhileOthersWrite(t *testing.T) {
	s, _ := unmade["postgres"](t)
	defer s.Close()
	schema, err := schemaOf("postgres")
	if err != nil {
		t.Fatal(err)
	}
	steps, err := fs.Glob(schema, "0*.sql")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.migrate(t.Context(), part(t, schema, steps[:6])); err != nil {
		t.Fatal(err)
	}
	writing, err := s.write.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer writing.Rollback() //nolint:errcheck // it is over, or the test has failed
	write := `INSERT INTO applications (id, number, service, locale, fields, status, decision, round, created, submitted, updated, seq, head, external_id)
		VALUES ($1, $1, 'patent', 'ru', '{}', 'open', '', 1, 1, 1, 1, 1, '', '')`
	if _, err := writing.Exec(write, "a"); err != nil {
		t.Fatal(err)
	}
	migrating, kill := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- s.migrate(migrating, schema) }()
	for waits, began := false, time.Now(); !waits; time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > time.Minute {
			t.Fatal("it waits before it has begun")
		}
		err := s.read.QueryRow(`SELECT EXISTS (SELECT FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
			WHERE NOT indisvalid AND relnamespace = current_schema()::REGNAMESPACE)`).Scan(&waits)
		if err != nil {
			t.Fatal(err)
		}
		select {
		case err := <-ended:
			t.Fatalf("it ended before the transaction that it has to wait for: %v", err)
		default:
		}
	}
	soon, end := context.WithTimeout(t.Context(), 10*time.Second)
	defer end()
	if _, err := s.write.ExecContext(soon, write, "b"); err != nil {
		t.Errorf("writing meanwhile: %v", err)
	}
	kill() // half-way, so that an index is left that is of no use
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v of a migration that was broken off", err)
	}
	if err := writing.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := s.migrate(t.Context(), schema); err != nil {
		t.Fatal(err)
	}
	var invalid, made int
	err = s.read.QueryRow(`SELECT COUNT(*) FILTER (WHERE NOT indisvalid), COUNT(*) FILTER (WHERE relname = 'applications_by_decision_and_service')
		FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = current_schema()::REGNAMESPACE`).Scan(&invalid, &made)
	if err != nil || invalid != 0 || made != 1 {
		t.Errorf("%d indexes are of no use and %d are made, %v", invalid, made, err)
	}
}
