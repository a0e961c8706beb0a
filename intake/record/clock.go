package record

import (
	"context"
	"fmt"
	"time"
)

// Now is the time by the database's clock.
func (s *store) Now(ctx context.Context) (time.Time, error) {
	var micros int64
	if err := s.read.QueryRowContext(ctx, s.sql(`SELECT {now}`)).Scan(&micros); err != nil {
		return time.Time{}, fmt.Errorf("%s: read the clock of the records: %w", Setting, err)
	}
	return time.UnixMicro(micros), nil
}
