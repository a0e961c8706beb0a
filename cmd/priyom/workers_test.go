package main

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"priyom/intake"
)

// TestAKilledWorkersDocumentsAreTakenOver runs server and workers as processes of their own on a real Redis and a real
// MinIO, and kills one worker while each of the two has a document under way.
func TestAKilledWorkersDocumentsAreTakenOver(t *testing.T) {
	t.Parallel()
	env := servers(t)
	server := serve(t, env, "--no-workers")
	portal := applicant{t: t, url: server.url}
	to := &address{}
	to.is(server.url)
	sent := sendAll(t, to, parcels).wait()

	doomed := worker(t, env)
	other := worker(t, env)
	eventually(t, time.Minute, "a document under way in each worker", func() bool { return unfinished(portal, intake.Examine)[intake.Claimed] == 2 })
	doomed.kill()
	killed := time.Now()

	calm := calmRun(t)
	for i, one := range sent {
		app := portal.settled(one.id, 150*time.Second)
		nothingTwice(t, portal, app)
		sameAs(t, fmt.Sprintf("application %d", i+1), app, calm[i])
	}
	if !strings.Contains(server.said.String()+other.said.String(), "did not move") {
		t.Log("the worker was killed between two documents") // some milliseconds in seconds
	}
	t.Logf("all was judged %s after the kill", time.Since(killed).Round(100*time.Millisecond))
	server.stop(30*time.Second, exitOK)
}

// worker starts `priyom worker`, which does one thing at a time, and waits until it is at work.
func worker(t *testing.T, env []string) *process {
	t.Helper()
	p := launch(t, env, "worker", "--workers", "1")
	p.waitFor(regexp.MustCompile(`(msg=working)`))
	return p
}

// servers are the settings for the real servers: a Redis database and a bucket of the test's own, and shared records.
func servers(t *testing.T) []string {
	t.Helper()
	redis := required(t, "PRIYOM_TEST_REDIS")
	bucket, err := url.Parse(required(t, "PRIYOM_TEST_S3"))
	if err != nil {
		t.Fatal("PRIYOM_TEST_S3 cannot be read")
	}
	bucket.Path = fmt.Sprintf("/priyom-program-%d", time.Now().UnixNano())
	return []string{"PRIYOM_QUEUE=" + strings.TrimSuffix(redis, "/") + "/40", "PRIYOM_BLOBS=" + bucket.String(), recordsIn(t.TempDir())}
}
