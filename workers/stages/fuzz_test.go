package stages_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"priyom/intake"
	"priyom/samples/strange"
)

// FuzzAnyFileIsAnswered examines and judges what comes of strangers' files by chance. Whatever it is, there is an answer
// with a reason, no child dies of it, and nothing is accepted that has no page.
func FuzzAnyFileIsAnswered(f *testing.F) {
	const small = 4 << 10
	bombs := named(strange.Bombs())
	for _, file := range strange.Files() {
		if data := file.Bytes(); len(data) < small && !bombs[file.Name] {
			f.Add(file.Name, data)
		}
	}
	engine := newEngine(f)
	engine.Judge.Ruleset().Kinds[asked].Budgets.Seconds = 1
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		doc := intake.Document{Kind: asked, Name: name, Received: received}
		evidence, verdict, err := engine.Check(t.Context(), doc, nil, bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatalf("got error %v, want an answer", err)
		}
		if verdict.Decision == "" || verdict.Decision != intake.Accepted && len(verdict.Told()) == 0 {
			t.Errorf("%q without a reason", verdict.Decision)
		}
		if verdict.Decision == intake.Accepted && len(evidence.Pages) == 0 {
			t.Error("accepted without a page")
		}
		if _, err := json.Marshal(evidence); err != nil {
			t.Errorf("the evidence cannot be kept: %v", err)
		}
	})
}
