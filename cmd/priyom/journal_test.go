package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/record/recordtest"
)

func TestTheJournalIsVerifiedAndEveryTamperingTold(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	server := serve(t, embedded(dir), "--no-workers")
	portal := applicant{t: t, url: server.url}
	good := sample(t, "passport_foreign.scan_jpeg")
	var ids []intake.ApplicationID
	var kept strings.Builder
	for range 5 {
		id := portal.open("place_of_stay", good.fields)
		portal.upload(id, good)
		fmt.Fprintf(&kept, "%s %s\n", id, portal.read(id).JournalHead)
		ids = append(ids, id)
	}
	server.stop(30*time.Second, exitOK)
	file := filepath.Join(dir, "kept")
	if err := os.WriteFile(file, []byte(kept.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	verifies(t, dir, exitOK, "5 journals with 10 events", "0 do not verify")
	verifies(t, dir, exitOK, "0 do not verify", "--kept", file)

	// The first is left alone, the second is changed, the third cut so that nothing shows, the fourth taken out altogether.
	recordtest.SQLite(t, filepath.Join(dir, "priyom.db"), fmt.Sprintf(`DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_removed;
		UPDATE events SET document = 'another' WHERE application = '%[1]s' AND seq = 2;
		DELETE FROM events WHERE application = '%[2]s' AND seq = 2;
		UPDATE applications SET seq = 1, head = (SELECT hash FROM events WHERE application = '%[2]s') WHERE id = '%[2]s';
		DELETE FROM work WHERE application = '%[3]s'; DELETE FROM events WHERE application = '%[3]s'; DELETE FROM documents WHERE application = '%[3]s';
		DELETE FROM application_kinds WHERE application = '%[3]s'; DELETE FROM applications WHERE id = '%[3]s'`, ids[1], ids[2], ids[3]))
	want := []journalFault{
		{ids[1], intake.Number(year(), 2), 2, intake.EventChanged},
		{"", intake.Number(year(), 4), 1, intake.ApplicationMissing},
	}
	told(t, verifies(t, dir, exitRejected, "", "--format", "json"), want)
	want = []journalFault{want[0], {ids[2], intake.Number(year(), 3), 1, intake.KeptMissing}, {ids[3], "", 1, intake.ApplicationMissing}, want[1]}
	told(t, verifies(t, dir, exitRejected, "", "--format", "json", "--kept", file), want)
	verifies(t, dir, exitRejected, string(intake.EventChanged), "2 do not verify")

	if err := os.WriteFile(file, []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	verifies(t, dir, exitMisuse, "line 1 is not APPLICATION HASH", "--kept", file)
	code, _, stderr := once(t, []string{"PRIYOM_RECORDS=sqlite:/dev/null/x"}, "journal", "verify")
	if code != exitFailure || !strings.Contains(stderr, "PRIYOM_RECORDS") {
		t.Errorf("without records: got exit code %d and %q", code, stderr)
	}
}

func year() int { return intake.DateOf(time.Now()).Year }

// verifies runs the command; arguments that are no flags must be said.
func verifies(t *testing.T, dir string, want int, args ...string) string {
	t.Helper()
	var says, flags []string
	for i, arg := range args {
		if strings.HasPrefix(arg, "--") || i > 0 && strings.HasPrefix(args[i-1], "--") {
			flags = append(flags, arg)
			continue
		}
		says = append(says, arg)
	}
	code, stdout, stderr := once(t, []string{recordsIn(dir)}, append([]string{"journal", "verify"}, flags...)...)
	if code != want {
		t.Errorf("%v: got exit code %d, want %d: %s", flags, code, want, stderr)
	}
	for _, text := range says {
		if !strings.Contains(stdout+stderr, text) {
			t.Errorf("%v: got %q, want it to say %q", flags, stdout+stderr, text)
		}
	}
	return stdout
}

func told(t *testing.T, stdout string, want []journalFault) {
	t.Helper()
	var got []journalFault
	for decoder := json.NewDecoder(strings.NewReader(stdout)); decoder.More(); {
		var fault journalFault
		if err := decoder.Decode(&fault); err != nil {
			t.Fatalf("%v in %s", err, stdout)
		}
		got = append(got, fault)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got\n%v, want\n%v", got, want)
	}
}

func TestMissingNumbersAreThoseBelowTheHighestOfTheirYear(t *testing.T) {
	n := numbers{}
	for _, number := range []string{intake.Number(2026, 2), intake.Number(2026, 130), intake.Number(2027, 1), "26-0000001-0", "nonsense", ""} {
		n.note(number)
	}
	got := 0
	for number := range n.missing() {
		if got++; number == intake.Number(2026, 2) || !strings.HasPrefix(number, "26-") {
			t.Errorf("got %s", number)
		}
	}
	if got != 128 {
		t.Errorf("got %d missing, want 128", got)
	}
}
