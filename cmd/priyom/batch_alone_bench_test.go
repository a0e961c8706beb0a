package main

import (
	"context"
	"io"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/record"
	"priyom/intake/record/recordtest"
	"priyom/workers"
)

// BenchmarkBatchAlone tells how many applications a second workers judge again while nobody waits for anything, from the
// outbox over the queue to verdicts in the records, on PostgreSQL and on SQLite. PRIYOM_TEST_BATCH of them, 600, have three
// documents each. Run it with -benchtime 1x: what is judged again once is not judged again by the same rules.
func BenchmarkBatchAlone(b *testing.B) {
	for name, address := range map[string]func() string{
		"postgres": func() string { return recordtest.Postgres(b) },
		"sqlite":   func() string { return "sqlite:" + filepath.Join(b.TempDir(), "priyom.db") },
	} {
		b.Run(name, func(b *testing.B) {
			applications := wanted("PRIYOM_TEST_BATCH", 600)
			at := address()
			fillStore(b, at, applications)
			judge, err := loadJudge(stricter(b))
			if err != nil {
				b.Fatal(err)
			}
			ctx, end := context.WithCancel(b.Context())
			defer end()
			log := slog.New(slog.DiscardHandler)
			stores, err := settings{Records: at, Blobs: "dir:" + b.TempDir(), Queue: "embedded:"}.open(ctx, perCore(0), log)
			if err != nil {
				b.Fatal(err)
			}
			if err := scheduleAll(ctx, stores.records, judge.Ruleset().Digest(), streams{out: io.Discard}); err != nil {
				b.Fatal(err)
			}
			dispatcher := workers.NewDispatcher(stores.records, stores.queue, false, log)
			pipeline := newPipeline(stores, &engine{Engine: &workers.Engine{Judge: judge}}, dispatcher.Poke, log)
			served := make(chan error, 1)
			for b.Loop() {
				go dispatcher.Run(ctx)
				go func() { served <- stores.queue.Serve(ctx, pipeline.Do) }()
				for unfinishedIn(b, stores.records) > 0 {
					time.Sleep(10 * time.Millisecond)
				}
			}
			b.ReportMetric(float64(applications)*float64(b.N)/b.Elapsed().Seconds(), "applications/s")
			end()
			if err := stores.close(<-served); err != nil {
				b.Error(err)
			}
			records, err := record.Open(b.Context(), at)
			if err != nil {
				b.Fatal(err)
			}
			defer records.Close() //nolint:errcheck // read only
			err = records.Cases(b.Context(), "", func(stored intake.Case) error {
				if app := stored.Application; len(app.Judgements) != 8 || app.Decision() != intake.Rejected {
					b.Errorf("%s: got %d judgements, %s; want the four before and four more, rejected", app.Number, len(app.Judgements), app.Decision())
				}
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
		})
	}
}

// unfinishedIn is how much of a batch is not done yet.
func unfinishedIn(b *testing.B, records intake.Records) int {
	b.Helper()
	backlog, err := records.Backlog(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	count := 0
	for _, one := range backlog {
		count += one.Count
	}
	return count
}
