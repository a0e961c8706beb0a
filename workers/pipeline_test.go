package workers_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/blob"
	"priyom/rules"
	"priyom/rules/rulestest"
	draw "priyom/samples/make"
	"priyom/validators"
	"priyom/validators/areas"
	"priyom/workers"
	"priyom/workers/read/text"
	"priyom/workers/render"
	"priyom/workers/stages"
)

var now = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// house is a pipeline over real stores, real stages and the rules that are built in.
type house struct {
	*workers.Pipeline
	records intake.Records
	blobs   intake.Blobs
	log     *bytes.Buffer
}

func newHouse(t testing.TB) *house {
	t.Helper()
	set, err := rules.Load(rulestest.Unread(t))
	if err != nil {
		t.Fatal(err)
	}
	judge, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	pool, err := render.NewPool(render.Options{Size: 2, Command: []string{self}, Environment: []string{childMark + "=1"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	blobs, err := blob.Open(t.Context(), "dir:"+t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	h := &house{records: openRecords(t), blobs: blobs, log: &bytes.Buffer{}}
	h.Pipeline = &workers.Pipeline{
		Records: h.records, Blobs: blobs, Judge: judge, Now: func() time.Time { return now },
		Examiner: &workers.Examiner{Stages: stages.List(pool, &text.Engine{}), Memo: h.records},
		Log:      slog.New(slog.NewTextHandler(&locked{w: h.log}, nil)),
	}
	return h
}

// locked lets several goroutines log.
type locked struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

// lease is a drawn contract, whole or with a fault.
func lease(t testing.TB, form draw.Form, fault draw.Fault) []byte {
	t.Helper()
	file, err := draw.Draw("lease", form, fault, draw.Persons(1)[0])
	if err != nil {
		t.Fatal(err)
	}
	return file.Bytes
}

func sum(data []byte) string {
	digest := sha256.Sum256(data)
	return hex.EncodeToString(digest[:])
}

const secretName = "Тайный договор.pdf"

// open opens an application with the files given as leases, stored or not.
func (h *house) open(t testing.TB, id intake.ApplicationID, files map[intake.DocumentID][]byte) {
	t.Helper()
	app := intake.NewApplication(id, "", "migration_registration", intake.Russian, intake.Fields{"surname": "Каримов"}, now)
	for doc, data := range files {
		h.store(t, data)
		err := app.AddDocument(intake.Document{ID: doc, Kind: "lease", Name: secretName, Size: int64(len(data)), SHA256: sum(data), MediaType: "application/pdf"}, now)
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := h.records.Create(t.Context(), app); err != nil {
		t.Fatal(err)
	}
}

func (h *house) store(t testing.TB, data []byte) {
	t.Helper()
	if err := h.blobs.Put(t.Context(), intake.OriginalBlob(sum(data)), bytes.NewReader(data), int64(len(data)), "application/pdf"); err != nil {
		t.Fatal(err)
	}
}

func (h *house) load(t testing.TB, id intake.ApplicationID) *intake.Application {
	t.Helper()
	app, err := h.records.Application(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	events, err := h.records.Events(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := intake.VerifyJournal(events, app.Head); err != nil {
		t.Error(err)
	}
	return app
}

func (h *house) submit(t testing.TB, id intake.ApplicationID) {
	t.Helper()
	if _, err := h.records.Change(t.Context(), id, func(app *intake.Application) error { return app.Submit(now) }); err != nil {
		t.Fatal(err)
	}
}

func (h *house) do(t testing.TB, work ...intake.Work) {
	t.Helper()
	for _, w := range work {
		if err := h.Do(t.Context(), w); err != nil {
			t.Fatalf("%s: %v", w.ID, err)
		}
	}
}

// due is all work that is not finished.
func (h *house) due(t testing.TB) []intake.Work {
	t.Helper()
	if err := h.records.Recall(t.Context()); err != nil {
		t.Fatal(err)
	}
	var work []intake.Work
	for _, task := range intake.Tasks {
		due, err := h.records.DueWork(t.Context(), intake.Draw{Task: task, Most: 100})
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range due {
			work = append(work, one.Work)
		}
	}
	return work
}

func TestADocumentIsExaminedAndJudgedAndItsPagesAreKept(t *testing.T) {
	for name, tt := range map[string]struct {
		form     draw.Form
		fault    draw.Fault
		decision intake.Decision
		code     intake.Code
	}{
		"a PDF with nothing wrong":       {draw.PDF, draw.None, intake.Accepted, ""},
		"a scan with nothing wrong":      {draw.ScanJPEG, draw.None, intake.Accepted, ""},
		"a scan out of focus":            {draw.ScanJPEG, draw.Blurred, intake.Rejected, "IMG.FOCUS.BLURRED"},
		"a PDF cut off on its way":       {draw.PDF, draw.Truncated, intake.Rejected, "FILE.CONTENT.TRUNCATED"},
		"a PDF that asks for a password": {draw.PDF, draw.Encrypted, intake.Rejected, "PDF.ENCRYPTED.USER_PASSWORD"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			data := lease(t, tt.form, tt.fault)
			h.open(t, "a", map[intake.DocumentID][]byte{"d": data})
			h.do(t, intake.ExamineWork("a", "d"))
			app := h.load(t, "a")
			got := app.Verdict("d")
			if got == nil || got.Decision != tt.decision || app.Document("d").Status != intake.DocumentJudged {
				t.Fatalf("got %+v", got)
			}
			if codes := got.Codes(); tt.code != "" && !contains(codes, tt.code) {
				t.Errorf("got codes %v, want %s", codes, tt.code)
			}
			evidence, err := h.records.Evidence(t.Context(), got.Evidence)
			if err != nil || evidence.File.SHA256 != sum(data) {
				t.Errorf("the verdict's evidence: %v", err)
			}
			for _, page := range evidence.Pages {
				for _, size := range []intake.PageSize{intake.View, intake.Thumbnail} {
					if kept, err := h.blobs.Has(t.Context(), intake.PageBlob(sum(data), page.Number, size)); err != nil || !kept {
						t.Errorf("the %s of page %d is not kept: %v", size, page.Number, err)
					}
				}
			}
			if due := h.due(t); len(due) != 0 {
				t.Errorf("still due: %v", due)
			}
			if strings.Contains(h.log.String(), "Тайный") || strings.Contains(h.log.String(), "Каримов") {
				t.Errorf("personal data in the log:\n%s", h.log)
			}
		})
	}
}

func contains(codes []intake.Code, code intake.Code) bool {
	for _, c := range codes {
		if c == code {
			return true
		}
	}
	return false
}

func TestWorkDoneTwiceOrTwiceAtOnceChangesNothing(t *testing.T) {
	h := newHouse(t)
	h.open(t, "a", map[intake.DocumentID][]byte{"d": lease(t, draw.PDF, draw.None)})
	h.submit(t, "a")
	twice := func(work intake.Work) {
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() {
				if err := h.Do(t.Context(), work); err != nil {
					t.Errorf("%s: %v", work.ID, err)
				}
			})
		}
		both.Wait()
	}
	twice(intake.ExamineWork("a", "d"))
	twice(intake.ConcludeWork("a", 1))
	app := h.load(t, "a")
	if len(app.Judgements) != 2 || app.Status != intake.Concluded || len(h.due(t)) != 0 {
		t.Fatalf("got %d judgements, status %s, due %v", len(app.Judgements), app.Status, h.due(t))
	}
	h.do(t, intake.ExamineWork("a", "d"), intake.ConcludeWork("a", 1))
	if again := h.load(t, "a"); again.ETag() != app.ETag() || len(again.Judgements) != 2 {
		t.Errorf("done again, it changed from %s to %s", app.ETag(), again.ETag())
	}
}

func TestAPackageIsConcludedWhenItsLastDocumentIsJudged(t *testing.T) {
	h := newHouse(t)
	poked := 0
	h.Poke = func() { poked++ }
	h.open(t, "a", map[intake.DocumentID][]byte{"d": lease(t, draw.PDF, draw.None)})
	h.submit(t, "a")
	h.do(t, intake.ExamineWork("a", "d"))
	if poked != 1 {
		t.Errorf("the dispatcher was told %d times, want once", poked)
	}
	due := h.due(t)
	if len(due) != 1 || due[0].ID != intake.ConcludeWork("a", 1).ID {
		t.Fatalf("got due %v", due)
	}
	h.do(t, due...)
	app := h.load(t, "a")
	if app.Decision() != intake.Rejected || !contains(app.Verdict("").Codes(), "SET.REQUIRED.MISSING") {
		t.Errorf("got %s %v, want the missing documents told", app.Decision(), app.Verdict("").Codes())
	}
	if got := app.Verdict("").AsOf; got != intake.DateOf(now) {
		t.Errorf("judged as of %s", got)
	}
}

func TestConcludingAnEarlierRoundAgainChangesNothing(t *testing.T) {
	h := newHouse(t)
	h.open(t, "a", map[intake.DocumentID][]byte{"d": lease(t, draw.PDF, draw.Truncated)})
	h.submit(t, "a")
	h.do(t, intake.ExamineWork("a", "d"), intake.ConcludeWork("a", 1))
	data := lease(t, draw.PDF, draw.None)
	_, err := h.records.Change(t.Context(), "a", func(app *intake.Application) error {
		return app.AddDocument(intake.Document{ID: "d2", Kind: "lease", Size: int64(len(data)), SHA256: sum(data)}, now)
	})
	if err != nil {
		t.Fatal(err)
	}
	before := h.load(t, "a").ETag()
	h.do(t, intake.ConcludeWork("a", 1))
	if got := h.load(t, "a").ETag(); got != before {
		t.Errorf("it changed from %s to %s", before, got)
	}
}

func TestADocumentTakenBackIsNotExamined(t *testing.T) {
	h := newHouse(t)
	h.open(t, "a", map[intake.DocumentID][]byte{"d": []byte("never stored whole")})
	if _, err := h.records.Change(t.Context(), "a", func(app *intake.Application) error { return app.RemoveDocument("d", now) }); err != nil {
		t.Fatal(err)
	}
	h.do(t, intake.ExamineWork("a", "d"))
	if app := h.load(t, "a"); len(app.Judgements) != 0 || len(h.due(t)) != 0 {
		t.Errorf("got %d judgements, due %v", len(app.Judgements), h.due(t))
	}
}

func TestJudgingAgainUnderTheSameRulesGivesTheSameVerdicts(t *testing.T) {
	h := newHouse(t)
	h.open(t, "a", map[intake.DocumentID][]byte{"d": lease(t, draw.ScanJPEG, draw.Blurred)})
	if _, err := h.records.Change(t.Context(), "a", func(app *intake.Application) error {
		return app.SetFields(intake.Fields{"citizenship": "UZB", "email": "nobody"}, now)
	}); err != nil {
		t.Fatal(err)
	}
	h.do(t, intake.ExamineWork("a", "d"))
	h.submit(t, "a")
	h.do(t, intake.ConcludeWork("a", 1))
	cases := 0
	err := h.records.Cases(t.Context(), "", func(stored intake.Case) error {
		cases++
		again, err := workers.Rejudge(h.Judge, stored)
		if err != nil {
			return err
		}
		app := h.load(t, "a")
		if len(again) != 2 {
			t.Errorf("got %d verdicts, want the document's and the package's", len(again))
		}
		for id, verdict := range again {
			if got, want := encode(t, verdict), encode(t, app.Verdict(id)); told(t, got) != told(t, want) {
				t.Errorf("%q: got  %s\nwant %s", id, got, want)
			}
		}
		return nil
	})
	if err != nil || cases != 1 {
		t.Errorf("%d cases, error %v", cases, err)
	}
}

// told is a verdict without the findings that say nothing, as it is kept.
func told(t *testing.T, data string) string {
	t.Helper()
	var v intake.Verdict
	if err := json.Unmarshal([]byte(data), &v); err != nil {
		t.Fatal(err)
	}
	v.Findings = v.Told()
	return encode(t, v)
}

func TestCheckingAFileHereAndNowKeepsNothing(t *testing.T) {
	h := newHouse(t)
	engine := &workers.Engine{Examiner: h.Examiner, Judge: h.Judge}
	data := lease(t, draw.PDF, draw.None)
	doc := intake.Document{Kind: "lease", Name: "lease.pdf", Received: now}
	evidence, verdict, err := engine.Check(t.Context(), doc, nil, bytes.NewReader(data), int64(len(data)))
	if err != nil || verdict.Decision != intake.Accepted || evidence.File.SHA256 != sum(data) {
		t.Fatalf("got %s, error %v", verdict.Decision, err)
	}
	if _, err := h.records.Evidence(t.Context(), verdict.Evidence); !errors.Is(err, intake.ErrNotFound) {
		t.Errorf("the evidence is kept: %v", err)
	}
	again, same, err := engine.Check(t.Context(), doc, nil, bytes.NewReader(data), int64(len(data)))
	if err != nil || !reflect.DeepEqual(again, evidence) || !reflect.DeepEqual(same, verdict) {
		t.Errorf("checked again, it differs: %v", err)
	}
}

func TestTheJournalTellsOfEachStageBeforeTheVerdict(t *testing.T) {
	h := newHouse(t)
	poked := 0
	h.Poke = func() { poked++ }
	h.open(t, "a", map[intake.DocumentID][]byte{"d": lease(t, draw.PDF, draw.None)})
	h.do(t, intake.ExamineWork("a", "d"))
	events, err := h.records.Events(t.Context(), "a", 0)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, event := range events[2:] { // it was opened, and a document arrived
		if event.Kind == intake.StageFinished {
			told = append(told, event.Detail["stage"].(string)) //nolint:forcetypeassert // it panics if it is none
			continue
		}
		told = append(told, string(event.Kind))
	}
	if want := []string{"sniff", "render", "view", "measure", string(intake.DocumentExamined)}; !slices.Equal(told, want) {
		t.Errorf("got %v, want %v", told, want)
	}
	if poked != 0 {
		t.Errorf("the dispatcher was told %d times of work that does not follow", poked)
	}
}
