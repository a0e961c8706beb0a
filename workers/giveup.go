package workers

import (
	"context"
	"errors"
	"fmt"

	"priyom/intake"
)

// GiveUp settles work whose tries are spent: a person must look at it. The failure never rejects; what the applicant
// declared may still be told against, such as a passport that has expired.
func (p *Pipeline) GiveUp(ctx context.Context, work intake.Work, cause error) error {
	p.Log.ErrorContext(ctx, "work is given up and handed to a person", "work", work.ID, "error", cause)
	if work.Task != intake.Examine {
		return p.concludeByPerson(ctx, work, cause)
	}
	app, err := p.Records.Application(ctx, work.Application)
	if err != nil {
		return fmt.Errorf("load the application: %w", err)
	}
	doc := app.Document(work.Document)
	if doc == nil || doc.Status != intake.DocumentReceived {
		return p.settle(ctx, work, nil)
	}
	evidence := &intake.Evidence{
		File:     intake.File{MediaType: doc.MediaType, Size: doc.Size, SHA256: doc.SHA256},
		Pages:    []intake.Page{},
		Tools:    map[string]string{},
		Failures: []intake.Failure{Failure(cause)},
	}
	return p.settle(ctx, work, evidence)
}

// concludeByPerson gives a package the verdict that a person must look at it.
func (p *Pipeline) concludeByPerson(ctx context.Context, work intake.Work, cause error) error {
	failure := Failure(cause)
	_, err := p.Records.Change(ctx, work.Application, func(app *intake.Application) error {
		app.Conclude(work.Round, intake.Verdict{
			Decision: intake.NeedsReview,
			Findings: []intake.Finding{{Rule: "stage.conclude", Outcome: intake.NotExecuted, Code: failure.Code, Severity: intake.Review, Detail: failure.Detail}},
			Ruleset:  p.Judge.Ruleset().Digest(),
			AsOf:     intake.DateOf(app.Submitted),
		}, p.Now())
		return nil
	})
	return err
}

// Failure turns an error of ours into evidence of it, without its text: that is for the log.
func Failure(err error) intake.Failure {
	failure := intake.Failure{Stage: "intake", Code: "SYS.STAGE.FAILED"}
	var stage *StageError
	if errors.As(err, &stage) {
		failure.Stage = stage.Stage
	}
	var coded interface{ Code() intake.Code }
	if errors.As(err, &coded) {
		failure.Code = coded.Code()
	}
	return failure
}
