package intake

import (
	"errors"
	"time"
)

// Errors of claims.
var (
	ErrNoWork    = errors.New("the work is finished or void")
	ErrClaimed   = errors.New("somebody else is at the work")
	ErrClaimLost = errors.New("the claim is lost: the work was taken up again or is finished")
)

// Claim is a worker's right to finish a piece of work. Several workers may believe that they hold one: a worker that
// was stopped for an hour still does. Its token tells the records which of them to believe: only the latest.
//
// The lease of a claim ends by the clock of the records, so that workers whose clocks differ do no harm; and a claim
// whose lease has ended still counts until somebody else takes the work up.
type Claim struct {
	Work   Work
	Token  int64         // grows with every claim of the same work until that is finished
	Failed int           // claims before that ended in Records.Fail
	Lost   int           // claims before that ended in nothing: their workers died, or were taken for dead
	Age    time.Duration // since the work became due
}

// Draw says what Records.DueWork takes out.
type Draw struct {
	Task  Task
	Lease time.Duration // how long what is taken is left alone from now on
	// Most is how many pieces of work of the task may be out at a time, claimed ones with them. What was given back for
	// later is not out: one client that cannot be told keeps nobody else waiting.
	Most int
	// Queued says that only what waits in the queue counts as out, and not what is claimed.
	Queued bool
}

// Due is work that is to be handed to the queue.
type Due struct {
	Work
	// Handed counts how often it was handed over before: when it is not 0, the work should have moved and did not.
	Handed int
}

// WorkState tells where work stands.
type WorkState string

// The states of work.
const (
	Waiting WorkState = "waiting" // not handed to the queue yet
	Queued  WorkState = "queued"  // handed over, and taken up by nobody yet, or by one who is gone
	Claimed WorkState = "claimed" // somebody is at it
)

// Backlog is the unfinished work of one task in one state.
type Backlog struct {
	Task   Task
	State  WorkState
	Count  int
	Oldest time.Duration // since the oldest of it became due
}
