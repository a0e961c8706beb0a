package workers_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	draw "priyom/samples/make"
	"priyom/workers"
)

const callbackSecret = "a-secret-of-the-tests"

// delivery is one message as a client gets it.
type delivery struct {
	id, at, signature, body string
}

// clientOf is a client that is told of the house's verdicts and answers as it is told to.
func clientOf(t *testing.T, h *house, answers ...int) (got *[]delivery) {
	t.Helper()
	got = &[]delivery{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		*got = append(*got, delivery{r.Header.Get("Webhook-Id"), r.Header.Get("Webhook-Timestamp"), r.Header.Get("Webhook-Signature"), string(body)})
		if len(answers) == 0 {
			return
		}
		if answers[0] == http.StatusFound {
			w.Header().Set("Location", "/elsewhere")
		}
		w.WriteHeader(answers[0])
		answers = answers[1:]
	}))
	t.Cleanup(server.Close)
	h.Callbacks = workers.NewCallbacks(map[string]workers.Callback{"portal": {URL: server.URL + "/told?token=hidden", Secret: []byte(callbackSecret)}})
	return got
}

// judged stores an application of a client and takes it to its verdict.
func judged(t *testing.T, h *house, client string) {
	t.Helper()
	data := lease(t, draw.PDF, draw.Truncated)
	h.store(t, data)
	app := intake.NewApplication("a", "ref", "migration_registration", intake.Russian, intake.Fields{"surname": "Каримов"}, now)
	app.Client = client
	if err := app.AddDocument(intake.Document{ID: "d", Kind: "lease", Name: secretName, Size: int64(len(data)), SHA256: sum(data), MediaType: "application/pdf"}, now); err != nil {
		t.Fatal(err)
	}
	if err := h.records.Create(t.Context(), app); err != nil {
		t.Fatal(err)
	}
	h.submit(t, "a")
	h.do(t, intake.ExamineWork("a", "d"), intake.ConcludeWork("a", 1))
}

// deliveries are the messages that are still to be sent.
func deliveries(t *testing.T, h *house) []intake.Work {
	t.Helper()
	var left []intake.Work
	for _, work := range h.due(t) {
		if work.Task == intake.Deliver {
			left = append(left, work)
		}
	}
	return left
}

func TestAClientIsToldOfEachVerdictSignedAndWithoutPersonalData(t *testing.T) {
	h := newHouse(t)
	got := clientOf(t, h)
	judged(t, h, "portal")
	work := deliveries(t, h)
	if len(work) != 2 {
		t.Fatalf("got %v to be told, want the document's verdict and the package's", work)
	}
	h.do(t, work...)
	if len(*got) != 2 || len(deliveries(t, h)) != 0 {
		t.Fatalf("got %d messages and %v left", len(*got), deliveries(t, h))
	}
	for i, message := range *got {
		mac := hmac.New(sha256.New, []byte(callbackSecret))
		io.WriteString(mac, message.id+"."+message.at+"."+message.body) //nolint:errcheck // a hash takes all
		if want := "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)); message.signature != want || message.id != work[i].ID {
			t.Errorf("got id %q and signature %q, want %q and %q", message.id, message.signature, work[i].ID, want)
		}
		for _, personal := range []string{"Каримов", "Тайный", "ref"} {
			if strings.Contains(message.body, personal) {
				t.Errorf("the message holds %q: %s", personal, message.body)
			}
		}
	}
	var told workers.Told
	if err := json.Unmarshal([]byte((*got)[1].body), &told); err != nil {
		t.Fatal(err)
	}
	app := h.load(t, "a")
	if told.Data.Decision != intake.Rejected || told.Data.JournalHead != app.Head || told.Data.Revision != app.Seq ||
		len(told.Data.Documents) != 1 || told.Data.Documents[0].Decision != intake.Rejected {
		t.Errorf("got %+v", told)
	}
}

func TestAClientIsToldAgainUntilItTakesIt(t *testing.T) {
	h := newHouse(t)
	got := clientOf(t, h, 404, 302, 500)
	judged(t, h, "portal")
	work := deliveries(t, h)[:1]
	for range 3 {
		h.do(t, work...)
		if left := deliveries(t, h); len(left) != 2 {
			t.Fatalf("got %v left, want both", left)
		}
	}
	if len(*got) != 3 || (*got)[0].id != (*got)[2].id {
		t.Errorf("got %+v, want three times the same message, and no redirect followed", *got)
	}
	h.do(t, work...)
	if len(*got) != 3 {
		t.Error("a client that failed is not left alone for a while")
	}
	if claim := stateOf(t, h, work[0]); claim.Failed != 0 {
		t.Errorf("%d tries counted", claim.Failed)
	}
	if log := h.log.String(); strings.Contains(log, "hidden") || strings.Contains(log, callbackSecret) {
		t.Errorf("the log holds the address or the secret:\n%s", log)
	}
}

func TestAClientThatIsNotThereIsToldLaterAndItsAddressIsNotLogged(t *testing.T) {
	h := newHouse(t)
	h.Callbacks = workers.NewCallbacks(map[string]workers.Callback{"portal": {URL: "http://127.0.0.1:1/told?token=hidden", Secret: []byte(callbackSecret)}})
	judged(t, h, "portal")
	began := time.Now()
	h.do(t, deliveries(t, h)...)
	if left := deliveries(t, h); len(left) != 2 || time.Since(began) > 10*time.Second {
		t.Errorf("got %v left after %s", left, time.Since(began))
	}
	if log := h.log.String(); strings.Contains(log, "hidden") || !strings.Contains(log, "the client was not told") {
		t.Errorf("got log\n%s", log)
	}
}

func TestOnlyClientsWithACallbackAreTold(t *testing.T) {
	h := newHouse(t)
	got := clientOf(t, h)
	judged(t, h, "another")
	if left := deliveries(t, h); len(left) != 0 || len(*got) != 0 {
		t.Errorf("got %v and %v", left, *got)
	}
}
