package api

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"priyom/intake"
)

func TestTheJournalIsReadWhole(t *testing.T) {
	h := open(t)
	app := h.opened()
	doc := h.uploaded(app, "lease", pdf("x"))
	h.judge(app, doc, accepting())
	got := h.get(app + "/events").is(200)
	got.has(map[string]any{"#": 3, "0.kind": "application.created", "1.kind": "document.received", "1.document": doc, "2.kind": "document.judged", "2.detail.decision": "accepted"})
	var events []intake.Event
	if err := json.Unmarshal(got.body, &events); err != nil {
		t.Fatal(err)
	}
	if err := intake.VerifyJournal(events, h.stored(app).Head); err != nil {
		t.Errorf("what a client reads cannot be verified: %v", err)
	}
	h.get(app + "/events?after=2").is(200).has(map[string]any{"#": 1, "0.seq": 3})
	h.get(app + "/events?after=3").is(200).has(map[string]any{"#": 0})
	h.get(app+"/events?after=-1").refused(422, "API.REQUEST.INVALID")
}

// stream follows events; cancel leaves.
func (h *house) stream(path string, headers ...string) (lines <-chan string, cancel func()) {
	h.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	h.t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, h.url+path, nil)
	if err != nil {
		h.t.Fatal(err)
	}
	r.Header.Set("Accept", "text/event-stream")
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		r.Header.Set(name, value)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		h.t.Fatal(err)
	}
	if got := resp.Header.Get("Content-Type"); resp.StatusCode != 200 || got != "text/event-stream" {
		h.t.Fatalf("got %d %s", resp.StatusCode, got)
	}
	found := make(chan string, 100)
	go func() {
		defer close(found)
		defer resp.Body.Close() //nolint:errcheck // the stream is over
		for scanner := bufio.NewScanner(resp.Body); scanner.Scan(); {
			if line := scanner.Text(); line != "" {
				found <- line
			}
		}
	}()
	return found, cancel
}

func (h *house) line(lines <-chan string, want string, within time.Duration) {
	h.t.Helper()
	for deadline := time.After(within); ; {
		select {
		case line, ok := <-lines:
			if !ok {
				h.t.Fatalf("the stream ended before %q", want)
			}
			if strings.HasPrefix(line, want) {
				return
			}
		case <-deadline:
			h.t.Fatalf("no %q within %v", want, within)
		}
	}
}

func TestAStreamTellsWhatHappensAsItHappens(t *testing.T) {
	h := open(t)
	app := h.opened()
	lines, _ := h.stream(app + "/events")
	h.line(lines, "id: 1", time.Second)
	h.line(lines, "event: application.created", time.Second)
	h.line(lines, `data: {"application":`, time.Second)
	doc := h.uploaded(app, "lease", pdf("x"))
	h.line(lines, "event: document.received", 200*time.Millisecond)
	h.judge(app, doc, accepting())
	h.line(lines, "id: 3", 200*time.Millisecond)
	h.line(lines, "event: document.judged", 200*time.Millisecond)
	h.records = h.raw
	h.change(app, func(app *intake.Application) { app.RefuseUpload("lease", "FILE.SIZE.EMPTY", 0, time.Now()) })
	h.line(lines, "event: upload.refused", 3*time.Second)
}

func TestAStreamTakesUpWhereItWasCut(t *testing.T) {
	h := open(t)
	app := h.opened()
	h.uploaded(app, "lease", pdf("x"))
	for name, lines := range map[string]<-chan string{
		"by the browser's header": first(h.stream(app+"/events", "Last-Event-ID: 1")),
		"by the parameter":        first(h.stream(app + "/events?after=1")),
		"header before parameter": first(h.stream(app+"/events?after=9", "Last-Event-ID: 1")),
	} {
		select {
		case got := <-lines:
			if got != "id: 2" {
				t.Errorf("%s: got %q, want event 2 first", name, got)
			}
		case <-time.After(2 * time.Second):
			t.Errorf("%s: nothing came", name)
		}
	}
}

func first[A, B any](a A, _ B) A { return a }

func TestAQuietStreamShowsThatItLives(t *testing.T) {
	h := open(t)
	h.service.heartbeat = 50 * time.Millisecond
	lines, _ := h.stream(h.opened() + "/events?after=1")
	for range 3 {
		h.line(lines, ":", time.Second)
	}
}

func TestAStreamEnds(t *testing.T) {
	t.Run("when the server shuts down", func(t *testing.T) {
		h := open(t)
		lines, _ := h.stream(h.opened() + "/events")
		h.line(lines, "id: 1", time.Second)
		began := time.Now()
		h.shutDown()
		for range lines { //nolint:revive // until it ends
		}
		if took := time.Since(began); took > time.Second {
			t.Errorf("took %v", took)
		}
	})
	t.Run("when the client leaves", func(t *testing.T) {
		h := open(t)
		lines, cancel := h.stream(h.opened() + "/events")
		h.line(lines, "id: 1", time.Second)
		cancel()
		h.eventually("the request is over", func() bool { return strings.Contains(h.log.String(), "/events\"") })
	})
	t.Run("when only its head was asked for", func(t *testing.T) {
		h := open(t)
		got := h.ask(http.MethodHead, h.opened()+"/events", nil, "Accept: text/event-stream")
		got.is(200)
	})
}
