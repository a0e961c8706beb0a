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

	oneState sql.IsolationLevel   // in which a transaction sees one state of the database
	alone    string               // makes a transaction wait until no other has said the same
	aside    time.Duration        // how long to stand aside between two transactions so that others get a turn
	again    func(err error) bool // whether a transaction failed through no fault of its own and may be run again
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

// changeTries bounds how often a transaction is run that others keep from going through.
const changeTries = 5

// change runs f in a transaction that may write. Nothing of it stays unless f and the commit succeed. f may be run again.
func (s *store) change(ctx context.Context, f func(tx *sql.Tx) error) (err error) {
	for range changeTries {
		err = within(ctx, s.write, nil, f)
		if err == nil || s.dialect.again == nil || !s.dialect.again(err) {
			return err
		}
	}
	return err
}

// once runs f, which changes something by one statement alone: what makes it a transaction, and so three ways to the
// server, is the statement itself. f may be run again.
func (s *store) once(ctx context.Context, f func(q querier) error) (err error) {
	for range changeTries {
		err = f(s.write)
		if err == nil || s.dialect.again == nil || !s.dialect.again(err) {
			return err
		}
	}
	return err
}

// view runs f over one state of the database.
func (s *store) view(ctx context.Context, f func(tx *sql.Tx) error) error {
	return within(ctx, s.read, &sql.TxOptions{ReadOnly: true, Isolation: s.dialect.oneState}, f)
}

func within(ctx context.Context, db *sql.DB, options *sql.TxOptions, f func(tx *sql.Tx) error) error {
	tx, err := begin(ctx, db, options)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // does nothing after a commit; otherwise the first error is the one that tells
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// begin begins a transaction. A server that was restarted is told from one that is gone by asking again: the first
// time it is an old connection that fails, and beginning twice begins once.
func begin(ctx context.Context, db *sql.DB, options *sql.TxOptions) (*sql.Tx, error) {
	tx, err := db.BeginTx(ctx, options)
	for tries := 1; err != nil && tries < 3 && ctx.Err() == nil && lostConnection(err); tries++ {
		tx, err = db.BeginTx(ctx, options)
	}
	return tx, err
}

// Ping reports whether the records answer and may be written.
func (s *store) Ping(ctx context.Context) error {
	if err := s.answers(ctx); err != nil {
		return fmt.Errorf("%s: %w", Setting, err)
	}
	return nil
}

func (s *store) answers(ctx context.Context) error {
	var one int
	if err := s.read.QueryRowContext(ctx, `SELECT 1`).Scan(&one); err != nil {
		return fmt.Errorf("read the records: %w", err)
	}
	err := s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE counters SET value = value WHERE name = ''`)
		return err
	})
	if err != nil {
		return fmt.Errorf("write the records: %w", err)
	}
	return nil
}

// Close ends the use of the records.
func (s *store) Close() error { return errors.Join(s.read.Close(), s.write.Close()) }

// micros is a time as it is stored.
func micros(at time.Time) int64 { return at.UnixMicro() }

// timeOf is a stored time.
func timeOf(micros int64) time.Time { return time.UnixMicro(micros).UTC() }

// absent turns a missing row into ErrNotFound, and so a name that the database cannot even hold.
func absent(err error) error {
	if errors.Is(err, sql.ErrNoRows) || unspeakable(err) {
		return intake.ErrNotFound
	}
	return err
}

// unspeakable reports that what was asked for has bytes that no text in PostgreSQL has: NUL, or no UTF-8.
func unspeakable(err error) bool { return sqlState(err) == "22021" }

// collect reads all rows. Asking for what the database cannot even hold finds none.
func collect[T any](rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) ([]T, error) {
	if unspeakable(err) {
		return nil, nil
	}
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
