package intake

import (
	"context"
	"fmt"
	"time"
)

// Task is what a worker does.
type Task string

// The tasks.
const (
	ConcludeTask Task = "conclude"   // judge a package
	Examine      Task = "examine"    // read a document and judge it
	Deliver      Task = "deliver"    // tell the client that there is a verdict
	Revalidate   Task = "revalidate" // judge an application again from its stored evidence
)

// Tasks are all tasks, those that somebody waits for first.
var Tasks = []Task{ConcludeTask, Examine, Deliver, Revalidate}

// Work is something to be done, written in the same transaction as the change it follows from. It stays until the
// change that finishes it, so that losing the queue loses nothing. Its id is made from what it is about and how it is
// to be done: doing it twice changes nothing.
//
// The id names no plan of stages: a document is read once, by the plan of whoever reads it, which its evidence names,
// and two workers of different versions must not both do it. Reading what was read by an older plan would be work of
// another id. A queue must hand out work under an id that it knows from work that ended: only the outbox says what is done.
type Work struct {
	ID          string        `json:"id"`
	Task        Task          `json:"task"`
	Application ApplicationID `json:"application"`
	Document    DocumentID    `json:"document,omitempty"`
	Round       int           `json:"round,omitempty"`
	Ruleset     Digest        `json:"ruleset,omitempty"` // to judge by; "" for whatever rules are in force
}

// ExamineWork is the work of examining a document.
func ExamineWork(application ApplicationID, document DocumentID) Work {
	return Work{ID: fmt.Sprintf("%s:%s", Examine, document), Task: Examine, Application: application, Document: document}
}

// ConcludeWork is the work of judging a package in a round.
func ConcludeWork(application ApplicationID, round int) Work {
	return Work{ID: fmt.Sprintf("%s:%s:%d", ConcludeTask, application, round), Task: ConcludeTask, Application: application, Round: round}
}

// RevalidateWork is the work of judging an application again under a ruleset.
func RevalidateWork(application ApplicationID, ruleset Digest) Work {
	return Work{ID: fmt.Sprintf("%s:%s:%s", Revalidate, application, ruleset), Task: Revalidate, Application: application, Ruleset: ruleset}
}

// Tell makes it work to tell the client how the application stands, once for each state it was in.
func (a *Application) Tell() {
	a.changes.Due = append(a.changes.Due, Work{ID: fmt.Sprintf("%s:%s:%d", Deliver, a.ID, a.Seq), Task: Deliver, Application: a.ID})
}

// Finish notes that work is done which changed nothing.
func (a *Application) Finish(work Work) { a.changes.Done = append(a.changes.Done, work.ID) }

// Queue carries the names of work to whoever does it. It may lose all it holds at any time, and may hand out work
// more than once or twice at the same time: the record is the truth.
// Its methods are safe for many goroutines.
type Queue interface {
	// Enqueue hands work over. Work that waits in the queue is not queued a second time, without error. Work that the
	// queue takes to be under way is: whoever hands it over knows that its worker is gone.
	Enqueue(ctx context.Context, work Work) error
	// Serve hands work to do, several at once, until ctx ends; then it waits for what is under way, and after a while
	// ends the context of what is still not done. An error of do, or a panic, means "again later", with growing pauses.
	Serve(ctx context.Context, do func(context.Context, Work) error) error
	// Ping reports whether the queue answers.
	Ping(ctx context.Context) error
	Close() error
}

// Lease is how long work that was handed to the queue is left alone before it is handed over again.
const Lease = 15 * time.Second

// Hold is how long a claim lasts unless it is renewed: how long a document waits whose worker was killed.
const Hold = 10 * time.Second
