package workers

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"priyom/intake"
)

const (
	batchTurn   = time.Minute      // how long a task of a batch goes on with what else waits of it
	batchHold   = time.Minute      // how long claims of a batch last, which are not renewed: nobody waits for what a killed worker held
	batchWithin = 45 * time.Second // how long a group of them may take

	together    = 32 // applications that are judged again in one transaction: what a commit costs is shared by so many
	fewTogether = 8  // the same beside work that somebody waits for, which a group delays
)

// batch judges the application of a task again, and goes on with what else waits to be judged by the same rules, a group
// at a time, until nothing does or ctx ends.
func (p *Pipeline) batch(ctx context.Context, work intake.Work) error {
	claim, err := p.Records.Claim(ctx, work, batchHold)
	switch {
	case errors.Is(err, intake.ErrNoWork), errors.Is(err, intake.ErrClaimed): // done, or being done
	case err != nil:
		return err
	case claim.Lost >= mostLost:
		return p.giveUp(ctx, claim, errLost)
	default:
		p.group(ctx, []intake.Claim{claim})
	}
	for began := time.Now(); time.Since(began) < batchTurn && ctx.Err() == nil; {
		next := p.next
		if !p.calm() {
			next = p.nextBeside
		}
		if more, err := next(ctx, work, together); !more || err != nil {
			return err
		}
	}
	return nil
}

// next judges the next group of a batch, and reports whether there was one.
func (p *Pipeline) next(ctx context.Context, work intake.Work, most int) (bool, error) {
	claims, err := p.Records.ClaimFresh(ctx, work.Task, work.Ruleset, most, batchHold)
	switch {
	case ctx.Err() != nil && len(claims) == 0:
		return false, nil // told to end between two groups
	case err != nil || len(claims) == 0:
		return false, err
	}
	p.group(ctx, claims)
	return true, nil
}

// Beside work that somebody waits for, one worker at a time goes on with a batch, and rests before each group for so many
// times as long as the last one took: a batch gets a tenth of a core, however slow the machine is, and never less, so that
// it comes to an end.
const (
	rests     = 9
	leastRest = 100 * time.Millisecond
	quietFor  = 250 * time.Millisecond // after such work: the next of it may be on its way
)

// beside is whose turn it is beside work that somebody waits for.
type beside struct {
	sync.Mutex
	took time.Duration // by the last group
}

// nextBeside is next beside work that somebody waits for: a smaller group, unless there is none any more.
func (p *Pipeline) nextBeside(ctx context.Context, work intake.Work, most int) (bool, error) {
	p.beside.Lock()
	defer p.beside.Unlock()
	for began := time.Now(); time.Since(began) < max(leastRest, rests*p.beside.took); time.Sleep(5 * time.Millisecond) {
		if ctx.Err() != nil {
			return false, nil
		}
		if p.calm() {
			return p.next(ctx, work, most)
		}
	}
	began := time.Now()
	defer func() { p.beside.took = time.Since(began) }()
	return p.next(ctx, work, min(most, fewTogether))
}

// calm reports whether there is and lately was no work in this process that somebody waits for.
func (p *Pipeline) calm() bool {
	return p.live.Load() == 0 && time.Since(time.Unix(0, p.lively.Load())) > quietFor
}

// group judges applications again. It is over in moments, so that it is not broken off when the worker is told to end.
func (p *Pipeline) group(ctx context.Context, claims []intake.Claim) {
	ctx = context.WithoutCancel(ctx)
	within, end := context.WithTimeoutCause(ctx, batchWithin, errTooLong)
	defer end()
	for i, err := range p.judgeAgain(within, claims) {
		if err := p.ended(ctx, claims[i], err, context.Cause(within)); err != nil {
			p.Log.WarnContext(ctx, "work of a batch could not be given back; it is due when its claim has run out", "work", claims[i].Work.ID, "error", err)
		}
	}
}

// judgeAgain returns what became of each claim.
func (p *Pipeline) judgeAgain(ctx context.Context, claims []intake.Claim) []error {
	errs, at := make([]error, len(claims)), map[intake.ApplicationID]int{}
	var ids []intake.ApplicationID
	for i, claim := range claims {
		at[claim.Work.Application] = i
		ids = append(ids, claim.Work.Application)
	}
	cases, err := p.Records.CasesOf(ctx, ids)
	if err != nil {
		return each(errs, down("load the applications", err))
	}
	var apps []*intake.Application
	verdicts := map[intake.ApplicationID]map[intake.DocumentID]intake.Verdict{}
	for _, stored := range cases {
		id := stored.Application.ID
		if verdicts[id], errs[at[id]] = p.rejudged(stored); errs[at[id]] == nil {
			apps = append(apps, stored.Application)
		}
	}
	changed, err := p.Records.ChangeAll(ctx, apps, func(app *intake.Application) error {
		app.Under(claims[at[app.ID]])
		Revise(app, verdicts[app.ID], p.Now())
		app.Finish(claims[at[app.ID]].Work)
		return nil
	})
	for i, app := range apps {
		if err != nil {
			errs[at[app.ID]] = down("note the verdicts", err)
			continue
		}
		errs[at[app.ID]] = changed[i]
	}
	for i, claim := range claims {
		if _, there := verdicts[claim.Work.Application]; !there { // nothing of it has been judged yet
			errs[i] = p.finish(ctx, claim)
		}
	}
	return errs
}

// rejudged judges a case again. A panic is an error like another, so that the rest of the group is judged.
func (p *Pipeline) rejudged(stored intake.Case) (verdicts map[intake.DocumentID]intake.Verdict, err error) {
	defer func() {
		if recover() != nil {
			err = errPanic
		}
	}()
	for _, doc := range stored.Application.Current() {
		if doc.Evidence != "" && stored.Evidence[doc.ID] == nil {
			return nil, fmt.Errorf("the evidence of document %s: %w", doc.ID, intake.ErrNotFound)
		}
	}
	return Rejudge(p.Judge, stored)
}

// finish notes that there is nothing to do.
func (p *Pipeline) finish(ctx context.Context, claim intake.Claim) error {
	return p.change(ctx, claim, "note that there is nothing to do", func(app *intake.Application) error {
		app.Finish(claim.Work)
		return nil
	})
}

func each(errs []error, err error) []error {
	for i := range errs {
		errs[i] = err
	}
	return errs
}
