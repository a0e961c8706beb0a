package main

import (
	"context"
	"fmt"

	"priyom/intake"
)

// scheduleAll puts the work of judging every application again into the outbox. What is there already stays there once.
func scheduleAll(ctx context.Context, records intake.Records, ruleset intake.Digest, std streams) error {
	var cursor string
	all, fresh := 0, 0
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
		if cursor = list.Next; cursor == "" {
			break
		}
	}
	_, err := fmt.Fprintf(std.out, "%d applications are to be judged again by workers that run by rules %s, %d of them newly; priyom backlog tells how many are left\n", all, ruleset, fresh)
	return err
}
