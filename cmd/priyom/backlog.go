package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"priyom/intake"
	"priyom/intake/record"
)

type backlogCommand struct {
	Records string        `env:"PRIYOM_RECORDS" default:"sqlite:data/priyom.db" placeholder:"ADDRESS" help:"Where records are kept (default: ${default})."`
	Older   time.Duration `placeholder:"DURATION" help:"Exit with 1 when anything that somebody waits for is older, such as 5m: for a monitor. A batch does not count."`
	Format  string        `enum:"text,json" default:"text" help:"text for people, json for programs: one object per task and state."`
}

// Help shows examples.
func (backlogCommand) Help() string {
	return `Examples:
  priyom backlog
  priyom backlog --older 5m || echo "documents wait"
  priyom backlog --format json | jq .oldest_seconds

Tasks: examine (a document), conclude (a package), deliver (a verdict, to the client), revalidate (an application, in a batch).
States: waiting (not handed to a worker yet), queued (handed over, begun by none, or by one who is gone), claimed (being done).

Exit codes: 0, 1 when something is older than --older, 2 misuse, 3 we failed.`
}

// backlogLine is the public shape of unfinished work.
type backlogLine struct {
	Task   intake.Task      `json:"task"`
	State  intake.WorkState `json:"state"`
	Count  int              `json:"count"`
	Oldest float64          `json:"oldest_seconds"` // since it became due
}

// Run tells what work is unfinished and how long the oldest of it has waited.
func (c backlogCommand) Run(ctx context.Context, std streams) (err error) {
	records, err := record.Open(ctx, c.Records)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, records.Close()) }()
	backlog, err := records.Backlog(ctx)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
	if c.Format == "text" {
		fmt.Fprintln(table, "TASK\tSTATE\tCOUNT\tOLDEST")
	}
	late := false
	for _, one := range backlog {
		late = late || c.Older > 0 && one.Task != intake.Revalidate && one.Oldest > c.Older
		if c.Format == "json" {
			if err := lineEncoder(std.out).Encode(backlogLine{one.Task, one.State, one.Count, one.Oldest.Seconds()}); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(table, "%s\t%s\t%d\t%s\n", one.Task, one.State, one.Count, one.Oldest.Round(time.Millisecond))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if late {
		return exit(exitRejected)
	}
	return nil
}
