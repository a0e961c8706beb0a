package main

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"

	"priyom/intake"
)

// metrics tells what work is unfinished, in the text format that Prometheus reads (version 0.0.4). It names no
// application and no document.
func metrics(records intake.Records, log *slog.Logger) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		backlog, err := records.Backlog(r.Context())
		if err != nil {
			log.WarnContext(r.Context(), "no metrics", "error", err)
			http.Error(w, "The records do not answer; see /readyz.", http.StatusServiceUnavailable)
			return
		}
		type key struct {
			task  intake.Task
			state intake.WorkState
		}
		known := map[key]intake.Backlog{}
		for _, one := range backlog {
			known[key{one.Task, one.State}] = one
		}
		var counts, ages bytes.Buffer
		for _, task := range intake.Tasks {
			for _, state := range []intake.WorkState{intake.Waiting, intake.Queued, intake.Claimed} {
				one := known[key{task, state}]
				fmt.Fprintf(&counts, "priyom_work{task=%q,state=%q} %d\n", task, state, one.Count)
				fmt.Fprintf(&ages, "priyom_work_oldest_seconds{task=%q,state=%q} %g\n", task, state, one.Oldest.Seconds())
			}
		}
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		fmt.Fprintf(w, "# HELP priyom_work Unfinished work by task and state.\n# TYPE priyom_work gauge\n%s", &counts)
		fmt.Fprintf(w, "# HELP priyom_work_oldest_seconds How long the oldest of it has waited since it became due.\n# TYPE priyom_work_oldest_seconds gauge\n%s", &ages)
	}
}
