package record

import (
	"context"
	"database/sql/driver"
	"fmt"
	"time"
)

// concurrent begins a step that makes an index of PostgreSQL while others write to its table. It is one statement, CREATE
// INDEX CONCURRENTLY IF NOT EXISTS, which runs in no transaction.
const concurrent = "-- concurrently"

// aloneOutside is the lock of those who make an index, beside that of who migrates.
const aloneOutside = 7022372867201098

// runOutside makes an index and notes that. Whoever waited for the lock within the database would be waited for by the
// index in turn, so that it is asked for again and again instead. The connection is thrown away, and the lock with it.
func (s *store) runOutside(ctx context.Context, step *step) error {
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return fmt.Errorf("migration %s: %w", step.file, err)
	}
	defer conn.Raw(func(any) error { return driver.ErrBadConn }) //nolint:errcheck // it says so itself
	for alone := false; !alone; {
		if err := conn.QueryRowContext(ctx, `SELECT pg_try_advisory_lock($1)`, aloneOutside).Scan(&alone); err != nil {
			return fmt.Errorf("wait for other migrations: %w", err)
		}
		if !alone {
			time.Sleep(100 * time.Millisecond)
		}
	}
	for _, statement := range []string{
		`SET statement_timeout = 0`, `SET lock_timeout = 0`,
		dropHalfMade,
		step.script,
		fmt.Sprintf(`INSERT INTO migrations (number) VALUES (%d) ON CONFLICT (number) DO NOTHING`, step.number),
	} {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("migration %s: %w", step.file, err)
		}
	}
	return nil
}

// dropHalfMade drops what is left of an index whose maker was killed: it is there, and is of no use.
const dropHalfMade = `DO $$ DECLARE half REGCLASS; BEGIN
	FOR half IN SELECT indexrelid FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
		WHERE NOT indisvalid AND relnamespace = current_schema()::REGNAMESPACE LOOP
		EXECUTE 'DROP INDEX ' || half;
	END LOOP;
END $$`
