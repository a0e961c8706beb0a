package stages_test

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/rules"
	"priyom/rules/rulestest"
	"priyom/samples/strange"
	"priyom/validators"
	"priyom/validators/areas"
	"priyom/workers"
	"priyom/workers/read/text"
	"priyom/workers/render"
	"priyom/workers/stages"
)

// patience is how long any file may take, a bomb or not, on a machine with other things to do. It is a guard, not a
// measure: what a file may take is its kind's budget.
const patience = 40 * time.Second

// asked is the kind that strangers' files are sent as: a small document with five pages at most, and no fields.
const asked = "fee_receipt"

// received is the day they come in on.
var received = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// newEngine examines and judges as the service does: with all stages, children that draw, and the rules built in.
func newEngine(t testing.TB) *workers.Engine {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return newEngineOn(t, render.Options{Size: 2, Command: []string{self}, Environment: []string{childMark + "=1"}})
}

// newEngineOn is newEngine with such children.
func newEngineOn(t testing.TB, children render.Options) *workers.Engine {
	t.Helper()
	pool, err := render.NewPool(children)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	set, err := rules.Load(rulestest.Unread(t))
	if err != nil {
		t.Fatal(err)
	}
	judge, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		t.Fatal(err)
	}
	return &workers.Engine{Examiner: &workers.Examiner{Stages: stages.List(pool, &text.Engine{})}, Judge: judge}
}

// answerTo examines and judges a file as asked.
func answerTo(t testing.TB, engine *workers.Engine, name string, data []byte) (*intake.Evidence, string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	doc := intake.Document{Kind: asked, Name: name, Received: received}
	evidence, verdict, err := engine.Check(ctx, doc, nil, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("got error %v, want an answer", err)
	}
	return evidence, answerOf(verdict)
}

// answerOf is a verdict's decision and, in order, the codes of what is the matter with the file. How well its pages can
// be seen is not asked here, but for one on which there is nothing, or too little of it.
func answerOf(verdict intake.Verdict) string {
	var codes []string
	for _, finding := range verdict.Told() {
		code := string(finding.Code)
		follows := strings.HasPrefix(code, "SYS.CHECK.") // from another that is told
		if !follows && (!strings.HasPrefix(code, "IMG.") || code == "IMG.FRAME.BLANK" || code == "IMG.RESOLUTION.LOW") {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return strings.Join(append([]string{string(verdict.Decision)}, slices.Compact(codes)...), " ")
}

func TestEveryFileOfAStrangerIsAnsweredByWhatIsTheMatterWithIt(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	bombs := named(strange.Bombs())
	wants := answers(t)
	for _, file := range strange.Files() {
		if bombs[file.Name] {
			continue
		}
		t.Run(file.Name, func(t *testing.T) {
			t.Parallel()
			if _, got := answerTo(t, engine, file.Name, file.Bytes()); got != wants[file.Name] {
				t.Errorf("%s: got %s, want %s", file.Title, got, wants[file.Name])
			}
		})
	}
}

// answers gives the answer that the tables expect for each file, and holds the tables against the files there are.
func answers(t *testing.T) map[string]string {
	t.Helper()
	known := named(strange.Files())
	wants := map[string]string{}
	for _, expected := range slices.Concat(ofTypes, ofPictures, ofPDFs, ofBombs) {
		for name := range strings.FieldsSeq(expected.files) {
			if !known[name] {
				t.Errorf("there is no file %s", name)
			}
			if _, twice := wants[name]; twice {
				t.Errorf("%s is expected to give two answers", name)
			}
			wants[name] = expected.answer
		}
	}
	for name := range known {
		if wants[name] == "" {
			t.Errorf("no answer is expected for %s", name)
		}
	}
	return wants
}

func named(files []strange.File) map[string]bool {
	names := map[string]bool{}
	for _, file := range files {
		names[file.Name] = true
	}
	return names
}

// expected is an answer and the files that it is given to.
type expected struct{ answer, files string }
