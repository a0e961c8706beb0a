package workers

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"priyom/intake"
)

const (
	tryFor    = 4 * time.Minute // how long a try may take; its worker is taken for dead soon afterwards
	tellingIn = 5 * time.Second // how long a worker that ends may take to give its work back
)

// errTooLong ends the context of a try that takes too long.
var errTooLong = errors.New("the work was not done in time")

// Do does a piece of work once: finishes it, or gives it back to the outbox for another try, or hands it to a person
// when the tries are spent. An error means that not even the records could be told: the queue may try again, and if it
// does not, the outbox will when the claim has run out.
func (p *Pipeline) Do(ctx context.Context, work intake.Work) error {
	if work.Task == intake.Revalidate && work.Ruleset == p.Judge.Ruleset().Digest() {
		return p.batch(ctx, work)
	}
	hold := cmp.Or(p.Hold, intake.Hold)
	claim, err := p.Records.Claim(ctx, work, hold)
	switch {
	case errors.Is(err, intake.ErrNoWork), errors.Is(err, intake.ErrClaimed):
		return nil // done, or being done
	case err != nil:
		return err
	case claim.Lost >= mostLost:
		return p.giveUp(ctx, claim, errLost)
	}
	within, end := context.WithTimeoutCause(ctx, tryFor, errTooLong)
	defer end()
	trying, cancel := context.WithCancelCause(within)
	defer cancel(nil)
	renewing := make(chan struct{})
	go func() {
		defer close(renewing)
		p.renew(trying, claim, hold, cancel)
	}()
	p.live.Add(1)
	defer func() {
		p.lively.Store(time.Now().UnixNano())
		p.live.Add(-1)
	}()
	err = p.guarded(trying, claim)
	cancel(nil)
	<-renewing
	return p.ended(ctx, claim, err, context.Cause(within))
}

// renew keeps a claim until the try ends, and ends the try when the claim is lost.
func (p *Pipeline) renew(ctx context.Context, claim intake.Claim, hold time.Duration, cancel context.CancelCauseFunc) {
	ticker := time.NewTicker(hold / 4)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		asking, stop := context.WithTimeout(ctx, hold/2)
		err := p.Records.Renew(asking, claim, hold)
		stop()
		switch {
		case errors.Is(err, intake.ErrClaimLost):
			cancel(err)
			return
		case err != nil && ctx.Err() == nil:
			p.Log.WarnContext(ctx, "a claim could not be renewed; it will be tried again", "work", claim.Work.ID, "error", err)
		}
	}
}

// errPanic hides what a panic said, which may hold personal data; the stack goes to nobody.
var errPanic = errors.New("the worker panicked")

// guarded makes a panic an error like another.
func (p *Pipeline) guarded(ctx context.Context, claim intake.Claim) (err error) {
	defer func() {
		if recover() != nil {
			err = errPanic
		}
	}()
	return p.work(ctx, claim)
}

// ended settles how a try ended: err is what came of it, cause why its time was over, if it was.
func (p *Pipeline) ended(ctx context.Context, claim intake.Claim, err, cause error) error {
	switch {
	case err == nil, errors.Is(err, intake.ErrClaimLost):
		return nil // done, or somebody else's
	case ctx.Err() != nil: // told to end: it goes back at once
		telling, stop := context.WithTimeout(context.WithoutCancel(ctx), tellingIn)
		defer stop()
		return lostIsFine(p.Records.Release(telling, claim, 0))
	case cause != nil:
		err = errors.Join(cause, err)
	}
	patience := patienceWith(err)
	if patience.spent(claim) {
		return p.giveUp(ctx, claim, err)
	}
	pause := patience.pause(claim)
	p.Log.WarnContext(ctx, "work goes back for another try", "work", claim.Work.ID, "failed", claim.Failed, "lost", claim.Lost, "pause", pause.String(), "error", err)
	if patience.uncounted {
		return lostIsFine(p.Records.Release(ctx, claim, pause))
	}
	return lostIsFine(p.Records.Fail(ctx, claim, pause))
}

// lostIsFine is for giving back what may have been taken away: whoever has it goes on with it.
func lostIsFine(err error) error {
	if err == nil || errors.Is(err, intake.ErrClaimLost) {
		return nil
	}
	return fmt.Errorf("give work back: %w", err)
}
