package record

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"priyom/intake"
)

// The ways somebody with the database in hand may try, each on an application of its own, whose id is $1.
var tampers = []struct {
	name       string
	statements []string
	want       intake.JournalProblem // "" when only a kept hash tells
	kept       intake.JournalProblem
}{
	{"nothing", nil, "", ""},
	{"a detail changed", []string{`UPDATE events SET detail = '{"service":"visa"}' WHERE application = $1 AND seq = 1`}, intake.EventChanged, intake.EventChanged},
	{"a detail that is no JSON", []string{`UPDATE events SET detail = 'gone' WHERE application = $1 AND seq = 2`}, intake.EventChanged, intake.EventChanged},
	{"a time changed", []string{`UPDATE events SET at = at + 1 WHERE application = $1 AND seq = 2`}, intake.EventChanged, intake.EventChanged},
	{"a hash changed", []string{`UPDATE events SET hash = prev WHERE application = $1 AND seq = 2`}, intake.EventChanged, intake.EventChanged},
	{"the first taken out", []string{`DELETE FROM events WHERE application = $1 AND seq = 1`}, intake.EventMissing, intake.EventMissing},
	{"one in the middle taken out", []string{`DELETE FROM events WHERE application = $1 AND seq = 2`}, intake.EventMissing, intake.EventMissing},
	{"one taken out and the gap closed", []string{`DELETE FROM events WHERE application = $1 AND seq = 2`,
		`UPDATE events SET seq = 2 WHERE application = $1 AND seq = 3`}, intake.EventUnchained, intake.EventUnchained},
	{"two swapped", []string{`UPDATE events SET seq = 99 WHERE application = $1 AND seq = 2`,
		`UPDATE events SET seq = 2 WHERE application = $1 AND seq = 3`, `UPDATE events SET seq = 3 WHERE application = $1 AND seq = 99`},
		intake.EventUnchained, intake.EventUnchained},
	{"the tail cut off", []string{`DELETE FROM events WHERE application = $1 AND seq = 3`}, intake.JournalCut, intake.JournalCut},
	{"all cut off", []string{`DELETE FROM events WHERE application = $1`}, intake.JournalCut, intake.JournalCut},
	{"the number of the last changed", []string{`UPDATE applications SET seq = 2 WHERE id = $1`}, intake.JournalCut, intake.JournalCut},
	{"the tail cut off, and the application made to agree", []string{`DELETE FROM events WHERE application = $1 AND seq = 3`,
		`UPDATE applications SET seq = 2, head = (SELECT hash FROM events WHERE application = $1 AND seq = 2) WHERE id = $1`}, "", intake.KeptMissing},
	{"the application taken out", []string{`DELETE FROM applications WHERE id = $1`}, intake.ApplicationMissing, intake.ApplicationMissing},
}

func TestWhateverIsDoneToAJournalInTheDatabaseIsFound(t *testing.T) {
	ctx := context.Background()
	for kind, s := range bothStores(t) {
		kept := map[intake.ApplicationID]intake.Digest{}
		for n := range tampers {
			app := intake.NewApplication(tampered(n), "", "patent", intake.Russian, nil, timeOf(1))
			if err := s.Create(ctx, app); err != nil {
				t.Fatal(err)
			}
			app, err := s.Change(ctx, app.ID, func(app *intake.Application) error {
				return errors.Join(app.SetFields(intake.Fields{"sex": "F"}, timeOf(2)), app.SetFields(intake.Fields{"sex": "M"}, timeOf(3)))
			})
			if err != nil {
				t.Fatal(err)
			}
			kept[app.ID] = app.Head
		}
		disarm(t, kind, s)
		for n, tamper := range tampers {
			for _, statement := range tamper.statements {
				if _, err := s.write.Exec(statement, tampered(n)); err != nil {
					t.Fatalf("%s: %s: %v", kind, statement, err)
				}
			}
		}
		n := 0
		err := s.Journals(ctx, func(journal intake.Journal) error {
			tamper := tampers[n]
			if got := problem(journal.Verify("")); journal.Application != tampered(n) || got != tamper.want {
				t.Errorf("%s: %s: got %q of %s, want %q", kind, tamper.name, got, journal.Application, tamper.want)
			}
			if got := problem(journal.Verify(kept[journal.Application])); got != tamper.kept {
				t.Errorf("%s: %s, with the hash that was kept: got %q, want %q", kind, tamper.name, got, tamper.kept)
			}
			n++
			return nil
		})
		if err != nil || n != len(tampers) {
			t.Errorf("%s: got %d journals, %v; want %d", kind, n, err, len(tampers))
		}
	}
}

func tampered(n int) intake.ApplicationID { return intake.ApplicationID(fmt.Sprintf("app-%02d", n)) }

func problem(err error) intake.JournalProblem {
	var fault *intake.JournalFault
	if errors.As(err, &fault) {
		return fault.Problem
	}
	return ""
}

// disarm takes away what the database itself does against tampering.
func disarm(t *testing.T, kind string, s *store) {
	t.Helper()
	s.write.SetMaxOpenConns(1) // the settings are the connection's
	script := `DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_removed; PRAGMA foreign_keys = off`
	if kind == "postgres" {
		script = `SET session_replication_role = replica`
	}
	if _, err := s.write.Exec(script); err != nil {
		t.Fatal(err)
	}
}
