package workers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync/atomic"
	"time"

	"priyom/intake"
	"priyom/validators"
)

// Pipeline does the work that applications ask for. Doing a piece of work twice, or twice at once, changes nothing: it
// is done under a claim, and only the latest claim may finish it.
type Pipeline struct {
	Records  intake.Records
	Blobs    intake.Blobs
	Examiner *Examiner
	Judge    *validators.Judge
	Poke     func() // tells the dispatcher that judging a document may have made work due
	Now      func() time.Time
	Log      *slog.Logger
	Hold     time.Duration // how long a claim lasts unless it is renewed; intake.Hold when 0

	Callbacks *Callbacks // nil when no client is told of verdicts

	live   atomic.Int32 // pieces of work under way here that somebody waits for
	lively atomic.Int64 // when the last of them ended, in nanoseconds since 1970
	beside beside
}

// work does what a claim is for.
func (p *Pipeline) work(ctx context.Context, claim intake.Claim) error {
	switch claim.Work.Task {
	case intake.Examine:
		return p.examine(ctx, claim)
	case intake.ConcludeTask:
		return p.conclude(ctx, claim)
	case intake.Deliver:
		return p.deliver(ctx, claim)
	case intake.Revalidate:
		return p.revalidate(ctx, claim)
	default:
		return fmt.Errorf("no task named %q", claim.Work.Task)
	}
}

// examine reads a document into evidence and judges it.
func (p *Pipeline) examine(ctx context.Context, claim intake.Claim) error {
	app, err := p.Records.Application(ctx, claim.Work.Application)
	if err != nil {
		return down("load the application", err)
	}
	doc := app.Document(claim.Work.Document)
	if doc == nil || doc.Status != intake.DocumentReceived {
		return p.settle(ctx, claim, nil)
	}
	x, err := p.open(ctx, doc)
	if err != nil {
		return err
	}
	var rest []string // stages that are told of together with the verdict
	note := func(stages []string, last bool) {
		if rest = stages; !last {
			p.stagesDone(ctx, claim, stages)
		}
	}
	if err := p.Examiner.Examine(ctx, x, note); err != nil {
		var stage *StageError
		if !errors.As(err, &stage) {
			return down("examine", err) // what stages have read could not be kept, or loaded
		}
		return err
	}
	return p.settle(ctx, claim, &x.Evidence, rest...)
}

// open fetches a document's bytes. Uploads are bounded, so that they fit in memory.
func (p *Pipeline) open(ctx context.Context, doc *intake.Document) (*Examination, error) {
	blob, err := p.Blobs.Open(ctx, intake.OriginalBlob(doc.SHA256))
	if err != nil {
		return nil, down("open the original", err)
	}
	defer blob.Close() //nolint:errcheck // read only
	if blob.Size != doc.Size {
		return nil, errOtherBytes
	}
	data := make([]byte, doc.Size)
	if _, err := io.ReadFull(blob, data); err != nil {
		return nil, down("read the original", err)
	}
	sum, err := hash(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if sum != doc.SHA256 {
		return nil, errOtherBytes
	}
	x, err := NewExamination(bytes.NewReader(data), doc.Size, doc.SHA256)
	if err != nil {
		return nil, err
	}
	x.Follow(p.Judge.Ruleset(), doc.Kind)
	x.Views = views{p.Blobs, doc.SHA256}
	return x, nil
}

// settle judges a document from its evidence and notes the verdict, after the last stages that it went through. Without
// evidence there is nothing left to judge.
func (p *Pipeline) settle(ctx context.Context, claim intake.Claim, evidence *intake.Evidence, stages ...string) error {
	var name intake.Digest
	if evidence != nil {
		saved, err := p.Records.SaveEvidence(ctx, evidence)
		if err != nil {
			return down("keep the evidence", err)
		}
		name = saved
	}
	return p.change(ctx, claim, "note the verdict", func(app *intake.Application) error {
		doc := app.Document(claim.Work.Document)
		var verdict intake.Verdict
		if doc != nil && doc.Status == intake.DocumentReceived {
			if evidence == nil {
				return nil
			}
			named := *doc
			named.Evidence = name
			judged, err := p.Judge.Document(named, evidence, app.Fields)
			if err != nil {
				return err
			}
			verdict = judged
		}
		now := p.Now()
		app.StagesDone(claim.Work.Document, stages, now)
		app.JudgeDocument(claim.Work.Document, verdict, now)
		return nil
	})
}

// change changes the application that a claim is about, under the claim. An error of f comes back as it is. The dispatcher
// is told when work follows, or when room is made for other work of which little may be out.
func (p *Pipeline) change(ctx context.Context, claim intake.Claim, what string, f func(*intake.Application) error) error {
	var own error
	var follows bool
	_, err := p.Records.Change(ctx, claim.Work.Application, func(app *intake.Application) error {
		app.Under(claim)
		own = f(app)
		if own == nil && app.Changes().Judgements > 0 && p.Callbacks.to(app.Client) {
			app.Tell()
		}
		follows = len(app.Changes().Due) > 0 || claim.Work.Task == intake.Deliver
		return own
	})
	switch {
	case own != nil:
		return own
	case err != nil:
		return down(what, err)
	}
	if p.Poke != nil && follows && claim.Work.Task != intake.Revalidate {
		p.Poke()
	}
	return nil
}

// stagesDone tells the journal of stages. It is news, not state: when it cannot be told, the work goes on.
func (p *Pipeline) stagesDone(ctx context.Context, claim intake.Claim, stages []string) {
	_, err := p.Records.Change(ctx, claim.Work.Application, func(app *intake.Application) error {
		app.Under(claim)
		app.StagesDone(claim.Work.Document, stages, p.Now())
		return nil
	})
	if err != nil {
		p.Log.WarnContext(ctx, "finished stages were not noted", "document", claim.Work.Document, "stages", stages, "error", err)
	}
}

// conclude judges a package once all its documents are judged.
func (p *Pipeline) conclude(ctx context.Context, claim intake.Claim) error {
	app, err := p.Records.Application(ctx, claim.Work.Application)
	if err != nil {
		return down("load the application", err)
	}
	var members []validators.Member
	for _, doc := range toConclude(app, claim.Work.Round) {
		evidence, err := p.Records.Evidence(ctx, doc.Evidence)
		if err != nil {
			return down("load the evidence of document "+string(doc.ID), err)
		}
		members = append(members, validators.Member{Document: doc, Evidence: evidence})
	}
	return p.change(ctx, claim, "note the package's verdict", func(app *intake.Application) error {
		verdict, err := p.Judge.Package(app.Service, members, app.Fields, intake.DateOf(app.Submitted))
		if err != nil {
			return err
		}
		app.Conclude(claim.Work.Round, verdict, p.Now())
		return nil
	})
}

// toConclude are the documents of a round that is still to be concluded. Work for another round only has to be
// noted as done: documents that came in since may have no evidence yet.
func toConclude(app *intake.Application, round int) []intake.Document {
	if app.Status != intake.Submitted || app.Round != round {
		return nil
	}
	return app.Current()
}
