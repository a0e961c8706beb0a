package intake

import (
	"maps"
	"math/bits"
	"slices"
	"time"
)

// SetFields declares fields anew: those given are replaced, those given empty are removed.
func (a *Application) SetFields(fields Fields, now time.Time) error {
	if err := a.editable(); err != nil {
		return err
	}
	merged := maps.Clone(a.Fields)
	if merged == nil {
		merged = Fields{}
	}
	for name, value := range fields {
		if value == "" {
			delete(merged, name)
			continue
		}
		merged[name] = value
	}
	a.Fields = merged
	a.record(now, FieldsChanged, "", Detail{"fields": fieldNames(fields)})
	a.reopen()
	return nil
}

// AddDocument takes a document in. An earlier one of the same kind is superseded: it stays visible and no longer counts.
func (a *Application) AddDocument(doc Document, now time.Time) error {
	if err := a.editable(); err != nil {
		return err
	}
	if earlier := a.current(doc.Kind); earlier != nil {
		earlier.SupersededBy = doc.ID
		a.touch(earlier.ID)
		doc.Supersedes = earlier.ID
	}
	doc.Status = DocumentReceived
	doc.Round = a.Round + 1
	doc.Received = stamp(now)
	a.Documents = append(a.Documents, doc)
	a.touch(doc.ID)
	a.record(now, DocumentArrived, doc.ID, Detail{"kind": string(doc.Kind), "sha256": doc.SHA256, "size": doc.Size})
	a.changes.Due = append(a.changes.Due, ExamineWork(a.ID, doc.ID))
	a.reopen()
	return nil
}

// refusedOneByOne is how many refused uploads the journal tells one by one.
const refusedOneByOne = 10

// RefuseUpload notes an upload that was turned away at the door and stored nowhere. All are counted. The journal tells
// the first ten, and from then on those that double their number: whoever sends files that are refused a million
// times grows it by a few lines.
func (a *Application) RefuseUpload(kind Kind, code Code, size int64, now time.Time) {
	a.Refused++
	a.changes.Refused = true
	if a.Refused > refusedOneByOne && bits.OnesCount(uint(a.Refused)) != 1 {
		return
	}
	a.record(now, UploadRefused, "", Detail{"kind": string(kind), "code": string(code), "size": size, "refused": a.Refused})
}

// RefuseArrival notes that what was sent straight to the store for a document to be was not taken in.
func (a *Application) RefuseArrival(id DocumentID, kind Kind, code Code, size int64, now time.Time) {
	a.record(now, UploadRefused, id, Detail{"kind": string(kind), "code": string(code), "size": size})
}

// TakeArrival takes in what was sent straight to the store, once: a second time changes nothing. By tells what noticed
// it when its client did not ask for it.
func (a *Application) TakeArrival(doc Document, by string, now time.Time) error {
	if a.Document(doc.ID) != nil {
		return nil
	}
	if err := a.editable(); err != nil {
		return err
	}
	if by != "" {
		a.record(now, UploadNoticed, doc.ID, Detail{"kind": string(doc.Kind), "by": by})
	}
	return a.AddDocument(doc, now)
}

// RemoveDocument takes back a document that is not judged yet. The one it superseded counts again, unless it was
// superseded itself: then what took its place takes the earlier one's.
func (a *Application) RemoveDocument(id DocumentID, now time.Time) error {
	doc := a.Document(id)
	switch {
	case doc == nil || doc.Status == DocumentRemoved:
		return ErrNoDocument
	case doc.Status == DocumentJudged:
		return ErrAlreadyJudged
	case a.Status == Submitted:
		return ErrLocked
	}
	doc.Status = DocumentRemoved
	if earlier := a.Document(doc.Supersedes); earlier != nil {
		earlier.SupersededBy = doc.SupersededBy
		a.touch(earlier.ID)
	}
	if later := a.Document(doc.SupersededBy); later != nil {
		later.Supersedes = doc.Supersedes
		a.touch(later.ID)
	}
	a.touch(id)
	a.changes.Done = append(a.changes.Done, ExamineWork(a.ID, id).ID)
	a.record(now, DocumentWithdrawn, id, Detail{"kind": string(doc.Kind)})
	return nil
}

// Submit closes the round: the package is judged as soon as every document in it is.
func (a *Application) Submit(now time.Time) error {
	switch {
	case a.Status == Concluded && a.Decision() == Accepted:
		return ErrAccepted
	case a.Status == Concluded:
		return ErrUnchanged
	case a.Status == Submitted:
		return ErrLocked
	case len(a.Current()) == 0:
		return ErrNothingToSubmit
	}
	a.Status = Submitted
	a.Round++
	a.Submitted = stamp(now)
	a.record(now, ApplicationSubmitted, "", Detail{"round": a.Round})
	a.concludeWhenReady()
	return nil
}

// JudgeDocument notes a document's verdict. Noting it twice changes nothing and reports false.
func (a *Application) JudgeDocument(id DocumentID, verdict Verdict, now time.Time) bool {
	a.changes.Done = append(a.changes.Done, ExamineWork(a.ID, id).ID)
	doc := a.Document(id)
	if doc == nil || doc.Status != DocumentReceived {
		return false
	}
	doc.Status = DocumentJudged
	doc.Evidence = verdict.Evidence
	a.touch(id)
	a.judge(id, verdict, now, DocumentExamined)
	a.concludeWhenReady()
	return true
}

// Conclude notes the package's verdict for a round. Noting it twice changes nothing and reports false.
func (a *Application) Conclude(round int, verdict Verdict, now time.Time) bool {
	a.changes.Done = append(a.changes.Done, ConcludeWork(a.ID, round).ID)
	if a.Status != Submitted || a.Round != round {
		return false
	}
	a.Status = Concluded
	a.judge("", verdict, now, ApplicationConcluded)
	return true
}

// Rejudge puts further verdicts beside the earlier ones, made from the same evidence under other rules:
// documents by id, and the package under "". What has not been judged yet is left alone.
func (a *Application) Rejudge(verdicts map[DocumentID]Verdict, now time.Time) {
	for _, id := range slices.Sorted(maps.Keys(verdicts)) {
		if a.Verdict(id) != nil {
			a.judge(id, verdicts[id], now, VerdictRevised)
		}
	}
}

func (a *Application) judge(id DocumentID, verdict Verdict, now time.Time, event EventKind) {
	a.Judgements = append(a.Judgements, Judgement{Document: id, Round: a.Round, At: stamp(now), Fields: maps.Clone(a.Fields), Verdict: verdict})
	a.changes.Judgements++
	codes := []string{}
	for _, code := range verdict.Codes() {
		codes = append(codes, string(code))
	}
	a.record(now, event, id, Detail{"decision": string(verdict.Decision), "codes": codes, "ruleset": string(verdict.Ruleset), "round": a.Round})
}

// StagesDone notes that stages of examining a document are through, each by an event of its own.
func (a *Application) StagesDone(id DocumentID, stages []string, now time.Time) {
	if doc := a.Document(id); doc == nil || doc.Status != DocumentReceived {
		return
	}
	for _, stage := range stages {
		a.record(now, StageFinished, id, Detail{"stage": stage})
	}
}

// Remember ties the changes made to the request that asked for them.
func (a *Application) Remember(once *Once, document DocumentID) {
	if once == nil {
		return
	}
	once.Application, once.Document = a.ID, document
	a.changes.Once = once
}

// Under makes a change one that a claim allows: Records.Change stores nothing and returns ErrClaimLost when the claim
// is no longer the latest of its work, or when that work is finished.
func (a *Application) Under(claim Claim) { a.changes.Claim = &claim }
