package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"priyom/intake"
	"priyom/workers"
)

type checkCommand struct {
	Paths    []string        `arg:"" name:"file" help:"Files and folders; KIND=FILE names the kind of one file."`
	Kind     intake.Kind     `help:"Kind of the files, such as passport_foreign; priyom rules show lists them." placeholder:"KIND"`
	Service  intake.Service  `help:"Judge the files together, as the documents of one application to this service." placeholder:"SERVICE"`
	Fields   string          `help:"JSON file of declared fields, as the portal would send them." type:"existingfile" placeholder:"FILE"`
	Received string          `help:"Day the files are taken to be received on; today when empty." placeholder:"YYYY-MM-DD"`
	Format   string          `enum:"text,json" default:"text" help:"text for people, json for programs: one object per line and file."`
	Lang     intake.Locale   `enum:"ru,en" default:"ru" help:"Language of the texts: ru or en."`
	Audience intake.Audience `enum:"applicant,reviewer" default:"applicant" help:"Whom the texts are for: applicant or reviewer."`
	Jobs     int             `help:"Files examined at once; all cores when 0." default:"0"`
	engineFlags
}

// Help shows examples and the exit codes.
func (checkCommand) Help() string {
	return `Examples:
  priyom check --kind passport_foreign passport.jpg
  priyom check --format json --kind lease scans/ | jq -r 'select(.decision != "accepted") | .file'
  priyom check --service place_of_stay --fields form.json passport_foreign=passport.jpg migration_card=card.pdf lease=lease.pdf

Exit codes: 0 all accepted, 1 at least one rejected, 2 misuse, 3 we failed, 4 none rejected but a person must look at one.`
}

// subject is one file to check.
type subject struct {
	path string
	kind intake.Kind
}

// answer is what became of it.
type answer struct {
	report intake.FileReport
	failed error // a failure of ours
}

// Run checks the files and answers in the order they were named.
func (c checkCommand) Run(ctx context.Context, std streams) error {
	return c.use(ctx, func(engine *engine) error { return c.run(ctx, engine, std) })
}

func (c checkCommand) run(ctx context.Context, engine *engine, std streams) error {
	subjects, err := c.subjects(engine.Catalogue())
	if err != nil {
		return err
	}
	fields, err := readFields(c.Fields)
	if err != nil {
		return err
	}
	received, err := c.received()
	if err != nil {
		return err
	}
	if c.Service != "" {
		return c.whole(ctx, engine, std, subjects, fields, received)
	}
	printer := newPrinter(std, c.Format, c.Lang, len(subjects))
	tally := tally{}
	for got := range ordered(ctx, c.jobs(), slices.Values(subjects), func(s subject) answer {
		return c.check(ctx, engine, s, fields, received)
	}) {
		tally.add(got)
		if err := printer.print(got); err != nil {
			return err
		}
	}
	printer.end(tally)
	if ctx.Err() != nil {
		return fmt.Errorf("stopped after %d of %d files", tally.files, len(subjects))
	}
	return tally.exit()
}

func (c checkCommand) jobs() int {
	if c.Jobs > 0 {
		return c.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

func (c checkCommand) received() (time.Time, error) {
	if c.Received == "" {
		return time.Now(), nil
	}
	day, err := intake.ParseDate(c.Received)
	if err != nil {
		return time.Time{}, misuse{fmt.Errorf("--received: %w", err)}
	}
	return day.Time(), nil
}

// subjects lists the files, looking into folders but not at hidden files.
func (c checkCommand) subjects(catalogue intake.Catalogue) ([]subject, error) {
	var subjects []subject
	for _, arg := range c.Paths {
		s := subject{path: arg, kind: c.Kind}
		if kind, path, ok := strings.Cut(arg, "="); ok && !exists(arg) {
			s = subject{path: path, kind: intake.Kind(kind)}
		}
		if s.kind == "" {
			return nil, misuse{fmt.Errorf("the kind of %s is not said: give --kind KIND, or KIND=%s; kinds are %s", arg, arg, kindNames(catalogue))}
		}
		if _, ok := catalogue.Kind(s.kind); !ok {
			return nil, misuse{fmt.Errorf("no kind named %q; kinds are %s", s.kind, kindNames(catalogue))}
		}
		err := filepath.WalkDir(s.path, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case path != s.path && strings.HasPrefix(entry.Name(), "."):
				if entry.IsDir() {
					return fs.SkipDir
				}
				return nil
			case entry.IsDir():
				return nil
			}
			subjects = append(subjects, subject{path, s.kind})
			return nil
		})
		if err != nil {
			return nil, misuse{err}
		}
	}
	return subjects, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func kindNames(catalogue intake.Catalogue) string {
	var names []string
	for _, kind := range catalogue.Kinds() {
		names = append(names, string(kind.Kind))
	}
	return strings.Join(names, ", ")
}

func readFields(path string) (intake.Fields, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, misuse{err}
	}
	var fields intake.Fields
	if err := json.Unmarshal(data, &fields); err != nil {
		return nil, misuse{fmt.Errorf("%s: want a JSON object of strings", path)}
	}
	return fields, nil
}

// check examines one file. A failure of ours is told as one and never rejects.
func (c checkCommand) check(ctx context.Context, engine *engine, s subject, fields intake.Fields, received time.Time) answer {
	doc := intake.Document{Kind: s.kind, Name: s.path, Received: received}
	evidence, verdict, err := engine.checkFile(ctx, doc, fields)
	if evidence == nil { // it could not even be opened
		evidence = workers.Unread(intake.File{}, err)
		verdict, _ = engine.Judge.Document(doc, evidence, fields)
	}
	if verdict.Decision == "" { // nor judged
		verdict.Decision = intake.NeedsReview
	}
	doc.SHA256 = evidence.File.SHA256
	return answer{intake.ReportFile(doc, verdict, engine.Judge.Ruleset(), c.Lang, c.Audience), err}
}

func (e *engine) checkFile(ctx context.Context, doc intake.Document, fields intake.Fields) (*intake.Evidence, intake.Verdict, error) {
	file, err := os.Open(doc.Name)
	if err != nil {
		return nil, intake.Verdict{}, err
	}
	defer file.Close() //nolint:errcheck // read only
	info, err := file.Stat()
	if err != nil {
		return nil, intake.Verdict{}, err
	}
	return e.Check(ctx, doc, fields, file, info.Size())
}
