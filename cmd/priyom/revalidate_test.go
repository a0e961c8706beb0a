package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/api"
	"priyom/rules"
)

// TestRevalidateNamesExactlyWhatFlipsAndOpensNoFile raises one limit over stored applications whose files are gone.
func TestRevalidateNamesExactlyWhatFlipsAndOpensNoFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	before, after, id := stored(t, dir)
	if err := os.Rename(filepath.Join(dir, "blobs"), filepath.Join(dir, "gone")); err != nil {
		t.Fatal(err)
	}

	want := []flip{
		{Application: id[0], Number: before[0].Number, Document: before[0].Documents[0].ID, Kind: "passport_foreign", From: intake.Accepted, To: intake.Rejected, Gained: []intake.Code{"IMG.FOCUS.BLURRED"}},
		{Application: id[0], Number: before[0].Number, From: intake.Accepted, To: intake.Rejected, Gained: []intake.Code{"IMG.FOCUS.BLURRED"}},
		{Application: id[3], Number: before[3].Number, Document: before[3].Documents[0].ID, Kind: "passport_foreign", From: intake.Accepted, To: intake.Rejected, Gained: []intake.Code{"IMG.FOCUS.BLURRED"}},
	}
	sameFlips(t, "without --apply", flipsUnder(t, dir, after), want)
	sameFlips(t, "without --apply, once more", flipsUnder(t, dir, after), want)
	for i, app := range reread(t, dir, id) {
		if app.Revision != before[i].Revision {
			t.Errorf("application %d: got %d events, want %d: something was written without --apply", i+1, app.Revision, before[i].Revision)
		}
	}

	previewed(t, dir, "passport_foreign.sharp.min=0.95", want)

	sameFlips(t, "with --apply", flipsUnder(t, dir, after, "--apply"), want)
	applied := reread(t, dir, id)
	for i, app := range applied {
		verdictsStandBeside(t, app, before[i])
	}
	if applied[0].Decision != intake.Rejected || applied[1].Decision != intake.Rejected {
		t.Errorf("after --apply: got %s and %s, want both rejected", applied[0].Decision, applied[1].Decision)
	}
	sameFlips(t, "with --apply, once more", flipsUnder(t, dir, after, "--apply"), nil)
	for i, app := range reread(t, dir, id) {
		if app.Revision != applied[i].Revision {
			t.Errorf("application %d: got %d events, want %d: applying twice wrote twice", i+1, app.Revision, applied[i].Revision)
		}
	}
}

// stored sends four applications through a server and stops it: one accepted, one with a blurred passport, one without a
// passport, and one that is not submitted. It returns them with a folder of rules that asks for sharper passports.
func stored(t *testing.T, dir string) (before []api.Application, rulesDir string, ids []intake.ApplicationID) {
	t.Helper()
	server := serve(t, embedded(dir))
	portal := applicant{t: t, url: server.url}
	for i, names := range [][]string{
		{"passport_foreign.scan_jpeg", "migration_card.scan_jpeg", "lease.pdf"},
		{"passport_foreign.scan_jpeg.blurred", "migration_card.scan_jpeg", "lease.pdf"},
		{"migration_card.scan_jpeg", "lease.pdf"},
		{"passport_foreign.scan_jpeg"},
	} {
		id := portal.open("place_of_stay", sample(t, "passport_foreign.scan_jpeg").fields)
		for _, name := range names {
			portal.upload(id, sample(t, name))
		}
		if i < 3 {
			portal.submit(id)
		}
		ids = append(ids, id)
	}
	for _, id := range ids {
		before = append(before, portal.settled(id, time.Minute))
	}
	if got := before[0].Decision; got != intake.Accepted {
		t.Fatalf("the first application: got %s %v, want accepted", got, codes(before[0].Verdict))
	}
	server.stop(30*time.Second, exitOK)
	return before, stricter(t), ids
}

var sharpEnough = regexp.MustCompile(`(id: passport_foreign\.sharp, .*metric: sharpness, min: )0\.4`)

// stricter is a copy of the rules built in with one limit raised above what the good sample measures (0.9066).
func stricter(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "rules")
	if err := os.CopyFS(dir, rules.Default()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "kinds", "passport_foreign.yaml")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := sharpEnough.ReplaceAll(data, []byte("${1}0.95"))
	if bytes.Equal(changed, data) {
		t.Fatal("the limit to change is not in the rules any more")
	}
	if err := os.WriteFile(path, changed, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// flipsUnder runs revalidate.
func flipsUnder(t *testing.T, dir, rulesDir string, more ...string) []flip {
	t.Helper()
	code, stdout, stderr := once(t, []string{recordsIn(dir)}, append([]string{"revalidate", "--rules", rulesDir, "--format", "json"}, more...)...)
	if code != exitOK || stderr != "" {
		t.Fatalf("revalidate: got exit code %d, want 0, and nothing on standard error:\n%s", code, stderr)
	}
	var list []flip
	for decoder := json.NewDecoder(strings.NewReader(stdout)); ; {
		var one flip
		err := decoder.Decode(&one)
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatalf("%v: %s", err, stdout)
		}
		list = append(list, one)
	}
}

// previewed requires that rules preview tells the same flips of one limit moved as revalidate does of other rules.
func previewed(t *testing.T, dir, change string, want []flip) {
	t.Helper()
	code, stdout, stderr := once(t, nil, "rules", "preview", "--set", change, "--records", strings.TrimPrefix(recordsIn(dir), "PRIYOM_RECORDS="), "--format", "json")
	if code != exitOK || stderr != "" {
		t.Fatalf("rules preview: got exit code %d, want 0, and nothing on standard error:\n%s", code, stderr)
	}
	var got summary
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	same := slices.EqualFunc(got.Flips, want, func(a wouldFlip, b flip) bool {
		return strings.HasPrefix(a.Subject, b.Number) && strings.HasSuffix(a.Subject, string(b.Document)) && a.Kind == b.Kind && a.From == b.From && a.To == b.To
	})
	if !same {
		t.Errorf("rules preview: got flips\n%+v, want\n%+v", got.Flips, want)
	}
	if got.Documents != 9 || got.Moved[0].Values != 3 || got.Moved[0].Between != 2 {
		t.Errorf("rules preview: got %d documents and %+v, want 9, and three values of passports, two of them between the limits", got.Documents, got.Moved)
	}
}

func sameFlips(t *testing.T, what string, got, want []flip) {
	t.Helper()
	same := slices.EqualFunc(got, want, func(a, b flip) bool {
		return a.Application == b.Application && a.Number == b.Number && a.Document == b.Document && a.Kind == b.Kind &&
			a.From == b.From && a.To == b.To && slices.Equal(a.Gained, b.Gained) && slices.Equal(a.Lost, b.Lost)
	})
	if !same {
		t.Errorf("%s: got flips\n%+v, want\n%+v", what, got, want)
	}
}

// reread reads the applications through a server of the rules built in, as a portal sees them, with their journals verified.
func reread(t *testing.T, dir string, ids []intake.ApplicationID) []api.Application {
	t.Helper()
	env := slices.DeleteFunc(embedded(dir), func(setting string) bool { return strings.HasPrefix(setting, "PRIYOM_BLOBS=") })
	server := serve(t, append(env, "PRIYOM_BLOBS=dir:"+filepath.Join(t.TempDir(), "none")), "--no-workers")
	portal := applicant{t: t, url: server.url}
	var apps []api.Application
	for _, id := range ids {
		portal.journal(id)
		apps = append(apps, portal.read(id))
	}
	server.stop(30*time.Second, exitOK)
	return apps
}

// verdictsStandBeside requires that every verdict has one further verdict, by other rules, and is as it was.
func verdictsStandBeside(t *testing.T, app, before api.Application) {
	t.Helper()
	beside := func(what string, earlier []api.Verdict, latest, was *api.Verdict) {
		t.Helper()
		if was == nil {
			if latest != nil {
				t.Errorf("%s of %s: got a verdict where there was none", what, app.Number)
			}
			return
		}
		if len(earlier) != 1 || earlier[0].Decision != was.Decision || !earlier[0].At.Equal(was.At) || earlier[0].Ruleset != was.Ruleset {
			t.Errorf("%s of %s: got earlier verdicts %+v, want the one of before", what, app.Number, earlier)
		}
		if latest.Ruleset == was.Ruleset || latest.AsOf != was.AsOf || latest.Evidence != was.Evidence {
			t.Errorf("%s of %s: got %s as of %s from %s, want other rules, the date %s and the evidence %s", what, app.Number,
				latest.Ruleset, latest.AsOf, latest.Evidence, was.AsOf, was.Evidence)
		}
	}
	beside("the package", app.Earlier, app.Verdict, before.Verdict)
	for i, doc := range app.Documents {
		beside(string(doc.Kind), doc.Earlier, doc.Verdict, before.Documents[i].Verdict)
	}
}
