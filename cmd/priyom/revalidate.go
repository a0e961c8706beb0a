package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"priyom/intake"
	"priyom/intake/record"
	"priyom/validators"
	"priyom/workers"
)

type revalidateCommand struct {
	Records string `env:"PRIYOM_RECORDS" default:"sqlite:data/priyom.db" placeholder:"ADDRESS" help:"Where records are kept (default: ${default})."`
	Rules   string `required:"" type:"existingdir" placeholder:"DIR" help:"Folder of the rules to judge by."`
	Apply   bool   `xor:"how" help:"Write the new verdicts beside the old ones; only show who would flip when left out."`
	Queue   bool   `xor:"how" help:"Leave it to the workers, behind all that somebody waits for: they write the new verdicts. They must run by the same rules."`
	Wait    bool   `help:"With --queue: stay until it is done, and tell how far it is and how long it will take. Leaving earlier stops nothing."`
	Format  string `enum:"text,json" default:"text" help:"text for people, json for programs: one object per flip, or of how far it is."`
}

// Help shows examples.
func (revalidateCommand) Help() string {
	return `Examples:
  priyom revalidate --rules new-rules/
  priyom revalidate --rules new-rules/ --format json | jq -r .number
  priyom revalidate --rules new-rules/ --apply
  priyom revalidate --rules new-rules/ --queue --wait
  priyom revalidate --rules new-rules/ --queue --wait --format json | jq .seconds_left

It can be asked again and again: what waits already is not added, so that --queue --wait also shows a batch that is under way.

No file is opened: verdicts are made from stored evidence. Clients with a callback are told of answers that change, by
the workers.`
}

// flip is an application, or one of its documents, whose answer changes.
type flip struct {
	Application intake.ApplicationID `json:"application"`
	Number      string               `json:"number"`
	Document    intake.DocumentID    `json:"document,omitempty"`
	Kind        intake.Kind          `json:"kind,omitempty"`
	From        intake.Decision      `json:"from"`
	To          intake.Decision      `json:"to"`
	Gained      []intake.Code        `json:"gained"` // codes told now
	Lost        []intake.Code        `json:"lost"`   // codes told no more
}

// Run judges every stored application again.
func (c revalidateCommand) Run(ctx context.Context, std streams) (err error) {
	if c.Wait && !c.Queue {
		return misuse{errors.New("--wait: want --queue with it, which leaves the work to workers; without it this command does the work itself")}
	}
	judge, err := loadJudge(c.Rules)
	if err != nil {
		return err
	}
	records, err := record.Open(ctx, c.Records)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, records.Close()) }()
	if c.Queue {
		return c.queue(ctx, records, judge.Ruleset().Digest(), std)
	}
	clock, err := workers.NewClock(ctx, records, slog.New(slog.NewTextHandler(std.err, nil)))
	if err != nil {
		return err
	}
	r := revalidation{records: records, judge: judge, clock: clock, apply: c.Apply, out: std.out, json: c.Format == "json",
		verdicts: map[intake.ApplicationID]map[intake.DocumentID]intake.Verdict{}}
	if bar := newBar(std.err, -1); bar != nil {
		r.progress = func() { _ = bar.Add(1) }
		defer func() { _ = bar.Finish() }()
	}
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // what one application needs is garbage at the next
	began := time.Now()
	if err = r.all(ctx); err != nil {
		return fmt.Errorf("after %d applications: %w", r.applications, err)
	}
	if !r.json {
		took := time.Since(began)
		fmt.Fprintf(std.out, "%d applications, %d documents judged again in %s (%.0f documents/s); %d would flip%s\n",
			r.applications, r.documents, took.Round(time.Millisecond), float64(r.documents)/took.Seconds(), r.flips,
			word(c.Apply, "; written", "; nothing written"))
	}
	return nil
}

// revalidation is one run over the stored applications.
type revalidation struct {
	records                        intake.Records
	judge                          *validators.Judge
	clock                          *workers.Clock // of the records
	apply, json                    bool
	out                            io.Writer
	progress                       func()
	applications, documents, flips int

	group    []*intake.Application // to be written together
	verdicts map[intake.ApplicationID]map[intake.DocumentID]intake.Verdict
}

// rejudged is a stored application with its new verdicts.
type rejudged struct {
	intake.Case
	verdicts map[intake.DocumentID]intake.Verdict
	err      error
}

var errOver = errors.New("no more is asked for")

// all judges every application, on as many cores as there are, while the next are read.
func (r *revalidation) all(ctx context.Context) error {
	var failed error
	stored := func(yield func(intake.Case) bool) {
		failed = r.records.Cases(ctx, "", func(one intake.Case) error {
			if !yield(one) {
				return errOver
			}
			return nil
		})
	}
	judge := func(one intake.Case) rejudged {
		verdicts, err := workers.Rejudge(r.judge, one)
		return rejudged{one, verdicts, err}
	}
	for judged := range ordered(ctx, runtime.GOMAXPROCS(0), stored, judge) {
		if err := cmp.Or(judged.err, ctx.Err()); err != nil {
			return err
		}
		if err := r.one(ctx, judged); err != nil {
			return err
		}
	}
	if err := cmp.Or(failed, ctx.Err()); err != nil {
		return err
	}
	return r.write(ctx)
}

func (r *revalidation) one(ctx context.Context, stored rejudged) error {
	r.applications++
	r.documents += len(stored.Evidence)
	if r.progress != nil {
		r.progress()
	}
	for _, f := range flips(stored.Application, stored.verdicts) {
		r.flips++
		if err := r.print(f); err != nil {
			return err
		}
	}
	if !r.apply {
		return nil
	}
	r.group = append(r.group, stored.Application)
	r.verdicts[stored.Application.ID] = stored.verdicts
	if len(r.group) < writtenTogether {
		return nil
	}
	return r.write(ctx)
}

// writtenTogether is how many applications share what a commit costs.
const writtenTogether = 64

// write writes the verdicts of a group. What moved on since it was read is left alone: its next verdict is made by the
// rules of the day.
func (r *revalidation) write(ctx context.Context) error {
	_, err := r.records.ChangeAll(ctx, r.group, func(app *intake.Application) error {
		workers.Revise(app, r.verdicts[app.ID], r.clock.Now())
		return nil
	})
	r.group, r.verdicts = r.group[:0], map[intake.ApplicationID]map[intake.DocumentID]intake.Verdict{}
	return err
}

// flips compares new verdicts with those that count, the package last.
func flips(app *intake.Application, verdicts map[intake.DocumentID]intake.Verdict) []flip {
	var list []flip
	compare := func(id intake.DocumentID, kind intake.Kind) {
		after, ok := verdicts[id]
		before := app.Verdict(id)
		if !ok || before == nil || before.Decision == after.Decision {
			return
		}
		list = append(list, flip{
			Application: app.ID, Number: app.Number, Document: id, Kind: kind, From: before.Decision, To: after.Decision,
			Gained: without(after.Codes(), before.Codes()), Lost: without(before.Codes(), after.Codes()),
		})
	}
	for _, doc := range app.Current() {
		compare(doc.ID, doc.Kind)
	}
	compare("", "")
	return list
}

func without(codes, others []intake.Code) []intake.Code {
	return slices.DeleteFunc(slices.Clone(codes), func(code intake.Code) bool { return slices.Contains(others, code) })
}

func (r *revalidation) print(f flip) error {
	if r.json {
		return lineEncoder(r.out).Encode(f)
	}
	what := "package"
	if f.Document != "" {
		what = fmt.Sprintf("%s %s", f.Kind, f.Document)
	}
	var why []string
	for _, code := range f.Gained {
		why = append(why, "+"+string(code))
	}
	for _, code := range f.Lost {
		why = append(why, "-"+string(code))
	}
	_, err := fmt.Fprintf(r.out, "%s  %s  %s → %s  %s\n", f.Number, what, f.From, f.To, strings.Join(why, " "))
	return err
}
