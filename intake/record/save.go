package record

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"priyom/intake"
)

// save writes what has changed of applications beside their own rows.
func (s *store) save(ctx context.Context, tx *sql.Tx, apps []*intake.Application, before []labels) error {
	steps := []struct {
		what string
		do   func(context.Context, *sql.Tx, []*intake.Application) error
	}{
		{"idempotency key", s.saveOnce},
		{"documents", s.saveDocuments},
		{"judgements", s.saveJudgements},
		{"journal", s.saveEvents},
		{"work", s.saveWork},
	}
	for _, step := range steps {
		if err := step.do(ctx, tx, apps); err != nil {
			return fmt.Errorf("store %s: %w", step.what, err)
		}
	}
	for i, app := range apps {
		if err := saveLabels(ctx, tx, app, before[i]); err != nil {
			return fmt.Errorf("store what lists filter by: %w", err)
		}
	}
	return nil
}

func insertState(ctx context.Context, tx *sql.Tx, app *intake.Application, number string) error {
	fields, err := json.Marshal(app.Fields)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO applications (id, number, external_id, service, locale, fields, status, decision,
		round, created, submitted, updated, seq, head, client, refused) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
		app.ID, number, app.ExternalID, app.Service, app.Locale, string(fields), app.Status, app.Decision(),
		app.Round, micros(app.Created), micros(app.Submitted), micros(latest(app)), app.Seq, app.Head, app.Client, app.Refused)
	return err
}

// updateState writes what an event may change of an application's row; without one only refusals are counted.
func updateState(ctx context.Context, tx *sql.Tx, app *intake.Application) error {
	switch changes := app.Changes(); {
	case len(changes.Events) == 0 && changes.Refused:
		_, err := tx.ExecContext(ctx, `UPDATE applications SET refused = $2 WHERE id = $1`, app.ID, app.Refused)
		return err
	case len(changes.Events) == 0:
		return nil
	}
	fields, err := json.Marshal(app.Fields)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE applications SET fields = $2, status = $3, decision = $4, round = $5,
		submitted = $6, updated = $7, seq = $8, head = $9, refused = $10 WHERE id = $1`,
		app.ID, string(fields), app.Status, app.Decision(), app.Round,
		micros(app.Submitted), micros(latest(app)), app.Seq, app.Head, app.Refused)
	return err
}

// latest is the time of the latest new event, or when the application was opened.
func latest(app *intake.Application) time.Time {
	if events := app.Changes().Events; len(events) > 0 {
		return events[len(events)-1].At
	}
	return app.Created
}

func (s *store) saveDocuments(ctx context.Context, tx *sql.Tx, apps []*intake.Application) error {
	var rows [][]any
	for _, app := range apps {
		touched := app.Changes().Documents
		for i, doc := range app.Documents {
			if slices.Contains(touched, doc.ID) {
				rows = append(rows, []any{doc.ID, app.ID, i, doc.Kind, doc.Name, doc.Size, doc.SHA256, doc.MediaType,
					micros(doc.Received), doc.Round, doc.Status, doc.Supersedes, doc.SupersededBy, doc.Evidence, doc.Declared})
			}
		}
	}
	_, err := s.insert(ctx, tx, `INSERT INTO documents (id, application, position, kind, name, size, sha256, media_type,
		received, round, status, supersedes, superseded_by, evidence, declared) VALUES`, ``,
		`ON CONFLICT (application, position) DO UPDATE SET status = excluded.status, supersedes = excluded.supersedes,
		superseded_by = excluded.superseded_by, evidence = excluded.evidence`, rows)
	return err
}

func (s *store) saveJudgements(ctx context.Context, tx *sql.Tx, apps []*intake.Application) error {
	var rows [][]any
	for _, app := range apps {
		for i := len(app.Judgements) - app.Changes().Judgements; i < len(app.Judgements); i++ {
			judgement := app.Judgements[i]
			fields, err := json.Marshal(judgement.Fields)
			if err != nil {
				return err
			}
			verdict, err := json.Marshal(judgement.Verdict)
			if err != nil {
				return err
			}
			brief := judgement.Verdict
			brief.Findings = brief.Told()
			told, err := json.Marshal(brief)
			if err != nil {
				return err
			}
			rows = append(rows, []any{app.ID, i, judgement.Document, judgement.Round, micros(judgement.At), string(fields), string(verdict), string(told)})
		}
	}
	_, err := s.insert(ctx, tx, `INSERT INTO judgements (application, position, document, round, at, fields, verdict, told) VALUES`, ``, ``, rows)
	return err
}

func (s *store) saveEvents(ctx context.Context, tx *sql.Tx, apps []*intake.Application) error {
	var rows [][]any
	for _, app := range apps {
		for _, event := range app.Changes().Events {
			detail, err := json.Marshal(event.Detail)
			if err != nil {
				return err
			}
			rows = append(rows, []any{app.ID, event.Seq, micros(event.At), event.Kind, event.Document, string(detail), event.Prev, event.Hash})
		}
	}
	_, err := s.insert(ctx, tx, `INSERT INTO events (application, seq, at, kind, document, detail, prev, hash) VALUES`, ``, ``, rows)
	return err
}

// saveWork adds before it removes: work that one change both starts and finishes is done.
func (s *store) saveWork(ctx context.Context, tx *sql.Tx, apps []*intake.Application) error {
	var due []intake.Work
	var done []string
	for _, app := range apps {
		due, done = append(due, app.Changes().Due...), append(done, app.Changes().Done...)
	}
	if _, err := s.insertWork(ctx, tx, due); err != nil {
		return err
	}
	for some := range slices.Chunk(done, rowsAtOnce) {
		these, args := among(some)
		if _, err := tx.ExecContext(ctx, `DELETE FROM work WHERE id IN `+these, args...); err != nil {
			return err
		}
	}
	return nil
}
