package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"priyom/intake"
	"priyom/validators"
	"priyom/workers"
)

// whole examines the files and judges them together, as documents of one application to a service.
func (c checkCommand) whole(ctx context.Context, engine *engine, std streams, subjects []subject, fields intake.Fields, received time.Time) error {
	if _, ok := engine.Judge.Ruleset().Services[c.Service]; !ok {
		return misuse{fmt.Errorf("no service named %q; services are %s", c.Service, serviceNames(engine.Catalogue()))}
	}
	var failure error
	var docs []intake.Document
	var members []validators.Member
	for got := range ordered(ctx, c.jobs(), slices.Values(subjects), func(s subject) examined { return c.examine(ctx, engine, s, received) }) {
		if got.failed != nil && failure == nil {
			failure = fmt.Errorf("%s: %w", got.doc.Name, got.failed)
		}
		got.doc.ID = intake.DocumentID(fmt.Sprint(len(docs) + 1))
		docs = append(docs, got.doc)
		members = append(members, validators.Member{Document: got.doc, Evidence: got.evidence})
	}
	if ctx.Err() != nil {
		return fmt.Errorf("stopped after %d of %d files", len(docs), len(subjects))
	}
	verdict, own, err := engine.Judge.Whole(c.Service, members, fields, intake.DateOf(received))
	if err != nil {
		return err
	}
	report := intake.ReportPackage(c.Service, verdict, docs, own, engine.Judge.Ruleset(), c.Lang, c.Audience)
	printer := newPrinter(std, c.Format, c.Lang, 1)
	if err := printer.whole(report); err != nil {
		return err
	}
	tally := tally{failure: failure}
	tally.add(answer{report: intake.FileReport{Decision: verdict.Decision}})
	return tally.exit()
}

// examined is what was read out of one file; failed is a failure of ours, which the evidence names.
type examined struct {
	doc      intake.Document
	evidence *intake.Evidence
	failed   error
}

func (c checkCommand) examine(ctx context.Context, engine *engine, s subject, received time.Time) examined {
	doc := intake.Document{Kind: s.kind, Name: s.path, Received: received}
	evidence, _, err := engine.checkFile(ctx, doc, nil)
	if evidence == nil { // it could not even be opened
		evidence = workers.Unread(intake.File{}, err)
	}
	doc.SHA256 = evidence.File.SHA256
	return examined{doc, evidence, err}
}

func serviceNames(catalogue intake.Catalogue) string {
	var names []string
	for _, service := range catalogue.Services() {
		names = append(names, string(service.Service))
	}
	return strings.Join(names, ", ")
}

// whole prints what is to be said of a package: each file, then the set.
func (p *printer) whole(r intake.PackageReport) error {
	if p.json != nil {
		return p.json.Encode(r)
	}
	var b strings.Builder
	for _, file := range r.Files {
		b.WriteString(p.text(file))
	}
	fmt.Fprintf(&b, "%s  %s\n", p.paint.decision(r.Decision, decisionWord(r.Decision, p.locale)), r.Service)
	p.findings(&b, r.Findings)
	_, err := io.WriteString(p.out, b.String())
	return err
}
