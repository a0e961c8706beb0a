package main

import (
	"cmp"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"priyom/intake"
	"priyom/intake/record/recordtest"
)

// BenchmarkUploadsBesideABatch tells how long uploads wait for their verdicts, from the first byte sent, while nothing else
// goes on, and while a batch (PRIYOM_TEST_BATCH applications, 20,000) is judged again, on a real Redis, PostgreSQL and
// MinIO with one server of as many workers as cores. Both phases send the same scans in the same way, one after another,
// PRIYOM_TEST_UPLOADS of them, 300, so that the 99th percentile has three beyond it; nothing recognises text. Run it with -benchtime 1x.
func BenchmarkUploadsBesideABatch(b *testing.B) {
	batch, uploads := wanted("PRIYOM_TEST_BATCH", 20_000), wanted("PRIYOM_TEST_UPLOADS", 300)
	records := recordtest.Postgres(b)
	bucket, err := url.Parse(required(b, "PRIYOM_TEST_S3"))
	if err != nil {
		b.Fatal("PRIYOM_TEST_S3 cannot be read")
	}
	bucket.Path = fmt.Sprintf("/priyom-batch-%d", time.Now().UnixNano())
	env := []string{"PRIYOM_QUEUE=" + strings.TrimSuffix(required(b, "PRIYOM_TEST_REDIS"), "/") + "/41", "PRIYOM_BLOBS=" + bucket.String(), "PRIYOM_RECORDS=" + records, "PRIYOM_OCR=none"}
	began := time.Now()
	fillStore(b, records, 1)
	recordtest.SQL(b, records, fmt.Sprintf(copies, batch-1))
	rules := stricter(b)
	b.Logf("%d applications stored in %s", batch, time.Since(began).Round(time.Second))
	for b.Loop() {
		server := serve(b, env, "--rules", rules)
		portal := applicant{t: b, url: server.url}
		stream(portal, 20) // warm
		idle := stream(portal, uploads)
		if code, _, stderr := once(b, []string{"PRIYOM_RECORDS=" + records}, "revalidate", "--rules", rules, "--queue"); code != exitOK {
			b.Fatal(stderr)
		}
		began, first := time.Now(), left(portal)
		beside := stream(portal, uploads)
		done, took := first-left(portal), time.Since(began)
		if done == first {
			b.Errorf("the batch was over before the uploads were: raise PRIYOM_TEST_BATCH, now %d", batch)
		}
		began = time.Now()
		for left(portal) > 0 && time.Since(began) < 15*time.Second {
			time.Sleep(100 * time.Millisecond)
		}
		alone := float64(first-done-left(portal)) / time.Since(began).Seconds()
		server.stop(time.Minute, exitOK)
		tell(b, "idle", idle)
		tell(b, "beside a batch", beside)
		b.Logf("judged again: %d in %s beside uploads (%.0f/s), then %.0f/s", done, took.Round(time.Second), float64(done)/took.Seconds(), alone)
		ratio := float64(percentile(beside, 99).all) / float64(percentile(idle, 99).all)
		if ratio > 2 {
			b.Errorf("the 99th percentile is %.2f times that of an idle server, want at most twice", ratio)
		}
		b.ReportMetric(float64(percentile(idle, 99).all.Milliseconds()), "idle-p99-ms")
		b.ReportMetric(float64(percentile(beside, 99).all.Milliseconds()), "beside-p99-ms")
		b.ReportMetric(ratio, "p99-ratio")
		b.ReportMetric(float64(done)/took.Seconds(), "beside/s")
		b.ReportMetric(alone, "rejudged/s")
	}
}

// wanted is a number from the environment.
func wanted(name string, usually int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return usually
}

// left is how much of a batch is not done yet.
func left(portal applicant) int {
	portal.t.Helper()
	count := 0
	for _, n := range unfinished(portal, intake.Revalidate) {
		count += n
	}
	return count
}

// copies makes a number of copies of the only application there is, each with documents and evidence of its own.
const copies = `CREATE TEMP TABLE copies AS SELECT n, 'copy-' || to_char(n, 'FM00000000') || '-' AS mark FROM generate_series(1, %d) AS series(n);
	INSERT INTO applications (id, number, external_id, service, locale, fields, status, decision, round, created, submitted, updated, seq, head)
		SELECT mark || id, mark || number, external_id, service, locale, fields, status, decision, round, created + n, submitted, updated, seq, head FROM applications, copies;
	INSERT INTO documents (id, application, position, kind, name, size, sha256, media_type, received, round, status, supersedes, superseded_by, evidence)
		SELECT mark || id, mark || application, position, kind, name, size, sha256, media_type, received, round, status, supersedes, superseded_by, mark || evidence FROM documents, copies;
	INSERT INTO evidence (name, data) SELECT mark || name, data FROM evidence, copies;
	INSERT INTO judgements (application, position, document, round, at, fields, verdict, told)
		SELECT mark || application, position, CASE document WHEN '' THEN '' ELSE mark || document END, round, at, fields, verdict, told FROM judgements, copies;
	INSERT INTO application_kinds (application, kind, created) SELECT mark || application, kind, created + n FROM application_kinds, copies;
	INSERT INTO events SELECT mark || application, seq, at, kind, document, detail, prev, hash FROM events, copies;
	ANALYZE`

// wait is where the time of an upload went.
type wait struct {
	all   time.Duration // from the first byte sent to the verdict in hand
	parts [4]time.Duration
}

// waits names the parts of a wait: the upload's own answer; until its first stage is through, in the outbox, the queue and
// that stage; the other stages; from the last of them until the verdict is in hand.
var waits = [4]string{"answer", "first stage", "stages", "verdict"}

// stream uploads passports one after another, each with bytes of its own, and returns how long each waited, shortest first.
func stream(portal applicant, most int) []wait {
	portal.t.Helper()
	good := sample(portal.t, "passport_foreign.scan_jpeg")
	var all []wait
	for range most {
		id := portal.open("place_of_stay", good.fields)
		one := good
		one.bytes = fmt.Appendf(slices.Clone(good.bytes), "%d", time.Now().UnixNano()) // behind the end of the picture
		began := time.Now()
		portal.upload(id, one)
		answered := time.Now()
		portal.settled(id, time.Minute)
		ended := time.Now()
		first, last := answered, answered
		for _, event := range portal.events(id) {
			if event.Kind != intake.StageFinished {
				continue
			}
			if last = event.At; first.Equal(answered) {
				first = event.At
			}
		}
		all = append(all, wait{ended.Sub(began), [4]time.Duration{answered.Sub(began), first.Sub(answered), last.Sub(first), ended.Sub(last)}})
	}
	slices.SortFunc(all, func(a, b wait) int { return cmp.Compare(a.all, b.all) })
	return all
}

func tell(b *testing.B, phase string, all []wait) {
	b.Helper()
	line := func(what string, w wait) {
		var parts []string
		for i, name := range waits {
			parts = append(parts, fmt.Sprintf("%s %.0f", name, float64(w.parts[i].Microseconds())/1000))
		}
		b.Logf("%-14s %-8s %6.1f ms: %s", phase, what, float64(w.all.Microseconds())/1000, strings.Join(parts, ", "))
	}
	for _, percent := range []int{50, 90, 95, 99} {
		line(fmt.Sprintf("p%d", percent), percentile(all, percent))
	}
	for _, slow := range all[max(0, len(all)-3):] {
		line("slowest", slow)
	}
}

// percentile is the wait that a share of all, in percent, does not exceed.
func percentile(sorted []wait, percent int) wait {
	return sorted[min(len(sorted)-1, (len(sorted)*percent+99)/100-1)]
}
