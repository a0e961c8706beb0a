package main

import (
	"context"
	"fmt"
	"image"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"priyom/samples/zones"
	"priyom/workers/page"
	"priyom/workers/read/mrz"
)

type zoneReportCommand struct {
	Seeds      int      `default:"24" help:"Documents to draw in each condition that something is promised for (default: ${default}; the long form takes 500)."`
	Others     int      `default:"12" help:"Documents to draw in each other condition (default: ${default})."`
	Compare    int      `default:"12" help:"Of them, documents whose zones Tesseract reads too, cut out for it (default: ${default})."`
	Whole      int      `default:"3" help:"Of those, documents that Tesseract reads whole too (default: ${default})."`
	Blank      int      `default:"16" help:"Pages without a zone (default: ${default})."`
	Conditions []string `help:"Only these conditions, such as clean,photo." placeholder:"NAME"`
	Tesseract  string   `default:"auto" help:"Its path, auto to look for it, none to compare with nothing (default: ${default})."`
	Jobs       int      `default:"0" help:"Pictures to read at once; 0 for as many as there are processors (default: ${default}). Times are truest with 1 on an idle machine."`
	Assert     bool     `help:"Hold times against what is promised too, and end with exit code 1 when one is missed."`
	Out        string   `default:"zones" help:"Folder to write to; made when it is not there (default: ${default})."`
}

// Help shows examples.
func (zoneReportCommand) Help() string {
	return "Examples:\n  priyom zone-report\n  priyom zone-report --seeds 500 --others 24 --compare 60 --whole 6 --blank 100 --assert --out workers/read/mrz/report\n\n" +
		"Documents of every format are drawn with zones of invented bearers, spoilt and read. The report is a page in Markdown and its figures in JSON.\n" +
		"It ends with exit code 1 when a promise about what is read is not kept or a wrong zone is told as sure, and with --assert when one about times is not."
}

// Run draws, reads and writes the report.
func (c zoneReportCommand) Run(ctx context.Context, std streams) error {
	if c.Seeds < 1 || c.Others < 0 || c.Compare < 0 || c.Whole < 0 || c.Blank < 0 || c.Jobs < 0 {
		return misuse{fmt.Errorf("want at least one seed, and no less than none of everything else")}
	}
	options := zones.Options{Seeds: c.Seeds, Others: c.Others, Compared: c.Compare, Whole: c.Whole, Blank: c.Blank, Names: c.Conditions, Jobs: c.Jobs, Read: readZone}
	if c.Jobs == 0 {
		options.Jobs = runtime.GOMAXPROCS(0)
	}
	conditions, err := options.Chosen()
	if err != nil {
		return misuse{err}
	}
	compared := c.engine(ctx, &options)
	pictures := options.Pictures(conditions)
	if bar := newBar(std.err, pictures); bar != nil {
		options.Progress = func() { _ = bar.Add(1) }
		defer func() { _ = bar.Finish() }()
	} else {
		options.Done = func(one zones.Result) {
			fmt.Fprintf(std.err, "%s: %d of %d right and sure, %.0f ms a page\n", one.Name, one.Ours.Sure.Many, one.Ours.Sure.Of, one.Ours.Median)
		}
	}
	report, err := zones.Run(ctx, options)
	if err != nil {
		return err
	}
	report.Tesseract = compared
	if err := report.Write(c.Out); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if _, err := fmt.Fprintf(std.out, "%d pictures; the report is in %s\n", pictures, filepath.Join(c.Out, zones.ReportName)); err != nil {
		return err
	}
	for _, one := range report.Targets() {
		if !one.Kept && (c.Assert || !one.Timed) {
			fmt.Fprintf(std.err, "not kept: %s: %s\n", strings.ReplaceAll(one.Promise, "`", ""), one.Got)
			err = exit(exitRejected)
		}
	}
	return err
}

// engine puts Tesseract into the options where there is one, and says what stands beside us.
func (c zoneReportCommand) engine(ctx context.Context, options *zones.Options) string {
	program := c.Tesseract
	switch {
	case program == "none" || c.Compare == 0:
		return "Nothing was compared with, on purpose"
	case program == "auto":
		program = "tesseract"
	}
	path, err := exec.LookPath(program)
	if err != nil {
		return "Tesseract is not on this machine, so nothing was compared with"
	}
	options.Tesseract = &zones.Tesseract{Program: path}
	out, err := exec.CommandContext(ctx, path, "--version").Output()
	if err != nil {
		return "Tesseract of an unknown version"
	}
	first, _, _ := strings.Cut(string(out), "\n")
	return "Compared with " + first
}

// readZone reads a page's zone and takes the processor's time for it.
func readZone(img *image.RGBA) zones.Reading {
	drawn := page.Image{Image: img}
	grey := drawn.Gray()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before := processorTime()
	got, ok := mrz.Read(grey)
	took := processorTime() - before
	if !ok {
		return zones.Reading{Took: took}
	}
	reading := zones.Reading{Lines: got.Lines, Sure: got.Sure, Took: took}
	for i, line := range got.Characters {
		for k, c := range line {
			if c.Looked != got.Lines[i][k] {
				reading.Repairs++
			}
		}
	}
	return reading
}
