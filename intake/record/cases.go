package record

import (
	"context"
	"database/sql"
	"fmt"

	"priyom/intake"
)

// casesAtOnce is how many applications are read together: enough to make the statements cheap, few enough to hold.
const casesAtOnce = 64

// Cases hands over applications with a judged document in order of id. Their verdicts hold the findings worth telling
// only: judging again compares decisions and codes, and all findings together are more to read than the evidence.
// Evidence that is not kept is left out. f runs outside of any transaction, so it may take its time and may change the records.
func (s *store) Cases(ctx context.Context, after intake.ApplicationID, f func(intake.Case) error) error {
	for {
		cases, err := s.someCases(ctx, after)
		if err != nil {
			return fmt.Errorf("read cases after %q: %w", after, err)
		}
		for _, c := range cases {
			if err := f(c); err != nil {
				return err
			}
		}
		if len(cases) < casesAtOnce {
			return nil
		}
		after = cases[len(cases)-1].Application.ID
	}
}

func (s *store) someCases(ctx context.Context, after intake.ApplicationID) ([]intake.Case, error) {
	var cases []intake.Case
	err := s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT `+applicationColumns+` FROM applications WHERE id > $1 AND EXISTS
			(SELECT 1 FROM documents WHERE application = applications.id AND status = 'judged') ORDER BY id LIMIT $2`, after, casesAtOnce)
		apps, err := collect(rows, err, scanApplication)
		if err != nil || len(apps) == 0 {
			return err
		}
		if err := complete(ctx, tx, apps, told); err != nil {
			return err
		}
		evidence, err := evidenceBetween(ctx, tx, apps[0].ID, apps[len(apps)-1].ID)
		if err != nil {
			return err
		}
		for _, app := range apps {
			c := intake.Case{Application: app, Evidence: map[intake.DocumentID]*intake.Evidence{}}
			for _, doc := range app.Current() {
				if read := evidence[doc.ID]; read != nil {
					c.Evidence[doc.ID] = read
				}
			}
			cases = append(cases, c)
		}
		return nil
	})
	return cases, err
}

// evidenceBetween reads the evidence of the documents that count of the applications from first to last.
func evidenceBetween(ctx context.Context, q querier, first, last intake.ApplicationID) (map[intake.DocumentID]*intake.Evidence, error) {
	rows, err := q.QueryContext(ctx, `SELECT d.id, e.name, e.data FROM documents d JOIN evidence e ON e.name = d.evidence
		WHERE d.application BETWEEN $1 AND $2 AND d.superseded_by = '' AND d.status <> 'removed'`, first, last)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[intake.DocumentID]*intake.Evidence{}
	for rows.Next() {
		var id intake.DocumentID
		var name intake.Digest
		var data sql.RawBytes
		if err := rows.Scan(&id, &name, &data); err != nil {
			return nil, err
		}
		if all[id], err = decodeEvidence(name, data); err != nil {
			return nil, err
		}
	}
	return all, rows.Err()
}
