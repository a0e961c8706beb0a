package stages_test

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"priyom/intake"
	"priyom/samples/strange"
	"priyom/workers/render"
)

// TestAChildThatDiesRejectsNobody has every child end before it answers, whatever it is sent: sound, damaged or a bomb.
func TestAChildThatDiesRejectsNobody(t *testing.T) {
	t.Parallel()
	engine := newEngineOn(t, render.Options{Size: 1, Command: []string{"/bin/false"}})
	want := intake.Failure{Stage: "render", Code: "SYS.RENDERER.CRASHED"}
	for _, name := range []string{"words.pdf", "scan.pdf", "baseline.jpg", "colour.png", "content-bomb.pdf", "corrupt.jpg"} {
		t.Run(name, func(t *testing.T) {
			file, ok := strange.Named(name)
			if !ok {
				t.Fatal("there is no such file")
			}
			doc := intake.Document{Kind: asked, Name: file.Name, Received: received}
			data := file.Bytes()
			evidence, verdict, err := engine.Check(t.Context(), doc, nil, bytes.NewReader(data), int64(len(data)))
			var crash *render.Crash
			if !errors.As(err, &crash) || !reflect.DeepEqual(evidence.Failures, []intake.Failure{want}) {
				t.Errorf("got error %v and failures %+v, want a crash", err, evidence.Failures)
			}
			if got := answerOf(verdict); got != "needs_review SYS.RENDERER.CRASHED" {
				t.Errorf("got %s, want a person to look", got)
			}
		})
	}
}
