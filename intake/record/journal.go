package record

import (
	"context"
	"database/sql"
	"fmt"

	"priyom/intake"
)

// Revision is the number of an application's latest event.
func (s *store) Revision(ctx context.Context, id intake.ApplicationID) (int, error) {
	var seq int
	err := s.read.QueryRowContext(ctx, `SELECT seq FROM applications WHERE id = $1`, id).Scan(&seq)
	if err != nil {
		return 0, fmt.Errorf("revision of application %s: %w", id, absent(err))
	}
	return seq, nil
}

// Events are an application's journal after event number after, in order.
func (s *store) Events(ctx context.Context, id intake.ApplicationID, after int) ([]intake.Event, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT `+eventColumns+` FROM events WHERE application = $1 AND seq > $2 ORDER BY seq`, id, after)
	events, err := collect(rows, err, scanEvent)
	if err != nil {
		return nil, fmt.Errorf("read the journal of %s: %w", id, err)
	}
	return events, nil
}

const eventColumns = `application, seq, at, kind, document, detail, prev, hash`

func scanEvent(rows *sql.Rows) (intake.Event, error) {
	event, detail, err := scanRaw(rows)
	if err != nil {
		return intake.Event{}, err
	}
	if err := decode(detail, &event.Detail); err != nil {
		return intake.Event{}, fmt.Errorf("detail of event %d: %w", event.Seq, err)
	}
	return event, nil
}

// scanRaw reads an event but for its detail, which is good until the next row.
func scanRaw(rows *sql.Rows) (event intake.Event, detail sql.RawBytes, err error) {
	var at int64
	err = rows.Scan(&event.Application, &event.Seq, &at, &event.Kind, &event.Document, &detail, &event.Prev, &event.Hash)
	event.At = timeOf(at)
	return event, detail, err
}
