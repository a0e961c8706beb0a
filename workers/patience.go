package workers

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"syscall"
	"time"

	"priyom/intake"
)

// outage is an error of what we depend on, which says nothing about the document at hand.
type outage struct{ error }

func (o outage) Unwrap() error { return o.error }

// Code is what a person is told when an outage does not end.
func (outage) Code() intake.Code { return "SYS.STORAGE.UNAVAILABLE" }

// down tells an outage of a store from its answer: what is not there, or is somebody else's, will not come by waiting.
func down(what string, err error) error {
	err = fmt.Errorf("%s: %w", what, err)
	if errors.Is(err, intake.ErrNotFound) || errors.Is(err, intake.ErrClaimLost) {
		return err
	}
	return outage{err}
}

var (
	errOtherBytes = errors.New("the stored original is not what was uploaded: its hash differs")
	errLost       = lostWorkers{errors.New("workers died over it again and again")}
)

type lostWorkers struct{ error }

func (lostWorkers) Code() intake.Code { return "SYS.QUEUE.LOST_TASK" }

// mostLost is how many workers may be lost over a piece of work. Nearly always it is not the work's fault.
const mostLost = 25

// patience is how often work is tried that fails in one way, and at what intervals.
type patience struct {
	tries       int           // after which it is given up; those of all ways together count
	first, most time.Duration // the pause after the first try, doubled by each up to the most
	uncounted   bool          // the tries do not count, the pause grows with the time already waited, and only that ends it
	lasts       time.Duration // how long that is; outagesLast when 0
}

// The ways in which work fails.
var (
	withOutages  = patience{first: 500 * time.Millisecond, most: 15 * time.Second, uncounted: true}
	withStages   = patience{tries: 6, first: time.Second, most: 20 * time.Second}
	withPanics   = patience{tries: 3, first: time.Second, most: 5 * time.Second}
	withDelays   = patience{tries: 3, first: 5 * time.Second, most: 30 * time.Second}
	withLosses   = patience{tries: 4, first: 2 * time.Second, most: 10 * time.Second}   // of an original, on a store that may be behind
	withOldRules = patience{first: 5 * time.Second, most: time.Minute, uncounted: true} // until a worker comes that has the rules
	withClients  = patience{first: time.Second, most: time.Hour, uncounted: true, lasts: 72 * time.Hour}
)

// outagesLast is how long work waits for what we depend on before a person is asked.
const outagesLast = 24 * time.Hour

func patienceWith(err error) patience {
	var storage outage
	switch {
	case errors.As(err, &storage), exhausted(err):
		return withOutages
	case errors.Is(err, errOtherRules):
		return withOldRules
	case errors.Is(err, errUndelivered):
		return withClients
	case errors.Is(err, errPanic):
		return withPanics
	case errors.Is(err, errTooLong), errors.Is(err, context.DeadlineExceeded):
		return withDelays
	case errors.Is(err, errOtherBytes), errors.Is(err, intake.ErrNotFound):
		return withLosses
	default:
		return withStages
	}
}

// exhausted reports that the machine is short of something: room on a disk, files, memory, processes.
func exhausted(err error) bool {
	for _, short := range []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM, syscall.EAGAIN} {
		if errors.Is(err, short) {
			return true
		}
	}
	return false
}

func (p patience) spent(claim intake.Claim) bool {
	if p.uncounted {
		return claim.Age > cmp.Or(p.lasts, outagesLast)
	}
	return claim.Failed+1 >= p.tries
}

func (p patience) pause(claim intake.Claim) time.Duration {
	if p.uncounted {
		return min(max(claim.Age/4, p.first), p.most)
	}
	return min(p.first<<min(claim.Failed, 10), p.most)
}
