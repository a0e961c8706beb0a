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
	Seeds      int      `default:"24" help:"Documents to draw in each condition (default: ${default}; the long form takes 500)."`
	Compare    int      `default:"12" help:"Of them, documents whose zones Tesseract reads too (default: ${default})."`
	Blank      int      `default:"16" help:"Pages without a zone (default: ${default})."`
	Conditions []string `help:"Only these conditions, such as clean,photo." placeholder:"NAME"`
	Tesseract  string   `default:"auto" help:"Its path, auto to look for it, none to compare with nothing (default: ${default})."`
	Out        string   `default:"zones" help:"Folder to write to; made when it is not there (default: ${default})."`
}

// Help shows examples.
func (zoneReportCommand) Help() string {
	return "Examples:\n  priyom zone-report\n  priyom zone-report --seeds 500 --compare 60 --conditions clean,low,photo --out zones\n\n" +
		"Documents of every format are drawn with zones of invented bearers, spoilt and read. The report is a page in Markdown and its figures in JSON.\n" +
		"It ends with exit code 1 when a promise is not kept or a wrong zone is told as sure."
}

// Run draws, reads and writes the report.
func (c zoneReportCommand) Run(ctx context.Context, std streams) error {
	if c.Seeds < 1 || c.Compare < 0 || c.Blank < 0 {
		return misuse{fmt.Errorf("want at least one seed, and no less than none to compare and without a zone")}
	}
	options := zones.Options{Seeds: c.Seeds, Compared: c.Compare, Blank: c.Blank, Names: c.Conditions, Jobs: runtime.GOMAXPROCS(0), Read: readZone}
	conditions, err := options.Chosen()
	if err != nil {
		return misuse{err}
	}
	compared := c.engine(ctx, &options)
	if bar := newBar(std.err, options.Pictures(len(conditions))); bar != nil {
		options.Progress = func() { _ = bar.Add(1) }
		defer func() { _ = bar.Finish() }()
	}
	report, err := zones.Run(ctx, options)
	if err != nil {
		return err
	}
	report.Tesseract = compared
	if err := report.Write(c.Out); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if _, err := fmt.Fprintf(std.out, "%d pictures; the report is in %s\n", options.Pictures(len(conditions)), filepath.Join(c.Out, zones.ReportName)); err != nil {
		return err
	}
	for _, one := range report.Results {
		if !one.Met() {
			fmt.Fprintf(std.err, "%s: %d of %d zones are read wholly right and sure, %d wrong ones are told as sure\n", one.Name, one.Ours.Sure.Many, one.Ours.Sure.Of, one.Ours.False.Many)
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
