package record

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"priyom/intake"
)

// DueWork leases up to limit pieces of work that nobody holds a lease on: first what was never leased, the oldest
// before, then what was leased and not done, the lease that ended first before. That order is the index's.
func (s *store) DueWork(ctx context.Context, now, until time.Time, limit int) ([]intake.Work, error) {
	type due struct {
		intake.Work
		since int64
	}
	var all []due
	err := s.change(ctx, func(tx *sql.Tx) (err error) {
		rows, err := tx.QueryContext(ctx, `UPDATE work SET leased_until = $2 WHERE id IN (
			SELECT id FROM work WHERE leased_until <= $1 ORDER BY leased_until, since LIMIT $3 `+s.dialect.skip+`)
			RETURNING id, task, application, document, round, since`, micros(now), micros(until), limit)
		all, err = collect(rows, err, func(rows *sql.Rows) (one due, err error) {
			err = rows.Scan(&one.ID, &one.Task, &one.Application, &one.Document, &one.Round, &one.since)
			return one, err
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("lease work: %w", err)
	}
	slices.SortStableFunc(all, func(a, b due) int { return cmp.Compare(a.since, b.since) })
	var leased []intake.Work
	for _, one := range all {
		leased = append(leased, one.Work)
	}
	return leased, nil
}
