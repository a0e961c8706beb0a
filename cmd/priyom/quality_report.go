package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"priyom/intake"
	"priyom/rules"
	"priyom/samples/ladder"
	"priyom/validators/quality"
	"priyom/workers"
)

type qualityReportCommand struct {
	Seeds  int      `default:"24" help:"Clean pages to draw (default: ${default}; the report that the limits rest on took 300)."`
	Each   int      `default:"12" help:"Pages that climb each ladder of faults (default: ${default})."`
	Read   int      `default:"3" help:"Pages read by Tesseract at each step of blur and resolution (default: ${default})."`
	Faults []string `help:"Only these ladders, such as blur,shadow." placeholder:"FAULT"`
	Assert bool     `help:"Exit with 1 when a figure is worse than promised: area 0.98, 0.5 % of clean pages rejected, boxes, legible pages rejected."`
	Out    string   `default:"quality" help:"Folder to write to; made when it is not there (default: ${default})."`
	engineFlags
}

// Help shows examples.
func (qualityReportCommand) Help() string {
	return "Examples:\n  priyom quality-report\n  priyom quality-report --seeds 300 --each 8 --read 3 --assert --out validators/quality/report\n\n" +
		"Documents are drawn, spoilt step by step, examined and judged. The report is a page in Markdown, its plots in SVG and its figures in JSON."
}

// Run draws, examines and writes the report.
func (c qualityReportCommand) Run(ctx context.Context, std streams) error {
	if c.Seeds < 1 || c.Each < 1 || c.Read < 0 {
		return misuse{fmt.Errorf("want at least one seed, one page for each ladder, and no less than none to read")}
	}
	return c.use(ctx, func(engine *engine) error {
		report, err := c.climb(ctx, engine, std)
		if err != nil {
			return err
		}
		if err := report.Write(c.Out); err != nil {
			return fmt.Errorf("write the report: %w", err)
		}
		if _, err = fmt.Fprintf(std.out, "%d pictures of %d pages; the report is in %s\n", report.Pictures, report.Seeds, filepath.Join(c.Out, ladder.ReportName)); err != nil || !c.Assert {
			return err
		}
		if broken := report.Broken(); len(broken) > 0 {
			_, _ = fmt.Fprintln(std.err, strings.Join(broken, "\n"))
			return exit(exitRejected)
		}
		return nil
	})
}

func (c qualityReportCommand) climb(ctx context.Context, engine *engine, std streams) (*ladder.Report, error) {
	options := ladder.Options{Seeds: c.Seeds, Each: c.Each, Jobs: runtime.GOMAXPROCS(0), Faults: c.Faults}
	if unknown := ladder.Unknown(c.Faults); len(unknown) > 0 {
		return nil, misuse{fmt.Errorf("no fault named %s", strings.Join(unknown, ", "))}
	}
	var left []string
	if len(c.Faults) == 0 {
		options.Faults, left = looked(engine.Judge.Ruleset())
	}
	total := options.Pages()
	reading := engine.ocr.Present() && c.Read > 0
	if reading {
		total += c.Read
	}
	if bar := newBar(std.err, total); bar != nil {
		options.Progress = func() { _ = bar.Add(1) }
		defer func() { _ = bar.Finish() }()
	}
	report, err := ladder.Run(ctx, options, engine.examineUpload)
	if err != nil {
		return nil, err
	}
	for i := range report.Results {
		report.Results[i].InForce = limitsOf(engine.Judge.Ruleset(), report.Results[i].Codes)
	}
	report.Left = left
	report.Reader = engine.ocr.String()
	if reading {
		if report.Legible, err = ladder.Readability(ctx, c.Read, options.Jobs, engine.examineUpload, engine.readUpload, options.Progress); err != nil {
			return nil, err
		}
	}
	return report, nil
}

// reportDay is the day the drawn documents are taken to come in on, so that they are as valid as they were drawn.
var reportDay = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// examineUpload examines a drawn picture for what its kind asks for, but for its text, and judges it.
func (e *engine) examineUpload(ctx context.Context, upload ladder.Upload) (ladder.Seen, error) {
	extract := slices.DeleteFunc(slices.Clone(e.Judge.Ruleset().Kinds[upload.Kind].Extract), func(what string) bool { return what == "text" })
	evidence, err := e.examineBytes(ctx, upload.JPEG, extract)
	if err != nil {
		return ladder.Seen{}, err
	}
	doc := intake.Document{Kind: upload.Kind, Name: string(upload.Kind) + ".jpg", Received: reportDay}
	verdict, err := e.Judge.Document(doc, evidence, upload.Fields)
	if err != nil {
		return ladder.Seen{}, err
	}
	if len(evidence.Pages) != 1 {
		return ladder.Seen{}, fmt.Errorf("a drawn picture has %d pages", len(evidence.Pages))
	}
	dpi, _ := quality.Resolution(evidence.Pages[0], e.Judge.Ruleset().Kinds[upload.Kind].Paper)
	return ladder.Seen{Page: evidence.Pages[0], DPI: dpi, Verdict: verdict}, nil
}

func (e *engine) readUpload(ctx context.Context, upload ladder.Upload) ([]string, error) {
	evidence, err := e.examineBytes(ctx, upload.JPEG, []string{"text"})
	if err != nil {
		return nil, err
	}
	if len(evidence.Failures) > 0 {
		return nil, fmt.Errorf("read a drawn picture: %s", evidence.Failures[0].Code)
	}
	var words []string
	for _, page := range evidence.Pages {
		for _, word := range page.Words {
			words = append(words, word.Text)
		}
	}
	return words, nil
}

func (e *engine) examineBytes(ctx context.Context, data []byte, extract []string) (*intake.Evidence, error) {
	x, err := workers.NewExamination(bytes.NewReader(data), int64(len(data)), "")
	if err != nil {
		return nil, err
	}
	x.Extract = extract
	if err := e.Examiner.Examine(ctx, x, nil); err != nil {
		return nil, err
	}
	return &x.Evidence, nil
}

// looked are the faults that a measure or a rule looks at, and the others.
func looked(set *rules.Ruleset) (faults, left []string) {
	for _, one := range ladder.Ladders() {
		if slices.Contains(quality.Metrics(), quality.Metric(one.Metric)) || len(limitsOf(set, one.Codes)) > 0 {
			faults = append(faults, one.Fault)
		} else {
			left = append(left, one.Fault)
		}
	}
	return faults, left
}

// limitsOf are the rules that speak of the codes, of every document and of the kinds drawn; rules of kinds that say
// the same stand once.
func limitsOf(set *rules.Ruleset, of []intake.Code) []ladder.Limit {
	list := slices.Clone(set.Common)
	for _, kind := range ladder.KindsDrawn() {
		list = append(list, set.Kinds[kind].Rules...)
	}
	var limits []ladder.Limit
	for _, rule := range list {
		if !slices.Contains(of, rule.Fails) {
			continue
		}
		limit := ladder.Limit{Rule: rule.ID, Check: rule.Check, With: parameters(rule), Severity: string(rule.Severity)}
		same := func(l ladder.Limit) bool {
			return l.Check == limit.Check && l.With == limit.With && l.Severity == limit.Severity
		}
		if !slices.ContainsFunc(limits, same) {
			limits = append(limits, limit)
		}
	}
	return limits
}

// parameters are a rule's parameters on one line.
func parameters(rule *rules.Rule) string {
	var values map[string]any
	if rule.With.Decode(&values) != nil || values == nil {
		return ""
	}
	text, err := json.Marshal(values)
	if err != nil {
		return ""
	}
	return strings.NewReplacer(`"`, "", ":", " ", "{", "", "}", "", ",", ", ").Replace(string(text))
}
