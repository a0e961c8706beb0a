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

// DueWork leases work of a task that nobody holds a lease on: first what was never leased, the oldest before, then what
// was leased and not done, the lease that ended first before. That order is the index's.
//
// What is chosen is materialized: PostgreSQL may otherwise choose again for each row that it looks at, whatever the limit,
// and does when the table was small as its plan was made.
func (s *store) DueWork(ctx context.Context, draw intake.Draw) ([]intake.Due, error) {
	type due struct {
		intake.Due
		since int64
	}
	out := ` AND claimed_until <> ` + paused
	if draw.Queued {
		out += ` AND claimed_until <= {now}`
	}
	var all []due
	err := s.once(ctx, func(q querier) (err error) {
		rows, err := q.QueryContext(ctx, s.sql(`WITH chosen AS MATERIALIZED (SELECT id FROM work WHERE task = $2 AND leased_until <= {now} ORDER BY leased_until, since LIMIT (
				SELECT CASE WHEN COUNT(*) < $3 THEN $3 - COUNT(*) ELSE 0 END FROM work WHERE task = $2 AND leased_until > {now}`+out+`) {skip})
			UPDATE work SET leased_until = {now} + $1, lost = lost + `+lapsed+`, claimed_until = 0, handed = handed + 1 WHERE id IN (SELECT id FROM chosen)
			RETURNING `+workColumns+`, handed - 1, since`), draw.Lease.Microseconds(), draw.Task, draw.Most)
		all, err = collect(rows, err, func(rows *sql.Rows) (one due, err error) {
			err = rows.Scan(&one.ID, &one.Task, &one.Application, &one.Document, &one.Round, &one.Ruleset, &one.Handed, &one.since)
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

const workColumns = `id, task, application, document, round, ruleset`

// lapsed is 1 for work whose latest claim was neither renewed in time nor given back, and 0 otherwise.
const lapsed = `CASE WHEN claimed_until > 0 THEN 1 ELSE 0 END`

// Schedule makes work due. Half of it may be there when it fails: asking again adds the rest.
func (s *store) Schedule(ctx context.Context, work []intake.Work) (int, error) {
	added := 0
	for some := range slices.Chunk(work, scheduledAtOnce) {
		err := s.change(ctx, func(tx *sql.Tx) error {
			fresh, err := s.insertWork(ctx, tx, some)
			if err == nil {
				added += fresh
			}
			return err
		})
		if err != nil {
			return added, fmt.Errorf("schedule work: %w", err)
		}
	}
	return added, nil
}

// scheduledAtOnce is how many pieces of work are added in a transaction, so that no other waits for long.
const scheduledAtOnce = 500

// insertWork adds work that is not there yet. It becomes due by the database's clock, which all ages and leases are told by.
func (s *store) insertWork(ctx context.Context, tx *sql.Tx, work []intake.Work) (fresh int, err error) {
	var rows [][]any
	for _, one := range work {
		rows = append(rows, []any{one.ID, one.Task, one.Application, one.Document, one.Round, one.Ruleset})
	}
	return s.insert(ctx, tx, `INSERT INTO work (`+workColumns+`, since, leased_until) VALUES`, `, {now}, 0`, `ON CONFLICT (id) DO NOTHING`, rows)
}

// Recall makes all work due at once. Claims given before are as good as lost: the next one has a newer token.
func (s *store) Recall(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, `UPDATE work SET leased_until = 0, lost = lost + `+lapsed+`, claimed_until = 0 WHERE leased_until <> 0 OR claimed_until <> 0`)
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
