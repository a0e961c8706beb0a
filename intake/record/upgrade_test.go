package record

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"priyom/intake"
	"priyom/intake/record/recordtest"
)

//go:embed testdata/first.sql
var first string

// TestEveryEarlierSchemaIsBroughtUpWithWhatIsInIt starts from each version there has been, with what the first version
// of the program writes. So it also holds that the first version can go on writing to every later schema, as it does
// during a rollout.
func TestEveryEarlierSchemaIsBroughtUpWithWhatIsInIt(t *testing.T) {
	for database, connect := range unmade {
		schema, err := schemaOf(database)
		if err != nil {
			t.Fatal(err)
		}
		steps, err := fs.Glob(schema, "*.sql")
		if err != nil || len(steps) < 2 {
			t.Fatalf("%s: got %d versions, %v", database, len(steps), err)
		}
		for n, step := range steps {
			t.Run(database+" from "+strings.TrimSuffix(step, ".sql"), func(t *testing.T) {
				t.Parallel()
				s, address := connect(t)
				if err := s.migrate(context.Background(), part(t, schema, steps[:n+1])); err != nil {
					t.Fatal(err)
				}
				fillFirst(t, s)
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				serves(t, reopen(t, address))
			})
		}
	}
}

// fillFirst writes what the first version of the program writes.
func fillFirst(t *testing.T, s *store) {
	t.Helper()
	if _, err := s.write.Exec(first); err != nil {
		t.Fatal(err)
	}
	_, err := s.write.Exec(`INSERT INTO stages (sha256, stage, version, data) VALUES ('ab', 'sniff', '1', $1)`, []byte("read"))
	if err != nil {
		t.Fatal(err)
	}
}

// unmade are databases without any tables, and their addresses.
var unmade = map[string]func(t *testing.T) (*store, string){
	"sqlite": func(t *testing.T) (*store, string) {
		path := filepath.Join(t.TempDir(), "priyom.db")
		s, err := connectSQLite(path)
		if err != nil {
			t.Fatal(err)
		}
		return s, "sqlite:" + path
	},
	"postgres": func(t *testing.T) (*store, string) {
		address := recordtest.Postgres(t)
		config, err := postgresConfig(address)
		if err != nil {
			t.Fatal(err)
		}
		return connectPostgres(config), address
	},
}

//go:embed testdata/rewritten
var rewritten embed.FS

// TestWhatWasReleasedInAnotherFormIsBroughtUpToo starts from migrations that were split into steps after their release,
// as they were then. The databases they made have other indexes, and what they described they described at once.
func TestWhatWasReleasedInAnotherFormIsBroughtUpToo(t *testing.T) {
	for database, connect := range unmade {
		schema, err := schemaOf(database)
		if err != nil {
			t.Fatal(err)
		}
		before, err := fs.Sub(rewritten, "testdata/rewritten/"+database)
		if err != nil {
			t.Fatal(err)
		}
		present, _ := fs.Glob(schema, "*.sql")
		old, _ := fs.Glob(before, "*.sql")
		same := slices.IndexFunc(present, func(name string) bool { return name >= old[0] })
		for n, step := range old {
			t.Run(database+" from "+strings.TrimSuffix(step, ".sql"), func(t *testing.T) {
				t.Parallel()
				s, address := connect(t)
				if err := s.migrate(t.Context(), part(t, schema, present[:same])); err != nil {
					t.Fatal(err)
				}
				fillFirst(t, s)
				if err := s.migrate(t.Context(), part(t, before, old[:n+1])); err != nil {
					t.Fatal(err)
				}
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				brought := reopen(t, address)
				if got, want := indexes(t, brought), indexes(t, freshly(t, database)); !slices.Equal(got, want) {
					t.Errorf("got the indexes\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
				serves(t, brought)
			})
		}
	}
}

// freshly is a database that was made by the present schema.
func freshly(t *testing.T, database string) *store {
	t.Helper()
	s, address := unmade[database](t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return reopen(t, address)
}

// indexes are the indexes of a database, with what they hold.
func indexes(t *testing.T, s *store) []string {
	t.Helper()
	query := `SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`
	if s.dialect.skip != "" {
		query = `SELECT replace(indexdef, current_schema() || '.', '') FROM pg_indexes WHERE schemaname = current_schema()`
	}
	rows, err := s.read.Query(query)
	all, err := collect(rows, err, func(rows *sql.Rows) (made string, err error) {
		err = rows.Scan(&made)
		return strings.Join(strings.Fields(strings.Replace(made, "IF NOT EXISTS ", "", 1)), " "), err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

// TestALargeFileIsBroughtUpALittleAtATime holds that no transaction describes everything: those who write wait for its end.
func TestALargeFileIsBroughtUpALittleAtATime(t *testing.T) {
	s, _ := unmade["sqlite"](t)
	defer s.Close() //nolint:errcheck // the test is over
	schema, err := schemaOf("sqlite")
	if err != nil {
		t.Fatal(err)
	}
	steps, _ := fs.Glob(schema, "*.sql")
	if err := s.migrate(t.Context(), part(t, schema, steps[:6])); err != nil {
		t.Fatal(err)
	}
	const many = 4500
	_, err = s.write.Exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
		INSERT INTO applications (id, number, external_id, service, locale, fields, status, decision, round, created, submitted, updated, seq, head)
		SELECT format('%06d', i), i, '', 'patent', 'ru', 'null', 'concluded', 'rejected', 1, i, i, i, 1, '' FROM n`, many)
	for _, label := range []string{"kind", "code"} {
		if err == nil {
			_, err = s.write.Exec(`INSERT INTO application_` + label + `s (application, ` + label + `, created) SELECT id, 'x', created FROM applications`)
		}
	}
	if err == nil {
		err = s.migrate(t.Context(), part(t, schema, steps[:7]))
	}
	if err != nil {
		t.Fatal(err)
	}
	var came []string
	for after, step := "", steps[7]; step == steps[7]; came = append(came, after) {
		err := s.change(t.Context(), func(tx *sql.Tx) error {
			next, err := nextStep(t.Context(), tx, schema, []string{step})
			if err == nil {
				after, err = next.run(t.Context(), tx, after)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if after == "" {
			break
		}
	}
	if want := []string{"002000", "004000", "004500"}; !slices.Equal(came, want) {
		t.Errorf("came to %q, want %q", came, want)
	}
	if err := s.migrate(t.Context(), schema); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"application_kinds", "application_codes"} {
		var described int
		err := s.read.QueryRow(`SELECT COUNT(*) FROM ` + table + ` WHERE service = 'patent' AND status = 'concluded' AND decision = 'rejected'`).Scan(&described)
		if err != nil || described != many {
			t.Errorf("%s: got %d described, %v; want %d", table, described, err, many)
		}
	}
}

// part is a schema as it was when it had these migrations only.
func part(t *testing.T, schema fs.FS, files []string) fs.FS {
	t.Helper()
	early := fstest.MapFS{}
	for _, name := range files {
		script, err := fs.ReadFile(schema, name)
		if err != nil {
			t.Fatal(err)
		}
		early[name] = &fstest.MapFile{Data: script}
	}
	return early
}

// serves holds that all of the first version's data are there and that work goes on from them.
func serves(t *testing.T, s *store) {
	t.Helper()
	ctx := context.Background()
	list, err := s.Applications(ctx, intake.Filter{})
	if err != nil || len(list.Items) != 2 {
		t.Fatalf("got %d applications, %v; want 2", len(list.Items), err)
	}
	for _, item := range list.Items {
		app, err := s.Application(ctx, item.ID)
		if err != nil {
			t.Fatal(err)
		}
		events, err := s.Events(ctx, item.ID, 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := intake.VerifyJournal(events, app.Head); err != nil {
			t.Error(err)
		}
	}
	found, err := s.Applications(ctx, intake.Filter{Code: "IMG.FOCUS.BLURRED", Kind: "lease", Decision: intake.Rejected, Query: "26-0000001-8"})
	if err != nil || len(found.Items) != 1 {
		t.Errorf("by code, kind, decision and number: got %+v, %v; want one", found.Items, err)
	}
	cases := 0
	if err := s.Cases(ctx, "", func(c intake.Case) error { cases += len(c.Evidence); return nil }); err != nil || cases != 1 {
		t.Errorf("got %d documents with evidence, %v; want 1", cases, err)
	}
	if got, err := s.Stage(ctx, intake.StageKey{SHA256: "ab", Stage: "sniff", Version: "1"}); err != nil || string(got) != "read" {
		t.Errorf("stage: got %q, %v", got, err)
	}
	once := intake.Once{Client: "portal", Key: "1", Request: intake.DigestOf([]byte("create"))}
	if got, err := s.Repeated(ctx, once); err != nil || got.Application != "00000000-0000-4000-8000-000000000001" {
		t.Errorf("idempotency key: got %+v, %v", got, err)
	}
	goesOn(t, s)
}

// goesOn takes the waiting document and its application to their end.
func goesOn(t *testing.T, s *store) {
	t.Helper()
	ctx := context.Background()
	verdict := intake.Verdict{Decision: intake.Accepted, Findings: []intake.Finding{}, AsOf: intake.DateOf(timeOf(1))}
	for _, finish := range []func(*intake.Application, intake.Work) bool{
		func(app *intake.Application, work intake.Work) bool {
			return app.JudgeDocument(work.Document, verdict, time.Now())
		},
		func(app *intake.Application, work intake.Work) bool {
			return app.Conclude(work.Round, verdict, time.Now())
		},
	} {
		var due []intake.Due
		for _, task := range intake.Tasks {
			some, err := s.DueWork(ctx, intake.Draw{Task: task, Lease: time.Hour, Most: 10})
			if err != nil {
				t.Fatal(err)
			}
			due = append(due, some...)
		}
		if len(due) != 1 || due[0].Handed != 0 {
			t.Fatalf("got %+v, want one piece of work", due)
		}
		claim, err := s.Claim(ctx, due[0].Work, time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Change(ctx, due[0].Application, func(app *intake.Application) error {
			app.Under(claim)
			if !finish(app, due[0].Work) {
				return fmt.Errorf("%s does not finish", due[0].ID)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	app := intake.NewApplication("00000000-0000-4000-8000-000000000003", "", "patent", intake.Russian, nil, timeOf(1772528401123456))
	if err := s.Create(ctx, app); err != nil || app.Number != intake.Number(2026, 3) {
		t.Errorf("got number %s, %v; want %s", app.Number, err, intake.Number(2026, 3))
	}
}
