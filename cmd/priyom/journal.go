package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"priyom/intake"
	"priyom/intake/record"
)

type journalCommand struct {
	Verify journalVerifyCommand `cmd:"" help:"Find every change, gap, swap and cut in the journals of all applications."`
}

type journalVerifyCommand struct {
	Records string `env:"PRIYOM_RECORDS" default:"sqlite:data/priyom.db" placeholder:"ADDRESS" help:"Where records are kept (default: ${default})."`
	Kept    string `type:"existingfile" placeholder:"FILE" help:"Lines of APPLICATION HASH: what the API named as journal_head at any time."`
	Format  string `enum:"text,json" default:"text" help:"text for people, json for programs: one object per journal that does not verify."`
}

// Help shows examples.
func (journalVerifyCommand) Help() string {
	return `Examples:
  priyom journal verify
  priyom journal verify --format json | jq -r .application
  curl -s …/v1/applications/ID | jq -r '"\(.id) \(.journal_head)"' >> kept     what a portal keeps of each answer
  priyom journal verify --kept kept

Without --kept, a journal that was written anew as a whole cannot be told from one that was not.

Exit codes: 0 all verify, 1 some do not, 2 misuse, 3 we failed.`
}

// numbersTold bounds how many missing numbers are told: somebody who changes one to the highest there can be makes
// millions of them.
const numbersTold = 1000

// journalFault is the public shape of what is found.
type journalFault struct {
	Application intake.ApplicationID  `json:"application"`
	Number      string                `json:"number"`
	Seq         int                   `json:"seq"`
	Problem     intake.JournalProblem `json:"problem"`
}

// Run verifies every journal.
func (c journalVerifyCommand) Run(ctx context.Context, std streams) (err error) {
	kept, err := readKept(c.Kept)
	if err != nil {
		return err
	}
	records, err := record.Open(ctx, c.Records)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, records.Close()) }()
	v := verification{kept: kept, out: std.out, json: c.Format == "json", numbers: numbers{}}
	if bar := newBar(std.err, -1); bar != nil {
		v.progress = func() { _ = bar.Add(1) }
		defer func() { _ = bar.Finish() }()
	}
	began := time.Now()
	if err := records.Journals(ctx, v.one); err != nil {
		return fmt.Errorf("after %d journals: %w", v.journals, err)
	}
	if err := v.absent(ctx, records); err != nil {
		return err
	}
	if !v.json {
		took := time.Since(began)
		fmt.Fprintf(std.out, "%d journals with %d events in %s (%.0f events/s); %d do not verify\n",
			v.journals, v.events, took.Round(time.Millisecond), float64(v.events)/took.Seconds(), v.faults)
	}
	if v.faults > 0 {
		return exit(exitRejected)
	}
	return nil
}

// verification is one run over the journals.
type verification struct {
	kept                     map[intake.ApplicationID][]intake.Digest // what is not seen yet
	numbers                  numbers
	out                      io.Writer
	json                     bool
	progress                 func()
	journals, events, faults int
}

func (v *verification) one(journal intake.Journal) error {
	v.journals++
	v.events += len(journal.Events)
	v.numbers.note(journal.Number)
	if v.progress != nil {
		v.progress()
	}
	hashes := v.kept[journal.Application]
	delete(v.kept, journal.Application)
	for _, hash := range append(hashes, "") {
		var fault *intake.JournalFault
		if errors.As(journal.Verify(hash), &fault) {
			return v.tell(journalFault{fault.Application, journal.Number, fault.Seq, fault.Problem})
		}
	}
	return nil
}

// absent tells of applications that are gone with all their events: those whose hash was kept, and those whose number
// is missing among the others of its year.
func (v *verification) absent(ctx context.Context, records intake.Records) error {
	for _, application := range slices.Sorted(maps.Keys(v.kept)) {
		if err := v.tell(journalFault{application, "", 1, intake.ApplicationMissing}); err != nil {
			return err
		}
	}
	told := 0
	for number := range v.numbers.missing() {
		found, err := records.Applications(ctx, intake.Filter{Query: number}) // it may have come in meanwhile
		if err != nil {
			return err
		}
		if len(found.Items) > 0 {
			continue
		}
		if told++; told > numbersTold {
			return nil
		}
		if err := v.tell(journalFault{"", number, 1, intake.ApplicationMissing}); err != nil {
			return err
		}
	}
	return nil
}

func (v *verification) tell(fault journalFault) error {
	v.faults++
	if v.json {
		return lineEncoder(v.out).Encode(fault)
	}
	_, err := fmt.Fprintf(v.out, "%s  %s  %s at event %d\n", word(fault.Number != "", fault.Number, "-"), word(fault.Application != "", string(fault.Application), "-"), fault.Problem, fault.Seq)
	return err
}

// readKept reads the hashes that somebody has kept, several for an application if need be.
func readKept(path string) (map[intake.ApplicationID][]intake.Digest, error) {
	kept := map[intake.ApplicationID][]intake.Digest{}
	if path == "" {
		return kept, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, misuse{err}
	}
	defer file.Close() //nolint:errcheck // read only
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		words := strings.Fields(lines.Text())
		switch {
		case len(words) == 0:
		case len(words) == 2 && strings.HasPrefix(words[1], "sha256:"):
			id := intake.ApplicationID(words[0])
			kept[id] = append(kept[id], intake.Digest(words[1]))
		default:
			return nil, misuse{fmt.Errorf("%s: line %d is not APPLICATION HASH, with the hash as journal_head has it", path, n)}
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return kept, nil
}
