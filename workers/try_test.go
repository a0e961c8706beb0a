package workers_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"priyom/intake"
	"priyom/rules"
	"priyom/rules/rulestest"
	draw "priyom/samples/make"
	"priyom/validators"
	"priyom/validators/areas"
	"priyom/workers"
)

// swapped is a store that gives other bytes back than it was given.
type swapped struct{ intake.Blobs }

func (s swapped) Open(ctx context.Context, name string) (intake.Blob, error) {
	opened, err := s.Blobs.Open(ctx, name)
	if err != nil {
		return opened, err
	}
	data, err := io.ReadAll(opened)
	if err != nil {
		return opened, err
	}
	data[len(data)/2] ^= 1
	return intake.Blob{ReadCloser: io.NopCloser(bytes.NewReader(data)), Size: opened.Size}, opened.Close()
}

// unreachable is a store that is down.
type unreachable struct{ intake.Blobs }

func (unreachable) Open(context.Context, string) (intake.Blob, error) {
	return intake.Blob{}, errors.New("connection refused")
}

// failing is an examiner whose only stage does as it is told.
func failing(do func(context.Context) error) *workers.Examiner {
	return &workers.Examiner{Stages: []workers.Stage{{Name: "render", File: func(ctx context.Context, _ *workers.Examination) error { return do(ctx) }}}}
}

func stateOf(t *testing.T, h *house, work intake.Work) intake.Claim {
	t.Helper()
	if err := h.records.Recall(t.Context()); err != nil {
		t.Fatal(err)
	}
	claim, err := h.records.Claim(t.Context(), work, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.records.Release(t.Context(), claim, 0); err != nil {
		t.Fatal(err)
	}
	return claim
}

// tryAgain does work until it is finished, and returns how often that took; 0 when it goes on after many.
func tryAgain(t *testing.T, h *house, work intake.Work, most int) int {
	t.Helper()
	for n := range most {
		if err := h.Do(t.Context(), work); err != nil {
			t.Fatal(err)
		}
		if err := h.records.Recall(t.Context()); err != nil { // the pause is over
			t.Fatal(err)
		}
		claim, err := h.records.Claim(t.Context(), work, 0)
		if errors.Is(err, intake.ErrNoWork) {
			return n + 1
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := h.records.Release(t.Context(), claim, 0); err != nil {
			t.Fatal(err)
		}
	}
	return 0
}

func TestHowOftenWorkIsTriedDependsOnHowItFails(t *testing.T) {
	data := lease(t, draw.PDF, draw.None)
	for name, tt := range map[string]struct {
		harm  func(*house)
		tries int // 0: it goes on
		code  intake.Code
	}{
		"the store is down": {func(h *house) { h.Blobs = unreachable{h.blobs} }, 0, ""},
		"the disk for temporary files is full": {func(h *house) {
			h.Examiner = failing(func(context.Context) error { return fmt.Errorf("write: %w", syscall.ENOSPC) })
		}, 0, ""},
		"a stage fails": {func(h *house) {
			h.Examiner = failing(func(context.Context) error { return errors.New("no") })
		}, 6, "SYS.STAGE.FAILED"},
		"a stage panics": {func(h *house) {
			h.Examiner = failing(func(context.Context) error { panic("Каримов") })
		}, 3, "SYS.INTERNAL.PANIC"},
		"a stage is not done in time": {func(h *house) {
			h.Examiner = failing(func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() })
			h.Examiner.Stages[0].Within = 10 * time.Millisecond
		}, 3, "SYS.STAGE.FAILED"},
		"the original is gone": {func(h *house) {
			if err := h.blobs.Remove(context.Background(), intake.OriginalBlob(sum(data))); err != nil {
				t.Fatal(err)
			}
		}, 4, "SYS.STAGE.FAILED"},
		"the original was changed": {func(h *house) { h.Blobs = swapped{h.blobs} }, 4, "SYS.STAGE.FAILED"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			h.open(t, "a", map[intake.DocumentID][]byte{"d": data})
			h.submit(t, "a")
			tt.harm(h)
			if got := tryAgain(t, h, intake.ExamineWork("a", "d"), 10); got != tt.tries {
				t.Fatalf("it was tried %d times, want %d", got, tt.tries)
			}
			app := h.load(t, "a")
			verdict := app.Verdict("d")
			if tt.tries == 0 {
				if verdict != nil {
					t.Fatalf("got %+v", verdict)
				}
				return
			}
			if verdict.Decision != intake.NeedsReview || !contains(verdict.Codes(), tt.code) || len(app.Judgements) != 1 {
				t.Errorf("got %s %v, want it to need review for %s", verdict.Decision, verdict.Codes(), tt.code)
			}
			if due := h.due(t); len(due) != 1 || due[0].Task != intake.ConcludeTask {
				t.Errorf("got due %v, want the package", due)
			}
			if strings.Contains(h.log.String(), "Каримов") {
				t.Error("the log holds what the panic said")
			}
		})
	}
}

func TestAPackageThatCannotBeConcludedIsAPersonsToo(t *testing.T) {
	h := newHouse(t)
	h.open(t, "a", map[intake.DocumentID][]byte{"d": lease(t, draw.PDF, draw.Truncated)})
	h.submit(t, "a")
	h.do(t, intake.ExamineWork("a", "d"))
	h.Records = forgetful{h.records}
	if got := tryAgain(t, h, intake.ConcludeWork("a", 1), 10); got != 4 {
		t.Errorf("it was tried %d times, want 4", got)
	}
	if app := h.load(t, "a"); app.Decision() != intake.NeedsReview || !contains(app.Verdict("").Codes(), "SYS.STAGE.FAILED") {
		t.Errorf("got %s %v", app.Decision(), app.Verdict("").Codes())
	}
}

// forgetful has lost all evidence.
type forgetful struct{ intake.Records }

func (forgetful) Evidence(context.Context, intake.Digest) (*intake.Evidence, error) {
	return nil, intake.ErrNotFound
}

func TestWorkThatWorkersDieOverIsGivenUpInTheEnd(t *testing.T) {
	h := newHouse(t)
	h.open(t, "a", map[intake.DocumentID][]byte{"d": lease(t, draw.PDF, draw.None)})
	work := intake.ExamineWork("a", "d")
	for range 25 {
		if _, err := h.records.Claim(t.Context(), work, 0); err != nil {
			t.Fatal(err)
		}
	}
	h.do(t, work)
	if got := h.load(t, "a").Verdict("d"); got == nil || got.Decision != intake.NeedsReview || !contains(got.Codes(), "SYS.QUEUE.LOST_TASK") {
		t.Errorf("got %+v", got)
	}
}

func TestAClaimIsRenewedWhileWorkGoesOn(t *testing.T) {
	h := newHouse(t)
	h.open(t, "a", map[intake.DocumentID][]byte{"d": lease(t, draw.PDF, draw.None)})
	h.Hold = time.Second
	work := intake.ExamineWork("a", "d")
	h.Examiner = failing(func(context.Context) error {
		for range 20 {
			time.Sleep(100 * time.Millisecond)
			if _, err := h.records.Claim(t.Context(), work, time.Hour); !errors.Is(err, intake.ErrClaimed) {
				t.Errorf("another claims it: got %v", err)
			}
		}
		return nil
	})
	h.do(t, work)
	if h.load(t, "a").Verdict("d") == nil {
		t.Error("it was not judged")
	}
}

func TestAWorkerThatWasTakenForDeadFinishesNothing(t *testing.T) {
	h := newHouse(t)
	h.open(t, "a", map[intake.DocumentID][]byte{"d": lease(t, draw.PDF, draw.None)})
	work := intake.ExamineWork("a", "d")
	h.Hold = 100 * time.Millisecond
	var told error
	h.Examiner = failing(func(ctx context.Context) error {
		if err := h.records.Recall(t.Context()); err != nil { // as if it had slept through its lease
			t.Fatal(err)
		}
		if _, err := h.records.Claim(t.Context(), work, time.Hour); err != nil {
			t.Fatal(err)
		}
		<-ctx.Done() // it learns of it
		told = context.Cause(ctx)
		return nil
	})
	before := h.load(t, "a").ETag()
	h.do(t, work)
	if got := h.load(t, "a").ETag(); got != before || !errors.Is(told, intake.ErrClaimLost) {
		t.Errorf("the application went from %s to %s; it was told %v", before, got, told)
	}
}

func TestAWorkerThatIsToldToEndGivesItsWorkBackAtOnceAndUncounted(t *testing.T) {
	h := newHouse(t)
	h.open(t, "a", map[intake.DocumentID][]byte{"d": lease(t, draw.PDF, draw.None)})
	ctx, end := context.WithCancel(t.Context())
	h.Examiner = failing(func(ctx context.Context) error { end(); <-ctx.Done(); return ctx.Err() })
	work := intake.ExamineWork("a", "d")
	if err := h.Do(ctx, work); err != nil {
		t.Fatal(err)
	}
	claim, err := h.records.Claim(t.Context(), work, time.Hour)
	if err != nil || claim.Failed != 0 || claim.Lost != 0 {
		t.Errorf("got %+v, %v; want it free and untried", claim, err)
	}
}

func TestAnApplicationIsJudgedAgainUnderTheRulesOfTheWorker(t *testing.T) {
	h := newHouse(t)
	h.open(t, "a", map[intake.DocumentID][]byte{"d": lease(t, draw.ScanJPEG, draw.None)})
	h.submit(t, "a")
	h.do(t, intake.ExamineWork("a", "d"), intake.ConcludeWork("a", 1))
	before := h.load(t, "a")
	mine, other := intake.RevalidateWork("a", h.Judge.Ruleset().Digest()), intake.RevalidateWork("a", "sha256:other")
	if _, err := h.records.Schedule(t.Context(), []intake.Work{mine, other}); err != nil {
		t.Fatal(err)
	}
	h.do(t, mine, other)
	if got := h.load(t, "a"); got.ETag() != before.ETag() {
		t.Errorf("judged again by the same rules, it went from %s to %s", before.ETag(), got.ETag())
	}
	if due := h.due(t); len(due) != 1 || due[0].ID != other.ID {
		t.Errorf("got due %v, want what is to be done by other rules", due)
	}
	if claim := stateOf(t, h, other); claim.Failed != 0 {
		t.Errorf("other rules counted as %d failures", claim.Failed)
	}

	h.Judge = stricter(t)
	mine = intake.RevalidateWork("a", h.Judge.Ruleset().Digest())
	if _, err := h.records.Schedule(t.Context(), []intake.Work{mine}); err != nil {
		t.Fatal(err)
	}
	h.do(t, mine)
	app := h.load(t, "a")
	if got := app.Verdict("d"); got.Decision != intake.Rejected || len(app.Judgements) != 4 || app.Judgements[0].Verdict.Decision != intake.Accepted {
		t.Errorf("got %s and %d judgements, want it rejected beside the earlier verdicts", got.Decision, len(app.Judgements))
	}
}

var sharpEnough = regexp.MustCompile(`(metric: sharpness, min: )[0-9.]+`)

// stricter judges by rules that want every lease sharper than any is.
func stricter(t *testing.T) *validators.Judge {
	t.Helper()
	source, changed := rulestest.Unread(t), fstest.MapFS{}
	err := fs.WalkDir(source, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(source, path)
		changed[path] = &fstest.MapFile{Data: sharpEnough.ReplaceAll(data, []byte("${1}0.9999"))}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	set, err := rules.Load(changed)
	if err != nil {
		t.Fatal(err)
	}
	judge, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		t.Fatal(err)
	}
	return judge
}
