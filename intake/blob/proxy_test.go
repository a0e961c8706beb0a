package blob_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"priyom/intake"
	"priyom/intake/blob/blobtest"
)

// through is the address of a real server's bucket by way of a proxy. Whatever before answers itself does not reach the server.
func through(t *testing.T, address string, before func(w http.ResponseWriter, r *http.Request) (answered bool)) string {
	t.Helper()
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	server := &url.URL{Scheme: "http", Host: at.Host}
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(server)
		r.Out.Host = r.In.Host // which is signed
	}}
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !before(w, r) {
			proxy.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(front.Close)
	at.Host = front.Listener.Addr().String()
	return at.String()
}

func TestAnOriginalThatIsRemovedAsForgottenWhileItIsPutAgainIsPutAllTheSame(t *testing.T) {
	address := realBucket(t)
	direct := open(t, address)
	data := []byte("forgotten " + t.Name())
	name := intake.OriginalBlob(fmt.Sprintf("%x", sha256.Sum256(data)))
	if err := direct.Put(t.Context(), name, bytes.NewReader(data), int64(len(data)), "application/pdf"); err != nil {
		t.Fatal(err)
	}
	var once atomic.Bool
	racing := open(t, through(t, address, func(_ http.ResponseWriter, r *http.Request) bool {
		if r.Method == http.MethodHead && strings.HasSuffix(r.URL.Path, name) && once.CompareAndSwap(false, true) {
			if err := direct.Remove(r.Context(), name); err != nil { // between being refused as there and being looked at
				t.Error(err)
			}
		}
		return false
	}))
	if err := racing.Put(t.Context(), name, bytes.NewReader(data), int64(len(data)), "application/pdf"); err != nil {
		t.Fatal(err)
	}
	if !once.Load() {
		t.Fatal("nothing was removed meanwhile")
	}
	blob, err := direct.Open(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	defer blob.Close() //nolint:errcheck // read only
	if got, err := io.ReadAll(blob); err != nil || !bytes.Equal(got, data) {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestAServerThatHasNotReadItsWebhooksYetIsGivenAMoment(t *testing.T) {
	hook := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	t.Cleanup(hook.Close)
	server := blobtest.StartMinIO(t, "MINIO_NOTIFY_WEBHOOK_ENABLE_SOON=on", "MINIO_NOTIFY_WEBHOOK_ENDPOINT_SOON="+hook.URL)
	var asked atomic.Int32
	open(t, through(t, server.Address("soon", "notify=SOON"), func(w http.ResponseWriter, r *http.Request) bool {
		if r.Method != http.MethodPut || !r.URL.Query().Has("notification") || asked.Add(1) > 3 {
			return false
		}
		w.WriteHeader(http.StatusBadRequest) // as MinIO says it
		_, _ = io.WriteString(w, `<Error><Code>InvalidArgument</Code><Message>A specified destination ARN does not exist or is not well-formed. Verify the destination ARN.</Message></Error>`)
		return true
	}))
	if got := asked.Load(); got < 4 {
		t.Errorf("asked %d times, want 4 or more", got)
	}
}

// TestTwoPutsOfOneNameThatMeetBothSucceed is of servers that answer 409 to a conditional put while another one of the
// same name is under way, where MinIO answers 412 when the other is done.
func TestTwoPutsOfOneNameThatMeetBothSucceed(t *testing.T) {
	address := realBucket(t)
	direct := open(t, address)
	for name, c := range map[string]struct {
		code      string
		conflicts int32
		other     bool // the other put succeeds meanwhile
		stored    bool
	}{
		"the other's object is there after a moment":        {"ConditionalRequestConflict", 1, true, true},
		"the other gave up, and the name is free":           {"ConditionalRequestConflict", 2, false, true},
		"a server that calls it an operation aborted":       {"OperationAborted", 1, true, true},
		"a server that never ends it is not tried for ever": {"ConditionalRequestConflict", 1000, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := []byte("meeting " + t.Name())
			blob := intake.OriginalBlob(fmt.Sprintf("%x", sha256.Sum256(data)))
			var asked atomic.Int32
			racing := open(t, through(t, address, func(w http.ResponseWriter, r *http.Request) bool {
				if r.Method != http.MethodPut || !strings.HasSuffix(r.URL.Path, blob) || asked.Add(1) > c.conflicts {
					return false
				}
				if r.Header.Get("If-None-Match") != "*" {
					t.Error("the put has no condition")
				}
				if c.other {
					if err := direct.Put(r.Context(), blob, bytes.NewReader(data), int64(len(data)), "application/pdf"); err != nil {
						t.Error(err)
					}
				}
				_, _ = io.Copy(io.Discard, r.Body)
				w.Header().Set("Content-Type", "application/xml")
				w.WriteHeader(http.StatusConflict)
				_, _ = fmt.Fprintf(w, `<Error><Code>%s</Code><Message>A conflicting conditional operation is currently in progress against this resource.</Message></Error>`, c.code)
				return true
			}))
			err := racing.Put(t.Context(), blob, bytes.NewReader(data), int64(len(data)), "application/pdf")
			if c.stored != (err == nil) {
				t.Fatalf("got %v", err)
			}
			if got := asked.Load(); got < 2 || got > 4 {
				t.Errorf("it was tried %d times, want 2 to 4", got)
			}
			if is, err := direct.Has(t.Context(), blob); err != nil || is != c.stored {
				t.Errorf("got has %t, %v, want %t", is, err, c.stored)
			}
		})
	}
}
