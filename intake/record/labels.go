package record

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"priyom/intake"
)

// labels are what an application is found by beside its own columns; sorted.
type labels struct {
	kinds []intake.Kind // of the documents that count
	codes []intake.Code // of the latest verdicts on the package and on the documents that count
}

func labelsOf(app *intake.Application) labels {
	kinds := map[intake.Kind]bool{}
	codes := map[intake.Code]bool{}
	note := func(verdict *intake.Verdict) {
		if verdict == nil {
			return
		}
		for _, code := range verdict.Codes() {
			codes[code] = true
		}
	}
	note(app.Verdict(""))
	for _, doc := range app.Current() {
		kinds[doc.Kind] = true
		note(app.Verdict(doc.ID))
	}
	return labels{slices.Sorted(maps.Keys(kinds)), slices.Sorted(maps.Keys(codes))}
}

// saveLabels writes an application's labels when they are others than before.
func saveLabels(ctx context.Context, tx *sql.Tx, app *intake.Application, before labels) error {
	now := labelsOf(app)
	if !slices.Equal(now.kinds, before.kinds) {
		if _, err := tx.ExecContext(ctx, `DELETE FROM application_kinds WHERE application = $1`, app.ID); err != nil {
			return err
		}
		for _, kind := range now.kinds {
			_, err := tx.ExecContext(ctx, `INSERT INTO application_kinds (application, kind, created) VALUES ($1, $2, $3)`,
				app.ID, kind, micros(app.Created))
			if err != nil {
				return err
			}
		}
	}
	if slices.Equal(now.codes, before.codes) {
		return nil
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM application_codes WHERE application = $1`, app.ID); err != nil {
		return err
	}
	for _, code := range now.codes {
		_, err := tx.ExecContext(ctx, `INSERT INTO application_codes (application, code, created) VALUES ($1, $2, $3)`,
			app.ID, code, micros(app.Created))
		if err != nil {
			return err
		}
	}
	return nil
}
