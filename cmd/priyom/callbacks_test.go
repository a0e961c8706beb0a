package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"priyom/intake"
	"priyom/workers"
)

const (
	portalKey      = "key-of-the-portal-of-tests"
	callbackSecret = "secret-of-the-portal-of-tests"
)

// TestAClientIsToldOfItsVerdictsThoughItWasDownAndOfAnswersThatChange runs the program beside a portal that is down at
// first, then turns the first message away, and goes away before the rules change.
func TestAClientIsToldOfItsVerdictsThoughItWasDownAndOfAnswersThatChange(t *testing.T) {
	t.Parallel()
	dir, at := t.TempDir(), nobody(t)
	server := serve(t, append(embedded(dir), "PRIYOM_KEYS=portal:"+portalKey, "PRIYOM_CALLBACKS=portal=http://"+at+"/told?token=hidden", "PRIYOM_CALLBACK_SECRETS=portal:"+callbackSecret))
	sender := applicant{t: t, url: server.url, key: portalKey}
	good := sample(t, "passport_foreign.scan_jpeg")
	id := sender.open("place_of_stay", good.fields)
	doc := sender.upload(id, good)
	sender.settled(id, time.Minute)

	told := listen(t, at, http.StatusServiceUnavailable)
	eventually(t, time.Minute, "the client to be told of the document", func() bool { return len(told.taken()) == 1 })
	told.close()
	if all := told.all(); len(all) < 2 || all[0].id != all[len(all)-1].id {
		t.Errorf("got %d messages, want the one that was turned away again, under its id", len(all))
	}
	app := sender.read(id)
	told.standsAs(t, id, doc.ID, intake.Accepted, app.Revision)

	rules := stricter(t)
	if code, _, stderr := once(t, []string{recordsIn(dir)}, "revalidate", "--rules", rules, "--apply"); code != exitOK {
		t.Fatalf("revalidate: got %d, %s", code, stderr)
	}
	told = listen(t, at)
	eventually(t, time.Minute, "the client to be told of the other answer", func() bool { return len(told.taken()) == 1 })
	app = sender.read(id)
	told.standsAs(t, id, doc.ID, intake.Rejected, app.Revision)
	eventually(t, 10*time.Second, "nothing to be left", func() bool { return len(backlog(t, dir, exitOK)) == 0 })

	if code, _, stderr := once(t, []string{recordsIn(dir)}, "revalidate", "--rules", rules, "--apply"); code != exitOK {
		t.Fatalf("revalidate: got %d, %s", code, stderr)
	}
	if left := backlog(t, dir, exitOK); len(left) != 0 {
		t.Errorf("an answer that stays is told again: %v", left)
	}
	for _, hidden := range []string{"hidden", callbackSecret, portalKey} {
		if strings.Contains(server.said.String(), hidden) {
			t.Errorf("the log holds %q", hidden)
		}
	}
	server.stop(30*time.Second, exitOK)
}

// message is what a client is told.
type message struct {
	id, at, signature string
	body              []byte
	status            int // of the client's answer
}

// clientTold is a client that is told of verdicts.
type clientTold struct {
	server *http.Server
	mu     sync.Mutex
	got    []message
}

// listen makes a client that answers so at first, and 200 from then on.
func listen(t *testing.T, at string, answers ...int) *clientTold {
	t.Helper()
	listener, err := net.Listen("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	c := &clientTold{}
	c.server = &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		status := http.StatusOK
		if len(answers) > 0 {
			status, answers = answers[0], answers[1:]
		}
		c.got = append(c.got, message{r.Header.Get("Webhook-Id"), r.Header.Get("Webhook-Timestamp"), r.Header.Get("Webhook-Signature"), body, status})
		w.WriteHeader(status)
	})}
	go c.server.Serve(listener) //nolint:errcheck // it ends with the test
	t.Cleanup(c.close)
	return c
}

func (c *clientTold) close() { _ = c.server.Close() } // it may be closed

func (c *clientTold) all() []message {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]message(nil), c.got...)
}

// taken are the messages that the client took.
func (c *clientTold) taken() []message {
	var taken []message
	for _, one := range c.all() {
		if one.status == http.StatusOK {
			taken = append(taken, one)
		}
	}
	return taken
}

// standsAs requires that the latest message taken is signed and tells how an application with a document stands.
func (c *clientTold) standsAs(t *testing.T, id intake.ApplicationID, doc intake.DocumentID, decision intake.Decision, revision int) {
	t.Helper()
	all := c.taken()
	last := all[len(all)-1]
	mac := hmac.New(sha256.New, []byte(callbackSecret))
	mac.Write([]byte(last.id + "." + last.at + "." + string(last.body)))
	if want := "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)); last.signature != want {
		t.Errorf("got signature %q, want %q", last.signature, want)
	}
	var said workers.Told
	if err := json.Unmarshal(last.body, &said); err != nil {
		t.Fatal(err)
	}
	if said.Data.Application != id || len(said.Data.Documents) != 1 || said.Data.Documents[0].ID != doc || said.Data.Documents[0].Decision != decision || said.Data.Revision != revision {
		t.Errorf("got %s, want document %s of %s %s at revision %d", last.body, doc, id, decision, revision)
	}
}
