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
	Examine      Task = "examine"  // read a document and judge it
	ConcludeTask Task = "conclude" // judge a package
)

// Work is something to be done, written in the same transaction as the change it follows from. It stays until the
// change that finishes it, so that losing the queue loses nothing. Its id is made from what it does: doing it twice
// changes nothing.
type Work struct {
	ID          string        `json:"id"`
	Task        Task          `json:"task"`
	Application ApplicationID `json:"application"`
	Document    DocumentID    `json:"document,omitempty"`
	Round       int           `json:"round,omitempty"`
}

// ExamineWork is the work of examining a document.
func ExamineWork(application ApplicationID, document DocumentID) Work {
	return Work{ID: fmt.Sprintf("%s:%s", Examine, document), Task: Examine, Application: application, Document: document}
}

// ConcludeWork is the work of judging a package in a round.
func ConcludeWork(application ApplicationID, round int) Work {
	return Work{ID: fmt.Sprintf("%s:%s:%d", ConcludeTask, application, round), Task: ConcludeTask, Application: application, Round: round}
}

// Queue carries the names of work to whoever does it. It may lose all it holds at any time, and may hand out work
// more than once or twice at the same time: the record is the truth.
// Its methods are safe for many goroutines.
type Queue interface {
	// Enqueue hands work over. Work that is queued or under way already is not queued a second time, without error.
	Enqueue(ctx context.Context, work Work) error
	// Serve hands work to do, several at once, until ctx ends; then it waits for what is under way. An error of do
	// means "again later", with growing pauses; when the tries are spent, or the work could not even be taken up,
	// it is handed to giveUp with the last error, which must settle it.
	Serve(ctx context.Context, do func(context.Context, Work) error, giveUp func(context.Context, Work, error) error) error
	// Ping reports whether the queue answers.
	Ping(ctx context.Context) error
	Close() error
}

// Lease is how long work that was handed to the queue is left alone before it is handed over again.
const Lease = 15 * time.Second
