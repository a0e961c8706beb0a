package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"

	"priyom/rules"
	"priyom/validators"
	"priyom/validators/areas"
	"priyom/workers"
	"priyom/workers/confine"
	"priyom/workers/read/text"
	"priyom/workers/render"
	"priyom/workers/sniff"
	"priyom/workers/stages"
)

// rulesFlag chooses the rules to judge by.
type rulesFlag struct {
	Rules string `env:"PRIYOM_RULES" placeholder:"DIR" help:"Folder of rule data; the rules built in when empty." type:"existingdir"`
}

// judge loads the rules and binds them.
func (f rulesFlag) judge() (*validators.Judge, error) { return loadJudge(f.Rules) }

func loadJudge(dir string) (*validators.Judge, error) {
	source := rules.Default()
	if dir != "" {
		source = os.DirFS(dir)
	}
	set, err := rules.Load(source)
	if err != nil {
		return nil, misuse{fmt.Errorf("the rules are refused:\n%w", err)}
	}
	judge, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		return nil, misuse{fmt.Errorf("the rules are refused:\n%w", err)}
	}
	return judge, nil
}

// engineFlags choose the rules, and what reads text.
type engineFlags struct {
	rulesFlag
	OCR string `name:"ocr" env:"PRIYOM_OCR" default:"auto" placeholder:"PROGRAM" help:"What recognises text: a path of Tesseract, auto to look for it, none to do without (default: ${default})."`

	Unconfined bool `env:"PRIYOM_UNCONFINED" help:"Read files even where the system cannot confine the child that reads them. A crafted file may then do whatever this user may."`
}

// engine is what examines and judges, and what has to be closed after it.
type engine struct {
	*workers.Engine
	pool *render.Pool
	ocr  *text.Engine
}

// use runs f with an engine that keeps nothing.
func (f engineFlags) use(ctx context.Context, do func(*engine) error) error {
	judge, err := f.judge()
	if err != nil {
		return err
	}
	engine, err := f.engine(ctx, judge, nil)
	if err != nil {
		return err
	}
	return engine.close(do(engine))
}

// engine makes an engine. A child process for PDFs starts with the first one.
func (f engineFlags) engine(ctx context.Context, judge *validators.Judge, memo workers.Memo) (*engine, error) {
	ocr, err := text.Find(ctx, text.Options{Program: f.OCR, Size: runtime.GOMAXPROCS(0)})
	if err != nil {
		return nil, misuse{err}
	}
	stages.Frugal(runtime.GOMAXPROCS(0))
	pool, err := render.NewPool(render.Options{Size: runtime.GOMAXPROCS(0), Unconfined: f.Unconfined})
	switch {
	case errors.Is(err, render.ErrNoConfinement):
		return nil, misuse{fmt.Errorf("%w; allow it all the same by --unconfined or PRIYOM_UNCONFINED=true", err)}
	case err != nil:
		return nil, fmt.Errorf("prepare for drawing PDFs: %w", err)
	}
	return &engine{&workers.Engine{
		Examiner:  &workers.Examiner{Stages: stages.List(pool, ocr), Memo: memo},
		Judge:     judge,
		MediaType: sniff.MediaType,
	}, pool, ocr}, nil
}

// close lets go of the children; err is what happened before.
func (e *engine) close(err error) error { return errors.Join(err, e.pool.Close()) }

// limited tells what the engine does without, by what it is and why.
func (e *engine) limited() map[string]string {
	without := map[string]string{}
	if !e.ocr.Present() {
		without["ocr"] = e.ocr.String()
	}
	if lent := confine.Lent(); lent.Refused() {
		without["confinement"] = lent.String()
	}
	return without
}
