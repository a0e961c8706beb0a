package record

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

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
	return s.cases(ctx, `id > $1`, `LIMIT $2`, after, casesAtOnce)
}

// CasesOf is the cases of some applications.
func (s *store) CasesOf(ctx context.Context, ids []intake.ApplicationID) ([]intake.Case, error) {
	var all []intake.Case
	for some := range slices.Chunk(slices.Sorted(slices.Values(ids)), casesAtOnce) {
		these, args := among(some)
		cases, err := s.cases(ctx, `id IN `+these, ``, args...)
		if err != nil {
			return nil, fmt.Errorf("read cases: %w", err)
		}
		all = append(all, cases...)
	}
	return all, nil
}

func (s *store) cases(ctx context.Context, where, limit string, args ...any) ([]intake.Case, error) {
	var cases []intake.Case
	err := s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT `+applicationColumns+` FROM applications WHERE `+where+` AND EXISTS
			(SELECT 1 FROM documents WHERE application = applications.id AND status = 'judged') ORDER BY id `+limit, args...)
		apps, err := collect(rows, err, scanApplication)
		if err != nil || len(apps) == 0 {
			return err
		}
		if err := complete(ctx, tx, apps, told); err != nil {
			return err
		}
		evidence, err := evidenceOf(ctx, tx, apps)
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

// evidenceOf reads the evidence of the documents of applications that count.
func evidenceOf(ctx context.Context, q querier, apps []*intake.Application) (map[intake.DocumentID]*intake.Evidence, error) {
	these, args := among(idsOf(apps))
	rows, err := q.QueryContext(ctx, `SELECT d.id, e.name, e.data FROM documents d JOIN evidence e ON e.name = d.evidence
		WHERE d.application IN `+these+` AND d.superseded_by = '' AND d.status <> 'removed'`, args...)
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
