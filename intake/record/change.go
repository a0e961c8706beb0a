package record

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"

	"priyom/intake"
)

// Create stores a new application and gives it its number. When another request used up its idempotency key in
// the meantime, nothing is stored and the error is ErrKeyReused; Repeated then tells which of the two it was.
func (s *store) Create(ctx context.Context, app *intake.Application) error {
	var number string
	year := intake.DateOf(app.Created).Year
	err := s.change(ctx, func(tx *sql.Tx) error {
		running, err := count(ctx, tx, fmt.Sprintf("applications of %d", year))
		if err != nil {
			return fmt.Errorf("count: %w", err)
		}
		number = intake.Number(year, running)
		if err := insertState(ctx, tx, app, number); err != nil {
			return fmt.Errorf("store state: %w", err)
		}
		return s.save(ctx, tx, []*intake.Application{app}, []labels{{}})
	})
	if err != nil {
		return fmt.Errorf("create application %s: %w", app.ID, err)
	}
	app.Number = number
	stored(app)
	return nil
}

// count adds one to a counter.
func count(ctx context.Context, tx *sql.Tx, name string) (int64, error) {
	var value int64
	err := tx.QueryRowContext(ctx, `INSERT INTO counters (name, value) VALUES ($1, 1)
		ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value`, name).Scan(&value)
	return value, err
}

// Change locks an application, lets f change it and stores what f did. For a used-up idempotency key see Create.
func (s *store) Change(ctx context.Context, id intake.ApplicationID, f func(*intake.Application) error) (*intake.Application, error) {
	var app *intake.Application
	var refused error // f's own, returned as it is
	err := s.change(ctx, func(tx *sql.Tx) error {
		var err error
		if app, err = load(ctx, tx, id, s.dialect.lock); err != nil {
			return err
		}
		before := labelsOf(app)
		if refused = f(app); refused != nil {
			return refused
		}
		if reflect.ValueOf(app.Changes()).IsZero() {
			return nil
		}
		if err := s.checkClaim(ctx, tx, app); err != nil {
			return err
		}
		if err := updateState(ctx, tx, app); err != nil {
			return fmt.Errorf("store state: %w", err)
		}
		return s.save(ctx, tx, []*intake.Application{app}, []labels{before})
	})
	if refused != nil {
		return nil, refused
	}
	if err != nil {
		return nil, fmt.Errorf("change application %s: %w", id, err)
	}
	stored(app)
	return app, nil
}

// stored makes an application what loading it would give.
func stored(app *intake.Application) {
	app.Created, app.Submitted = timeOf(micros(app.Created)), timeOf(micros(app.Submitted))
	for i := range app.Documents {
		app.Documents[i].Received = timeOf(micros(app.Documents[i].Received))
	}
	for i := range app.Judgements {
		app.Judgements[i].At = timeOf(micros(app.Judgements[i].At))
	}
	app.Loaded()
}
