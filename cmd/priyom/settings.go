package main

import (
	"context"
	"errors"
	"log/slog"
	"strings"

	"priyom/intake"
	"priyom/intake/blob"
	"priyom/intake/record"
	"priyom/workers"
	"priyom/workers/queue"
)

// settings are the three addresses that decide where the program runs. The defaults embed everything.
type settings struct {
	Blobs   string `env:"PRIYOM_BLOBS" default:"dir:data/blobs" placeholder:"ADDRESS" help:"Where files are kept: dir:PATH or s3://KEY:SECRET@HOST:PORT/BUCKET (default: ${default})."`
	Records string `env:"PRIYOM_RECORDS" default:"sqlite:data/priyom.db" placeholder:"ADDRESS" help:"Where records are kept: sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE (default: ${default})."`
	Queue   string `env:"PRIYOM_QUEUE" default:"embedded:" placeholder:"ADDRESS" help:"What carries the work: embedded:, redis://HOST:PORT, redis-sentinel://HOST,HOST?master=NAME or redis-cluster://HOST,HOST (default: ${default})."`
	engineFlags
	Log string `env:"PRIYOM_LOG" enum:"text,json" default:"text" help:"How the log is written: text or json."`
}

// stores are the open stores.
type stores struct {
	records intake.Records
	blobs   intake.Blobs
	queue   *queue.Queue
	clock   *workers.Clock
}

// open opens the three stores; each error names the setting.
func (s settings) open(ctx context.Context, atOnce int, log *slog.Logger) (*stores, error) {
	var opened stores
	var err error
	if opened.records, err = record.Open(ctx, s.Records); err != nil {
		return nil, err
	}
	if opened.clock, err = workers.NewClock(ctx, opened.records, log); err != nil {
		return nil, opened.close(err)
	}
	if opened.blobs, err = blob.Open(ctx, s.Blobs); err != nil {
		return nil, opened.close(err)
	}
	if opened.queue, err = queue.Open(ctx, s.Queue, queue.Options{Workers: atOnce, Log: log}); err != nil {
		return nil, opened.close(err)
	}
	return &opened, nil
}

// embedded reports whether the queue lives and dies with this process.
func (s settings) embedded() bool { return strings.HasPrefix(s.Queue, "embedded:") }

// close closes what is open; err is what happened before.
func (s *stores) close(err error) error {
	if s.queue != nil {
		err = errors.Join(err, s.queue.Close())
	}
	if s.records != nil {
		err = errors.Join(err, s.records.Close())
	}
	return err
}

// logger writes the log as asked.
func (s settings) logger(std streams) *slog.Logger {
	if s.Log == "json" {
		return slog.New(slog.NewJSONHandler(std.err, nil))
	}
	return slog.New(slog.NewTextHandler(std.err, nil))
}
