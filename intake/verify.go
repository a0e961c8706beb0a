package intake

import (
	"fmt"
	"slices"
)

// JournalProblem says what is wrong with a journal. The words are public and stay.
type JournalProblem string

// The problems of a journal.
const (
	EventChanged       JournalProblem = "event_changed"       // it does not hash to what it did
	EventMissing       JournalProblem = "event_missing"       // another stands in its place, or none
	EventUnchained     JournalProblem = "event_unchained"     // it does not follow from the one before
	JournalCut         JournalProblem = "journal_cut"         // it ends elsewhere than at the event the application names
	KeptMissing        JournalProblem = "kept_missing"        // it lacks the event whose hash somebody kept
	ApplicationMissing JournalProblem = "application_missing" // events, a number or a kept hash are all there is of it
)

// JournalFault is the first thing that is wrong with an application's journal; an error.
type JournalFault struct {
	Application ApplicationID
	Seq         int // of the event, or of the place where it should stand
	Problem     JournalProblem
}

func (f *JournalFault) Error() string {
	return fmt.Sprintf("journal of application %s: %s at event %d", f.Application, f.Problem, f.Seq)
}

// Journal is the journal of an application, whole, with what the application says of it.
type Journal struct {
	Application ApplicationID
	Number      string // "" when there is no such application
	Seq         int    // of its latest event
	Head        Digest // hash of its latest event
	Events      []Event
}

// Verify reports what is wrong with the journal as a *JournalFault. Who can write to the database can also make the
// application agree with a journal that was cut or written anew, but not a hash that somebody else has kept: kept is
// one that the application named as its last at any time, or "".
func (j Journal) Verify(kept Digest) error {
	fault := func(seq int, problem JournalProblem) error { return &JournalFault{j.Application, seq, problem} }
	switch err := VerifyJournal(j.Events, j.Head); {
	case j.Number == "":
		return fault(len(j.Events), ApplicationMissing)
	case len(j.Events) == 0:
		return fault(1, JournalCut)
	case err != nil:
		return fault(err.(*JournalFault).Seq, err.(*JournalFault).Problem) //nolint:errorlint,forcetypeassert // it returns no other
	case j.Seq != len(j.Events):
		return fault(j.Seq, JournalCut)
	case kept != "" && !slices.ContainsFunc(j.Events, func(e Event) bool { return e.Hash == kept }):
		return fault(len(j.Events), KeptMissing)
	default:
		return nil
	}
}

// VerifyJournal reports the first event that was changed, is missing or stands in the wrong place, as a *JournalFault.
// Events are those of one application from the first on; head is the hash the application names.
func VerifyJournal(events []Event, head Digest) error {
	var prev Digest
	var application ApplicationID
	for i, event := range events {
		application = event.Application
		fault := &JournalFault{Application: application, Seq: i + 1}
		switch {
		case event.Seq != i+1:
			fault.Problem = EventMissing
		case event.Prev != prev:
			fault.Problem = EventUnchained
		case event.hash() != event.Hash:
			fault.Problem = EventChanged
		default:
			prev = event.Hash
			continue
		}
		return fault
	}
	if prev != head {
		return &JournalFault{application, len(events) + 1, JournalCut}
	}
	return nil
}
