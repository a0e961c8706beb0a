package record

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

//go:embed migrations
var migrations embed.FS

// schemaOf is the schema of a sort of database, sqlite or postgres: a folder. Its files are named NNNN_what.sql, run
// once each in order of their numbers and never change once released.
//
// Two versions of the program run side by side on one database during a rollout. So a migration only adds what the
// version before can do without: tables, indexes, columns with a default. What is to go is left unused by one release
// and removed by the next but one. A program that finds a newer schema than it knows works on it.
func schemaOf(database string) (fs.FS, error) { return fs.Sub(migrations, "migrations/"+database) }

// migrate brings the schema to the present. All of it is one transaction that holds a lock: processes that start at the
// same time wait for the first and find nothing left to do; one that dies half-way leaves nothing.
//
// A migration library was left out: this is all of it that forward-only migrations need, and goose has no lock for
// SQLite, so that two processes starting together would both create the same table.
func (s *store) migrate(ctx context.Context, folder fs.FS) error {
	steps, err := fs.Glob(folder, "*.sql") // sorted
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, s.dialect.alone); err != nil {
			return fmt.Errorf("wait for other migrations: %w", err)
		}
		if _, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY)`); err != nil {
			return fmt.Errorf("note migrations: %w", err)
		}
		var done int
		if err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(number), 0) FROM migrations`).Scan(&done); err != nil {
			return fmt.Errorf("read the schema's version: %w", err)
		}
		for _, step := range steps {
			if err := runStep(ctx, tx, folder, step, done); err != nil {
				return fmt.Errorf("migration %s: %w", step, err)
			}
		}
		return nil
	})
}

// runStep runs the migration in a file unless its number is one of those done.
func runStep(ctx context.Context, tx *sql.Tx, folder fs.FS, file string, done int) error {
	digits, _, _ := strings.Cut(file, "_")
	number, err := strconv.Atoi(digits)
	if err != nil || number <= done {
		return err
	}
	script, err := fs.ReadFile(folder, file)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, string(script)); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO migrations (number) VALUES ($1)`, number)
	return err
}
