package intake

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Records is the truth about applications. Every change of an application is one transaction: its state, its
// journal events and the work that follows. Its methods are safe for many goroutines and many processes.
type Records interface {
	// Create stores a new application and gives it its Number.
	Create(ctx context.Context, app *Application) error
	// Change locks an application, lets f change it and stores what f did. When f returns an error nothing is stored
	// and Change returns that error. f may be called again and must have no effect but on the application.
	// When f changed nothing, nothing is written.
	Change(ctx context.Context, id ApplicationID, f func(*Application) error) (*Application, error)
	// ChangeAll changes applications that were loaded before, cases among them, in one transaction: f changes each, once.
	// One that moved on since it was loaded is left out (ErrMovedOn), so is one whose claim is lost (ErrClaimLost), and
	// one for which f returns an error: what became of apps[i] is errs[i]. On err nothing is stored.
	ChangeAll(ctx context.Context, apps []*Application, f func(*Application) error) (errs []error, err error)
	// Application loads an application with its documents and judgements; ErrNotFound when there is none.
	Application(ctx context.Context, id ApplicationID) (*Application, error)
	// ApplicationOf finds the application a document belongs to; ErrNotFound when there is none.
	ApplicationOf(ctx context.Context, id DocumentID) (ApplicationID, error)
	// Applications lists applications, latest first, a page at a time.
	Applications(ctx context.Context, filter Filter) (List, error)
	// Revision is the number of an application's latest event; ErrNotFound when there is no such application.
	Revision(ctx context.Context, id ApplicationID) (int, error)
	// Events are an application's journal after event number after, in order.
	Events(ctx context.Context, id ApplicationID, after int) ([]Event, error)
	// Journals hands over the journal of every application in order of id, each as it was at one moment, and events
	// whose application is not there as a journal without a Number. It stops at the first error of f.
	Journals(ctx context.Context, f func(Journal) error) error
	// Repeated finds what an earlier request with the same idempotency key led to.
	// It returns ErrKeyReused when that request was another one, ErrNotFound when there was none or it was longer ago
	// than KeysKept.
	Repeated(ctx context.Context, once Once) (Once, error)

	// Named reports which of some files, by their SHA-256, any document names, be it superseded or removed.
	Named(ctx context.Context, sha256s []string) (map[string]bool, error)

	// SaveEvidence keeps evidence under its digest. Keeping it twice changes nothing.
	SaveEvidence(ctx context.Context, evidence *Evidence) (Digest, error)
	// Evidence loads evidence; ErrNotFound when there is none.
	Evidence(ctx context.Context, name Digest) (*Evidence, error)
	// SaveStage keeps what a stage read out of a file under a key that names file, stage and version.
	SaveStage(ctx context.Context, key StageKey, data []byte) error
	// Stage loads it; ErrNotFound when there is none.
	Stage(ctx context.Context, key StageKey) ([]byte, error)

	// DueWork takes work that is neither claimed nor was handed over lately: what waits longest first. So that a queue
	// never holds more than it needs, no more is taken than makes up the draw's Most together with what is out.
	// All times are by the records' own clock.
	DueWork(ctx context.Context, draw Draw) ([]Due, error)
	// Schedule makes work due that follows from no change, and returns how much of it was not there already.
	// Work for an application that there is not is an error.
	Schedule(ctx context.Context, work []Work) (int, error)
	// Recall makes all work due at once and ends all claims: for a queue that is known to hold nothing.
	Recall(ctx context.Context) error
	// Claim takes work up for a while. It returns ErrNoWork when the work is finished or void, and ErrClaimed while
	// somebody else's claim lasts.
	Claim(ctx context.Context, work Work, lease time.Duration) (Claim, error)
	// ClaimFresh takes up, like Claim, work that waits and that nobody was handed or took up before: of a task, to be
	// judged by a ruleset, what waits longest first, at most so many pieces. There may be none.
	ClaimFresh(ctx context.Context, task Task, ruleset Digest, most int, lease time.Duration) ([]Claim, error)
	// Renew lets a claim last for a lease from now on; ErrClaimLost when it is no longer the latest of its work.
	Renew(ctx context.Context, claim Claim, lease time.Duration) error
	// Release gives work back undone: it is due again after a pause. ErrClaimLost as above.
	Release(ctx context.Context, claim Claim, pause time.Duration) error
	// Fail gives work back like Release, and counts the try.
	Fail(ctx context.Context, claim Claim, pause time.Duration) error
	// Backlog tells what work is unfinished, by task and state, and how long the oldest of it has waited.
	Backlog(ctx context.Context) ([]Backlog, error)
	// Cases hands over stored applications with a judged document, with the evidence of the documents that count,
	// in order of id after a given one, for judging again. It stops at the first error of f.
	Cases(ctx context.Context, after ApplicationID, f func(Case) error) error
	// CasesOf is the same for some applications, in order of id. Those that there are not are left out.
	CasesOf(ctx context.Context, ids []ApplicationID) ([]Case, error)

	// Now is the time by the records' own clock, which everything that is written down goes by.
	Now(ctx context.Context) (time.Time, error)
	// Ping reports whether the records answer and may be written.
	Ping(ctx context.Context) error
	Close() error
}

// StageKey names what a stage read: the same file, stage and version always gives the same.
type StageKey struct {
	SHA256  string // of the file, hexadecimal
	Stage   string
	Version string // of the stage with its tools and settings
}

// Case is an application with the evidence of its documents. Its verdicts hold only the findings worth telling.
type Case struct {
	Application *Application
	Evidence    map[DocumentID]*Evidence
}

// Filter narrows a list of applications. Zero fields do not narrow.
type Filter struct {
	Service  Service
	Status   Status
	Decision Decision
	Kind     Kind   // has a document of this kind that counts
	Code     Code   // its latest verdicts name this code
	Query    string // an exact number, external id, application id or document id
	Cursor   string // List.Next of the page before
	Limit    int    // at most 200; 0 means 50
}

// ErrCursor means that a cursor is none that a list has given out.
var ErrCursor = errors.New("the cursor is none that this list has given out")

// List is a page of a list of applications.
type List struct {
	Items []Summary
	Next  string // Cursor of the next page; "" at the end
}

// Summary is an application as a line of a list.
type Summary struct {
	ID         ApplicationID `json:"id"`
	Number     string        `json:"number"`
	ExternalID string        `json:"external_id"`
	Service    Service       `json:"service"`
	Status     Status        `json:"status"`
	Decision   Decision      `json:"decision,omitempty"`
	Round      int           `json:"round"`
	Created    time.Time     `json:"created"`
	Updated    time.Time     `json:"updated"`
	Kinds      []Kind        `json:"kinds"`
	Codes      []Code        `json:"codes"`
}

// ErrMovedOn means that an application changed since it was loaded.
var ErrMovedOn = errors.New("the application changed since it was loaded")

// ErrKeyReused means that an idempotency key came back with another request.
var ErrKeyReused = errors.New("the idempotency key was used with another request")

// KeysKept is how long an idempotency key is remembered: long enough for a portal that comes back after a weekend.
const KeysKept = 72 * time.Hour

// Once ties the effect of a request to its Idempotency-Key, so that asking again does not do it again.
type Once struct {
	Client      string // whose key it is
	Key         string
	Request     Digest // of what was asked for
	Application ApplicationID
	Document    DocumentID
}

// Number is an application's number as people write and say it: the year, a running number and a check digit
// by Luhn (ISO/IEC 7812-1, annex B), which finds a mistyped digit and most swaps.
func Number(year int, running int64) string {
	digits := fmt.Sprintf("%02d%07d", year%100, running)
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return fmt.Sprintf("%s-%s-%d", digits[:2], digits[2:], (10-sum%10)%10)
}
