package main

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/blob/blobtest"
)

// TestAQueueOrABucketThatGoesAwayIsNamedAndComesBackByItself kills Redis, which comes back empty, and MinIO under a
// running service, and then has the bucket full.
func TestAQueueOrABucketThatGoesAwayIsNamedAndComesBackByItself(t *testing.T) {
	t.Parallel()
	redis, minio := startRedis(t), blobtest.StartMinIO(t)
	server := serve(t, []string{recordsIn(t.TempDir()), "PRIYOM_QUEUE=" + redis.address(), "PRIYOM_BLOBS=" + minio.Address("away")})
	portal := applicant{t: t, url: server.url}
	good := sample(t, "passport_foreign.scan_jpeg")
	id := portal.open("place_of_stay", good.fields)
	readiness(t, portal, http.StatusOK)

	redis.kill()
	readiness(t, portal, http.StatusServiceUnavailable, "queue")
	portal.upload(id, good) // is taken all the same: the outbox has the work
	minio.Stop()
	readiness(t, portal, http.StatusServiceUnavailable, "blobs", "queue")
	if err := redis.start(); err != nil {
		t.Fatal(err)
	}
	readiness(t, portal, http.StatusServiceUnavailable, "blobs")
	minio.Start()
	readiness(t, portal, http.StatusOK)
	back := time.Now()
	app := portal.settled(id, time.Minute)
	if got := app.Documents[0].Verdict; got.Decision != intake.Accepted {
		t.Errorf("got %s %v, want what it is without an outage", got.Decision, codes(got))
	}
	minio.Quota("away", 1)
	readiness(t, portal, http.StatusServiceUnavailable, "blobs")
	minio.Quota("away", 0)
	readiness(t, portal, http.StatusOK)
	if !strings.Contains(server.said.String(), "raise the bucket's quota") {
		t.Error("the log names no remedy for a full bucket")
	}
	t.Logf("the document was judged %s after all was back", app.Documents[0].Verdict.At.Sub(back).Round(100*time.Millisecond))
	server.stop(30*time.Second, exitOK)
}
