package record

import (
	"context"
	"fmt"
	"strings"

	"priyom/intake"
)

// Setting is the name of the setting that holds the address of the records.
const Setting = "PRIYOM_RECORDS"

// Open opens the records at an address and brings them to the present schema. Addresses:
//
//	sqlite:data/priyom.db                       a file, made when missing together with its folder
//	postgres://USER:PASSWORD@HOST:PORT/DATABASE    a database of a server, version 13 or later, which must be there
//
// Every error names the setting and what to do, and never holds more of the address than its scheme and path.
func Open(ctx context.Context, address string) (intake.Records, error) {
	scheme, rest, found := strings.Cut(address, ":")
	switch {
	case !found:
		return nil, fmt.Errorf("%s: the address has no scheme: want %s", Setting, forms)
	case scheme == "sqlite":
		return openSQLite(ctx, rest)
	case scheme == "postgres" || scheme == "postgresql":
		return openPostgres(ctx, address)
	default:
		return nil, fmt.Errorf("%s: unknown scheme %q: want %s", Setting, scheme, forms)
	}
}

const forms = "sqlite:PATH, such as sqlite:data/priyom.db, or " + postgresForm
