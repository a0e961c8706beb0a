package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"os/exec"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/blob/blobtest"
)

// TestAScanSentStraightToTheBucketIsJudgedAlthoughNobodyCompletesIt sends it as the README does, by curl, past the program;
// the bucket's webhook tells of it.
func TestAScanSentStraightToTheBucketIsJudgedAlthoughNobodyCompletesIt(t *testing.T) {
	t.Parallel()
	listen := nobody(t)
	bucket := blobtest.StartMinIO(t, "MINIO_NOTIFY_WEBHOOK_ENABLE_PRIYOM=on", "MINIO_NOTIFY_WEBHOOK_ENDPOINT_PRIYOM=http://"+listen+"/hooks/bucket",
		"MINIO_NOTIFY_WEBHOOK_AUTH_TOKEN_PRIYOM="+secret, "MINIO_NOTIFY_WEBHOOK_QUEUE_DIR_PRIYOM="+t.TempDir())
	server := serve(t, []string{
		"PRIYOM_LISTEN=" + listen, recordsIn(t.TempDir()), "PRIYOM_QUEUE=embedded:",
		"PRIYOM_BLOBS=" + bucket.Address("scans", "notify=PRIYOM"), "PRIYOM_HOOK_TOKEN=" + secret,
	})
	portal := applicant{t: t, url: server.url}
	good := sample(t, "passport_foreign.scan_jpeg")
	id := portal.open("place_of_stay", good.fields)
	var ticket struct {
		ID     intake.DocumentID
		URL    string
		Fields map[string]string
	}
	asks := fmt.Sprintf(`{"kind":%q,"name":"scan.jpg","content_type":"image/jpeg","size":%d,"sha256":"%x"}`, good.kind, len(good.bytes), sha256.Sum256(good.bytes))
	portal.ask(http.StatusCreated, http.MethodPost, fmt.Sprintf("/v1/applications/%s/uploads", id), "application/json", []byte(asks), &ticket)
	args := []string{"--silent", "--show-error", "--fail"}
	for name, value := range ticket.Fields {
		args = append(args, "--form-string", name+"="+value)
	}
	if out, err := exec.Command("curl", append(args, "--form", "file=@"+good.path, ticket.URL)...).CombinedOutput(); err != nil {
		t.Fatalf("curl: %v: %s", err, out)
	}
	var app struct {
		Documents []struct {
			ID      intake.DocumentID
			Verdict *json.RawMessage
		}
	}
	eventually(t, time.Minute, "a verdict on what was sent", func() bool {
		portal.ask(http.StatusOK, http.MethodGet, "/v1/applications/"+string(id), "", nil, &app)
		return len(app.Documents) == 1 && app.Documents[0].Verdict != nil
	})
	if got := app.Documents[0].ID; got != ticket.ID {
		t.Errorf("got document %s, want that of the upload, %s", got, ticket.ID)
	}
	server.stop(30*time.Second, exitOK)
}
