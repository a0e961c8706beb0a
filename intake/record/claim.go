package record

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"priyom/intake"
)

// Claim takes work up for a while. The token is the row's own: work that is finished never comes back under its id,
// so that no token is given twice.
func (s *store) Claim(ctx context.Context, work intake.Work, lease time.Duration) (intake.Claim, error) {
	claim := intake.Claim{Work: work}
	err := s.once(ctx, func(q querier) error {
		var age int64
		err := q.QueryRowContext(ctx, s.sql(`UPDATE work SET token = token + 1, lost = lost + `+lapsed+`, claimed_until = {now} + $2, leased_until = {now} + $2
			WHERE id = $1 AND claimed_until <= {now} RETURNING token, failed, lost, {now} - since`), work.ID, lease.Microseconds()).
			Scan(&claim.Token, &claim.Failed, &claim.Lost, &age)
		claim.Age = max(0, time.Duration(age)*time.Microsecond)
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		err = q.QueryRowContext(ctx, `SELECT token FROM work WHERE id = $1`, work.ID).Scan(&claim.Token)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return intake.ErrNoWork
		case err != nil:
			return err
		default:
			return intake.ErrClaimed
		}
	})
	if err != nil {
		return intake.Claim{}, fmt.Errorf("claim %s: %w", work.ID, err)
	}
	return claim, nil
}

// ClaimFresh takes up work that was never handed over or taken up: what was may be what workers die of, and is done alone.
func (s *store) ClaimFresh(ctx context.Context, task intake.Task, ruleset intake.Digest, most int, lease time.Duration) ([]intake.Claim, error) {
	var claims []intake.Claim
	err := s.change(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, s.sql(`WITH chosen AS MATERIALIZED (
				SELECT id FROM work WHERE task = $1 AND leased_until = 0 AND token = 0 AND ruleset = $2 ORDER BY leased_until, since LIMIT $3 {skip})
			UPDATE work SET token = 1, claimed_until = {now} + $4, leased_until = {now} + $4 WHERE id IN (SELECT id FROM chosen)
			RETURNING `+workColumns+`, {now} - since`), task, ruleset, most, lease.Microseconds())
		claims, err = collect(rows, err, func(rows *sql.Rows) (intake.Claim, error) {
			claim, age := intake.Claim{Token: 1}, int64(0)
			err := rows.Scan(&claim.Work.ID, &claim.Work.Task, &claim.Work.Application, &claim.Work.Document, &claim.Work.Round, &claim.Work.Ruleset, &age)
			claim.Age = max(0, time.Duration(age)*time.Microsecond)
			return claim, err
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("claim work to %s: %w", task, err)
	}
	return claims, nil
}

// Renew lets a claim last for a lease from now on.
func (s *store) Renew(ctx context.Context, claim intake.Claim, lease time.Duration) error {
	return s.held(ctx, "renew", claim, `UPDATE work SET claimed_until = {now} + $3, leased_until = {now} + $3 WHERE id = $1 AND token = $2`, lease)
}

// paused stands in claimed_until for work that was given back and is to wait in the outbox: it is not out.
const paused = `-1`

// Release gives work back undone. It keeps its token, so that the next claim's is newer.
func (s *store) Release(ctx context.Context, claim intake.Claim, pause time.Duration) error {
	return s.held(ctx, "release", claim, `UPDATE work SET claimed_until = `+paused+`, leased_until = {now} + $3 WHERE id = $1 AND token = $2`, pause)
}

// Fail gives work back and counts the try.
func (s *store) Fail(ctx context.Context, claim intake.Claim, pause time.Duration) error {
	return s.held(ctx, "fail", claim, `UPDATE work SET claimed_until = `+paused+`, leased_until = {now} + $3, failed = failed + 1 WHERE id = $1 AND token = $2`, pause)
}

// held runs a statement that finds its row only while the claim is the latest.
func (s *store) held(ctx context.Context, what string, claim intake.Claim, statement string, lease time.Duration) error {
	result, err := s.write.ExecContext(ctx, s.sql(statement), claim.Work.ID, claim.Token, lease.Microseconds())
	if err != nil {
		return fmt.Errorf("%s the claim on %s: %w", what, claim.Work.ID, err)
	}
	rows, err := result.RowsAffected()
	if err == nil && rows == 0 {
		err = intake.ErrClaimLost
	}
	if err != nil {
		return fmt.Errorf("%s the claim on %s: %w", what, claim.Work.ID, err)
	}
	return nil
}

// checkClaim holds a change against the claim it is made under. It locks the row of the work, so that nobody takes the
// work up between the check and the commit.
func (s *store) checkClaim(ctx context.Context, tx *sql.Tx, app *intake.Application) error {
	claim := app.Changes().Claim
	if claim == nil {
		return nil
	}
	var token int64
	err := tx.QueryRowContext(ctx, s.sql(`SELECT token FROM work WHERE id = $1 {lock}`), claim.Work.ID).Scan(&token)
	switch {
	case errors.Is(err, sql.ErrNoRows), err == nil && token != claim.Token:
		return intake.ErrClaimLost
	default:
		return err
	}
}
