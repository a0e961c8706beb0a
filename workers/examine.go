package workers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"priyom/intake"
	"priyom/workers/page"
)

// Memo keeps what stages have read, by content. intake.Records is one; a nil Memo keeps nothing.
type Memo interface {
	SaveStage(ctx context.Context, key intake.StageKey, data []byte) error
	Stage(ctx context.Context, key intake.StageKey) ([]byte, error)
}

// Examiner examines files in stages. It is safe for many goroutines.
type Examiner struct {
	Stages []Stage // in order: those of the file, one that draws its pages, those of a page
	Memo   Memo
}

// Progress is told of stages that are through together, in order, and whether they are the last.
type Progress func(stages []string, last bool)

// StageError is the failure of a stage.
type StageError struct {
	Stage string
	Err   error
}

func (e *StageError) Error() string { return fmt.Sprintf("stage %s: %v", e.Stage, e.Err) }

func (e *StageError) Unwrap() error { return e.Err }

// Examine reads a file through all stages, going on after the last one whose result is kept.
// An error is a failure of ours, a *StageError where a stage failed.
func (e *Examiner) Examine(ctx context.Context, x *Examination, done Progress) error {
	if done == nil {
		done = func([]string, bool) {}
	}
	e = e.narrowed(x.Extract)
	x.Evidence = intake.Evidence{Pages: []intake.Page{}, Tools: map[string]string{}, Failures: []intake.Failure{}}
	from, err := e.resume(ctx, x)
	if err != nil {
		return err
	}
	for at := from; at < len(e.Stages); {
		through, err := e.step(ctx, x, at)
		if err != nil {
			return err
		}
		var names []string
		for _, stage := range e.Stages[at:through] {
			x.Evidence.Tools[stage.Name] = stage.Version
			names = append(names, stage.Name)
		}
		if err := e.save(ctx, x, through); err != nil {
			return err
		}
		done(names, through == len(e.Stages))
		at = through
	}
	return nil
}

// narrowed is the examiner without the stages that nobody asked for.
func (e *Examiner) narrowed(asked []string) *Examiner {
	unasked := func(stage Stage) bool { return stage.Extracts != "" && !slices.Contains(asked, stage.Extracts) }
	return &Examiner{Stages: slices.DeleteFunc(slices.Clone(e.Stages), unasked), Memo: e.Memo}
}

// step runs the stage at a position, together with the page stages behind it where it draws pages: a page is drawn
// once, and every stage sees it. It returns the position after the last one that is through.
func (e *Examiner) step(ctx context.Context, x *Examination, at int) (int, error) {
	stage := e.Stages[at]
	if stage.File != nil {
		within, end := stage.bounded(ctx)
		defer end()
		if err := stage.File(within, x); err != nil {
			return at, &StageError{stage.Name, err}
		}
		return at + 1, nil
	}
	through := at + 1
	for through < len(e.Stages) && e.Stages[through].Page != nil {
		through++
	}
	x.Evidence.Pages = []intake.Page{}
	err := stage.Pages(ctx, x, func(drawn *page.Image) error {
		size := drawn.Bounds().Size()
		read := intake.Page{Number: drawn.Number, Width: size.X, Height: size.Y, DPI: drawn.DPI, Paper: drawn.Paper, Source: drawn.Source, Damaged: drawn.Damaged}
		for _, reader := range e.Stages[at+1 : through] {
			within, end := reader.bounded(ctx)
			err := reader.Page(within, x, drawn, &read)
			end()
			if err != nil {
				return &StageError{reader.Name, fmt.Errorf("page %d: %w", drawn.Number, err)}
			}
		}
		x.Evidence.Pages = append(x.Evidence.Pages, read)
		return nil
	})
	var inner *StageError
	if err != nil && !errors.As(err, &inner) {
		err = &StageError{stage.Name, err}
	}
	return through, err
}

// resume loads what the furthest kept stage left and returns the position after it. What was kept before a stage of
// pages is of no use to it: it needs the pages themselves.
func (e *Examiner) resume(ctx context.Context, x *Examination) (int, error) {
	if e.Memo == nil {
		return 0, nil
	}
	for through := len(e.Stages); through > 0; through-- {
		if through < len(e.Stages) && e.Stages[through].Page != nil {
			continue
		}
		data, err := e.Memo.Stage(ctx, e.key(x, through))
		switch {
		case errors.Is(err, intake.ErrNotFound):
			continue
		case err != nil:
			return 0, fmt.Errorf("load the stages kept: %w", err)
		}
		var kept intake.Evidence
		if err := json.Unmarshal(data, &kept); err != nil {
			return 0, fmt.Errorf("read what stage %s left: %w", e.Stages[through-1].Name, err)
		}
		x.Evidence = kept
		return through, nil
	}
	return 0, nil
}

func (e *Examiner) save(ctx context.Context, x *Examination, through int) error {
	if e.Memo == nil {
		return nil
	}
	data, err := json.Marshal(x.Evidence)
	if err != nil {
		return fmt.Errorf("write what stage %s read: %w", e.Stages[through-1].Name, err)
	}
	if err := e.Memo.SaveStage(ctx, e.key(x, through), data); err != nil {
		return fmt.Errorf("keep what stage %s read: %w", e.Stages[through-1].Name, err)
	}
	return nil
}

// key names the evidence as it stands after so many stages; it changes with the version of each of them, and with the
// budgets that they had.
func (e *Examiner) key(x *Examination, through int) intake.StageKey {
	version := fmt.Sprintf("%v;", x.Budgets)
	for _, stage := range e.Stages[:through] {
		version += stage.Name + "=" + stage.Version + ";"
	}
	return intake.StageKey{SHA256: x.SHA256, Stage: e.Stages[through-1].Name, Version: version}
}

// NewExamination prepares a file for being read, with the usual budgets; it hashes the file unless sha256 is given.
func NewExamination(file io.ReaderAt, size int64, sha256 string) (*Examination, error) {
	x := &Examination{File: file, Size: size, SHA256: sha256, Budgets: intake.DefaultBudgets()}
	if sha256 == "" {
		sum, err := hash(x.Reader())
		if err != nil {
			return nil, fmt.Errorf("hash the file: %w", err)
		}
		x.SHA256 = sum
	}
	return x, nil
}
