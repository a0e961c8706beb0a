package workers_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"priyom/intake"
	"priyom/intake/record"
	"priyom/rules"
	"priyom/workers"
	"priyom/workers/page"
)

// bench is a line of stages that count their calls and fail where they are told to: two of the file, one that draws
// two pages, two of a page.
type bench struct {
	calls map[string]int
	fails string // name of the stage that fails
	seen  map[string][]*page.Image
}

var errStage = errors.New("the tool is missing")

func (b *bench) call(name string) error {
	b.calls[name]++
	if name == b.fails {
		return errStage
	}
	return nil
}

func (b *bench) stages() []workers.Stage {
	*b = bench{calls: map[string]int{}, seen: map[string][]*page.Image{}, fails: b.fails}
	file := func(name string) workers.Stage {
		return workers.Stage{Name: name, Version: "1", File: func(_ context.Context, x *workers.Examination) error {
			x.Evidence.File.MediaType += name + ";"
			return b.call(name)
		}}
	}
	reads := func(name string) workers.Stage {
		return workers.Stage{Name: name, Version: "1", Page: func(_ context.Context, _ *workers.Examination, drawn *page.Image, into *intake.Page) error {
			b.seen[name] = append(b.seen[name], drawn)
			into.Text += name + ";"
			return b.call(name)
		}}
	}
	draws := workers.Stage{Name: "draw", Version: "1", Pages: func(_ context.Context, _ *workers.Examination, each func(*page.Image) error) error {
		for number := 1; number <= 2; number++ {
			if err := b.call("draw"); err != nil {
				return err
			}
			if err := each(&page.Image{Number: number, DPI: 300, Image: image.NewGray(image.Rect(0, 0, 30, 40))}); err != nil {
				return err
			}
		}
		return nil
	}}
	return []workers.Stage{file("type"), file("facts"), draws, reads("size"), reads("text")}
}

// memory is a Memo that forgets with the process.
type memory struct {
	mu   sync.Mutex
	kept map[intake.StageKey][]byte
	err  error
}

func (m *memory) SaveStage(_ context.Context, key intake.StageKey, data []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[key] = bytes.Clone(data)
	return m.err
}

func (m *memory) Stage(_ context.Context, key intake.StageKey) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if data, ok := m.kept[key]; ok {
		return data, m.err
	}
	if m.err != nil {
		return nil, m.err
	}
	return nil, intake.ErrNotFound
}

func openRecords(t testing.TB) intake.Records {
	t.Helper()
	records, err := record.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "priyom.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := records.Close(); err != nil {
			t.Error(err)
		}
	})
	return records
}

func examine(t *testing.T, e *workers.Examiner, data string) (*workers.Examination, []string, error) {
	t.Helper()
	x, err := workers.NewExamination(strings.NewReader(data), int64(len(data)), "")
	if err != nil {
		t.Fatal(err)
	}
	var through []string
	err = e.Examine(t.Context(), x, func(stages []string, _ bool) { through = append(through, stages...) })
	return x, through, err
}

var all = []string{"type", "facts", "draw", "size", "text"}

func TestAStageThatReadsWhatNobodyAskedForIsNotRun(t *testing.T) {
	var b bench
	list := b.stages()
	list[len(list)-1].Extracts = "text"
	memo := &memory{kept: map[intake.StageKey][]byte{}}
	e := &workers.Examiner{Stages: list, Memo: memo}
	if _, through, err := examine(t, e, "bytes"); err != nil || !slices.Equal(through, all[:len(all)-1]) {
		t.Fatalf("unasked, it went through %v, error %v", through, err)
	}
	x, err := workers.NewExamination(strings.NewReader("bytes"), 5, "")
	if err != nil {
		t.Fatal(err)
	}
	x.Extract = []string{"text"}
	if err := e.Examine(t.Context(), x, nil); err != nil {
		t.Fatal(err)
	}
	if _, ran := x.Evidence.Tools["text"]; !ran {
		t.Error("asked for, it was not run: what was kept without it was taken for the whole")
	}
}

func TestEveryStageReadsItsPartInOrder(t *testing.T) {
	var b bench
	x, through, err := examine(t, &workers.Examiner{Stages: b.stages()}, "bytes")
	if err != nil || !slices.Equal(through, all) {
		t.Fatalf("went through %v, error %v", through, err)
	}
	if got := x.Evidence.File.MediaType; got != "type;facts;" {
		t.Errorf("of the file: got %q", got)
	}
	if len(x.Evidence.Pages) != 2 || len(x.Evidence.Tools) != 5 {
		t.Fatalf("got %d pages and %d tools, want 2 and 5", len(x.Evidence.Pages), len(x.Evidence.Tools))
	}
	for i, got := range x.Evidence.Pages {
		if got.Number != i+1 || got.Width != 30 || got.Height != 40 || got.DPI != 300 || got.Text != "size;text;" {
			t.Errorf("page %d: got %+v", i+1, got)
		}
	}
}

func TestStagesThatAreThroughTogetherAreToldOfTogether(t *testing.T) {
	var b bench
	x, err := workers.NewExamination(strings.NewReader("bytes"), 5, "")
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	err = (&workers.Examiner{Stages: b.stages()}).Examine(t.Context(), x, func(stages []string, last bool) {
		told = append(told, fmt.Sprint(stages, last))
	})
	if want := []string{"[type] false", "[facts] false", "[draw size text] true"}; err != nil || !slices.Equal(told, want) {
		t.Errorf("told of %q, error %v; want %q", told, err, want)
	}
}

func TestAPageIsDrawnOnceForAllStagesThatReadIt(t *testing.T) {
	var b bench
	if _, _, err := examine(t, &workers.Examiner{Stages: b.stages()}, "bytes"); err != nil {
		t.Fatal(err)
	}
	if b.calls["draw"] != 2 || !slices.Equal(b.seen["size"], b.seen["text"]) {
		t.Errorf("2 pages were drawn %d times, and the stages saw %v and %v", b.calls["draw"], b.seen["size"], b.seen["text"])
	}
}

func TestExaminingGoesOnAfterTheLastStageThatIsKept(t *testing.T) {
	for name, memo := range map[string]workers.Memo{"in memory": &memory{kept: map[intake.StageKey][]byte{}}, "on record": openRecords(t)} {
		for _, tt := range []struct {
			fails string
			again []string // stages that run when it is examined again
		}{
			{"type", all}, {"facts", all[1:]}, {"draw", all[2:]}, {"size", all[2:]}, {"text", all[2:]}, {"", nil},
		} {
			t.Run(name+", failing at "+tt.fails, func(t *testing.T) {
				b := bench{fails: tt.fails}
				data := "bytes of a file that fails at " + tt.fails
				_, _, err := examine(t, &workers.Examiner{Stages: b.stages(), Memo: memo}, data)
				if (err != nil) != (tt.fails != "") {
					t.Fatalf("got error %v", err)
				}
				b.fails = ""
				x, through, err := examine(t, &workers.Examiner{Stages: b.stages(), Memo: memo}, data)
				if err != nil || !slices.Equal(through, tt.again) {
					t.Errorf("again: went through %v, error %v; want %v", through, err, tt.again)
				}
				for stage := range b.calls {
					if !slices.Contains(tt.again, stage) {
						t.Errorf("stage %s ran again", stage)
					}
				}
				whole, _, err := examine(t, &workers.Examiner{Stages: b.stages()}, data)
				if err != nil || encode(t, x.Evidence) != encode(t, whole.Evidence) {
					t.Errorf("read in two goes: %s\nin one: %s\nerror %v", encode(t, x.Evidence), encode(t, whole.Evidence), err)
				}
			})
		}
	}
}

func encode(t *testing.T, value any) string {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAnotherVersionOfAStageIsReadAgainFromThere(t *testing.T) {
	memo := &memory{kept: map[intake.StageKey][]byte{}}
	var b bench
	if _, _, err := examine(t, &workers.Examiner{Stages: b.stages(), Memo: memo}, "bytes"); err != nil {
		t.Fatal(err)
	}
	stages := b.stages()
	stages[1].Version = "2"
	x, through, err := examine(t, &workers.Examiner{Stages: stages, Memo: memo}, "bytes")
	if err != nil || !slices.Equal(through, all[1:]) || x.Evidence.Tools["facts"] != "2" {
		t.Errorf("went through %v by %v, error %v", through, x.Evidence.Tools, err)
	}
	if _, through, _ := examine(t, &workers.Examiner{Stages: stages, Memo: memo}, "other bytes"); !slices.Equal(through, all) {
		t.Errorf("another file went through %v", through)
	}
}

func TestAnErrorOfAStageNamesItAndNothingBehindItRuns(t *testing.T) {
	for at, fails := range all {
		t.Run(fails, func(t *testing.T) {
			b := bench{fails: fails}
			_, through, err := examine(t, &workers.Examiner{Stages: b.stages()}, "bytes")
			var failed *workers.StageError
			if !errors.As(err, &failed) || failed.Stage != fails || !errors.Is(err, errStage) {
				t.Errorf("got error %v", err)
			}
			if b.calls[fails] != 1 {
				t.Errorf("the stage ran %d times", b.calls[fails])
			}
			for _, later := range all[at+1:] {
				if b.calls[later] > 0 {
					t.Errorf("stage %s ran behind it", later)
				}
			}
			if want := all[:min(at, 2)]; !slices.Equal(through, want) {
				t.Errorf("told of %v, want %v", through, want)
			}
		})
	}
}

func TestAMemoThatFailsIsAFailureOfOursAndNoStages(t *testing.T) {
	var b bench
	memo := &memory{kept: map[intake.StageKey][]byte{}, err: errors.New("the database is gone")}
	_, _, err := examine(t, &workers.Examiner{Stages: b.stages(), Memo: memo}, "bytes")
	var failed *workers.StageError
	if !errors.Is(err, memo.err) || errors.As(err, &failed) {
		t.Errorf("got error %v", err)
	}
}

func TestFailuresAreToldByTheirCodeAndNeverByTheirText(t *testing.T) {
	secret := errors.New("open passport-of-somebody.pdf")
	for _, tt := range []struct {
		name string
		err  error
		want intake.Failure
	}{
		{"an error of a stage", &workers.StageError{Stage: "render", Err: secret}, intake.Failure{Stage: "render", Code: "SYS.STAGE.FAILED"}},
		{"an error with a code", fmt.Errorf("again: %w", &workers.StageError{Stage: "render", Err: coded{secret}}), intake.Failure{Stage: "render", Code: "SYS.RENDERER.CRASHED"}},
		{"any other error", secret, intake.Failure{Stage: "intake", Code: "SYS.STAGE.FAILED"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := workers.Failure(tt.err); encode(t, got) != encode(t, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

type coded struct{ error }

func (coded) Code() intake.Code { return "SYS.RENDERER.CRASHED" }

func TestWhatWasReadWithinOtherBudgetsIsReadAgain(t *testing.T) {
	var b bench
	e := &workers.Examiner{Stages: b.stages(), Memo: &memory{kept: map[intake.StageKey][]byte{}}}
	if _, _, err := examine(t, e, "bytes"); err != nil {
		t.Fatal(err)
	}
	x, err := workers.NewExamination(strings.NewReader("bytes"), 5, "")
	if err != nil {
		t.Fatal(err)
	}
	x.Budgets.Seconds++
	if err := e.Examine(t.Context(), x, nil); err != nil || b.calls["type"] != 2 {
		t.Errorf("the first stage ran %d times, want 2; error %v", b.calls["type"], err)
	}
}

func TestAnExaminationFollowsTheRulesOfItsKind(t *testing.T) {
	set := &rules.Ruleset{Budgets: intake.DefaultBudgets(), Kinds: map[intake.Kind]*rules.Kind{
		"visa": {Extract: []string{"mrz"}, Budgets: intake.Budgets{Seconds: 3}},
	}}
	var x workers.Examination
	if x.Follow(set, "visa"); !slices.Equal(x.Extract, []string{"mrz"}) || x.Budgets.Seconds != 3 {
		t.Errorf("a visa: got %v, %+v", x.Extract, x.Budgets)
	}
	if x.Follow(set, ""); x.Extract != nil || x.Budgets != set.Budgets {
		t.Errorf("a file without a kind: got %v, %+v", x.Extract, x.Budgets)
	}
}
