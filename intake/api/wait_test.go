package api

import (
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"priyom/intake"
)

// asking sends a request that will be held, and returns how to get its answer and how long it took.
func (h *house) asking(path string, headers ...string) func() (reply, time.Duration) {
	type timed struct {
		reply
		took time.Duration
	}
	answered := make(chan timed, 1)
	began := time.Now()
	go func() {
		got := h.get(path, headers...)
		answered <- timed{got, time.Since(began)}
	}()
	time.Sleep(100 * time.Millisecond) // it is being held now
	return func() (reply, time.Duration) {
		h.t.Helper()
		select {
		case got := <-answered:
			return got.reply, got.took
		case <-time.After(10 * time.Second):
			h.t.Fatal("no answer within 10 s")
			return reply{}, 0
		}
	}
}

func TestAReadWaitsUntilNoWorkIsUnderWay(t *testing.T) {
	for name, c := range map[string]struct {
		records func(*house) intake.Records
		within  time.Duration // of the change
	}{
		"when this process does the work":    {func(h *house) intake.Records { return h.records }, 100 * time.Millisecond},
		"when another process does the work": {func(h *house) intake.Records { return h.raw }, time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			app := h.opened()
			doc := h.uploaded(app, "lease", pdf("x"))
			answer := h.asking(app + "?wait=8s")
			h.records = c.records(h)
			began := time.Now()
			h.judge(app, doc, accepting())
			got, _ := answer()
			got.is(http.StatusOK).has(map[string]any{"settled": true, "documents.0.status": "judged"})
			if took := time.Since(began); took > c.within {
				t.Errorf("answered %v after the change, want within %v", took, c.within)
			}
		})
	}
}

func TestAReadIsNotHeld(t *testing.T) {
	h := open(t)
	app := h.opened()
	t.Run("when no work is under way", func(t *testing.T) {
		h := h.in(t)
		if _, took := h.asking(app + "?wait=8s")(); took > 2*time.Second {
			t.Errorf("took %v", took)
		}
	})
	h.uploaded(app, "lease", pdf("x"))
	t.Run("longer than asked for", func(t *testing.T) {
		h := h.in(t)
		got, took := h.asking(app + "?wait=300ms")()
		got.is(200).has(map[string]any{"settled": false})
		if took < 300*time.Millisecond || took > 3*time.Second {
			t.Errorf("took %v, want about 300 ms", took)
		}
	})
	t.Run("when it may not wait", func(t *testing.T) {
		h := h.in(t)
		h.get(app + "?wait=0s").is(200)
		h.get(app+"?wait=-1s").refused(422, "API.REQUEST.INVALID")
		h.get(app+"?wait=soon").refused(422, "API.REQUEST.INVALID")
	})
	t.Run("when the server shuts down", func(t *testing.T) {
		h := h.in(t)
		answer := h.asking(app + "?wait=60s")
		h.shutDown()
		got, took := answer()
		got.is(200).has(map[string]any{"settled": false})
		if took > 3*time.Second {
			t.Errorf("took %v", took)
		}
	})
}

func TestAWaitIsCutAtAMinute(t *testing.T) {
	for text, want := range map[string]time.Duration{"": 0, "5s": 5 * time.Second, "1h": time.Minute, "90s": time.Minute} {
		if got, err := waitFor(text); err != nil || got != want {
			t.Errorf("%q: got %v %v, want %v", text, got, err, want)
		}
	}
}

func TestTheServersReadTimeoutDoesNotEndAWait(t *testing.T) {
	h := open(t)
	server := httptest.NewUnstartedServer(h.service.handler())
	server.Config.ReadTimeout = 200 * time.Millisecond // as an operator might set it
	server.Start()
	t.Cleanup(server.Close)
	h.url = server.URL
	app := h.opened()
	doc := h.uploaded(app, "lease", pdf("x"))
	answer := h.asking(app + "?wait=8s")
	time.Sleep(500 * time.Millisecond)
	h.judge(app, doc, accepting())
	got, _ := answer()
	got.is(200).has(map[string]any{"settled": true})
}

func TestAWakeUpIsForgottenWhenNobodyWaits(t *testing.T) {
	c := NewChanges()
	_, leave := c.next("a")
	_, leaveToo := c.next("a")
	leave()
	if len(c.waiting) != 1 {
		t.Errorf("got %d kept, want 1 while somebody waits", len(c.waiting))
	}
	leaveToo()
	if len(c.waiting) != 0 {
		t.Errorf("got %d kept, want none", len(c.waiting))
	}
}

func TestNoWakeUpIsLost(t *testing.T) {
	c := NewChanges()
	var wg sync.WaitGroup
	for range 50 {
		changed, leave := c.next("a")
		wg.Go(func() {
			defer leave()
			select {
			case <-changed:
			case <-time.After(5 * time.Second):
				t.Error("not woken")
			}
		})
		if len(c.waiting) > 0 && c.waiting["a"].waiters%7 == 0 {
			c.Announce("a")
		}
	}
	c.Announce("a")
	wg.Wait()
	c.Announce("nobody")
}
