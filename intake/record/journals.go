package record

import (
	"context"
	"database/sql"
	"fmt"

	"priyom/intake"
)

// journalsAtOnce is how many applications' journals are read together.
const journalsAtOnce = 200

// Journals hands over every journal in order of application. Those read together are of one moment, so that an
// application that moves on meanwhile is not taken for one whose journal does not agree with it. f runs outside of any
// transaction.
func (s *store) Journals(ctx context.Context, f func(intake.Journal) error) error {
	for after, more := intake.ApplicationID(""), true; more; {
		journals, err := s.someJournals(ctx, after)
		if err != nil {
			return fmt.Errorf("read journals after %q: %w", after, err)
		}
		more = false
		for _, journal := range journals {
			if err := f(journal); err != nil {
				return err
			}
			after, more = journal.Application, true
		}
	}
	return nil
}

// someJournals reads the next applications and all events up to the last of them, whosever they are; behind the last
// application, what is left of events.
func (s *store) someJournals(ctx context.Context, after intake.ApplicationID) ([]intake.Journal, error) {
	var journals []intake.Journal
	err := s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT id, number, seq, head FROM applications WHERE id > $1 ORDER BY id LIMIT $2`, after, journalsAtOnce)
		known, err := collect(rows, err, func(rows *sql.Rows) (j intake.Journal, err error) {
			err = rows.Scan(&j.Application, &j.Number, &j.Seq, &j.Head)
			return j, err
		})
		if err != nil {
			return err
		}
		last := intake.ApplicationID(endOfIDs)
		if len(known) > 0 {
			last = known[len(known)-1].Application
		}
		rows, err = tx.QueryContext(ctx, `SELECT `+eventColumns+` FROM events WHERE application > $1 AND application <= $2
			ORDER BY application, seq`, after, last)
		events, err := collect(rows, err, scanTampered)
		journals = joinJournals(known, events)
		return err
	})
	return journals, err
}

// endOfIDs orders behind every id.
const endOfIDs = "\U0010FFFF"

// joinJournals gives each application its events. Both are in order of application.
func joinJournals(known []intake.Journal, events []intake.Event) []intake.Journal {
	var journals []intake.Journal
	for len(known) > 0 || len(events) > 0 {
		var next intake.Journal
		if len(events) == 0 || len(known) > 0 && known[0].Application <= events[0].Application {
			next, known = known[0], known[1:]
		} else {
			next.Application = events[0].Application // which there is not
		}
		n := 0
		for n < len(events) && events[n].Application == next.Application {
			n++
		}
		next.Events, events = events[:n:n], events[n:]
		journals = append(journals, next)
	}
	return journals
}

// scanTampered reads an event whose detail may be anything by now: what is no JSON hashes to nothing it ever did.
func scanTampered(rows *sql.Rows) (intake.Event, error) {
	event, detail, err := scanRaw(rows)
	if err == nil && decode(detail, &event.Detail) != nil {
		event.Detail = intake.Detail{"unreadable": true}
	}
	return event, err
}
