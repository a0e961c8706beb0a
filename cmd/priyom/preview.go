package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"priyom/intake"
	"priyom/intake/record"
	"priyom/rules"
	"priyom/validators"
	"priyom/validators/areas"
	"priyom/workers"
)

type previewCommand struct {
	Paths    []string    `arg:"" name:"file" optional:"" help:"Files and folders to examine; KIND=FILE names the kind of one file."`
	Set      []string    `required:"" sep:"none" placeholder:"RULE.PARAMETER=VALUE" help:"A limit to move; may be given several times. A * stands for any part of a rule's id."`
	Kind     intake.Kind `help:"Kind of the files." placeholder:"KIND"`
	Fields   string      `help:"JSON file of fields declared with the files." type:"existingfile" placeholder:"FILE"`
	Received string      `help:"Day the files are taken to be received on; today when empty." placeholder:"YYYY-MM-DD"`
	Records  string      `placeholder:"ADDRESS" help:"Judge the stored applications at this address, such as sqlite:data/priyom.db, and not files."`
	Format   string      `enum:"text,json" default:"text" help:"text for people, json for programs: one object."`
	engineFlags
}

// Help shows examples.
func (previewCommand) Help() string {
	return `Examples:
  priyom rules preview --set passport_foreign.sharp.min=0.4 --kind passport_foreign scans/
  priyom rules preview --set '*.sharp.min=0.4' --set page.glare.max=0.03 --records sqlite:data/priyom.db

Nothing is written. Everything is judged twice, by the rules as they are and with the limits moved; stored applications
from stored evidence, without a file being opened.`
}

// Run judges twice and tells the difference.
func (c previewCommand) Run(ctx context.Context, std streams) error {
	if (len(c.Paths) > 0) == (c.Records != "") {
		return misuse{errors.New("want files or folders to examine, or --records, and not both")}
	}
	p, err := c.judges()
	if err != nil {
		return err
	}
	if c.Records != "" {
		err = c.stored(ctx, p, std)
	} else {
		err = c.files(ctx, p, std)
	}
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return printJSON(std.out, p.summary())
	}
	return p.print(std.out)
}

// judges makes the judge of the rules as they are and the one with the limits moved.
func (c previewCommand) judges() (*preview, error) {
	source := rules.Default()
	if c.Rules != "" {
		source = os.DirFS(c.Rules)
	}
	now, err := loadJudge(c.Rules)
	if err != nil {
		return nil, err
	}
	changed, moved, err := rules.Change(source, c.Set)
	if err != nil {
		return nil, misuse{fmt.Errorf("--set: %w", err)}
	}
	set, err := rules.Load(changed)
	if err != nil {
		return nil, misuse{fmt.Errorf("the rules with the limits moved are refused:\n%w", err)}
	}
	then, err := validators.NewJudge(set, areas.Checks())
	if err != nil {
		return nil, misuse{fmt.Errorf("the rules with the limits moved are refused:\n%w", err)}
	}
	return newPreview(now, then, moved), nil
}

// stored judges stored applications.
func (c previewCommand) stored(ctx context.Context, p *preview, std streams) (err error) {
	records, err := record.Open(ctx, c.Records)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, records.Close()) }()
	bar := newBar(std.err, -1)
	return records.Cases(ctx, "", func(stored intake.Case) error {
		if bar != nil {
			_ = bar.Add(1)
		}
		before, err := workers.Rejudge(p.now, stored)
		if err != nil {
			return err
		}
		after, err := workers.Rejudge(p.then, stored)
		if err != nil {
			return err
		}
		for _, doc := range stored.Application.Current() {
			if verdict, judged := before[doc.ID]; judged {
				p.document(stored.Application.Number+" "+string(doc.ID), doc.Kind, stored.Evidence[doc.ID], verdict, after[doc.ID])
			}
		}
		if verdict, judged := before[""]; judged {
			p.packaged(stored.Application.Number, verdict, after[""])
		}
		return nil
	})
}

// files examines and judges files.
func (c previewCommand) files(ctx context.Context, p *preview, std streams) error {
	check := checkCommand{Paths: c.Paths, Kind: c.Kind, Received: c.Received}
	subjects, err := check.subjects(p.now.Ruleset().Catalogue())
	if err != nil {
		return err
	}
	fields, err := readFields(c.Fields)
	if err != nil {
		return err
	}
	received, err := check.received()
	if err != nil {
		return err
	}
	return c.use(ctx, func(engine *engine) error {
		bar := newBar(std.err, len(subjects))
		for got := range ordered(ctx, check.jobs(), slices.Values(subjects), func(s subject) judgedTwice { return p.examine(ctx, engine, s, fields, received) }) {
			if got.err != nil {
				return fmt.Errorf("%s: %w", got.path, got.err)
			}
			if bar != nil {
				_ = bar.Add(1)
			}
			p.document(got.path, got.kind, got.evidence, got.before, got.after)
		}
		return ctx.Err()
	})
}

// judgedTwice is a file and both its verdicts.
type judgedTwice struct {
	subject
	evidence      *intake.Evidence
	before, after intake.Verdict
	err           error
}

func (p *preview) examine(ctx context.Context, engine *engine, s subject, fields intake.Fields, received time.Time) judgedTwice {
	doc := intake.Document{Kind: s.kind, Name: s.path, Received: received}
	evidence, before, err := engine.checkFile(ctx, doc, fields)
	if err != nil {
		return judgedTwice{subject: s, err: err}
	}
	after, err := p.then.Document(doc, evidence, fields)
	return judgedTwice{s, evidence, before, after, err}
}
