package record

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"
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

// migrate brings the schema to the present, step by step. Each is a transaction that holds a lock: processes that start
// at the same time wait for each other and find less left to do; one that dies half-way leaves whole steps.
//
// A migration library was left out: this is all of it that forward-only migrations need, and goose has no lock for
// SQLite, so that two processes starting together would both create the same table.
func (s *store) migrate(ctx context.Context, folder fs.FS) error {
	steps, err := fs.Glob(folder, "*.sql") // sorted
	if err != nil {
		return err
	}
	after := "" // how far a repeated step has come
	for more := true; more; {
		if after != "" {
			time.Sleep(s.dialect.aside)
		}
		var next *step
		var came string
		err := s.change(ctx, func(tx *sql.Tx) (err error) {
			if _, err := tx.ExecContext(ctx, s.dialect.alone); err != nil {
				return fmt.Errorf("wait for other migrations: %w", err)
			}
			if _, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY)`); err != nil {
				return fmt.Errorf("note migrations: %w", err)
			}
			next, err = nextStep(ctx, tx, folder, steps)
			if next != nil && !next.begins(concurrent) {
				came, err = next.run(ctx, tx, after)
			}
			return err
		})
		if err == nil && next != nil && next.begins(concurrent) {
			err = s.runOutside(ctx, next)
		}
		if err != nil {
			return err
		}
		after, more = came, next != nil
	}
	return nil
}

// repeated begins a step that is run again and again, each time in a transaction of its own, as all at once it would
// keep others waiting for too long. It is given, as $1, what it gave back the time before, and "" at first; giving back
// "", or no row, ends it.
const repeated = "-- repeated"

// step is a migration of a file.
type step struct {
	file   string
	number int
	script string
}

func (s *step) begins(mark string) bool { return strings.HasPrefix(s.script, mark) }

// nextStep is the first of the steps that is not done, or nil.
func nextStep(ctx context.Context, tx *sql.Tx, folder fs.FS, files []string) (*step, error) {
	var done int
	if err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(number), 0) FROM migrations`).Scan(&done); err != nil {
		return nil, fmt.Errorf("read the schema's version: %w", err)
	}
	for _, file := range files {
		digits, _, _ := strings.Cut(file, "_")
		number, err := strconv.Atoi(digits)
		if err == nil && number <= done {
			continue
		}
		var script []byte
		if err == nil {
			script, err = fs.ReadFile(folder, file)
		}
		if err != nil {
			return nil, fmt.Errorf("migration %s: %w", file, err)
		}
		return &step{file, number, string(script)}, nil
	}
	return nil, nil //nolint:nilnil // none is left
}

// run runs a migration, or a part of one that is repeated, after what it gave back before; it is noted when it is done.
func (s *step) run(ctx context.Context, tx *sql.Tx, after string) (came string, err error) {
	if s.begins(repeated) {
		err = tx.QueryRowContext(ctx, s.script, after).Scan(&came)
		if errors.Is(err, sql.ErrNoRows) {
			err = nil
		}
	} else {
		_, err = tx.ExecContext(ctx, s.script)
	}
	if err == nil && came == "" {
		_, err = tx.ExecContext(ctx, `INSERT INTO migrations (number) VALUES ($1)`, s.number)
	}
	if err != nil {
		return "", fmt.Errorf("migration %s: %w", s.file, err)
	}
	return came, nil
}
