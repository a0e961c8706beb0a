package record

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"priyom/intake"
)

// ChangeAll changes applications that were loaded before. Nothing of them is loaded again: that the number of the latest
// event is still the same shows that all of it is.
func (s *store) ChangeAll(ctx context.Context, apps []*intake.Application, f func(*intake.Application) error) ([]error, error) {
	errs, before, seqs := make([]error, len(apps)), make([]labels, len(apps)), make([]int, len(apps))
	for i, app := range apps {
		before[i], seqs[i] = labelsOf(app), app.Seq
		errs[i] = f(app)
	}
	left := slices.Clone(errs)
	err := s.change(ctx, func(tx *sql.Tx) error {
		copy(errs, left)
		if err := s.leaveOut(ctx, tx, apps, seqs, errs); err != nil {
			return err
		}
		var some []*intake.Application
		var theirs []labels
		for i, app := range apps {
			if errs[i] != nil {
				continue
			}
			some, theirs = append(some, app), append(theirs, before[i])
			if err := updateState(ctx, tx, app); err != nil {
				return fmt.Errorf("store state: %w", err)
			}
		}
		return s.save(ctx, tx, some, theirs)
	})
	if err != nil {
		return nil, fmt.Errorf("change %d applications: %w", len(apps), err)
	}
	for i, app := range apps {
		if errs[i] == nil {
			stored(app)
		}
	}
	return errs, nil
}

// leaveOut locks applications and their claims, in order of id as whoever locks several must, and notes which of them
// may not be stored.
func (s *store) leaveOut(ctx context.Context, tx *sql.Tx, apps []*intake.Application, seqs []int, errs []error) error {
	numbers, err := locked[intake.ApplicationID, int](ctx, s, tx, `SELECT id, seq FROM applications WHERE id IN `, idsOf(apps))
	if err != nil {
		return fmt.Errorf("lock applications: %w", err)
	}
	var claimed []string
	for i, app := range apps {
		if seq, there := numbers[app.ID]; errs[i] == nil && (!there || seq != seqs[i]) {
			errs[i] = intake.ErrMovedOn
		}
		if claim := app.Changes().Claim; errs[i] == nil && claim != nil {
			claimed = append(claimed, claim.Work.ID)
		}
	}
	tokens, err := locked[string, int64](ctx, s, tx, `SELECT id, token FROM work WHERE id IN `, claimed)
	if err != nil {
		return fmt.Errorf("lock work: %w", err)
	}
	for i, app := range apps {
		claim := app.Changes().Claim
		if errs[i] != nil || claim == nil {
			continue
		}
		if token, there := tokens[claim.Work.ID]; !there || token != claim.Token {
			errs[i] = intake.ErrClaimLost
		}
	}
	return nil
}

// locked locks rows by their ids and returns a value of each.
func locked[ID ~string, Value any](ctx context.Context, s *store, tx *sql.Tx, query string, ids []ID) (map[ID]Value, error) {
	found := map[ID]Value{}
	for some := range slices.Chunk(slices.Sorted(slices.Values(ids)), rowsAtOnce) {
		these, args := among(some)
		rows, err := tx.QueryContext(ctx, s.sql(query+these+` ORDER BY id {lock}`), args...)
		_, err = collect(rows, err, func(rows *sql.Rows) (struct{}, error) {
			var id ID
			var value Value
			err := rows.Scan(&id, &value)
			found[id] = value
			return struct{}{}, err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}
