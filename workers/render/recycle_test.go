package render

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"testing"

	"priyom/intake"
	"priyom/workers/sniff"
)

func TestAChildIsReplacedAfterANumberOfDocumentsAndReusedBeforeThat(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	pool, err := NewPool(Options{Size: 1, Command: []string{self}, Environment: []string{"PRIYOM_TEST_RENDER_CHILD=1"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = pool.Close() })
	var dot bytes.Buffer
	if err := png.Encode(&dot, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	served := map[*process]int{}
	for n := range recycle + 1 {
		job := Job{MediaType: sniff.PNG, Data: dot.Bytes(), Limits: LimitsOf(intake.DefaultBudgets())}
		if outcome, err := pool.Draw(t.Context(), job, func(Page) error { return nil }); err != nil || outcome.Fault != "" {
			t.Fatalf("document %d: got %+v, error %v", n, outcome, err)
		}
		for _, child := range pool.idle {
			served[child] = child.served
		}
	}
	if len(served) != 2 {
		t.Errorf("got %d children for %d documents, want 2: %v", len(served), recycle+1, served)
	}
}
