package main

import (
	"context"
	"fmt"
	"os"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators/reading"
	"priyom/workers"
)

type inspectCommand struct {
	File    string      `arg:"" type:"existingfile" help:"The file to read."`
	Kind    intake.Kind `help:"Read as this kind of document; when empty everything is read, as the kind that the document looks like." placeholder:"KIND"`
	Format  string      `enum:"text,json" default:"text" help:"text for people, json for programs."`
	Heatmap string      `placeholder:"DIR" help:"Write each page into this folder with its worst places drawn; their paths follow, on standard error when the format is json."`
	engineFlags
}

// Help shows examples.
func (inspectCommand) Help() string {
	return "Examples:\n  priyom inspect passport.jpg\n  priyom inspect --format json lease.pdf | jq .pages[0].metrics\n  priyom inspect --heatmap maps passport.jpg"
}

// Run prints a file's evidence.
func (c inspectCommand) Run(ctx context.Context, std streams) error {
	return c.use(ctx, func(engine *engine) error {
		var heat heatmaps
		if c.Heatmap != "" {
			made, err := newHeatmaps(c.Heatmap, c.File)
			if err != nil {
				return err
			}
			heat = *made
			engine.Examiner.Stages = heat.watch(engine.Examiner.Stages)
		}
		evidence, err := c.examine(ctx, engine)
		if err != nil {
			return err
		}
		paths, said := std.out, c.readings(engine, evidence)
		if c.Format == "json" {
			paths, err = std.err, printJSON(std.out, said)
		} else {
			err = describe(std.out, c.File, said)
		}
		for _, path := range heat.paths {
			fmt.Fprintln(paths, path)
		}
		return err
	})
}

func (c inspectCommand) examine(ctx context.Context, engine *engine) (*intake.Evidence, error) {
	set := engine.Judge.Ruleset()
	if _, ok := set.Kinds[c.Kind]; c.Kind != "" && !ok {
		return nil, misuse{fmt.Errorf("no kind named %q; kinds are %s", c.Kind, kindNames(engine.Catalogue()))}
	}
	file, err := os.Open(c.File)
	if err != nil {
		return nil, misuse{err}
	}
	defer file.Close() //nolint:errcheck // read only
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	x, err := workers.NewExamination(file, info.Size(), "")
	if err != nil {
		return nil, err
	}
	x.Follow(set, c.Kind)
	if c.Kind == "" {
		x.Extract = rules.Extracts
	}
	if err := engine.Examiner.Examine(ctx, x, nil); err != nil {
		return nil, err
	}
	return &x.Evidence, nil
}

// inspected is the evidence with what is found in it by the rules of a kind.
type inspected struct {
	*intake.Evidence
	Kind     intake.Kind       `json:"kind"` // the one given, else what the document looks like, or ""
	Readings []reading.Reading `json:"readings"`
}

func (c inspectCommand) readings(engine *engine, evidence *intake.Evidence) inspected {
	kinds := engine.Judge.Ruleset().Kinds
	kind := kinds[c.Kind]
	if kind == nil {
		kind = reading.Likest(kinds, evidence)
	}
	if kind == nil {
		return inspected{evidence, "", []reading.Reading{}}
	}
	return inspected{evidence, kind.Kind, append([]reading.Reading{}, reading.Open(kind, evidence).Readings()...)}
}

func orUnknown(mediaType string) string {
	if mediaType == "" {
		return "unknown type"
	}
	return mediaType
}
