package record

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"maps"

	"priyom/intake"
)

// Application loads an application with its documents and judgements.
func (s *store) Application(ctx context.Context, id intake.ApplicationID) (*intake.Application, error) {
	var app *intake.Application
	err := s.view(ctx, func(tx *sql.Tx) (err error) {
		app, err = load(ctx, tx, id, "")
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("load application %s: %w", id, err)
	}
	return app, nil
}

// ApplicationOf finds the application a document belongs to.
func (s *store) ApplicationOf(ctx context.Context, id intake.DocumentID) (intake.ApplicationID, error) {
	var application intake.ApplicationID
	err := s.read.QueryRowContext(ctx, `SELECT application FROM documents WHERE id = $1`, id).Scan(&application)
	if err != nil {
		return "", fmt.Errorf("find the application of document %s: %w", id, absent(err))
	}
	return application, nil
}

const applicationColumns = `id, number, external_id, service, locale, fields, status, round, created, submitted, seq, head, client, refused`

// load reads a whole application; lock ends the statement that reads its row.
func load(ctx context.Context, q querier, id intake.ApplicationID, lock string) (*intake.Application, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+applicationColumns+` FROM applications WHERE id = $1 `+lock, id)
	apps, err := collect(rows, err, scanApplication)
	switch {
	case err != nil:
		return nil, err
	case len(apps) == 0:
		return nil, intake.ErrNotFound
	}
	return apps[0], complete(ctx, q, apps, whole)
}

// A judgement holds its verdict twice.
const (
	whole = "verdict" // with all findings
	told  = "told"    // with those worth telling; mostly none, so that it is read in no time
)

// complete reads the documents of applications, and their judgements with verdicts that are whole or told.
func complete(ctx context.Context, q querier, apps []*intake.Application, verdict string) error {
	byID := map[intake.ApplicationID]*intake.Application{}
	for _, app := range apps {
		byID[app.ID] = app
	}
	these, args := among(idsOf(apps))
	if err := addDocuments(ctx, q, byID, these, args); err != nil {
		return fmt.Errorf("read documents: %w", err)
	}
	if err := addJudgements(ctx, q, byID, these, args, verdict); err != nil {
		return fmt.Errorf("read judgements: %w", err)
	}
	return nil
}

func scanApplication(rows *sql.Rows) (*intake.Application, error) {
	var app intake.Application
	var fields sql.RawBytes
	var created, submitted int64
	err := rows.Scan(&app.ID, &app.Number, &app.ExternalID, &app.Service, &app.Locale, &fields,
		&app.Status, &app.Round, &created, &submitted, &app.Seq, &app.Head, &app.Client, &app.Refused)
	if err != nil {
		return nil, err
	}
	app.Created, app.Submitted = timeOf(created), timeOf(submitted)
	if err := decode(fields, &app.Fields); err != nil {
		return nil, fmt.Errorf("fields of application %s: %w", app.ID, err)
	}
	return &app, nil
}

func addDocuments(ctx context.Context, q querier, apps map[intake.ApplicationID]*intake.Application, these string, args []any) error {
	rows, err := q.QueryContext(ctx, `SELECT application, id, kind, name, size, sha256, media_type, received, round, status,
		supersedes, superseded_by, evidence, declared FROM documents WHERE application IN `+these+` ORDER BY application, position`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id intake.ApplicationID
		var doc intake.Document
		var received int64
		err := rows.Scan(&id, &doc.ID, &doc.Kind, &doc.Name, &doc.Size, &doc.SHA256, &doc.MediaType, &received, &doc.Round,
			&doc.Status, &doc.Supersedes, &doc.SupersededBy, &doc.Evidence, &doc.Declared)
		if err != nil {
			return err
		}
		doc.Received = timeOf(received)
		if app := apps[id]; app != nil {
			app.Documents = append(app.Documents, doc)
		}
	}
	return rows.Err()
}

func addJudgements(ctx context.Context, q querier, apps map[intake.ApplicationID]*intake.Application, these string, args []any, verdict string) error {
	rows, err := q.QueryContext(ctx, `SELECT application, document, round, at, fields, `+verdict+`
		FROM judgements WHERE application IN `+these+` ORDER BY application, position`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var declared fieldsReader
	for rows.Next() {
		var id intake.ApplicationID
		var judgement intake.Judgement
		var at int64
		var fields, verdict sql.RawBytes
		if err := rows.Scan(&id, &judgement.Document, &judgement.Round, &at, &fields, &verdict); err != nil {
			return err
		}
		app := apps[id]
		if app == nil {
			continue
		}
		judgement.At = timeOf(at)
		if judgement.Fields, err = declared.read(fields); err != nil {
			return fmt.Errorf("fields of a judgement of %s: %w", id, err)
		}
		if err := decode(verdict, &judgement.Verdict); err != nil {
			return fmt.Errorf("verdict of %s: %w", id, err)
		}
		app.Judgements = append(app.Judgements, judgement)
	}
	return rows.Err()
}

// fieldsReader decodes declared fields. Those of neighbouring judgements are mostly the same.
type fieldsReader struct {
	data   []byte
	fields intake.Fields
}

func (r *fieldsReader) read(data []byte) (intake.Fields, error) {
	if r.data != nil && bytes.Equal(data, r.data) {
		return maps.Clone(r.fields), nil
	}
	var fields intake.Fields
	err := decode(data, &fields)
	r.data, r.fields = append(r.data[:0], data...), fields
	return fields, err
}
