package intake_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"priyom/intake"
)

func TestTheJournalOfAWholeLifeVerifies(t *testing.T) {
	app := life(t)
	events := app.Changes().Events
	if err := intake.VerifyJournal(events, app.Head); err != nil {
		t.Error(err)
	}
	if app.Seq != len(events) {
		t.Errorf("the application names event %d as its last, there are %d", app.Seq, len(events))
	}
	if err := intake.VerifyJournal(nil, ""); err != nil {
		t.Errorf("of an application that nothing has happened to: %v", err)
	}
}

func TestTheJournalVerifiesAfterItWasStored(t *testing.T) {
	app := life(t)
	app.RefuseUpload("visa\xff", "FILE.SIZE.EMPTY", 1<<53, noon)
	data, err := json.Marshal(app.Changes().Events)
	if err != nil {
		t.Fatal(err)
	}
	var stored []intake.Event
	if err := json.Unmarshal(data, &stored); err != nil {
		t.Fatal(err)
	}
	if err := intake.VerifyJournal(stored, app.Head); err != nil {
		t.Error(err)
	}
}

func TestEveryChangeOfAJournalIsFound(t *testing.T) {
	app := life(t)
	whole := app.Changes().Events
	edits := map[string]func(*intake.Event){
		"another application": func(e *intake.Event) { e.Application = "another" },
		"another number":      func(e *intake.Event) { e.Seq++ },
		"another time":        func(e *intake.Event) { e.At = e.At.Add(time.Microsecond) },
		"another kind":        func(e *intake.Event) { e.Kind += "x" },
		"another document":    func(e *intake.Event) { e.Document += "x" },
		"another detail":      func(e *intake.Event) { e.Detail = intake.Detail{"decision": "accepted"} },
		"no detail":           func(e *intake.Event) { e.Detail = nil },
		"another predecessor": func(e *intake.Event) { e.Prev += "x" },
		"another hash":        func(e *intake.Event) { e.Hash += "x" },
	}
	for name, edit := range edits {
		t.Run(name, func(t *testing.T) {
			for i := range whole {
				events := slices.Clone(whole)
				edit(&events[i])
				if intake.VerifyJournal(events, app.Head) == nil {
					t.Errorf("in event %d: not found", i+1)
				}
			}
		})
	}
}

func TestEveryGapSwapAndCutOfAJournalIsFound(t *testing.T) {
	app := life(t)
	whole := app.Changes().Events
	for i := range whole {
		if intake.VerifyJournal(slices.Delete(slices.Clone(whole), i, i+1), app.Head) == nil {
			t.Errorf("event %d taken out: not found", i+1)
		}
		if intake.VerifyJournal(whole[:i], app.Head) == nil {
			t.Errorf("cut before event %d: not found", i+1)
		}
		if intake.VerifyJournal(slices.Insert(slices.Clone(whole), i, whole[i]), app.Head) == nil {
			t.Errorf("event %d twice: not found", i+1)
		}
		for k := range i {
			swapped := slices.Clone(whole)
			swapped[i], swapped[k] = swapped[k], swapped[i]
			if intake.VerifyJournal(swapped, app.Head) == nil {
				t.Errorf("events %d and %d swapped: not found", k+1, i+1)
			}
			swapped[i].Seq, swapped[k].Seq = i+1, k+1
			if intake.VerifyJournal(swapped, app.Head) == nil {
				t.Errorf("events %d and %d swapped and numbered anew: not found", k+1, i+1)
			}
		}
	}
	if intake.VerifyJournal(life(t).Changes().Events, "sha256:another") == nil {
		t.Error("a journal with another head: not found")
	}
}

func FuzzADetailHashesTheSameAfterItWasStored(f *testing.F) {
	f.Add("visa", int64(7))
	f.Add("\xff\xfe", int64(-1))
	f.Add("<&>\u2028", int64(1)<<53)
	f.Fuzz(func(t *testing.T, text string, size int64) {
		size %= 1 << 53 // no file is larger, and JSON keeps no more digits
		app := intake.NewApplication("app", "", "patent", intake.Russian, intake.Fields{text: text}, noon)
		app.RefuseUpload(intake.Kind(text), intake.Code(text), size, noon)
		data, err := json.Marshal(app.Changes().Events)
		if err != nil {
			t.Fatal(err)
		}
		var stored []intake.Event
		if err := json.Unmarshal(data, &stored); err != nil {
			t.Fatal(err)
		}
		if err := intake.VerifyJournal(stored, app.Head); err != nil {
			t.Error(err)
		}
	})
}
