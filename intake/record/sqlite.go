package record

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// busyTimeout is how long a statement waits for another process's transaction.
const busyTimeout = 15 * time.Second

// sqliteDialect needs no locks on rows, as a transaction that writes has the whole database. SQLite's clock is that of
// the machine, which all its processes share; it has milliseconds. Whoever waits for a transaction's end looks every
// tenth of a second, and does not stand in a queue.
var sqliteDialect = dialect{now: `CAST(unixepoch('subsec') * 1000000 AS INTEGER)`, alone: `SELECT 1`, aside: 120 * time.Millisecond}

// openSQLite opens a database file. Several processes may use one file at the same time, on a local file system.
func openSQLite(ctx context.Context, path string) (*store, error) {
	switch {
	case path == "":
		return nil, fmt.Errorf("%s: the address names no file: want sqlite:PATH, such as sqlite:data/priyom.db", Setting)
	case strings.Contains(path, ":memory:"):
		return nil, fmt.Errorf("%s: records in memory are lost with the process: name a file, such as sqlite:data/priyom.db", Setting)
	case strings.HasPrefix(path, "//") && !strings.HasPrefix(path, "///"):
		return nil, fmt.Errorf("%s: sqlite:%s: write a path without two slashes, such as sqlite:data/priyom.db or sqlite:/var/lib/priyom/priyom.db", Setting, path)
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", Setting, err)
	}
	if err := makeFile(path); err != nil {
		return nil, fmt.Errorf("%s: sqlite:%s: make the file of the database: %w; it must be in a folder that this user may write", Setting, path, err)
	}
	s, err := connectSQLite(path)
	if err != nil {
		return nil, fmt.Errorf("%s: sqlite:%s: %w", Setting, path, err)
	}
	if err := s.startSQLite(ctx); err != nil {
		s.Close() //nolint:errcheck // the error at hand tells more
		return nil, fmt.Errorf("%s: open sqlite:%s: %w; it must be a file of Priyom's on a local disk, which this user may write", Setting, path, err)
	}
	return s, nil
}

// makeFile makes an empty database that is its owner's only, as it holds personal data; SQLite gives the files beside it
// the same mode. What is there stays, and is not even opened: closing it would drop the locks of this process's other
// handles on it.
func makeFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".new-*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) //nolint:errcheck // an empty file is all that may be left
	if err := file.Close(); err != nil {
		return err
	}
	if err := os.Link(file.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

func connectSQLite(path string) (*store, error) {
	writer, err := sqlite.NewConnector(sqliteAddress(path, url.Values{"_txlock": {"immediate"}}))
	if err != nil {
		return nil, err
	}
	reader, err := sqlite.NewConnector(sqliteAddress(path, url.Values{"_query_only": {"on"}}))
	if err != nil {
		return nil, err
	}
	s := &store{read: sql.OpenDB(reader), write: sql.OpenDB(writer), dialect: sqliteDialect}
	// One writer, because SQLite has one writer: the others queue up in Go, where a context can call them off.
	s.write.SetMaxOpenConns(1)
	s.read.SetMaxOpenConns(max(4, 2*runtime.GOMAXPROCS(0)))
	s.read.SetMaxIdleConns(max(4, 2*runtime.GOMAXPROCS(0)))
	return s, nil
}

// sqliteAddress names a database to the driver.
//
// synchronous=FULL, because what was answered for must survive a power cut: in WAL mode NORMAL does not sync the log
// when a transaction commits, and the last commits before the cut may be gone though the file stays whole.
// The price is one fsync for each change.
func sqliteAddress(path string, options url.Values) string {
	options.Set("_busy_timeout", fmt.Sprint(busyTimeout.Milliseconds()))
	options.Set("_synchronous", "FULL")
	options.Set("_foreign_keys", "on")
	options.Set("_dqs", "0")
	options.Set("_defensive", "1")
	options.Set("_error_rc", "1")
	options.Add("_pragma", "journal_size_limit(67108864)") // a log that grew under a long read shrinks again
	options.Add("_pragma", "mmap_size(0)")                 // an error of the disk is an error, not a SIGBUS
	return (&url.URL{Scheme: "file", Path: path, RawQuery: options.Encode()}).String()
}

// startSQLite puts a database into WAL mode, so that readers and the writer do not wait for each other, and brings it
// to the present schema.
func (s *store) startSQLite(ctx context.Context) error {
	mode, err := s.enterWAL(ctx)
	if err != nil {
		return err
	}
	if mode != "wal" {
		return fmt.Errorf("it stays in journal mode %q, so the file system does not share memory between processes", mode)
	}
	schema, err := schemaOf("sqlite")
	if err != nil {
		return err
	}
	if err := s.migrate(ctx, schema); err != nil {
		return err
	}
	return s.answers(ctx)
}

// enterWAL asks again while another process does the same: that is the one lock for which SQLite does not wait by itself.
func (s *store) enterWAL(ctx context.Context) (mode string, err error) {
	ctx, cancel := context.WithTimeout(ctx, busyTimeout)
	defer cancel()
	for {
		err = s.write.QueryRowContext(ctx, `PRAGMA journal_mode = WAL`).Scan(&mode)
		var failure *sqlite.Error
		if !errors.As(err, &failure) || failure.Code()&0xff != sqlite3.SQLITE_BUSY {
			return mode, err
		}
		select {
		case <-ctx.Done():
			return mode, err
		case <-time.After(10 * time.Millisecond):
		}
	}
}
