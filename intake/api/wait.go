package api

import (
	"context"
	"net/http"
	"time"

	"priyom/intake"
)

const longestWait = time.Minute

// waitFor reads a ?wait parameter: a duration such as 30s, cut at a minute.
func waitFor(text string) (time.Duration, error) {
	if text == "" {
		return 0, nil
	}
	wait, err := time.ParseDuration(text)
	if err != nil || wait < 0 {
		return 0, refuse(http.StatusUnprocessableEntity, requestInvalid, Complaint{"query.wait", "expected a duration such as 30s"})
	}
	return min(wait, longestWait), nil
}

// settled holds an application until no work is under way, the time is over or the server shuts down.
func (s *service) settled(ctx context.Context, app *intake.Application, wait time.Duration) (*intake.Application, error) {
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	for wait > 0 && !app.Settled() {
		changed, err := s.awaitChange(ctx, app.ID, app.Seq, 200*time.Millisecond)
		if err != nil || !changed {
			return app, err
		}
		latest, err := s.Records.Application(ctx, app.ID)
		if err != nil {
			if ctx.Err() != nil {
				return app, nil
			}
			return nil, err
		}
		app = latest
	}
	return app, nil
}

// awaitChange waits until an application has events after number seq; false when ctx or the server ended first.
// Changes made by this process are noticed at once, those of others by looking, with pauses that grow up to a bound.
func (s *service) awaitChange(ctx context.Context, id intake.ApplicationID, seq int, slowest time.Duration) (bool, error) {
	for pause := 10 * time.Millisecond; ; pause = min(pause*3/2, slowest) {
		changed, leave := s.Changes.next(id) // before looking, so that nothing slips between
		revision, err := s.Records.Revision(ctx, id)
		if err != nil || revision != seq {
			leave()
			if ctx.Err() != nil {
				return false, nil //nolint:nilerr // whoever waited is gone
			}
			return err == nil, err
		}
		timer := time.NewTimer(pause)
		over := false
		select {
		case <-changed:
		case <-timer.C:
		case <-ctx.Done():
			over = true
		case <-s.Done:
			over = true
		}
		timer.Stop()
		leave()
		if over {
			return false, nil
		}
	}
}
