package workers

import (
	"context"
	"errors"

	"priyom/intake"
)

// giveUp settles work whose tries are spent: a person must look at it. The failure never rejects; what the applicant
// declared may still be told against, such as a passport that has expired. An application that was to be judged again
// keeps the verdicts it has.
func (p *Pipeline) giveUp(ctx context.Context, claim intake.Claim, cause error) error {
	p.Log.ErrorContext(ctx, "work is given up", "work", claim.Work.ID, "failed", claim.Failed, "lost", claim.Lost, "error", cause)
	switch claim.Work.Task {
	case intake.Examine:
		return p.judgeByPerson(ctx, claim, cause)
	case intake.ConcludeTask:
		return p.concludeByPerson(ctx, claim, cause)
	default:
		return p.change(ctx, claim, "give work up", func(app *intake.Application) error {
			app.Finish(claim.Work)
			return nil
		})
	}
}

// judgeByPerson gives a document the evidence that it could not be read.
func (p *Pipeline) judgeByPerson(ctx context.Context, claim intake.Claim, cause error) error {
	app, err := p.Records.Application(ctx, claim.Work.Application)
	if err != nil {
		return down("load the application", err)
	}
	doc := app.Document(claim.Work.Document)
	if doc == nil || doc.Status != intake.DocumentReceived {
		return p.settle(ctx, claim, nil)
	}
	return p.settle(ctx, claim, Unread(intake.File{MediaType: doc.MediaType, Size: doc.Size, SHA256: doc.SHA256}, cause))
}

// Unread is the evidence of a file that could not be examined: what it is, as far as that is known, and what failed.
func Unread(file intake.File, cause error) *intake.Evidence {
	return &intake.Evidence{
		File:     intake.File{MediaType: file.MediaType, Size: file.Size, SHA256: file.SHA256},
		Pages:    []intake.Page{},
		Tools:    map[string]string{},
		Failures: []intake.Failure{Failure(cause)},
	}
}

// concludeByPerson gives a package the verdict that a person must look at it.
func (p *Pipeline) concludeByPerson(ctx context.Context, claim intake.Claim, cause error) error {
	failure := Failure(cause)
	return p.change(ctx, claim, "note the package's verdict", func(app *intake.Application) error {
		app.Conclude(claim.Work.Round, intake.Verdict{
			Decision: intake.NeedsReview,
			Findings: []intake.Finding{{Rule: "stage.conclude", Outcome: intake.NotExecuted, Code: failure.Code, Severity: intake.Review, Detail: failure.Detail}},
			Ruleset:  p.Judge.Ruleset().Digest(),
			AsOf:     intake.DateOf(app.Submitted),
		}, p.Now())
		return nil
	})
}

// Failure turns an error of ours into evidence of it, without its text: that is for the log.
func Failure(err error) intake.Failure {
	failure := intake.Failure{Stage: "intake", Code: "SYS.STAGE.FAILED"}
	var stage *StageError
	if errors.As(err, &stage) {
		failure.Stage = stage.Stage
	}
	var coded interface{ Code() intake.Code }
	switch {
	case errors.As(err, &coded):
		failure.Code = coded.Code()
	case errors.Is(err, errPanic):
		failure.Code = "SYS.INTERNAL.PANIC"
	}
	return failure
}
