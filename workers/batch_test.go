package workers_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"priyom/intake"
	draw "priyom/samples/make"
	"priyom/workers"
)

// shelf stores applications of a client, each with a lease and a verdict of its package, and leaves it to a batch to judge them
// by stricter rules. It returns the work, in the order in which it was left.
func shelf(t *testing.T, h *house, most int, client string) []intake.Work {
	t.Helper()
	data := lease(t, draw.ScanJPEG, draw.None)
	h.store(t, data)
	var work []intake.Work
	rules := stricter(t)
	for n := range most {
		id := intake.ApplicationID(fmt.Sprintf("a%03d", n))
		app := intake.NewApplication(id, "", "migration_registration", intake.Russian, intake.Fields{"surname": "Каримов"}, now)
		app.Client = client
		doc := intake.DocumentID("d-" + string(id))
		if err := app.AddDocument(intake.Document{ID: doc, Kind: "lease", Size: int64(len(data)), SHA256: sum(data), MediaType: "image/jpeg"}, now); err != nil {
			t.Fatal(err)
		}
		if err := h.records.Create(t.Context(), app); err != nil {
			t.Fatal(err)
		}
		h.submit(t, id)
		h.do(t, intake.ExamineWork(id, doc), intake.ConcludeWork(id, 1))
		work = append(work, intake.RevalidateWork(id, rules.Ruleset().Digest()))
	}
	h.Judge = rules
	if _, err := h.records.Schedule(t.Context(), work); err != nil {
		t.Fatal(err)
	}
	return work
}

// revisedOnce requires that each application was judged again once, under rules that reject its lease.
func revisedOnce(t *testing.T, h *house, work []intake.Work) {
	t.Helper()
	for _, one := range work {
		app := h.load(t, one.Application)
		if got := app.Verdict(app.Documents[0].ID); len(app.Judgements) != 4 || got.Decision != intake.Rejected {
			t.Errorf("%s: got %d judgements and %q, want the two before and two more, and the lease rejected", app.ID, len(app.Judgements), got.Decision)
		}
	}
	if due := h.due(t); len(due) != 0 {
		t.Errorf("got due %v, want nothing left", due)
	}
}

func TestATaskOfABatchGoesOnWithAllThatWaitsOfIt(t *testing.T) {
	h := newHouse(t)
	work := shelf(t, h, 70, "")
	h.do(t, work[0])
	revisedOnce(t, h, work)
}

func TestManyWorkersJudgeEachApplicationOfABatchOnce(t *testing.T) {
	h := newHouse(t)
	work := shelf(t, h, 70, "")
	var all sync.WaitGroup
	for n := range 4 {
		all.Go(func() {
			if err := h.Do(t.Context(), work[n*3]); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	revisedOnce(t, h, work)
}

func TestABatchThatIsToldToEndStopsAndLosesNothing(t *testing.T) {
	h := newHouse(t)
	work := shelf(t, h, 10, "")
	ended, end := context.WithCancel(t.Context())
	end()
	if err := h.Do(ended, work[0]); err == nil {
		t.Error("a worker that is told to end takes work up")
	}
	if due := h.due(t); len(due) != len(work) {
		t.Fatalf("%d are left, want all", len(due))
	}
	h.do(t, work[0])
	for _, one := range work[1:] { // those that were handed over are done each by its own task
		h.do(t, one)
	}
	revisedOnce(t, h, work)
}

// dying is a store whose workers die, one in so many, before they can write.
type dying struct {
	intake.Records
	killed bool
}

var errKilled = errors.New("killed")

func (d *dying) ChangeAll(ctx context.Context, apps []*intake.Application, f func(*intake.Application) error) ([]error, error) {
	if !d.killed {
		d.killed = true
		panic(errKilled) // nothing is given back
	}
	return d.Records.ChangeAll(ctx, apps, f)
}

func TestWhatAWorkerHeldThatDiedOverABatchIsDoneOnceAndAlone(t *testing.T) {
	h := newHouse(t)
	work := shelf(t, h, 40, "")
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the worker lives")
			}
		}()
		h.Records = &dying{Records: h.records, killed: false}
		h.do(t, work[0])
	}()
	h.Records = h.records
	for _, one := range h.due(t) { // its claims have run out
		h.do(t, one)
	}
	revisedOnce(t, h, work)
}

func TestAStaleWorkerOfABatchWritesNothing(t *testing.T) {
	h := newHouse(t)
	work := shelf(t, h, 5, "")
	stalled := &stalled{Records: h.records, do: func() { // all that it holds is taken up and done by another
		h.due(t)
		other := &workers.Pipeline{Records: h.records, Judge: h.Judge, Now: h.Now, Log: h.Log}
		for _, one := range work {
			if err := other.Do(t.Context(), one); err != nil {
				t.Error(err)
			}
		}
	}}
	h.Records = stalled
	h.do(t, work[0])
	h.Records = h.records
	revisedOnce(t, h, work)
}

// stalled is a store whose worker stands still before it writes.
type stalled struct {
	intake.Records
	once sync.Once
	do   func()
}

func (s *stalled) ChangeAll(ctx context.Context, apps []*intake.Application, f func(*intake.Application) error) ([]error, error) {
	s.once.Do(s.do)
	return s.Records.ChangeAll(ctx, apps, f)
}

func TestOneThatCannotBeJudgedAgainKeepsItsVerdictsAndHoldsUpNoOther(t *testing.T) {
	h := newHouse(t)
	work := shelf(t, h, 5, "")
	h.Records = &partial{Records: h.records, forgets: work[2].Application}
	for range 10 {
		for _, one := range h.due(t) {
			h.do(t, one)
		}
	}
	h.Records = h.records
	if app := h.load(t, work[2].Application); len(app.Judgements) != 2 {
		t.Errorf("got %d judgements, want the verdicts that it had", len(app.Judgements))
	}
	revisedOnce(t, h, append(work[:2:2], work[3:]...))
}

// partial is a store without the evidence of an application.
type partial struct {
	intake.Records
	forgets intake.ApplicationID
}

func (f *partial) CasesOf(ctx context.Context, ids []intake.ApplicationID) ([]intake.Case, error) {
	cases, err := f.Records.CasesOf(ctx, ids)
	for _, one := range cases {
		if one.Application.ID == f.forgets {
			clear(one.Evidence)
		}
	}
	return cases, err
}

func TestAClientIsToldWhenABatchChangesAnAnswerAndOnlyThen(t *testing.T) {
	h := newHouse(t)
	got := clientOf(t, h)
	work := shelf(t, h, 2, "portal")
	h.do(t, deliveries(t, h)...)
	*got = nil
	h.do(t, work...)
	h.do(t, deliveries(t, h)...)
	if len(*got) != len(work) {
		t.Fatalf("got %d messages, want one for each of %d answers", len(*got), len(work))
	}
	stored, err := h.records.CasesOf(t.Context(), []intake.ApplicationID{"a000"})
	if err != nil {
		t.Fatal(err)
	}
	verdicts, err := workers.Rejudge(h.Judge, stored[0])
	if err != nil {
		t.Fatal(err)
	}
	for id, verdict := range verdicts { // by yet other rules, with the same answer
		verdict.Ruleset = "sha256:others"
		verdicts[id] = verdict
	}
	app := stored[0].Application
	workers.Revise(app, verdicts, now)
	if changes := app.Changes(); changes.Judgements != 2 || len(changes.Due) != 0 {
		t.Errorf("got %d judgements and due %v, want the client left alone", changes.Judgements, changes.Due)
	}
}
