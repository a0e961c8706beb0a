package main

import (
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"priyom/intake/blob"
	"priyom/intake/blob/blobtest"
	"priyom/intake/record/recordtest"
)

const secret = "a-secret-of-the-tests"

func TestSettingsThatCannotBeUsedAreToldInOneLine(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { taken.Close() }) //nolint:errcheck // the test's own
	closed := nobody(t)
	cases := []struct {
		name    string
		setting string
		command string
		code    int
		says    string // beside the setting's name
	}{
		{"blobs of an unknown scheme", "PRIYOM_BLOBS=ftp://host/x", "serve", exitFailure, "ftp"},
		{"blobs without a scheme", "PRIYOM_BLOBS=data", "serve", exitFailure, "dir:"},
		{"blobs on a server that is not there", "PRIYOM_BLOBS=s3://priyom:" + secret + "@" + closed + "/bucket", "serve", exitFailure, "does not answer"},
		{"blobs on a server that knows another password", "PRIYOM_BLOBS=" + otherSecret(t, required(t, "PRIYOM_TEST_S3")), "serve", exitFailure, "check KEY and SECRET"},
		{"blobs in a full bucket", "PRIYOM_BLOBS=" + fullBucket(t), "serve", exitFailure, "raise the bucket's quota"},
		{"blobs without a bucket", "PRIYOM_BLOBS=s3://priyom:" + secret + "@127.0.0.1:9000", "serve", exitFailure, "bucket"},
		{"blobs in a folder that is a file", "PRIYOM_BLOBS=dir:/dev/null/x", "serve", exitFailure, "/dev/null"},
		{"records of an unknown scheme", "PRIYOM_RECORDS=mysql://priyom:" + secret + "@host/x", "serve", exitFailure, "mysql"},
		{"records without a scheme", "PRIYOM_RECORDS=priyom.db", "serve", exitFailure, "sqlite:"},
		{"records on a server that is not there", "PRIYOM_RECORDS=postgres://priyom:" + secret + "@" + closed + "/x", "serve", exitFailure, "start PostgreSQL there"},
		{"records whose address cannot be read", "PRIYOM_RECORDS=postgres://priyom:" + secret + "@host:port/x", "serve", exitFailure, "postgres://USER:PASSWORD@HOST:PORT/DATABASE"},
		{"records on a server that knows another password", "PRIYOM_RECORDS=" + otherSecret(t, recordtest.Postgres(t)), "serve", exitFailure, "refuses the user or the password"},
		{"records in a database that is read-only", "PRIYOM_RECORDS=" + recordtest.Postgres(t) + "&default_transaction_read_only=on", "serve", exitFailure, "is read-only"},
		{"records of a worker, read-only", "PRIYOM_RECORDS=" + recordtest.Postgres(t) + "&default_transaction_read_only=on", "worker", exitFailure, "is read-only"},
		{"records of a backlog", "PRIYOM_RECORDS=postgres://priyom:" + secret + "@" + closed + "/x", "backlog", exitFailure, "start PostgreSQL there"},
		{"records in a folder that is a file", "PRIYOM_RECORDS=sqlite:/dev/null/x.db", "serve", exitFailure, "/dev/null"},
		{"records of a revalidation", "PRIYOM_RECORDS=mysql://priyom:" + secret + "@host/x", "revalidate", exitFailure, "mysql"},
		{"a queue of an unknown scheme", "PRIYOM_QUEUE=amqp://priyom:" + secret + "@host", "serve", exitFailure, "amqp"},
		{"a queue that is not there", "PRIYOM_QUEUE=redis://:" + secret + "@" + closed, "serve", exitFailure, "start Redis"},
		{"a queue that knows another password", "PRIYOM_QUEUE=" + strings.Replace(required(t, "PRIYOM_TEST_REDIS"), "redis://", "redis://nobody:"+secret+"@", 1), "serve", exitFailure, "refuses the user or the password"},
		{"a queue whose sentinels are not there", "PRIYOM_QUEUE=redis-sentinel://:" + secret + "@" + closed + "?master=main", "serve", exitFailure, "start Redis Sentinel"},
		{"a queue whose cluster is not there", "PRIYOM_QUEUE=redis-cluster://:" + secret + "@" + closed, "serve", exitFailure, "start Redis"},
		{"a queue of a worker that is not there", "PRIYOM_QUEUE=redis://:" + secret + "@" + closed, "worker", exitFailure, "start Redis"},
		{"a queue that cannot be read", "PRIYOM_QUEUE=redis://:" + secret + "@a b", "serve", exitFailure, "redis://"},
		{"a worker without a queue of its own", "PRIYOM_QUEUE=embedded:", "worker", exitMisuse, "redis://"},
		{"an address that is taken", "PRIYOM_LISTEN=" + taken.Addr().String(), "serve", exitFailure, "choose another"},
		{"an address other machines reach, without keys", "PRIYOM_LISTEN=0.0.0.0:0", "serve", exitMisuse, "set PRIYOM_KEYS=NAME:SECRET, or listen on 127.0.0.1"},
		{"all addresses, without keys", "PRIYOM_LISTEN=:0", "serve", exitMisuse, "set PRIYOM_KEYS"},
		{"a key that is too short", "PRIYOM_KEYS=portal:short", "serve", exitMisuse, "16"},
		{"a bucket that notifies, without a token", "PRIYOM_BLOBS=s3://priyom:" + secret + "@" + closed + "/bucket?notify=PRIYOM", "serve", exitMisuse, "MINIO_NOTIFY_WEBHOOK_AUTH_TOKEN"},
		{"a token of the store that is too short", "PRIYOM_HOOK_TOKEN=short", "serve", exitMisuse, "16"},
		{"a callback that is no address", "PRIYOM_CALLBACKS=portal=" + secret, "serve", exitMisuse, "NAME=https://HOST/PATH"},
		{"a callback without a secret", "PRIYOM_CALLBACKS=portal=https://host.invalid/" + secret, "worker", exitMisuse, "PRIYOM_CALLBACK_SECRETS"},
		{"a callback's secret that is too short", "PRIYOM_CALLBACK_SECRETS=portal:short", "serve", exitMisuse, "16"},
		{"a key without a name, marked", "PRIYOM_KEYS=+all:" + secret, "serve", exitMisuse, "NAME:SECRET"},
		{"two keys of one name", "PRIYOM_KEYS=portal:" + secret + ",portal+all:" + secret, "serve", exitMisuse, "same name"},
		{"a key without a name", "PRIYOM_KEYS=" + secret, "serve", exitMisuse, "NAME:SECRET"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			args := map[string][]string{"serve": {"serve"}, "worker": {"worker"}, "backlog": {"backlog"}, "revalidate": {"revalidate", "--rules", stricter(t)}}[c.command]
			env := append([]string{"PRIYOM_LISTEN=127.0.0.1:0"}, embedded(t.TempDir())...)
			if c.command == "worker" && c.setting != "PRIYOM_QUEUE=embedded:" {
				env = append(env, "PRIYOM_QUEUE="+required(t, "PRIYOM_TEST_REDIS"))
			}
			env = append(env, c.setting)
			code, stdout, stderr := once(t, env, args...)
			name, _, _ := strings.Cut(c.setting, "=")
			if code != c.code {
				t.Errorf("got exit code %d, want %d", code, c.code)
			}
			if !strings.Contains(stderr, name+":") || !strings.Contains(stderr, c.says) || strings.Count(stderr, "\n") != 1 {
				t.Errorf("got %q, want one line with %s: and %q", stderr, name, c.says)
			}
			if strings.Contains(stdout+stderr, secret) || strings.Contains(stdout+stderr, "short") {
				t.Errorf("the secret is told: %q", stderr)
			}
		})
	}
}

// otherSecret is an address with another secret than it should have.
func otherSecret(t *testing.T, address string) string {
	t.Helper()
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal("the address cannot be read")
	}
	at.User = url.UserPassword(at.User.Username(), secret)
	return at.String()
}

// fullBucket is the address of a bucket that holds as much as it may.
func fullBucket(t *testing.T) string {
	t.Helper()
	server := blobtest.StartMinIO(t)
	if _, err := blob.Open(t.Context(), server.Address("full")); err != nil {
		t.Fatal(err)
	}
	server.Quota("full", 1)
	return server.Address("full")
}

// nobody is an address that nobody listens on.
func nobody(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	return listener.Addr().String()
}

func TestWithKeysTheAPIWantsATokenAndThePagesAPassword(t *testing.T) {
	t.Parallel()
	env := append(embedded(t.TempDir()), "PRIYOM_KEYS=portal:"+secret+",reviewer+all:another-"+secret, "PRIYOM_LISTEN=0.0.0.0:0")
	p := launch(t, env, "serve")
	_, port, err := net.SplitHostPort(strings.TrimPrefix(p.waitFor(greeting), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	url := "http://127.0.0.1:" + port
	basic := func(name, password string) func(*http.Request) {
		return func(r *http.Request) { r.SetBasicAuth(name, password) }
	}
	bearer := func(token string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+token) }
	}
	for _, c := range []struct {
		name, path string
		with       func(*http.Request)
		status     int
		challenge  string
	}{
		{"the API without a key", "/v1/services", func(*http.Request) {}, 401, "Bearer"},
		{"the API with a wrong key", "/v1/services", bearer("wrong-" + secret), 401, "Bearer"},
		{"the API with a password", "/v1/services", basic("portal", secret), 401, "Bearer"},
		{"the API with a key", "/v1/services", bearer(secret), 200, ""},
		{"the API with another key", "/v1/services", bearer("another-" + secret), 200, ""},
		{"the start page without a password", "/", func(*http.Request) {}, 401, "Basic"},
		{"the list without a password", "/review", func(*http.Request) {}, 401, "Basic"},
		{"the list with a wrong password", "/review", basic("reviewer", secret), 401, "Basic"},
		{"the list with the password of nobody", "/review", basic("", ""), 401, "Basic"},
		{"the list with a key", "/review", bearer(secret), 401, "Basic"},
		{"the list with the password of a portal", "/review", basic("portal", secret), 401, "Basic"},
		{"the list with a password", "/review", basic("reviewer", "another-"+secret), 200, ""},
		{"whether it lives, for whoever asks", "/healthz", func(*http.Request) {}, 200, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url+c.path, nil)
			if err != nil {
				t.Fatal(err)
			}
			c.with(request)
			response, err := client.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close() //nolint:errcheck // not read
			if got := response.Header.Get("Www-Authenticate"); response.StatusCode != c.status || !strings.HasPrefix(got, c.challenge) || (got == "") != (c.challenge == "") {
				t.Errorf("got status %d with challenge %q, want %d with %q", response.StatusCode, got, c.status, c.challenge)
			}
		})
	}
	p.stop(30*time.Second, exitOK)
	if strings.Contains(p.said.String(), secret) {
		t.Error("a secret is in the log")
	}
}

func TestWithoutKeysTheServerSaysThatItListensOnLoopbackOnly(t *testing.T) {
	t.Parallel()
	serve(t, embedded(t.TempDir())).waitFor(regexp.MustCompile(`(listens on loopback only; set PRIYOM_KEYS)`))
}
