package intake_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"priyom/intake"
)

// Words that only an applicant knows. None of them may reach a journal.
const (
	secretValue = "Каримов-Тайный"
	secretName  = "скан паспорта Тайный.jpg"
)

var noon = time.Date(2026, 11, 23, 9, 0, 0, 123456789, time.UTC)

func opened() *intake.Application {
	app := intake.NewApplication("app", "ext", "patent", intake.Russian, intake.Fields{"surname": secretValue}, noon)
	app.Loaded()
	return app
}

func doc(id intake.DocumentID, kind intake.Kind) intake.Document {
	return intake.Document{ID: id, Kind: kind, Name: secretName, Size: 7, SHA256: "ab" + string(id)}
}

func add(t *testing.T, app *intake.Application, documents ...intake.Document) {
	t.Helper()
	for _, d := range documents {
		if err := app.AddDocument(d, noon); err != nil {
			t.Fatal(err)
		}
	}
}

func submit(t *testing.T, app *intake.Application) {
	t.Helper()
	if err := app.Submit(noon); err != nil {
		t.Fatal(err)
	}
}

// judged is an application with one judged document in the state that a name names.
func judged(t *testing.T, state string) *intake.Application {
	t.Helper()
	app := opened()
	add(t, app, doc("d1", "visa"))
	switch state {
	case "open, being examined":
	case "open, judged":
		app.JudgeDocument("d1", verdict(intake.Accepted), noon)
	case "submitted, being examined":
		submit(t, app)
	case "submitted, judged":
		app.JudgeDocument("d1", verdict(intake.Accepted), noon)
		submit(t, app)
	default:
		app.JudgeDocument("d1", verdict(intake.Accepted), noon)
		submit(t, app)
		app.Conclude(1, verdict(intake.Decision(state)), noon)
	}
	app.Loaded()
	return app
}

func verdict(decision intake.Decision, codes ...intake.Code) intake.Verdict {
	v := intake.Verdict{Decision: decision, Ruleset: "sha256:r", Evidence: "sha256:e"}
	for _, code := range codes {
		v.Findings = append(v.Findings, intake.Finding{Rule: "r", Outcome: intake.Fail, Code: code, Severity: intake.Block})
	}
	return v
}

func TestWhatMayBeDoneInEveryState(t *testing.T) {
	empty := "open, empty"
	states := []string{empty, "open, being examined", "open, judged", "submitted, being examined", "submitted, judged", "accepted", "rejected", "needs_review"}
	methods := []struct {
		name string
		do   func(*intake.Application) error
		want map[string]error // nil where it is not named
	}{
		{
			"fields may be declared unless the application is being judged or accepted",
			func(a *intake.Application) error { return a.SetFields(intake.Fields{"sex": "M"}, noon) },
			map[string]error{"submitted, being examined": intake.ErrLocked, "submitted, judged": intake.ErrLocked, "accepted": intake.ErrAccepted},
		},
		{
			"documents may be added unless the application is being judged or accepted",
			func(a *intake.Application) error { return a.AddDocument(doc("d2", "lease"), noon) },
			map[string]error{"submitted, being examined": intake.ErrLocked, "submitted, judged": intake.ErrLocked, "accepted": intake.ErrAccepted},
		},
		{
			"what was sent to the store may be taken in unless the application is being judged or accepted",
			func(a *intake.Application) error { return a.TakeArrival(doc("d2", "lease"), "sweep", noon) },
			map[string]error{"submitted, being examined": intake.ErrLocked, "submitted, judged": intake.ErrLocked, "accepted": intake.ErrAccepted},
		},
		{
			"a document may be taken back before it is judged and submitted",
			func(a *intake.Application) error { return a.RemoveDocument("d1", noon) },
			map[string]error{
				empty: intake.ErrNoDocument, "open, judged": intake.ErrAlreadyJudged, "submitted, being examined": intake.ErrLocked,
				"submitted, judged": intake.ErrAlreadyJudged, "accepted": intake.ErrAlreadyJudged, "rejected": intake.ErrAlreadyJudged, "needs_review": intake.ErrAlreadyJudged,
			},
		},
		{
			"what is open and has documents may be submitted, what is judged only after a change",
			func(a *intake.Application) error { return a.Submit(noon) },
			map[string]error{
				empty: intake.ErrNothingToSubmit, "submitted, being examined": intake.ErrLocked, "submitted, judged": intake.ErrLocked,
				"accepted": intake.ErrAccepted, "rejected": intake.ErrUnchanged, "needs_review": intake.ErrUnchanged,
			},
		},
	}
	for _, method := range methods {
		for _, state := range states {
			t.Run(method.name+"/"+state, func(t *testing.T) {
				app := opened()
				if state != empty {
					app = judged(t, state)
				}
				before, etag := snapshot(t, app), app.ETag()
				err := method.do(app)
				if want := method.want[state]; !errors.Is(err, want) {
					t.Fatalf("got error %v, want %v", err, want)
				}
				if err != nil && snapshot(t, app) != before {
					t.Error("a refused call changed the application")
				}
				if err == nil && app.ETag() == etag {
					t.Error("a change left the entity tag as it was")
				}
			})
		}
	}
}

// snapshot is everything an application holds, with the changes it would store.
func snapshot(t *testing.T, app *intake.Application) string {
	t.Helper()
	data, err := json.Marshal([]any{app, app.Changes()})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWhatWasSentToTheStoreIsTakenInOnce(t *testing.T) {
	app := opened()
	for range 2 {
		if err := app.TakeArrival(doc("d1", "visa"), "notification", noon); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := kinds(app.Changes().Events), []intake.EventKind{intake.UploadNoticed, intake.DocumentArrived}; !slices.Equal(got, want) {
		t.Errorf("got events %v, want %v", got, want)
	}
	submit(t, app)
	app.Loaded()
	if err := app.TakeArrival(doc("d1", "visa"), "", noon); err != nil || len(app.Changes().Events) > 0 {
		t.Errorf("once more, when it is judged: got %v and %d events", err, len(app.Changes().Events))
	}
}

func TestFieldsGivenAreReplacedAndFieldsGivenEmptyAreRemoved(t *testing.T) {
	app := opened()
	if err := app.SetFields(intake.Fields{"surname": "", "sex": "F"}, noon); err != nil {
		t.Fatal(err)
	}
	if got, want := app.Fields, (intake.Fields{"sex": "F"}); len(got) != 1 || got["sex"] != want["sex"] {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestFieldsAreCopiedSoThatTheCallersMapIsItsOwn(t *testing.T) {
	mine := intake.Fields{"sex": "F"}
	app := intake.NewApplication("app", "", "patent", intake.Russian, mine, noon)
	mine["sex"] = "M"
	if got := app.Fields["sex"]; got != "F" {
		t.Errorf("got %q, want F", got)
	}
}

func TestACorrectedFileTakesThePlaceOfTheEarlierOneOfItsKind(t *testing.T) {
	app := opened()
	add(t, app, doc("a", "visa"), doc("other", "lease"), doc("b", "visa"))
	if got := current(app); !slices.Equal(got, []intake.DocumentID{"other", "b"}) {
		t.Errorf("got %v, want other and b", got)
	}
	if a, b := app.Document("a"), app.Document("b"); a.SupersededBy != "b" || b.Supersedes != "a" {
		t.Errorf("got a superseded by %q and b superseding %q", a.SupersededBy, b.Supersedes)
	}
	if len(app.Documents) != 3 {
		t.Errorf("%d documents are to be seen, want all 3", len(app.Documents))
	}
}

func TestTakingADocumentBackRestoresTheEarlierOne(t *testing.T) {
	for _, tt := range []struct {
		name    string
		removed []intake.DocumentID
		counts  []intake.DocumentID
	}{
		{"the only one leaves none", []intake.DocumentID{"c", "b", "a"}, nil},
		{"the last of three restores the one before", []intake.DocumentID{"c"}, []intake.DocumentID{"b"}},
		{"the last two restore the first", []intake.DocumentID{"c", "b"}, []intake.DocumentID{"a"}},
		{"one that does not count leaves the last counting alone", []intake.DocumentID{"b"}, []intake.DocumentID{"c"}},
		{"after one that did not count, the last restores the one before that", []intake.DocumentID{"b", "c"}, []intake.DocumentID{"a"}},
		{"after the first, the others fall back to none of it", []intake.DocumentID{"a", "c"}, []intake.DocumentID{"b"}},
		{"first, then middle, then last leaves none", []intake.DocumentID{"a", "b", "c"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			app := opened()
			add(t, app, doc("a", "visa"), doc("b", "visa"), doc("c", "visa"))
			for _, id := range tt.removed {
				if err := app.RemoveDocument(id, noon); err != nil {
					t.Fatal(err)
				}
			}
			if got := current(app); !slices.Equal(got, tt.counts) {
				t.Errorf("got %v, want %v", got, tt.counts)
			}
			if err := app.RemoveDocument(tt.removed[0], noon); !errors.Is(err, intake.ErrNoDocument) {
				t.Errorf("taken back twice: got %v, want %v", err, intake.ErrNoDocument)
			}
		})
	}
}

func current(app *intake.Application) []intake.DocumentID {
	var ids []intake.DocumentID
	for _, d := range app.Current() {
		ids = append(ids, d.ID)
	}
	return ids
}

func TestWorkIsDueWhenItFollowsAndDoneWhenItIsVoid(t *testing.T) {
	examine, conclude := intake.ExamineWork("app", "d1"), intake.ConcludeWork("app", 1)
	none := []intake.Work{}
	for _, tt := range []struct {
		name  string
		state string
		do    func(*intake.Application)
		due   []intake.Work
		done  []string
	}{
		{"an added document is to be examined", "", func(a *intake.Application) { _ = a.AddDocument(doc("d1", "visa"), noon) }, []intake.Work{examine}, nil},
		{"a document taken back is not", "open, being examined", func(a *intake.Application) { _ = a.RemoveDocument("d1", noon) }, none, []string{examine.ID}},
		{"submitting waits for what is being examined", "open, being examined", func(a *intake.Application) { _ = a.Submit(noon) }, none, nil},
		{"submitting what is judged lets the package be judged", "open, judged", func(a *intake.Application) { _ = a.Submit(noon) }, []intake.Work{conclude}, nil},
		{"the last verdict lets a submitted package be judged", "submitted, being examined", func(a *intake.Application) { a.JudgeDocument("d1", verdict(intake.Rejected), noon) }, []intake.Work{conclude}, []string{examine.ID}},
		{"a verdict lets nothing be judged before it is submitted", "open, being examined", func(a *intake.Application) { a.JudgeDocument("d1", verdict(intake.Accepted), noon) }, none, []string{examine.ID}},
		{"a second verdict only finishes its work", "open, judged", func(a *intake.Application) { a.JudgeDocument("d1", verdict(intake.Rejected), noon) }, none, []string{examine.ID}},
		{"the package's verdict finishes its work", "submitted, judged", func(a *intake.Application) { a.Conclude(1, verdict(intake.Accepted), noon) }, none, []string{conclude.ID}},
		{"a second verdict on the package only finishes its work", "rejected", func(a *intake.Application) { a.Conclude(1, verdict(intake.Accepted), noon) }, none, []string{conclude.ID}},
		{"a verdict for another round only finishes its work", "submitted, judged", func(a *intake.Application) { a.Conclude(7, verdict(intake.Accepted), noon) }, none, []string{intake.ConcludeWork("app", 7).ID}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			app := opened()
			if tt.state != "" {
				app = judged(t, tt.state)
			}
			tt.do(app)
			changes := app.Changes()
			if !slices.Equal(changes.Due, tt.due) {
				t.Errorf("due: got %v, want %v", changes.Due, tt.due)
			}
			if !slices.Equal(changes.Done, tt.done) {
				t.Errorf("done: got %v, want %v", changes.Done, tt.done)
			}
		})
	}
}

func TestAVerdictIsNotedOnce(t *testing.T) {
	app := judged(t, "open, judged")
	seq := app.Seq
	if app.JudgeDocument("d1", verdict(intake.Rejected), noon) || app.JudgeDocument("unknown", verdict(intake.Rejected), noon) {
		t.Error("a second verdict, or one on no document, was taken")
	}
	submit(t, app)
	if app.Conclude(2, verdict(intake.Rejected), noon) || !app.Conclude(1, verdict(intake.Rejected), noon) || app.Conclude(1, verdict(intake.Accepted), noon) {
		t.Error("want the package's verdict taken once and for its own round only")
	}
	if got := app.Decision(); got != intake.Rejected {
		t.Errorf("got decision %q, want the first", got)
	}
	if app.Seq != seq+2 || len(app.Judgements) != 2 {
		t.Errorf("got %d events more and %d judgements, want 2 and 2", app.Seq-seq, len(app.Judgements))
	}
}

func TestACorrectionOpensTheNextRound(t *testing.T) {
	app := judged(t, "rejected")
	add(t, app, doc("d2", "visa"))
	if app.Status != intake.Open || app.Decision() != "" || app.Settled() {
		t.Errorf("after a correction: got status %s, decision %q, settled %t", app.Status, app.Decision(), app.Settled())
	}
	if got := app.Document("d2").Round; got != 2 {
		t.Errorf("the corrected file is for round %d, want 2", got)
	}
	submit(t, app)
	app.JudgeDocument("d2", verdict(intake.Accepted), noon)
	if app.Conclude(1, verdict(intake.Rejected), noon) || !app.Conclude(2, verdict(intake.Accepted), noon) {
		t.Error("want only the verdict of round 2 taken")
	}
	if app.Decision() != intake.Accepted || app.Round != 2 || !app.Settled() {
		t.Errorf("got decision %q in round %d, settled %t", app.Decision(), app.Round, app.Settled())
	}
	if got := app.Judgements[len(app.Judgements)-1].Round; got != 2 {
		t.Errorf("the last judgement is of round %d, want 2", got)
	}
}

func TestRejudgingPutsVerdictsBesideTheEarlierOnesAndLeavesTheUnjudgedAlone(t *testing.T) {
	app := judged(t, "rejected")
	add(t, app, doc("d2", "lease"))
	app.Loaded()
	app.Rejudge(map[intake.DocumentID]intake.Verdict{"d1": verdict(intake.NeedsReview), "d2": verdict(intake.Accepted), "": verdict(intake.Accepted)}, noon)
	if got := app.Changes().Judgements; got != 2 {
		t.Errorf("got %d judgements more, want those of d1 and of the package", got)
	}
	if app.Verdict("d1").Decision != intake.NeedsReview || app.Verdict("d2") != nil || app.Verdict("").Decision != intake.Accepted {
		t.Error("want the latest verdict to count, and none on what was not judged")
	}
	if got := app.Judgements[0].Verdict.Decision; got != intake.Accepted {
		t.Errorf("the first verdict became %q: verdicts are never edited", got)
	}
}

func TestAStageIsNewsOnlyWhileTheDocumentIsExamined(t *testing.T) {
	app := judged(t, "open, being examined")
	app.StagesDone("d1", []string{"render"}, noon)
	app.StagesDone("none", []string{"render"}, noon)
	app.JudgeDocument("d1", verdict(intake.Accepted), noon)
	app.StagesDone("d1", []string{"render"}, noon)
	if got := kinds(app.Changes().Events); !slices.Equal(got, []intake.EventKind{intake.StageFinished, intake.DocumentExamined}) {
		t.Errorf("got events %v", got)
	}
}

func kinds(events []intake.Event) []intake.EventKind {
	var list []intake.EventKind
	for _, e := range events {
		list = append(list, e.Kind)
	}
	return list
}

func TestNoPersonalDataReachesTheJournal(t *testing.T) {
	events := life(t).Changes().Events
	data, err := json.Marshal(events)
	if err != nil {
		t.Fatal(err)
	}
	if len(events) < 10 {
		t.Fatalf("only %d events", len(events))
	}
	for _, secret := range []string{"Тайный", secretValue, secretName, "M-secret"} {
		if strings.Contains(string(data), secret) {
			t.Errorf("%q stands in the journal", secret)
		}
	}
	if !strings.Contains(string(data), `"surname"`) {
		t.Error("the names of declared fields are missing")
	}
}

// life is an application that everything has happened to; its journal is whole in its changes.
func life(t *testing.T) *intake.Application {
	t.Helper()
	app := intake.NewApplication("app", "ext", "patent", intake.Russian, intake.Fields{"surname": secretValue}, noon)
	if err := app.SetFields(intake.Fields{"sex": "M-secret"}, noon); err != nil {
		t.Fatal(err)
	}
	app.RefuseUpload("visa", "FILE.SIZE.EMPTY", 0, noon)
	app.RefuseArrival("d0", "visa", "FILE.SIZE.EMPTY", 0, noon)
	if err := app.TakeArrival(doc("d3", "photo"), "sweep", noon); err != nil {
		t.Fatal(err)
	}
	add(t, app, doc("d1", "visa"), doc("d2", "lease"))
	app.StagesDone("d1", []string{"sniff"}, noon)
	if err := app.RemoveDocument("d2", noon); err != nil {
		t.Fatal(err)
	}
	leaking := verdict(intake.Rejected, "FLD.INN.CHECKSUM")
	leaking.Findings[0].Detail = intake.Detail{"given": secretValue}
	app.JudgeDocument("d1", leaking, noon)
	submit(t, app)
	app.Conclude(1, leaking, noon)
	app.Rejudge(map[intake.DocumentID]intake.Verdict{"d1": leaking, "": leaking}, noon.Add(time.Hour))
	return app
}

func TestEveryEventChangesTheEntityTag(t *testing.T) {
	app := opened()
	seen := map[string]bool{app.ETag(): true}
	for i, change := range []func(){
		func() { _ = app.SetFields(intake.Fields{"sex": "M"}, noon) },
		func() { _ = app.SetFields(intake.Fields{"sex": "M"}, noon) },
		func() { app.RefuseUpload("visa", "FILE.SIZE.EMPTY", 0, noon) },
		func() { _ = app.AddDocument(doc("d1", "visa"), noon) },
		func() { app.StagesDone("d1", []string{"sniff"}, noon) },
		func() { app.JudgeDocument("d1", verdict(intake.Accepted), noon) },
		func() { _ = app.Submit(noon) },
		func() { app.Conclude(1, verdict(intake.Rejected), noon) },
		func() { app.Rejudge(map[intake.DocumentID]intake.Verdict{"": verdict(intake.Accepted)}, noon) },
	} {
		change()
		etag := app.ETag()
		if seen[etag] {
			t.Errorf("after change %d: %s was the tag before", i, etag)
		}
		seen[etag] = true
		if !strings.HasPrefix(etag, `"`) || !strings.HasSuffix(etag, `"`) {
			t.Errorf("%s is no strong entity tag", etag)
		}
	}
}

func TestTimesAreKeptAsTheyAreStored(t *testing.T) {
	app := opened()
	add(t, app, doc("d1", "visa"))
	want := noon.Truncate(time.Microsecond)
	for name, got := range map[string]time.Time{"created": app.Created, "received": app.Document("d1").Received, "event": app.Changes().Events[0].At} {
		if !got.Equal(want) || got.Location() != time.UTC {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}

func TestWhatWasDoneIsTiedToTheRequest(t *testing.T) {
	app := opened()
	app.Remember(nil, "d1")
	if app.Changes().Once != nil {
		t.Error("no request was remembered as one")
	}
	app.Remember(&intake.Once{Client: "portal", Key: "k"}, "d1")
	if got := app.Changes().Once; got == nil || got.Application != "app" || got.Document != "d1" {
		t.Errorf("got %+v", got)
	}
}
