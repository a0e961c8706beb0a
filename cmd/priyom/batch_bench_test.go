package main

import (
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

// BenchmarkUploadsBesideABatch tells how long uploads wait for their verdicts while nothing else goes on, and while a
// batch of 10,000 applications (PRIYOM_TEST_BATCH) is judged again, on a real Redis, PostgreSQL and MinIO. Run it with
// -benchtime 1x.
func BenchmarkUploadsBesideABatch(b *testing.B) {
	batch := 10_000
	if wanted, err := strconv.Atoi(os.Getenv("PRIYOM_TEST_BATCH")); err == nil {
		batch = wanted
	}
	records := recordtest.Postgres(b)
	bucket, err := url.Parse(required(b, "PRIYOM_TEST_S3"))
	if err != nil {
		b.Fatal("PRIYOM_TEST_S3 cannot be read")
	}
	bucket.Path = fmt.Sprintf("/priyom-batch-%d", time.Now().UnixNano())
	env := []string{"PRIYOM_QUEUE=" + strings.TrimSuffix(required(b, "PRIYOM_TEST_REDIS"), "/") + "/41", "PRIYOM_BLOBS=" + bucket.String(), "PRIYOM_RECORDS=" + records}
	began := time.Now()
	fillStore(b, records, 1)
	recordtest.SQL(b, records, fmt.Sprintf(copies, batch-1))
	rules := stricter(b)
	b.Logf("%d applications stored in %s", batch, time.Since(began).Round(time.Second))
	for b.Loop() {
		server := serve(b, env, "--rules", rules)
		portal := applicant{t: b, url: server.url}
		stream(portal, 10, func() bool { return true }) // warm
		idle := stream(portal, 100, func() bool { return true })
		if code, _, stderr := once(b, []string{"PRIYOM_RECORDS=" + records}, "revalidate", "--rules", rules, "--queue"); code != exitOK {
			b.Fatal(stderr)
		}
		left := func() int { return backlogAt(b, "PRIYOM_RECORDS="+records, exitOK)[intake.Revalidate] }
		began, first := time.Now(), left()
		last, took := first, time.Duration(0)
		beside := stream(portal, 100, func() bool {
			last, took = left(), time.Since(began)
			return last > 0
		})
		server.stop(time.Minute, exitOK)
		b.Logf("idle:           %d uploads, p50 %s, p99 %s, longest %s", len(idle), at(idle, 50), at(idle, 99), at(idle, 100))
		b.Logf("beside a batch: %d uploads, p50 %s, p99 %s, longest %s; %d of %d judged again in %s (%.0f/s)", len(beside), at(beside, 50), at(beside, 99), at(beside, 100),
			first-last, first, took.Round(time.Second), float64(first-last)/took.Seconds())
		b.ReportMetric(float64(at(idle, 99).Milliseconds()), "idle-p99-ms")
		b.ReportMetric(float64(at(beside, 99).Milliseconds()), "beside-p99-ms")
		b.ReportMetric(float64(at(beside, 99))/float64(at(idle, 99)), "p99-ratio")
		b.ReportMetric(float64(first-last)/took.Seconds(), "rejudged/s")
	}
}

// copies makes a number of copies of the only application there is, each with documents of its own.
const copies = `CREATE TEMP TABLE copies AS SELECT n, 'copy-' || to_char(n, 'FM00000000') || '-' AS mark FROM generate_series(1, %d) AS series(n);
	INSERT INTO applications (id, number, external_id, service, locale, fields, status, decision, round, created, submitted, updated, seq, head)
		SELECT mark || id, mark || number, external_id, service, locale, fields, status, decision, round, created + n, submitted, updated, seq, head FROM applications, copies;
	INSERT INTO documents (id, application, position, kind, name, size, sha256, media_type, received, round, status, supersedes, superseded_by, evidence)
		SELECT mark || id, mark || application, position, kind, name, size, sha256, media_type, received, round, status, supersedes, superseded_by, evidence FROM documents, copies;
	INSERT INTO judgements (application, position, document, round, at, fields, verdict, told)
		SELECT mark || application, position, CASE document WHEN '' THEN '' ELSE mark || document END, round, at, fields, verdict, told FROM judgements, copies;
	INSERT INTO application_kinds (application, kind, created) SELECT mark || application, kind, created + n FROM application_kinds, copies;
	INSERT INTO events SELECT mark || application, seq, at, kind, document, detail, prev, hash FROM events, copies;
	ANALYZE`

// stream uploads passports one after another, each with bytes of its own, and returns how long each waited from the
// first byte sent to its verdict, shortest first. It ends early when it may not go on.
func stream(portal applicant, most int, goOn func() bool) []time.Duration {
	portal.t.Helper()
	good := sample(portal.t, "passport_foreign.scan_jpeg")
	var took []time.Duration
	for n := range most {
		if n%10 == 0 && !goOn() {
			break
		}
		id := portal.open("place_of_stay", good.fields)
		one := good
		one.bytes = fmt.Appendf(slices.Clone(good.bytes), "%d", time.Now().UnixNano()) // behind the end of the picture
		began := time.Now()
		portal.upload(id, one)
		portal.settled(id, time.Minute)
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	return took
}

// at is the value that a share of all, in percent, does not exceed.
func at(sorted []time.Duration, percent int) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, (len(sorted)*percent+99)/100-1)].Round(time.Millisecond / 10)
}
