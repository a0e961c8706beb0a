package workers

import (
	"cmp"
	"context"
	"io"

	"priyom/intake"
	"priyom/validators"
)

// Engine is the intake.Engine that the API and the command line share: the same stages, the same judge.
type Engine struct {
	Examiner  *Examiner
	Judge     *validators.Judge
	MediaType func(head []byte) string
}

// Door judges what can be said of an upload before it is stored.
func (e *Engine) Door(kind intake.Kind, upload intake.Upload, today intake.Date) []intake.Finding {
	file := intake.File{MediaType: e.MediaType(upload.Head), Size: upload.Size}
	if file.MediaType == "" {
		file.Head = intake.FirstBytes(upload.Head)
	}
	if upload.Size == 0 {
		file.MediaType, file.Damage = "", intake.Empty
	}
	return e.Judge.Door(intake.Document{Kind: kind, Name: upload.Name, Declared: upload.Declared}, file, today)
}

// Form judges declared fields for a service.
func (e *Engine) Form(service intake.Service, fields intake.Fields, today intake.Date) []intake.Finding {
	return e.Judge.Form(service, fields, today)
}

// Check examines a file here and now, judges it in its role as if it were received today, and keeps nothing. Where an
// error is of the examination, evidence and verdict tell that it failed.
func (e *Engine) Check(ctx context.Context, doc intake.Document, fields intake.Fields, file io.ReaderAt, size int64) (*intake.Evidence, intake.Verdict, error) {
	x, err := NewExamination(file, size, "")
	if err != nil {
		return nil, intake.Verdict{}, err
	}
	x.Follow(e.Judge.Ruleset(), doc.Kind)
	fresh := Examiner{Stages: e.Examiner.Stages}
	evidence := &x.Evidence
	failed := fresh.Examine(ctx, x, nil)
	if failed != nil {
		evidence = Unread(x.Evidence.File, failed)
	}
	verdict, err := e.Judge.Document(doc, evidence, fields)
	return evidence, verdict, cmp.Or(failed, err)
}

// Catalogue tells what can be applied for.
func (e *Engine) Catalogue() intake.Catalogue { return e.Judge.Ruleset().Catalogue() }
