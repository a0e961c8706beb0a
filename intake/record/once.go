package record

import (
	"context"
	"database/sql"
	"fmt"

	"priyom/intake"
)

// Repeated finds what an earlier request with the same idempotency key led to.
func (s *store) Repeated(ctx context.Context, once intake.Once) (intake.Once, error) {
	earlier := intake.Once{Client: once.Client, Key: once.Key}
	err := s.read.QueryRowContext(ctx, `SELECT request, application, document FROM once WHERE client = $1 AND key = $2`,
		once.Client, once.Key).Scan(&earlier.Request, &earlier.Application, &earlier.Document)
	switch {
	case err != nil:
		return intake.Once{}, fmt.Errorf("find an earlier request: %w", absent(err))
	case earlier.Request != once.Request:
		return intake.Once{}, intake.ErrKeyReused
	}
	return earlier, nil
}

// saveOnce uses up an idempotency key, or reports that another request has.
func saveOnce(ctx context.Context, tx *sql.Tx, app *intake.Application) error {
	once := app.Changes().Once
	if once == nil {
		return nil
	}
	result, err := tx.ExecContext(ctx, `INSERT INTO once (client, key, request, application, document)
		VALUES ($1, $2, $3, $4, $5) ON CONFLICT (client, key) DO NOTHING`,
		once.Client, once.Key, once.Request, once.Application, once.Document)
	if err != nil {
		return err
	}
	if rows, err := result.RowsAffected(); err != nil || rows == 1 {
		return err
	}
	return intake.ErrKeyReused
}
