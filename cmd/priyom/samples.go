package main

import (
	"context"
	"fmt"
	"runtime"
	"slices"

	draw "priyom/samples/make"
)

type samplesCommand struct {
	Dir   string `arg:"" help:"Folder to write to; made when it is not there."`
	Large bool   `help:"Write the cases that are too large to be kept beside the code as well."`
}

// Help shows examples.
func (samplesCommand) Help() string {
	return "Examples:\n  priyom samples drawn\n  priyom check --kind passport_foreign drawn/passport_foreign.scan_jpeg/input.jpg"
}

// Run draws every case: DIR/<case>/input.<ext> beside the fields that go with it.
func (c samplesCommand) Run(ctx context.Context, std streams) error {
	cases := draw.Cases()
	if c.Large {
		cases = append(cases, draw.LargeCases()...)
	}
	bar := newBar(std.err, len(cases))
	for err := range ordered(ctx, runtime.GOMAXPROCS(0), slices.Values(cases), func(one draw.Case) error {
		return draw.WriteAll(c.Dir, []draw.Case{one}, nil)
	}) {
		if err != nil {
			return fmt.Errorf("write the samples: %w", err)
		}
		if bar != nil {
			_ = bar.Add(1)
		}
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("not all samples are written: %w", err)
	}
	fmt.Fprintf(std.out, "%d documents in %s\n", len(cases), c.Dir)
	return nil
}
