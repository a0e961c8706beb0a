package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"priyom/intake/api"
	"priyom/intake/review"
	"priyom/workers"
	"priyom/workers/confine"
)

type serveCommand struct {
	settings
	callbackFlags
	Listen    string        `env:"PRIYOM_LISTEN" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen (default: ${default}). Without keys only on loopback."`
	Keys      []string      `env:"PRIYOM_KEYS" placeholder:"NAME:SECRET" help:"Keys of the portals that may ask, each for its own applications; NAME+all:SECRET is good for all of them, and for the reviewers' pages. Without any, whoever reaches loopback may."`
	HookToken string        `env:"PRIYOM_HOOK_TOKEN" placeholder:"SECRET" help:"Token by which the bucket's webhook tells of files sent straight to it (POST /hooks/bucket); nobody may when empty."`
	Workers   int           `env:"PRIYOM_WORKERS" default:"0" help:"Documents examined at once in this process; one per core when 0."`
	APIOnly   bool          `name:"no-workers" env:"PRIYOM_NO_WORKERS" help:"Examine nothing in this process: workers run elsewhere."`
	Linger    time.Duration `env:"PRIYOM_LINGER" default:"3s" placeholder:"DURATION" help:"How long requests are still taken after SIGTERM while /readyz says that the server ends, so that balancers turn away first; Ctrl-C does without (default: ${default})."`
	Demo      bool          `help:"Begin with sample applications going through, when there are no applications yet."`
}

// Help shows examples.
func (serveCommand) Help() string {
	return `Examples:
  priyom serve                                  everything in one process, data under ./data
  priyom serve --demo                           the same, with sample applications
  PRIYOM_QUEUE=redis://127.0.0.1:6379 priyom serve --no-workers     API only; workers run elsewhere
  PRIYOM_KEYS=portal:SECRET priyom serve --listen 0.0.0.0:8080      for other machines`
}

// drain is how long requests under way may take after the server is told to stop.
const drain = 20 * time.Second

// Run serves until it is told to stop, then finishes what is under way.
func (c serveCommand) Run(ctx context.Context, std streams) (err error) {
	keys, err := parseKeys(c.Keys)
	if err != nil {
		return err
	}
	if len(keys.secrets) == 0 && !loopback(c.Listen) {
		return misuse{fmt.Errorf("PRIYOM_LISTEN: %s can be reached from other machines, and there are no keys; set PRIYOM_KEYS=NAME:SECRET, or listen on 127.0.0.1", c.Listen)}
	}
	if c.HookToken != "" && len(c.HookToken) < leastSecret {
		return misuse{errors.New("PRIYOM_HOOK_TOKEN: want a secret of at least 16 characters, the same as MINIO_NOTIFY_WEBHOOK_AUTH_TOKEN_… of the server")}
	}
	if c.HookToken == "" && strings.Contains(c.Blobs, "notify=") {
		return misuse{errors.New("PRIYOM_BLOBS: with notify=NAME the bucket tells this program of files by a token: set PRIYOM_HOOK_TOKEN to the same as MINIO_NOTIFY_WEBHOOK_AUTH_TOKEN_NAME of the server")}
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
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("PRIYOM_LISTEN: %w; choose another address", err)
	}
	stores, err := c.open(ctx, perCore(c.Workers), log)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer func() { err = stores.close(err) }()
	changes := api.NewChanges()
	stores.records = changes.Watch(stores.records)
	engine, err := c.engine(ctx, judge, stores.records)
	if err != nil {
		return err
	}
	defer func() { err = engine.close(err) }()
	dispatcher := workers.NewDispatcher(stores.records, stores.queue, c.embedded(), log)
	portal := c.portal(ctx, stores, engine, keys, changes, dispatcher.Poke, log)
	handler := c.handler(portal, stores, engine, keys, log)
	if c.Log == "json" { // nothing else may stand between its lines
		log.Info("listening", "address", listener.Addr().String(), "keys", len(keys.secrets))
	} else {
		c.greet(std.out, listener.Addr(), keys)
	}
	log.Info("files are read in child processes", "confinement", confine.Lent().String())
	log.Info("text is recognised", "by", engine.ocr.String())
	var background sync.WaitGroup
	background.Go(func() { dispatcher.Run(ctx) })
	background.Go(func() { portal.Collect(ctx) })
	background.Go(func() { stores.clock.Run(ctx) })
	if !c.APIOnly {
		pipeline := newPipeline(stores, engine, dispatcher.Poke, log)
		pipeline.Callbacks = callbacks
		background.Go(func() {
			if err := stores.queue.Serve(ctx, pipeline.Do); err != nil {
				log.Error("the workers stopped", "error", err)
			}
		})
	}
	if c.Demo {
		background.Go(func() { demo(ctx, stores.records, "http://"+listener.Addr().String(), log) })
	}
	err = serveHTTP(ctx, listener, handler, c.Linger, log)
	background.Wait()
	return err
}

// portal is the API.
func (c serveCommand) portal(ctx context.Context, stores *stores, engine *engine, keys keys, changes *api.Changes, poke func(), log *slog.Logger) *api.API {
	return api.New(api.Config{
		Records: stores.records, Blobs: stores.blobs, Queue: stores.queue, Engine: engine, Reasons: engine.Judge.Ruleset(),
		Keys: keys.secrets, All: keys.all, Changes: changes, Poke: poke, Done: ctx.Done(), Now: stores.clock.Now, Version: version(), Log: log, Limited: engine.limited(),
		HookToken: c.HookToken,
	})
}

// handler joins the API and the reviewers' pages.
func (c serveCommand) handler(portal http.Handler, stores *stores, engine *engine, keys keys, log *slog.Logger) http.Handler {
	pages := review.New(review.Config{
		Records: stores.records, Blobs: stores.blobs, Engine: engine, Reasons: engine.Judge.Ruleset(),
		Keys: keys.reviewers(), Now: stores.clock.Now, Log: log,
	})
	mux := http.NewServeMux()
	for _, path := range []string{"/v1/", "/hooks/", "/openapi.json", "/openapi.yaml", "/docs", "/healthz", "/readyz"} {
		mux.Handle(path, portal)
	}
	mux.Handle("GET /metrics", metrics(stores.records, log))
	mux.Handle("/", pages)
	return mux
}

// serveHTTP serves until ctx ends and a while longer, then lets requests under way finish.
func serveHTTP(ctx context.Context, listener net.Listener, handler http.Handler, linger time.Duration, log *slog.Logger) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		if cause := context.Cause(ctx).Error(); linger > 0 && !strings.HasPrefix(cause, os.Interrupt.String()) {
			log.Info("told to end: readiness is off, requests are still taken for a while", "linger", linger.String())
			time.Sleep(linger)
		}
		closing, cancel := context.WithTimeout(context.Background(), drain)
		defer cancel()
		stopped <- server.Shutdown(closing)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return <-stopped
}

// greet prints the addresses that a newcomer needs.
func (c serveCommand) greet(w io.Writer, address net.Addr, keys keys) {
	fmt.Fprintf(w, "Priyom listens on http://%s\n", address)
	fmt.Fprintf(w, "  start page   http://%s/\n  reviewers    http://%s/review\n  API          http://%s/docs\n", address, address, address)
	if len(keys.secrets) > 0 && len(keys.all) == 0 {
		fmt.Fprintln(w, "  No key opens the reviewers' pages: mark one, PRIYOM_KEYS=NAME+all:SECRET.")
	}
	if len(keys.secrets) == 0 {
		fmt.Fprintln(w, "  There are no keys, so it listens on loopback only; set PRIYOM_KEYS=NAME:SECRET to let other machines in.")
	}
}
