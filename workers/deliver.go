package workers

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"time"

	"priyom/intake"
)

// Callback is where a client is told of verdicts. Both come from the settings and never from a request, so that
// nobody can have us call what they choose.
type Callback struct {
	URL    string // may hold a token: never part of an error
	Secret []byte // signs what is sent
}

// Callbacks tell clients by their names. Delivery is at least once: a client may be told twice of the same, under the
// same webhook-id. A nil *Callbacks tells nobody.
type Callbacks struct {
	clients map[string]Callback
	http    *http.Client

	mu      sync.Mutex
	resting map[string]time.Time // until when a client is left alone that did not answer
}

const (
	answersIn = 5 * time.Second  // how long a client may take to answer: it should take the message and work later
	restFor   = 15 * time.Second // so that a client that hangs does not keep workers from others
)

// NewCallbacks makes callbacks; nil when there are none. Redirects are not followed.
func NewCallbacks(clients map[string]Callback) *Callbacks {
	if len(clients) == 0 {
		return nil
	}
	return &Callbacks{clients: clients, resting: map[string]time.Time{}, http: &http.Client{
		Timeout:       answersIn,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

func (c *Callbacks) to(client string) bool {
	if c == nil {
		return false
	}
	_, ok := c.clients[client]
	return ok
}

// errUndelivered means that a client did not take what it was told.
var errUndelivered = errors.New("the client was not told")

// Told is what a client is sent. It holds no personal data: who wants more asks the API for the application.
type Told struct {
	Type      string    `json:"type"` // application.judged
	Timestamp time.Time `json:"timestamp"`
	Data      ToldState `json:"data"`
}

// ToldState is how an application stands.
type ToldState struct {
	Application intake.ApplicationID `json:"id"`
	Number      string               `json:"number"`
	Status      intake.Status        `json:"status"`
	Decision    intake.Decision      `json:"decision,omitempty"`
	Round       int                  `json:"round"`
	Revision    int                  `json:"revision"` // grows: what has a smaller one than was told before is out of date
	JournalHead intake.Digest        `json:"journal_head"`
	Documents   []ToldDocument       `json:"documents"` // those that count
}

// ToldDocument is how a document stands.
type ToldDocument struct {
	ID       intake.DocumentID     `json:"id"`
	Kind     intake.Kind           `json:"kind"`
	Status   intake.DocumentStatus `json:"status"`
	Decision intake.Decision       `json:"decision,omitempty"`
}

// deliver tells the client of an application how it stands now.
func (p *Pipeline) deliver(ctx context.Context, claim intake.Claim) error {
	app, err := p.Records.Application(ctx, claim.Work.Application)
	if err != nil {
		return down("load the application", err)
	}
	if p.Callbacks.to(app.Client) {
		state := ToldState{
			Application: app.ID, Number: app.Number, Status: app.Status, Decision: app.Decision(), Round: app.Round,
			Revision: app.Seq, JournalHead: app.Head, Documents: []ToldDocument{},
		}
		for _, doc := range app.Current() {
			told := ToldDocument{ID: doc.ID, Kind: doc.Kind, Status: doc.Status}
			if verdict := app.Verdict(doc.ID); verdict != nil {
				told.Decision = verdict.Decision
			}
			state.Documents = append(state.Documents, told)
		}
		if err := p.Callbacks.send(ctx, app.Client, claim.Work.ID, Told{"application.judged", p.Now().UTC(), state}); err != nil {
			return err
		}
	}
	return p.change(ctx, claim, "note that the client was told", func(app *intake.Application) error {
		app.Finish(claim.Work)
		return nil
	})
}

// send posts a message, signed as Standard Webhooks 1.0 has it: the headers webhook-id, webhook-timestamp and
// webhook-signature, "v1," and the HMAC-SHA256 of id.timestamp.body in base64.
func (c *Callbacks) send(ctx context.Context, client, id string, told Told) error {
	if c.rests(client) {
		return fmt.Errorf("%w: it did not answer lately", errUndelivered)
	}
	body, err := json.Marshal(told)
	if err != nil {
		return fmt.Errorf("write what a client is told: %w", err)
	}
	to := c.clients[client]
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, to.URL, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("%w: its address cannot be used", errUndelivered)
	}
	at := strconv.FormatInt(told.Timestamp.Unix(), 10)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "Priyom")
	request.Header.Set("Webhook-Id", id)
	request.Header.Set("Webhook-Timestamp", at)
	request.Header.Set("Webhook-Signature", "v1,"+sign(to.Secret, id, at, body))
	response, err := c.http.Do(request)
	if err != nil {
		c.rest(client)
		var where *url.Error
		if errors.As(err, &where) {
			err = where.Err // without the address
		}
		return fmt.Errorf("%w: %w", errUndelivered, err)
	}
	defer response.Body.Close()                                     //nolint:errcheck // what was read tells
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 4096)) // so that the connection serves again
	if response.StatusCode/100 != 2 {
		if response.StatusCode >= 500 || response.StatusCode == http.StatusTooManyRequests {
			c.rest(client)
		}
		return fmt.Errorf("%w: it answered %d", errUndelivered, response.StatusCode)
	}
	return nil
}

func sign(secret []byte, id, at string, body []byte) string {
	mac := hmac.New(sha256.New, secret)
	fmt.Fprintf(mac, "%s.%s.%s", id, at, body)
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

func (c *Callbacks) rests(client string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Before(c.resting[client])
}

func (c *Callbacks) rest(client string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.resting[client] = time.Now().Add(restFor)
}
