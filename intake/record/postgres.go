package record

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"maps"
	"net"
	"runtime"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// postgresDialect locks rows, and tells the time as it was when the statement began, not the transaction.
var postgresDialect = dialect{
	now:      `(EXTRACT(EPOCH FROM statement_timestamp()) * 1000000)::BIGINT`, // clock_timestamp() keeps indexes from being used
	lock:     `FOR UPDATE`,
	skip:     `FOR UPDATE SKIP LOCKED`,
	oneState: sql.LevelRepeatableRead,
	alone: `SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0;
		SELECT pg_advisory_xact_lock(7022372867201097)`, // a number of ours: whoever migrates uses this one
	again: func(err error) bool { return sqlState(err) == "40P01" || sqlState(err) == "40001" }, // deadlock, serialization failure
}

// postgresSession is how sessions are set up unless the address says otherwise. What was answered for must survive a
// power cut, so that commits wait for the disk whatever the server's default; and a process that hangs must not hold
// a lock for ever.
var postgresSession = map[string]string{
	"application_name":                    "priyom",
	"synchronous_commit":                  "on",
	"statement_timeout":                   "60s",
	"lock_timeout":                        "15s",
	"idle_in_transaction_session_timeout": "60s",
}

// openPostgres opens a database of a PostgreSQL server. It must be there; its tables are made.
func openPostgres(ctx context.Context, address string) (*store, error) {
	config, err := postgresConfig(address)
	if err != nil {
		return nil, err
	}
	s := connectPostgres(config)
	if err := s.startPostgres(ctx); err != nil {
		s.Close() //nolint:errcheck // the error at hand tells more
		return nil, startFailure{config, err}
	}
	return s, nil
}

// postgresConfig reads an address.
func postgresConfig(address string) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, errPostgresAddress // the driver's own text repeats parts of the address
	}
	params := maps.Clone(postgresSession)
	maps.Copy(params, config.RuntimeParams)
	config.RuntimeParams = params
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = 5 * time.Second
	}
	config.DialFunc = (&net.Dialer{
		KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 10 * time.Second, Interval: 5 * time.Second, Count: 3},
	}).DialContext
	config.OnNotice = func(*pgconn.PgConn, *pgconn.Notice) {} // such as that a table is there already
	return config, nil
}

func connectPostgres(config *pgx.ConnConfig) *store {
	// A connection that lay for a moment is asked whether it still stands: its server may have been restarted.
	pool := stdlib.OpenDB(*config, stdlib.OptionShouldPing(func(_ context.Context, used stdlib.ShouldPingParams) bool {
		return used.IdleDuration > 100*time.Millisecond
	}))
	size := max(8, 4*runtime.GOMAXPROCS(0))
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	pool.SetConnMaxLifetime(30 * time.Minute)
	return &store{read: pool, write: pool, dialect: postgresDialect}
}

// startPostgres brings a database to the present schema.
func (s *store) startPostgres(ctx context.Context) error {
	schema, err := schemaOf("postgres")
	if err != nil {
		return err
	}
	if err := s.migrate(ctx, schema); err != nil {
		return err
	}
	return s.answers(ctx)
}

// sqlState is the server's code for an error (PostgreSQL, appendix A), or "".
func sqlState(err error) string {
	var failure *pgconn.PgError
	if errors.As(err, &failure) {
		return failure.Code
	}
	return ""
}

// lostConnection reports that a connection broke which had been made before.
func lostConnection(err error) bool {
	var unreached *pgconn.ConnectError
	if errors.As(err, &unreached) {
		return false
	}
	state := sqlState(err)
	var network net.Error
	return strings.HasPrefix(state, "57P") || strings.HasPrefix(state, "08") || // operator intervention, connection exception
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &network)
}
