package main

import (
	"context"
	"errors"
	"log/slog"
	"runtime"

	"priyom/workers"
	"priyom/workers/confine"
)

type workerCommand struct {
	settings
	callbackFlags
	Workers int `env:"PRIYOM_WORKERS" default:"0" help:"Documents examined at once; one per core when 0."`
}

// Help shows examples.
func (workerCommand) Help() string {
	return `Examples:
  PRIYOM_QUEUE=redis://127.0.0.1:6379 PRIYOM_BLOBS=s3://KEY:SECRET@127.0.0.1:9000/priyom priyom worker`
}

// Run works until it is told to stop, then finishes what is under way.
func (c workerCommand) Run(ctx context.Context, std streams) (err error) {
	if c.embedded() {
		return misuse{errors.New("PRIYOM_QUEUE: workers of their own need a queue that other processes reach: want redis://HOST:PORT; or run priyom serve, which has workers in it")}
	}
	callbacks, err := c.callbacks()
	if err != nil {
		return err
	}
	log := c.logger(std)
	judge, err := c.judge()
	if err != nil {
		return err
	}
	stores, err := c.open(ctx, perCore(c.Workers), log)
	if err != nil {
		return err
	}
	defer func() { err = stores.close(err) }()
	engine, err := c.engine(ctx, judge, stores.records)
	if err != nil {
		return err
	}
	defer func() { err = engine.close(err) }()
	dispatcher := workers.NewDispatcher(stores.records, stores.queue, false, log)
	pipeline := newPipeline(stores, engine, dispatcher.Poke, log)
	pipeline.Callbacks = callbacks
	go dispatcher.Run(ctx)
	go stores.clock.Run(ctx)
	log.Info("working", "workers", perCore(c.Workers), "rules", judge.Ruleset().Digest(), "confinement", confine.Lent().String(), "ocr", engine.ocr.String())
	return stores.queue.Serve(ctx, pipeline.Do)
}

func perCore(n int) int {
	if n > 0 {
		return n
	}
	return runtime.GOMAXPROCS(0)
}

func newPipeline(stores *stores, engine *engine, poke func(), log *slog.Logger) *workers.Pipeline {
	return &workers.Pipeline{
		Records: stores.records, Blobs: stores.blobs,
		Examiner: engine.Examiner, Judge: engine.Judge,
		Poke: poke, Now: stores.clock.Now, Log: log,
	}
}
