package intake

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// ApplicationID identifies an application; a UUID.
type ApplicationID string

// Status tells where an application stands. There is a decision only when it is concluded.
type Status string

// The states of an application.
const (
	Open      Status = "open"      // fields and documents may change
	Submitted Status = "submitted" // waiting for its documents to be examined and the package to be judged
	Concluded Status = "concluded" // judged; a correction opens the next round
)

// Errors of what may be done to an application in the state it is in.
var (
	ErrLocked          = errors.New("the application is submitted and being judged")
	ErrAccepted        = errors.New("the application is accepted")
	ErrNothingToSubmit = errors.New("the application has no documents")
	ErrUnchanged       = errors.New("nothing has changed since the last verdict")
	ErrAlreadyJudged   = errors.New("the document is judged already")
	ErrNoDocument      = errors.New("no such document in the application")
)

// Application is one person's submission to one service. Its methods are the only way it changes; each records
// what happened in the journal and the work that follows, and Records stores all three in one transaction.
type Application struct {
	ID         ApplicationID `json:"id"`
	Number     string        `json:"number"`           // for people; given by Records
	Client     string        `json:"client,omitempty"` // the name of the key it was made with; "" where keys are not asked for
	ExternalID string        `json:"external_id"`
	Service    Service       `json:"service"`
	Locale     Locale        `json:"locale"`
	Fields     Fields        `json:"fields"`
	Status     Status        `json:"status"`
	Round      int           `json:"round"` // submissions so far
	Created    time.Time     `json:"created"`
	Submitted  time.Time     `json:"submitted"` // the latest submission
	Documents  []Document    `json:"documents"` // all ever uploaded, in order of arrival
	Judgements []Judgement   `json:"judgements"`
	Seq        int           `json:"seq"`     // of the latest event; serves as revision
	Head       Digest        `json:"head"`    // hash of the latest event
	Refused    int           `json:"refused"` // uploads turned away so far

	changes Changes
}

// Judgement is a verdict on a document or on the package, with when it was given and for which round.
// Later ones stand beside earlier ones; the latest counts.
type Judgement struct {
	Document DocumentID `json:"document,omitempty"` // "" for the package
	Round    int        `json:"round"`
	At       time.Time  `json:"at"`
	Fields   Fields     `json:"fields"` // as declared then: with the evidence, all that the verdict was made from
	Verdict  Verdict    `json:"verdict"`
}

// Changes are what a call of Records.Change has to store beside the application itself.
type Changes struct {
	Events     []Event
	Due        []Work   // work that follows
	Done       []string // ids of work that is finished or void
	Documents  []DocumentID
	Judgements int // how many of the last judgements are new
	Once       *Once
	Refused    bool   // whether uploads were turned away
	Claim      *Claim // without which nothing may be stored
}

// Changes returns what has changed since the application was loaded. For Records only.
func (a *Application) Changes() Changes { return a.changes }

// Loaded forgets the changes: they are stored. For Records only.
func (a *Application) Loaded() { a.changes = Changes{} }

// NewApplication opens an application.
func NewApplication(id ApplicationID, externalID string, service Service, locale Locale, fields Fields, now time.Time) *Application {
	a := &Application{ID: id, ExternalID: externalID, Service: service, Locale: locale, Fields: maps.Clone(fields), Status: Open, Created: stamp(now)}
	a.record(now, ApplicationCreated, "", Detail{"service": string(service), "fields": fieldNames(fields)})
	return a
}

// Document finds a document of the application, or nil.
func (a *Application) Document(id DocumentID) *Document {
	for i := range a.Documents {
		if a.Documents[i].ID == id && id != "" {
			return &a.Documents[i]
		}
	}
	return nil
}

// Current are the documents that count: neither superseded nor removed, in order of arrival.
func (a *Application) Current() []Document {
	var current []Document
	for _, doc := range a.Documents {
		if doc.Counts() {
			current = append(current, doc)
		}
	}
	return current
}

// Verdict is the latest verdict on a document, or on the package under "", or nil.
func (a *Application) Verdict(id DocumentID) *Verdict {
	for i := len(a.Judgements) - 1; i >= 0; i-- {
		if a.Judgements[i].Document == id {
			return &a.Judgements[i].Verdict
		}
	}
	return nil
}

// Decision is the package's decision, or "" while there is none for what was declared and uploaded last.
func (a *Application) Decision() Decision {
	if verdict := a.Verdict(""); verdict != nil && a.Status == Concluded {
		return verdict.Decision
	}
	return ""
}

// Settled reports whether no work is under way: every document is judged, and the package too if it is submitted.
func (a *Application) Settled() bool {
	return a.Status != Submitted && !a.examining()
}

// ETag is the application's revision as an entity tag of RFC 9110, 8.8.3.
func (a *Application) ETag() string {
	return fmt.Sprintf(`"%d-%.12s"`, a.Seq, strings.TrimPrefix(string(a.Head), "sha256:"))
}

func (a *Application) editable() error {
	switch {
	case a.Status == Submitted:
		return ErrLocked
	case a.Decision() == Accepted:
		return ErrAccepted
	default:
		return nil
	}
}

// reopen starts the next round of corrections.
func (a *Application) reopen() {
	if a.Status == Concluded {
		a.Status = Open
	}
}

func (a *Application) examining() bool {
	for _, doc := range a.Documents {
		if doc.Counts() && doc.Status == DocumentReceived {
			return true
		}
	}
	return false
}

func (a *Application) concludeWhenReady() {
	if a.Status == Submitted && !a.examining() {
		a.changes.Due = append(a.changes.Due, ConcludeWork(a.ID, a.Round))
	}
}

func (a *Application) current(kind Kind) *Document {
	for i := range a.Documents {
		if a.Documents[i].Kind == kind && a.Documents[i].Counts() {
			return &a.Documents[i]
		}
	}
	return nil
}

func (a *Application) touch(id DocumentID) {
	if !slices.Contains(a.changes.Documents, id) {
		a.changes.Documents = append(a.changes.Documents, id)
	}
}

// fieldNames is never nil, so that the journal says none by an empty list.
func fieldNames(fields Fields) []string {
	names := slices.AppendSeq(make([]string, 0, len(fields)), maps.Keys(fields))
	slices.Sort(names)
	return names
}
