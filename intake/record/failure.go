package record

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const postgresForm = "postgres://USER:PASSWORD@HOST:PORT/DATABASE"

var errPostgresAddress = errors.New(Setting + ": the address cannot be read: want " + postgresForm + ", with what is special in a password percent-encoded")

// startFailure tells in one line why a PostgreSQL database could not be opened and what to do, without the password.
type startFailure struct {
	config *pgx.ConnConfig
	cause  error
}

func (e startFailure) Unwrap() error { return e.cause }

func (e startFailure) Error() string {
	server := net.JoinHostPort(e.config.Host, strconv.Itoa(int(e.config.Port)))
	return fmt.Sprintf("%s: postgres://%s@%s/%s: %s", Setting, e.config.User, server, e.config.Database, e.remedy())
}

func (e startFailure) remedy() string {
	var failure *pgconn.PgError
	var unreached *pgconn.ConnectError
	switch {
	case errors.As(e.cause, &failure):
		return refusals(failure, e.config)
	case errors.Is(e.cause, context.DeadlineExceeded):
		return "the server does not answer in time; see that it runs, and that the address is right"
	case errors.As(e.cause, &unreached):
		return "the server cannot be reached; start PostgreSQL there, or mend the address (" + reason(e.cause) + ")"
	default:
		return fmt.Sprintf("%q; see that PostgreSQL runs there and is the database of Priyom", e.cause.Error())
	}
}

// refusals explains what the server said by its code (PostgreSQL, appendix A).
func refusals(failure *pgconn.PgError, config *pgx.ConnConfig) string {
	switch failure.Code {
	case "28P01", "28000":
		return "the server refuses the user or the password; mend them in the address"
	case "3D000":
		return fmt.Sprintf("there is no such database; make it: createdb --owner=%s %s", config.User, config.Database)
	case "25006":
		return "the database is read-only; name the primary server, or let it be written"
	case "42501":
		return fmt.Sprintf("the user may not make tables or use them; let it: ALTER DATABASE %s OWNER TO %s", config.Database, config.User)
	case "53300":
		return "the server has no connection left; raise its max_connections, or run fewer processes"
	case "57P03":
		return "the server is starting or stopping; try again in a moment"
	default:
		return fmt.Sprintf("the server says %s (%s)", strconv.Quote(failure.Message), failure.Code)
	}
}

// reason is what the network says, without the addresses that the errors round it repeat in several lines.
func reason(err error) string {
	var unnamed *net.DNSError
	if errors.As(err, &unnamed) {
		return unnamed.Err
	}
	var network *net.OpError
	if errors.As(err, &network) && network.Err != nil {
		return network.Err.Error()
	}
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return first
}
