package workers

import (
	"context"
	"errors"
	"time"

	"priyom/intake"
)

var (
	// errOtherRules is no failure: during a rollout workers with both rules are there.
	errOtherRules = errors.New("the work is to be done by other rules than this worker's")
	errMovedOn    = errors.New("the application changed while it was judged again")
)

// revalidate judges an application again under the rules in force, from its stored evidence.
func (p *Pipeline) revalidate(ctx context.Context, claim intake.Claim) error {
	if claim.Work.Ruleset != p.Judge.Ruleset().Digest() {
		return errOtherRules
	}
	stored, err := p.load(ctx, claim.Work.Application)
	if err != nil {
		return err
	}
	verdicts, err := Rejudge(p.Judge, stored)
	if err != nil {
		return err
	}
	return p.change(ctx, claim, "note the verdicts", func(app *intake.Application) error {
		if app.Seq != stored.Application.Seq {
			return errMovedOn
		}
		Revise(app, verdicts, p.Now())
		app.Finish(claim.Work)
		return nil
	})
}

// Revise puts verdicts beside the earlier ones, but for those whose earlier one was made by the same rules.
func Revise(app *intake.Application, verdicts map[intake.DocumentID]intake.Verdict, now time.Time) {
	for id, verdict := range verdicts {
		if before := app.Verdict(id); before != nil && before.Ruleset == verdict.Ruleset {
			delete(verdicts, id)
		}
	}
	app.Rejudge(verdicts, now)
}

// load is an application with the evidence of its documents.
func (p *Pipeline) load(ctx context.Context, id intake.ApplicationID) (intake.Case, error) {
	app, err := p.Records.Application(ctx, id)
	if err != nil {
		return intake.Case{}, down("load the application", err)
	}
	stored := intake.Case{Application: app, Evidence: map[intake.DocumentID]*intake.Evidence{}}
	for _, doc := range app.Current() {
		if doc.Evidence == "" {
			continue
		}
		evidence, err := p.Records.Evidence(ctx, doc.Evidence)
		if err != nil {
			return intake.Case{}, down("load the evidence of document "+string(doc.ID), err)
		}
		stored.Evidence[doc.ID] = evidence
	}
	return stored, nil
}
