package workers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"priyom/intake"
	"priyom/validators"
)

// Pipeline does the work that applications ask for. Doing a piece of work twice, or twice at once, changes nothing.
type Pipeline struct {
	Records  intake.Records
	Blobs    intake.Blobs
	Examiner *Examiner
	Judge    *validators.Judge
	Poke     func() // tells the dispatcher that judging a document may have made work due
	Now      func() time.Time
	Log      *slog.Logger
}

// Do does a piece of work. An error means that it has to be tried again.
func (p *Pipeline) Do(ctx context.Context, work intake.Work) error {
	switch work.Task {
	case intake.Examine:
		return p.examine(ctx, work)
	case intake.ConcludeTask:
		return p.conclude(ctx, work)
	default:
		return fmt.Errorf("no task named %q", work.Task)
	}
}

// examine reads a document into evidence and judges it.
func (p *Pipeline) examine(ctx context.Context, work intake.Work) error {
	app, err := p.Records.Application(ctx, work.Application)
	if err != nil {
		return fmt.Errorf("load the application: %w", err)
	}
	doc := app.Document(work.Document)
	if doc == nil || doc.Status != intake.DocumentReceived {
		return p.settle(ctx, work, nil)
	}
	x, err := p.open(ctx, doc)
	if err != nil {
		return err
	}
	note := func(stage string) { p.stageDone(ctx, work, stage) }
	if err := p.Examiner.Examine(ctx, x, note); err != nil {
		return err
	}
	return p.settle(ctx, work, &x.Evidence)
}

// open fetches a document's bytes. Uploads are bounded, so that they fit in memory.
func (p *Pipeline) open(ctx context.Context, doc *intake.Document) (*Examination, error) {
	blob, err := p.Blobs.Open(ctx, intake.OriginalBlob(doc.SHA256))
	if err != nil {
		return nil, fmt.Errorf("open the original: %w", err)
	}
	defer blob.Close() //nolint:errcheck // read only
	data := make([]byte, doc.Size)
	if _, err := io.ReadFull(blob, data); err != nil {
		return nil, fmt.Errorf("read the original: %w", err)
	}
	sum, err := hash(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if sum != doc.SHA256 {
		return nil, errors.New("the stored original is not what was uploaded: its hash differs")
	}
	x, err := NewExamination(bytes.NewReader(data), doc.Size, doc.SHA256)
	if err != nil {
		return nil, err
	}
	x.Follow(p.Judge.Ruleset(), doc.Kind)
	x.Views = views{p.Blobs, doc.SHA256}
	return x, nil
}

// settle judges a document from its evidence and notes the verdict. Without evidence there is nothing left to judge.
func (p *Pipeline) settle(ctx context.Context, work intake.Work, evidence *intake.Evidence) error {
	var name intake.Digest
	if evidence != nil {
		saved, err := p.Records.SaveEvidence(ctx, evidence)
		if err != nil {
			return fmt.Errorf("keep the evidence: %w", err)
		}
		name = saved
	}
	_, err := p.Records.Change(ctx, work.Application, func(app *intake.Application) error {
		doc := app.Document(work.Document)
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
		app.JudgeDocument(work.Document, verdict, p.Now())
		return nil
	})
	if err != nil {
		return fmt.Errorf("note the verdict: %w", err)
	}
	if p.Poke != nil {
		p.Poke()
	}
	return nil
}

// stageDone tells the journal of a stage. It is news, not state: when it cannot be told, the work goes on.
func (p *Pipeline) stageDone(ctx context.Context, work intake.Work, stage string) {
	_, err := p.Records.Change(ctx, work.Application, func(app *intake.Application) error {
		app.StageDone(work.Document, stage, p.Now())
		return nil
	})
	if err != nil {
		p.Log.WarnContext(ctx, "a finished stage was not noted", "document", work.Document, "stage", stage, "error", err)
	}
}

// conclude judges a package once all its documents are judged.
func (p *Pipeline) conclude(ctx context.Context, work intake.Work) error {
	app, err := p.Records.Application(ctx, work.Application)
	if err != nil {
		return fmt.Errorf("load the application: %w", err)
	}
	var members []validators.Member
	for _, doc := range toConclude(app, work.Round) {
		evidence, err := p.Records.Evidence(ctx, doc.Evidence)
		if err != nil {
			return fmt.Errorf("load the evidence of document %s: %w", doc.ID, err)
		}
		members = append(members, validators.Member{Document: doc, Evidence: evidence})
	}
	_, err = p.Records.Change(ctx, work.Application, func(app *intake.Application) error {
		verdict, err := p.Judge.Package(app.Service, members, app.Fields, intake.DateOf(app.Submitted))
		if err != nil {
			return err
		}
		app.Conclude(work.Round, verdict, p.Now())
		return nil
	})
	if err != nil {
		return fmt.Errorf("note the package's verdict: %w", err)
	}
	return nil
}

// toConclude are the documents of a round that is still to be concluded. Work for another round only has to be
// noted as done: documents that came in since may have no evidence yet.
func toConclude(app *intake.Application, round int) []intake.Document {
	if app.Status != intake.Submitted || app.Round != round {
		return nil
	}
	return app.Current()
}
