package record

import (
	"context"
	"database/sql"
	"fmt"

	"priyom/intake"
)

// forgetAtOnce is how many expired keys each new one makes room for: more than one, so that the table shrinks to what
// the last days used, and few enough not to be felt. Nobody has to remember to clean up.
const forgetAtOnce = 8

var kept = intake.KeysKept.Microseconds()

// Repeated finds what an earlier request with the same idempotency key led to.
func (s *store) Repeated(ctx context.Context, once intake.Once) (intake.Once, error) {
	earlier := intake.Once{Client: once.Client, Key: once.Key}
	err := s.read.QueryRowContext(ctx, s.sql(`SELECT request, application, document FROM once
		WHERE client = $1 AND key = $2 AND at >= {now} - $3`),
		once.Client, once.Key, kept).Scan(&earlier.Request, &earlier.Application, &earlier.Document)
	switch {
	case err != nil:
		return intake.Once{}, fmt.Errorf("find an earlier request: %w", absent(err))
	case earlier.Request != once.Request:
		return intake.Once{}, intake.ErrKeyReused
	}
	return earlier, nil
}

// saveOnce uses up idempotency keys, or reports that another request has.
func (s *store) saveOnce(ctx context.Context, tx *sql.Tx, apps []*intake.Application) error {
	for _, app := range apps {
		if once := app.Changes().Once; once != nil {
			if err := s.useUp(ctx, tx, once); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *store) useUp(ctx context.Context, tx *sql.Tx, once *intake.Once) error {
	_, err := tx.ExecContext(ctx, s.sql(`WITH expired AS MATERIALIZED (SELECT client, key FROM once WHERE at < {now} - $1 ORDER BY at LIMIT $2 {skip})
		DELETE FROM once WHERE (client, key) IN (SELECT client, key FROM expired)`), kept, forgetAtOnce)
	if err != nil {
		return fmt.Errorf("forget expired keys: %w", err)
	}
	result, err := tx.ExecContext(ctx, s.sql(`INSERT INTO once (client, key, request, application, document, at)
		VALUES ($1, $2, $3, $4, $5, {now}) ON CONFLICT (client, key) DO UPDATE SET request = excluded.request,
		application = excluded.application, document = excluded.document, at = excluded.at WHERE once.at < {now} - $6`),
		once.Client, once.Key, once.Request, once.Application, once.Document, kept)
	if err != nil {
		return err
	}
	if rows, err := result.RowsAffected(); err != nil || rows == 1 {
		return err
	}
	return intake.ErrKeyReused
}
