package intake

import (
	"fmt"
	"strings"
	"time"
)

// EventKind says what happened.
type EventKind string

// The events of a journal.
const (
	ApplicationCreated   EventKind = "application.created"
	FieldsChanged        EventKind = "fields.changed"
	DocumentArrived      EventKind = "document.received"
	UploadRefused        EventKind = "upload.refused"
	UploadNoticed        EventKind = "upload.noticed" // sent straight to the store, and taken in before the client asked for it
	DocumentWithdrawn    EventKind = "document.removed"
	StageFinished        EventKind = "stage.finished"
	DocumentExamined     EventKind = "document.judged"
	ApplicationSubmitted EventKind = "application.submitted"
	ApplicationConcluded EventKind = "application.concluded"
	VerdictRevised       EventKind = "verdict.revised"
)

// Event is one entry of an application's journal. It holds no personal data: names of fields, never their values.
type Event struct {
	Application ApplicationID `json:"application"`
	Seq         int           `json:"seq"` // from 1 without gaps
	At          time.Time     `json:"at"`  // UTC, to the microsecond
	Kind        EventKind     `json:"kind"`
	Document    DocumentID    `json:"document,omitempty"`
	Detail      Detail        `json:"detail,omitempty"`
	Prev        Digest        `json:"prev"` // hash of the event before; "" for the first
	Hash        Digest        `json:"hash"`
}

// record appends an event, chained to the one before.
func (a *Application) record(at time.Time, kind EventKind, document DocumentID, detail Detail) {
	event := Event{
		Application: a.ID, Seq: a.Seq + 1, At: stamp(at), Kind: kind,
		Document: document, Detail: readable(detail), Prev: a.Head,
	}
	event.Hash = event.hash()
	a.Seq, a.Head = event.Seq, event.Hash
	a.changes.Events = append(a.changes.Events, event)
}

// stamp is an instant as it is kept: UTC, to the microsecond, so that it is the same after it was stored.
func stamp(at time.Time) time.Time { return at.UTC().Truncate(time.Microsecond) }

// readable mends broken UTF-8, which JSON would write in one way before it was stored and in another afterwards.
func readable(detail Detail) Detail {
	for name, value := range detail {
		switch v := value.(type) {
		case string:
			detail[name] = strings.ToValidUTF8(v, "\uFFFD")
		case []string:
			for i := range v {
				v[i] = strings.ToValidUTF8(v[i], "\uFFFD")
			}
		}
	}
	return detail
}

func (e Event) hash() Digest {
	e.Hash = ""
	digest, err := DigestJSON(e)
	if err != nil {
		panic(fmt.Sprintf("intake: a journal detail of %s that JSON cannot hold: %v", e.Kind, err)) // a mistake in this package
	}
	return digest
}
