package main

import (
	"fmt"
	"net/http"
	"syscall"
	"testing"
	"time"

	"priyom/intake"
)

// TestAServerToldToStopFinishesOrLeavesItToTheNextStart stops the server while it has documents under way.
func TestAServerToldToStopFinishesOrLeavesItToTheNextStart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	server := serve(t, embedded(dir), "--workers", "1")
	to := &address{}
	to.is(server.url)
	sent := sendAll(t, to, parcels[:3]).wait()
	portal := applicant{t: t, url: server.url}
	eventually(t, time.Minute, "a document under way", func() bool { return unfinished(portal, intake.Examine)[intake.Claimed] > 0 })
	server.stop(30*time.Second, exitOK)
	left := underWay(t, dir)
	if left == 0 {
		t.Fatal("everything was done before the server was told to stop")
	}
	t.Logf("%d documents were left to the next start", left)

	next := serve(t, embedded(dir))
	calm := calmRun(t)
	portal = applicant{t: t, url: next.url}
	for i, one := range sent {
		app := portal.settled(one.id, time.Minute)
		nothingTwice(t, portal, app)
		sameAs(t, fmt.Sprintf("application %d", i+1), app, calm[i])
	}
	next.stop(30*time.Second, exitOK)
}

// TestReadinessGoesOffBeforeRequestsAreTurnedAway stops the server as an orchestrator does.
func TestReadinessGoesOffBeforeRequestsAreTurnedAway(t *testing.T) {
	t.Parallel()
	server := serve(t, append(embedded(t.TempDir()), "PRIYOM_LINGER=3s"))
	portal := applicant{t: t, url: server.url}
	good := sample(t, "passport_foreign.scan_jpeg")
	id := portal.open("place_of_stay", good.fields)
	readiness(t, portal, http.StatusOK)
	told := time.Now()
	if err := server.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	readiness(t, portal, http.StatusServiceUnavailable, "server")
	off := time.Since(told)
	portal.upload(id, good) // from a balancer that has not noticed yet
	server.ends(30*time.Second, exitOK)
	if took := time.Since(told); off > 2*time.Second || took < 3*time.Second {
		t.Errorf("readiness was off after %s and the end came after %s", off, took)
	}
	t.Logf("readiness was off after %s, the end came after %s", off.Round(time.Millisecond), time.Since(told).Round(time.Millisecond))
}

// TestARequestThatWaitsDoesNotHoldUpTheEnd asks for what will not come before the server is told to stop.
func TestARequestThatWaitsDoesNotHoldUpTheEnd(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	server := serve(t, embedded(dir), "--no-workers")
	portal := applicant{t: t, url: server.url}
	good := sample(t, "passport_foreign.scan_jpeg")
	id := portal.open("place_of_stay", good.fields)
	portal.upload(id, good)
	type answer struct {
		status int
		err    error
	}
	waiting := make(chan answer, 2)
	for _, path := range []string{"?wait=60s", "/events"} {
		go func() {
			got, err := portal.try("GET", "/v1/applications/"+string(id)+path, "", nil, "Accept", "text/event-stream, application/json")
			waiting <- answer{got.status, err}
		}()
	}
	select {
	case got := <-waiting:
		t.Fatalf("got answer %+v at once, want it held", got)
	case <-time.After(300 * time.Millisecond): // both are held by now, and an early one only makes the test weaker
	}
	server.stop(10*time.Second, exitOK)
	for range 2 {
		if got := <-waiting; got.status != 200 || got.err != nil {
			t.Errorf("a request that waited: got %+v, want an answer", got)
		}
	}
	if left := underWay(t, dir); left != 1 {
		t.Errorf("got %d documents waiting, want 1", left)
	}
}
