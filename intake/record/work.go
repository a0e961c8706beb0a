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
func (s *store) DueWork(ctx context.Context, lease time.Duration, limit int) ([]intake.Due, error) {
	type due struct {
		intake.Due
		since int64
	}
	var all []due
	err := s.change(ctx, func(tx *sql.Tx) (err error) {
		rows, err := tx.QueryContext(ctx, s.sql(`UPDATE work SET leased_until = {now} + $1, claimed_until = 0, handed = handed + 1 WHERE id IN (
			SELECT id FROM work WHERE leased_until <= {now} ORDER BY leased_until, since LIMIT $2 {skip})
			RETURNING id, task, application, document, round, handed - 1, since`), lease.Microseconds(), limit)
		all, err = collect(rows, err, func(rows *sql.Rows) (one due, err error) {
			err = rows.Scan(&one.ID, &one.Task, &one.Application, &one.Document, &one.Round, &one.Handed, &one.since)
			return one, err
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("lease work: %w", err)
	}
	slices.SortStableFunc(all, func(a, b due) int { return cmp.Compare(a.since, b.since) })
	var leased []intake.Due
	for _, one := range all {
		leased = append(leased, one.Due)
	}
	return leased, nil
}

// Recall makes all work due at once. Claims given before are as good as lost: the next one has a newer token.
func (s *store) Recall(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, `UPDATE work SET leased_until = 0, claimed_until = 0 WHERE leased_until <> 0 OR claimed_until <> 0`)
	if err != nil {
		return fmt.Errorf("recall work: %w", err)
	}
	return nil
}

// Backlog counts unfinished work by task and state.
func (s *store) Backlog(ctx context.Context) ([]intake.Backlog, error) {
	rows, err := s.read.QueryContext(ctx, s.sql(`SELECT task, state, COUNT(*), {now} - MIN(since) FROM (
		SELECT task, since, CASE WHEN handed = 0 AND token = 0 THEN 'waiting' WHEN claimed_until > {now} THEN 'claimed' ELSE 'queued' END AS state FROM work) AS open
		GROUP BY task, state ORDER BY task, state`))
	backlog, err := collect(rows, err, func(rows *sql.Rows) (one intake.Backlog, err error) {
		var oldest int64
		err = rows.Scan(&one.Task, &one.State, &one.Count, &oldest)
		one.Oldest = max(0, time.Duration(oldest)*time.Microsecond)
		return one, err
	})
	if err != nil {
		return nil, fmt.Errorf("count work: %w", err)
	}
	return backlog, nil
}
