// Package samples_test holds every sample against the evidence and the verdict that are expected of it.
package samples_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"priyom/intake"
	"priyom/rules"
	draw "priyom/samples/make"
	"priyom/validators"
	"priyom/validators/areas"
	"priyom/workers"
	"priyom/workers/read/text"
	"priyom/workers/render"
	"priyom/workers/stages"
)

var update = flag.Bool("update", false, "write what is found as what is expected")

// received is the day the samples are taken to come in on.
var received = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

const childMark = "PRIYOM_TEST_RENDER_CHILD"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "recognise" {
		fmt.Fprintln(os.Stderr, text.Child(os.Args[2:])) // it comes back only when it failed
		os.Exit(1)
	}
	if _, child := os.LookupEnv(childMark); child {
		if err := render.Child(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	flag.Parse()
	os.Exit(m.Run())
}

// sample is a folder beside this file: a document, its role and the fields declared with it.
type sample struct {
	name, file string
	kind       intake.Kind
	fault      string
	fields     intake.Fields
}

func samples(t *testing.T) []sample {
	t.Helper()
	paths, err := filepath.Glob("*/case.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("found no samples: %v", err)
	}
	var list []sample
	for _, path := range paths {
		var about struct {
			Kind  intake.Kind `json:"kind"`
			Fault string      `json:"fault"`
		}
		read(t, path, &about)
		s := sample{name: filepath.Dir(path), kind: about.Kind, fault: about.Fault}
		read(t, filepath.Join(s.name, "fields.json"), &s.fields)
		files, err := filepath.Glob(filepath.Join(s.name, "input.*"))
		if err != nil || len(files) != 1 {
			t.Fatalf("%s: want one input, found %v", s.name, files)
		}
		s.file = files[0]
		list = append(list, s)
	}
	return list
}

func read(t *testing.T, path string, into any) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// expected is the part of a verdict that a sample is held to: the ruleset's digest changes with every comma.
type expected struct {
	Decision intake.Decision  `json:"decision"`
	Findings []intake.Finding `json:"findings"`
}

// newExaminer reads documents as they are read in earnest. Where text is said to be absent on purpose it reads none.
func newExaminer(t *testing.T) (examiner *workers.Examiner, absent bool) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	pool, err := render.NewPool(render.Options{Size: 2, Command: []string{self}, Environment: []string{childMark + "=1"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = pool.Close() })
	ocr, err := text.Find(t.Context(), text.Options{Program: os.Getenv(text.Setting), Size: 2, Command: []string{self, "recognise"}})
	if err != nil {
		t.Fatal(err)
	}
	absent = os.Getenv(text.Setting) == "none"
	if !absent && !ocr.Present() {
		t.Fatalf("text is recognised by %s; or say %s=none", ocr, text.Setting)
	}
	return &workers.Examiner{Stages: stages.List(pool, ocr)}, absent
}

func TestEverySampleGivesTheEvidenceAndTheVerdictExpectedOfIt(t *testing.T) {
	examiner, absent := newExaminer(t)
	judge := newJudge(t)
	t.Run("each", func(t *testing.T) { // closes the pool behind all of them
		for _, s := range samples(t) {
			t.Run(s.name, func(t *testing.T) {
				t.Parallel()
				got := s.examine(t, examiner, judge)
				expectation := filepath.Join(s.name, "evidence.json")
				if absent {
					// What only Tesseract can read is taken from what is expected; everything else must be the same.
					var kept intake.Evidence
					read(t, expectation, &kept)
					same(t, wordless(*got), wordless(kept))
					got = &kept
				} else {
					golden(t, expectation, got)
				}
				verdict, err := judge.Document(intake.Document{Kind: s.kind, Name: s.file, Received: received}, got, s.fields)
				if err != nil {
					t.Fatal(err)
				}
				golden(t, filepath.Join(s.name, "verdict.json"), expected{verdict.Decision, verdict.Told()})
			})
		}
	})
}

// examine reads a sample as what its kind asks for.
func (s sample) examine(t *testing.T, examiner *workers.Examiner, judge *validators.Judge) *intake.Evidence {
	t.Helper()
	return examine(t, examiner, judge, s.kind, s.file)
}

// examine reads a file as what a kind asks for.
func examine(t *testing.T, examiner *workers.Examiner, judge *validators.Judge, kind intake.Kind, file string) *intake.Evidence {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	x, err := workers.NewExamination(bytes.NewReader(data), int64(len(data)), "")
	if err != nil {
		t.Fatal(err)
	}
	x.Extract = judge.Ruleset().Kinds[kind].Extract
	if err := examiner.Examine(t.Context(), x, nil); err != nil {
		t.Fatal(err)
	}
	return &x.Evidence
}

// wordless is evidence without what the text stage read.
func wordless(e intake.Evidence) intake.Evidence {
	e.Tools = maps.Clone(e.Tools)
	delete(e.Tools, "text")
	e.Pages = slices.Clone(e.Pages)
	for i := range e.Pages {
		e.Pages[i].Words, e.Pages[i].Text, e.Pages[i].TextFrom, e.Pages[i].Marks = nil, "", "", nil
	}
	return e
}

func same(t *testing.T, got, want intake.Evidence) {
	t.Helper()
	one, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	other, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, other) {
		t.Errorf("but for its words, got %s, want %s", one, other)
	}
}

func newJudge(t *testing.T) *validators.Judge {
	t.Helper()
	set, err := rules.Load(rules.Default())
	if err != nil {
		t.Fatal(err)
	}
	judge, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		t.Fatal(err)
	}
	return judge
}

func golden(t *testing.T, path string, value any) {
	t.Helper()
	got, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; if the sample is new, run with -update and read what was written", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; if that is meant, run with -update and read the change\ngot:\n%s", path, got)
	}
}

func TestASampleIsAcceptedUnlessItsFaultCanBeSeenOnThePage(t *testing.T) {
	for _, s := range samples(t) {
		var verdict expected
		read(t, filepath.Join(s.name, "verdict.json"), &verdict)
		seen := !slices.Contains(notYetSeen, s.fault) && (s.kind != "photo" || s.fault != "blurred") // a portrait has no print
		switch {
		case (s.fault == "" || slices.Contains(harmless, s.fault)) && verdict.Decision != intake.Accepted:
			t.Errorf("%s is nobody's fault and %s", s.name, verdict.Decision)
		case s.fault != "" && !slices.Contains(harmless, s.fault) && seen && verdict.Decision == intake.Accepted:
			t.Errorf("%s has the fault %s and is accepted", s.name, s.fault)
		}
	}
}

// harmless are the faults that keep nothing from being read.
var harmless = []string{string(draw.Sideways), string(draw.UpsideDown)}

// notYetSeen are the faults that are not found on every sample: a crop between words shows nothing that is cut.
var notYetSeen = []string{"cropped"}

func TestEveryKindHasASampleThatPassesAndOneThatFails(t *testing.T) {
	set, err := rules.Load(rules.Default())
	if err != nil {
		t.Fatal(err)
	}
	passes, fails := map[intake.Kind]bool{}, map[intake.Kind]bool{}
	for _, s := range samples(t) {
		var verdict expected
		read(t, filepath.Join(s.name, "verdict.json"), &verdict)
		passes[s.kind] = passes[s.kind] || verdict.Decision == intake.Accepted
		fails[s.kind] = fails[s.kind] || verdict.Decision != intake.Accepted
	}
	for kind := range set.Kinds {
		if !passes[kind] || !fails[kind] {
			t.Errorf("kind %s: a sample that passes %t, one that fails %t", kind, passes[kind], fails[kind])
		}
	}
}
