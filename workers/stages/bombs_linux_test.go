package stages_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"priyom/intake"
	"priyom/samples/strange"
	"priyom/workers"
)

// beyondBudget is what a child may hold besides what its documents may: the program, the file, the page it draws.
const beyondBudget = 128 << 20

// TestEveryBombIsAnsweredWithinItsBudgetAndTheDocumentBehindItToo sends each bomb, and a sound document right behind
// it, through the same children.
func TestEveryBombIsAnsweredWithinItsBudgetAndTheDocumentBehindItToo(t *testing.T) {
	t.Parallel()
	engine := newEngine(t)
	wants := answers(t)
	kind := engine.Judge.Ruleset().Kinds[asked]
	memory := watchChildren(t)
	sound, _ := strange.Named("words.pdf")
	var slowest time.Duration // told, not held: other things run on the machine
	for _, file := range strange.Bombs() {
		t.Run(file.Name, func(t *testing.T) {
			began := time.Now()
			evidence, got := answerTo(t, engine, file.Name, file.Bytes())
			slowest = max(slowest, time.Since(began))
			if got != wants[file.Name] {
				t.Errorf("%s: got %s, want %s", file.Title, got, wants[file.Name])
			}
			withinItself(t, evidence.File.Excess, kind.Budgets)
			behind(t, engine, sound)
		})
	}
	t.Logf("the slowest took %.1f s", slowest.Seconds())
	if peak := memory.peak(); peak == 0 || peak > kind.Budgets.Memory+beyondBudget {
		t.Errorf("a child held %d MB at most, want %d at most", peak>>20, (kind.Budgets.Memory+beyondBudget)>>20)
	} else {
		t.Logf("a child held %d MB at most", peak>>20)
	}
}

// withinItself holds what is told of a budget against the budget.
func withinItself(t *testing.T, excess *intake.Excess, budgets intake.Budgets) {
	t.Helper()
	if excess != nil && (excess.Needed < excess.Allowed || excess.Allowed <= 0 || budgets.Of(excess.Budget) == 0) {
		t.Errorf("got an excess that is none: %+v", *excess)
	}
}

// behind sends a sound document.
func behind(t *testing.T, engine *workers.Engine, sound strange.File) {
	t.Helper()
	if _, got := answerTo(t, engine, sound.Name, sound.Bytes()); got != string(intake.Accepted) {
		t.Errorf("the document behind it: got %s", got)
	}
}

// watch notes the most memory that any child of this process holds, and that all hold with it at one time, in bytes.
type watch struct{ most, together atomic.Int64 }

// watchChildren watches until the test ends.
func watchChildren(t *testing.T) *watch {
	t.Helper()
	var w watch
	done := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() {
		for {
			held := shareOf("self")
			for _, pid := range children(t) {
				w.most.Store(max(w.most.Load(), peakOf(pid)))
				held += shareOf(pid)
			}
			w.together.Store(max(w.together.Load(), held))
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	t.Cleanup(func() {
		close(done)
		watching.Wait()
	})
	return &w
}

// peak is the most so far.
func (w *watch) peak() int64 { return w.most.Load() }

// children are the processes that this one has started.
func children(t *testing.T) []string {
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		t.Error(err)
	}
	var pids []string
	for _, stat := range stats {
		data, _ := os.ReadFile(stat) // a process may have ended meanwhile
		_, behindName, _ := strings.Cut(string(data), ") ")
		if fields := strings.Fields(behindName); len(fields) > 1 && fields[1] == strconv.Itoa(os.Getpid()) {
			pids = append(pids, filepath.Base(filepath.Dir(stat)))
		}
	}
	return pids
}

// shareOf is the memory that a process holds now, in bytes: what it shares with others, such as the program, is counted
// in equal parts (proc(5), smaps_rollup), so that of several processes it may be added up.
func shareOf(pid string) int64 { return held(pid, "smaps_rollup", "\nPss:") }

// peakOf is the most memory that a process held at once, in bytes; 0 for one that has ended.
func peakOf(pid string) int64 { return held(pid, "status", "\nVmHWM:") }

func held(pid, file, name string) int64 {
	told, _ := os.ReadFile("/proc/" + pid + "/" + file)
	_, line, _ := strings.Cut(string(told), name)
	number, _, _ := strings.Cut(strings.TrimSpace(line), " ")
	kilobytes, _ := strconv.ParseInt(number, 10, 64)
	return kilobytes << 10
}
