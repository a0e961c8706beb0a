package workers

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"priyom/intake"
)

// errOtherRules is no failure: during a rollout workers with both rules are there.
var errOtherRules = errors.New("the work is to be done by other rules than this worker's")

// revalidate is for work that is to be judged by other rules; the rest is a batch's.
func (p *Pipeline) revalidate(context.Context, intake.Claim) error { return errOtherRules }

// Revise puts verdicts beside the earlier ones, but for those whose earlier one was made by the same rules. When that
// changes an answer, it becomes work to tell the client; whether the client wants to be told is known where that is done.
func Revise(app *intake.Application, verdicts map[intake.DocumentID]intake.Verdict, now time.Time) {
	changed := false
	for id, verdict := range verdicts {
		before := app.Verdict(id)
		switch {
		case before == nil:
		case before.Ruleset == verdict.Ruleset:
			delete(verdicts, id)
		case before.Decision != verdict.Decision || !maps.Equal(told(before), told(&verdict)):
			changed = true
		}
	}
	app.Rejudge(verdicts, now)
	if changed && app.Client != "" {
		app.Tell()
	}
}

// told are the codes of a verdict.
func told(verdict *intake.Verdict) map[intake.Code]bool {
	codes := map[intake.Code]bool{}
	for code := range slices.Values(verdict.Codes()) {
		codes[code] = true
	}
	return codes
}
