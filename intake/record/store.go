package record

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"priyom/intake"
)

// store keeps records in an SQL database. Its statements are written so that SQLite and PostgreSQL both take them;
// what they do differently is in dialect.
type store struct {
	read    *sql.DB // a pool
	write   *sql.DB // beginning a transaction on it takes what locks the dialect needs
	dialect dialect
}

// dialect is what differs between databases; sql puts it into statements.
type dialect struct {
	now  string // microseconds since 1970 by the database's clock, as they stand when the statement runs
	lock string // ends a SELECT of a row that is going to be changed
	skip string // ends a SELECT of rows to change that leaves out those others are changing
}

// sql writes a statement in the database's dialect.
func (s *store) sql(statement string) string {
	return strings.NewReplacer("{now}", s.dialect.now, "{lock}", s.dialect.lock, "{skip}", s.dialect.skip).Replace(statement)
}

// querier is a database or a transaction.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// change runs f in a transaction that may write. Nothing of it stays unless f and the commit succeed.
func (s *store) change(ctx context.Context, f func(tx *sql.Tx) error) error {
	return within(ctx, s.write, nil, f)
}

// view runs f over one state of the database.
func (s *store) view(ctx context.Context, f func(tx *sql.Tx) error) error {
	return within(ctx, s.read, &sql.TxOptions{ReadOnly: true}, f)
}

func within(ctx context.Context, db *sql.DB, options *sql.TxOptions, f func(tx *sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, options)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // does nothing after a commit; otherwise the first error is the one that tells
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Ping reports whether the records answer and may be written.
func (s *store) Ping(ctx context.Context) error {
	var one int
	if err := s.read.QueryRowContext(ctx, `SELECT 1`).Scan(&one); err != nil {
		return fmt.Errorf("%s: read the records: %w", Setting, err)
	}
	err := s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE counters SET value = value WHERE name = ''`)
		return err
	})
	if err != nil {
		return fmt.Errorf("%s: write the records: %w", Setting, err)
	}
	return nil
}

// Close ends the use of the records.
func (s *store) Close() error { return errors.Join(s.read.Close(), s.write.Close()) }

// micros is a time as it is stored.
func micros(at time.Time) int64 { return at.UnixMicro() }

// timeOf is a stored time.
func timeOf(micros int64) time.Time { return time.UnixMicro(micros).UTC() }

// absent turns a missing row into ErrNotFound.
func absent(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return intake.ErrNotFound
	}
	return err
}

// collect reads all rows.
func collect[T any](rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}
