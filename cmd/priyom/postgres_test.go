package main

import (
	"encoding/json"
	"net/http"
	"slices"
	"testing"
	"time"

	"priyom/intake/record/recordtest"
)

// TestADatabaseThatGoesAwayIsNamedAndComesBackByItself stops the PostgreSQL server under a running service, and then has
// it read-only.
func TestADatabaseThatGoesAwayIsNamedAndComesBackByItself(t *testing.T) {
	t.Parallel()
	cluster := recordtest.NewCluster(t)
	server := serve(t, append(embedded(t.TempDir()), "PRIYOM_RECORDS="+cluster.Address()))
	portal := applicant{t: t, url: server.url}
	good := sample(t, "passport_foreign.scan_jpeg")
	readiness(t, portal, http.StatusOK)
	for _, end := range []func(){cluster.Stop, cluster.Crash} {
		end()
		readiness(t, portal, http.StatusServiceUnavailable, "records")
		if got, err := portal.try("GET", "/healthz", "", nil); err != nil || got.status != http.StatusOK {
			t.Errorf("healthz: got %d, %v; want 200 while the process lives", got.status, err)
		}
		cluster.Start()
		readiness(t, portal, http.StatusOK)
		id := portal.open("place_of_stay", good.fields)
		doc := portal.upload(id, good)
		portal.settled(id, time.Minute)
		portal.journal(id)
		t.Logf("document %s was judged after the server came back", doc.ID)
	}
	for _, readOnly := range []string{"on", "off"} {
		recordtest.SQL(t, cluster.Address(), "ALTER SYSTEM SET default_transaction_read_only = "+readOnly)
		recordtest.SQL(t, cluster.Address(), "SELECT pg_reload_conf()")
		if readOnly == "on" {
			readiness(t, portal, http.StatusServiceUnavailable, "records")
		}
	}
	readiness(t, portal, http.StatusOK)
	server.stop(30*time.Second, exitOK)
}

// readiness waits until /readyz answers so, naming what is down.
func readiness(t *testing.T, portal applicant, status int, down ...string) {
	t.Helper()
	var last reply
	defer func() {
		if t.Failed() {
			t.Logf("the last answer was %d %s", last.status, last.body)
		}
	}()
	eventually(t, 20*time.Second, http.StatusText(status), func() bool {
		got, err := portal.try("GET", "/readyz", "", nil)
		var said struct {
			Down []string `json:"down"`
		}
		if last = got; err != nil || json.Unmarshal(got.body, &said) != nil {
			return false
		}
		return got.status == status && slices.Equal(said.Down, append([]string{}, down...))
	})
}
