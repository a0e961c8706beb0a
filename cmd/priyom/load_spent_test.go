//go:build linux

package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"text/tabwriter"
	"time"

	"priyom/intake"
	"priyom/workers"
	"priyom/workers/page"
)

// spent is processor time, by what it was spent on.
type spent struct {
	mu sync.Mutex
	on map[string]time.Duration
}

func (s *spent) add(what string, took time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.on == nil {
		s.on = map[string]time.Duration{}
	}
	s.on[what] += took
}

func (s *spent) sum(counts func(what string) bool) (sum time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for what, took := range s.on {
		if counts(what) {
			sum += took
		}
	}
	return sum
}

func (s *spent) total() time.Duration { return s.sum(func(string) bool { return true }) }

func (s *spent) rest() time.Duration {
	return s.sum(func(what string) bool { return strings.HasPrefix(what, "everything else") })
}

func (s *spent) table(documents int) string {
	var text strings.Builder
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "processor time of a document\tms\tshare\t\n")
	var names []string
	for what := range s.on {
		names = append(names, what)
	}
	slices.Sort(names)
	row := func(what string, took time.Duration) {
		fmt.Fprintf(w, "%s\t%.2f\t%.1f %%\t\n", what, took.Seconds()*1000/float64(documents), 100*took.Seconds()/s.total().Seconds())
	}
	for _, what := range names {
		row(what, s.on[what])
	}
	row("everything else", s.rest())
	row("all", s.total())
	_ = w.Flush()
	return text.String()
}

// watched are stages that tell what time they take. The thread that a stage runs on is kept for it meanwhile.
func watched(stages []workers.Stage, sum *spent) []workers.Stage {
	stages = slices.Clone(stages)
	for i := range stages {
		stage := &stages[i]
		name := stage.Name
		if read := stage.File; read != nil {
			stage.File = func(ctx context.Context, x *workers.Examination) error {
				defer sum.during(name)()
				return read(ctx, x)
			}
		}
		if read := stage.Page; read != nil {
			stage.Page = func(ctx context.Context, x *workers.Examination, drawn *page.Image, into *intake.Page) error {
				defer sum.during(name)()
				return read(ctx, x, drawn, into)
			}
		}
		if draw := stage.Pages; draw != nil {
			stage.Pages = func(ctx context.Context, x *workers.Examination, each func(*page.Image) error) error {
				var others time.Duration
				done := sum.during(name + ": taking pages from the child")
				defer func() { done(); sum.add(name+": taking pages from the child", -others) }()
				return draw(ctx, x, func(drawn *page.Image) error {
					begun := ofThread()
					defer func() { others += ofThread() - begun }()
					return each(drawn)
				})
			}
		}
	}
	return stages
}

// during counts the time of this thread until the function that it returns is called.
func (s *spent) during(what string) (done func()) {
	runtime.LockOSThread()
	begun := ofThread()
	return func() {
		s.add(what, ofThread()-begun)
		runtime.UnlockOSThread()
	}
}

// workUntilDone is `priyom worker` until there is no work.
func workUntilDone(ctx context.Context, s settings, sum *spent, log *slog.Logger) error {
	judge, err := s.judge()
	if err != nil {
		return err
	}
	stores, err := s.open(ctx, runtime.GOMAXPROCS(0), log)
	if err != nil {
		return err
	}
	engine, err := s.engine(ctx, judge, stores.records)
	if err != nil {
		return stores.close(err)
	}
	engine.Examiner.Stages = watched(engine.Examiner.Stages, sum)
	working, stop := context.WithCancel(ctx)
	dispatcher := workers.NewDispatcher(stores.records, stores.queue, false, log)
	pipeline := newPipeline(stores, engine, dispatcher.Poke, log)
	var group sync.WaitGroup
	group.Go(func() { dispatcher.Run(working) })
	group.Go(func() { err = stores.queue.Serve(working, pipeline.Do) })
	for left := 1; left > 0 && ctx.Err() == nil; {
		time.Sleep(200 * time.Millisecond)
		if backlog, err := stores.records.Backlog(ctx); err == nil {
			left = total(backlog)
		}
	}
	stop()
	group.Wait()
	return stores.close(engine.close(err)) // which ends the children, so that their time is known
}

func usage(who int) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(who, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

const rusageThread = 1 // RUSAGE_THREAD of Linux

func ofThread() time.Duration { return usage(rusageThread) }

func ofSelf(testing.TB) time.Duration { return usage(syscall.RUSAGE_SELF) }

func ofChildren(testing.TB) time.Duration { return usage(syscall.RUSAGE_CHILDREN) }

// ofProcess is the time of a process that runs, to a hundredth of a second.
func ofProcess(t testing.TB, p *process) time.Duration {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.command.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	fields := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
	var ticks [2]int64
	for i := range ticks {
		if _, err := fmt.Sscan(fields[11+i], &ticks[i]); err != nil { // utime, stime: proc(5)
			t.Fatal(err)
		}
	}
	return time.Duration(ticks[0]+ticks[1]) * 10 * time.Millisecond
}
