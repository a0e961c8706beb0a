package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"priyom/intake"
)

// queue leaves the work to the workers, and waits for them when asked to.
func (c revalidateCommand) queue(ctx context.Context, records intake.Records, ruleset intake.Digest, std streams) error {
	told := std
	if c.Format == "json" {
		told.out = io.Discard
	}
	if err := scheduleAll(ctx, records, ruleset, told); err != nil {
		return err
	}
	switch {
	case c.Wait:
		return await(ctx, records, ruleset, c.Format == "json", std)
	case c.Format == "json":
		left, err := leftOf(ctx, records)
		return errors.Join(err, progress{Total: left, Left: left}.print(std.out, true))
	default:
		return nil
	}
}

// scheduleAll puts the work of judging every application again into the outbox. What is there already stays there once.
func scheduleAll(ctx context.Context, records intake.Records, ruleset intake.Digest, std streams) error {
	var cursor string
	all, fresh := 0, 0
	bar := newBar(std.err, -1)
	for {
		list, err := records.Applications(ctx, intake.Filter{Cursor: cursor, Limit: 200})
		if err != nil {
			return fmt.Errorf("after %d applications: %w", all, err)
		}
		var work []intake.Work
		for _, item := range list.Items {
			work = append(work, intake.RevalidateWork(item.ID, ruleset))
		}
		added, err := records.Schedule(ctx, work)
		all, fresh = all+len(work), fresh+added
		if err != nil {
			return fmt.Errorf("after %d applications: %w", fresh, err)
		}
		if bar != nil {
			_ = bar.Add(len(work))
		}
		if cursor = list.Next; cursor == "" {
			break
		}
	}
	if bar != nil {
		_ = bar.Finish()
	}
	_, err := fmt.Fprintf(std.out, "%d applications are to be judged again by workers that run by rules %s, %d of them newly; priyom backlog tells how many are left\n", all, ruleset, fresh)
	return err
}
