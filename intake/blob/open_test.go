package blob_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/blob"
	"priyom/intake/blob/blobtest"
)

func TestOpenSaysWhatIsWrongWithAnAddress(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	plain := httptest.NewServer(http.NotFoundHandler())
	defer plain.Close()
	secured := httptest.NewTLSServer(http.NotFoundHandler())
	defer secured.Close()
	for _, c := range []struct {
		name, address string
		want          []string
	}{
		{"nothing", "", []string{"no scheme", "dir:FOLDER"}},
		{"a bare path", "data/blobs", []string{"no scheme", "dir:FOLDER"}},
		{"another scheme", "gs://key:hunter2@host/bucket", []string{`"gs"`, "dir:FOLDER", "s3://"}},
		{"no folder", "dir:", []string{"names no folder"}},
		{"a file in the place of the folder", "dir:" + file, []string{"must be a folder"}},
		{"no key", "s3://host:9000/bucket", []string{"no key and secret"}},
		{"no secret", "s3://key@host:9000/bucket", []string{"no key and secret"}},
		{"no host", "s3://key:hunter2@/bucket", []string{"names no host"}},
		{"no bucket", "s3://key:hunter2@host:9000/", []string{"name of one bucket"}},
		{"a bucket in a bucket", "s3://key:hunter2@host:9000/a/b", []string{"name of one bucket"}},
		{"a name that no bucket has", "s3://key:hunter2@host:9000/Bu_cket", []string{"ucket name"}},
		{"a slash in the secret", "s3://key:hunter2/x@host:9000/bucket", []string{"%2F"}},
		{"an escape that is none", "s3://key:hunter2%zz@host:9000/bucket", []string{"%25"}},
		{"an unknown option", "s3://key:hunter2@host:9000/bucket?tls=1", []string{"secure=true or false"}},
		{"an option that is no truth", "s3://key:hunter2@host:9000/bucket?secure=perhaps", []string{"true or false"}},
		{"a place for clients that is none", "s3://key:hunter2@host:9000/bucket?public=files", []string{"public=https://HOST:PORT"}},
		{"a webhook that no server can have", "s3://key:hunter2@host:9000/bucket?notify=a:b", []string{"notify", "MINIO_NOTIFY_WEBHOOK"}},
		{"a server that is down", "s3://key:hunter2@" + unused(t) + "/bucket", []string{"does not answer", "start it"}},
		{"TLS where there is none", "s3://key:hunter2@" + plain.Listener.Addr().String() + "/bucket?secure=true", []string{"does not speak TLS"}},
		{"no TLS where there is", "s3://key:hunter2@" + secured.Listener.Addr().String() + "/bucket", []string{"secure=true"}},
	} {
		t.Run(c.name, func(t *testing.T) { checkRefused(t, context.Background(), c.address, "hunter2", c.want...) })
	}
}

func TestAServerThatSaysNothingIsGivenUp(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0") // the kernel takes connections, nobody answers
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	start := time.Now()
	checkRefused(t, ctx, "s3://key:hunter2@"+listener.Addr().String()+"/bucket", "hunter2", "does not answer")
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestAWrongKeyIsToldFromAServerThatIsDown(t *testing.T) {
	at, err := url.Parse(realBucket(t))
	if err != nil {
		t.Fatal("PRIYOM_TEST_S3 cannot be read")
	}
	key, secret := at.User.Username(), "wrong-hunter2"
	at.User = url.UserPassword(key, secret)
	checkRefused(t, context.Background(), at.String(), secret, "refuses the key", "check KEY and SECRET")
	at.User = url.UserPassword("nobody", secret)
	checkRefused(t, context.Background(), at.String(), secret, "refuses the key", "check KEY and SECRET")
}

func TestAWebhookThatTheServerDoesNotHaveIsTold(t *testing.T) {
	t.Parallel() // it waits for one that is on its way
	checkRefused(t, context.Background(), realBucket(t)+"-hook?notify=NOBODY", "hunter2", "no webhook named NOBODY", "MINIO_NOTIFY_WEBHOOK_ENABLE_NOBODY", "leave notify out of PRIYOM_BLOBS")
}

// TestABucketThatTellsItsWebhookIsOpenedAgain is every start but the first, and the first of several processes at once.
func TestABucketThatTellsItsWebhookIsOpenedAgain(t *testing.T) {
	t.Parallel()
	server := blobtest.StartMinIO(t, "MINIO_NOTIFY_WEBHOOK_ENABLE_PRIYOM=on", "MINIO_NOTIFY_WEBHOOK_ENDPOINT_PRIYOM=http://127.0.0.1:1/",
		"MINIO_NOTIFY_WEBHOOK_QUEUE_DIR_PRIYOM="+t.TempDir())
	for range 2 {
		var together sync.WaitGroup
		for range 3 {
			together.Go(func() {
				if _, err := blob.Open(t.Context(), server.Address("told", "notify=PRIYOM")); err != nil {
					t.Error(err)
				}
			})
		}
		together.Wait()
	}
}

func TestAFormLeadsToWhereClientsReachTheServer(t *testing.T) {
	inbox, ok := open(t, realBucket(t)+"?public=https://files.example:8443").(intake.Inbox)
	if !ok {
		t.Fatal("a bucket is no inbox")
	}
	form, err := inbox.Invite(context.Background(), intake.Invitation{Application: "a", ID: "b", MediaType: "image/png", MaxBytes: 9, Expires: time.Now().Add(time.Minute)})
	if err != nil || !strings.HasPrefix(form.URL, "https://files.example:8443/") {
		t.Errorf("got %s, %v", form.URL, err)
	}
}

// checkRefused opens an address and wants one line that names the setting, says certain things and keeps the secret.
func checkRefused(t *testing.T, ctx context.Context, address, secret string, wants ...string) {
	t.Helper()
	_, err := blob.Open(ctx, address)
	if err == nil {
		t.Fatal("got no error")
	}
	for _, want := range append(wants, "PRIYOM_BLOBS") {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got %q, want it to say %q", err, want)
		}
	}
	if strings.Contains(err.Error(), secret) || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %q, want one line without the secret", err)
	}
}

// unused is an address nobody listens on.
func unused(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}
