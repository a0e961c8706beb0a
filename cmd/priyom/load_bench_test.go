//go:build linux

package main

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"priyom/intake/blob/blobtest"
	"priyom/intake/record/recordtest"
)

// BenchmarkLoad tells what the program does in a second as it runs in production, on Redis, PostgreSQL and MinIO, and
// where the time goes: `make load`.
func BenchmarkLoad(b *testing.B) {
	b.Run("uploads", benchUploads)
	b.Run("documents", benchDocuments)
}

// production are the settings of a program on servers of its own.
func production(b *testing.B) (env []string, s settings) {
	b.Helper()
	bucket, err := url.Parse(required(b, "PRIYOM_TEST_S3"))
	if err != nil {
		b.Fatal("PRIYOM_TEST_S3 cannot be read")
	}
	bucket.Path = fmt.Sprintf("/priyom-load-%d", time.Now().UnixNano())
	s.Blobs, s.Records = bucket.String(), recordtest.NewCluster(b).Address()
	s.Queue = strings.TrimSuffix(required(b, "PRIYOM_TEST_REDIS"), "/") + "/41"
	s.Rules, s.OCR = unread, "none"
	return []string{"PRIYOM_BLOBS=" + s.Blobs, "PRIYOM_RECORDS=" + s.Records, "PRIYOM_QUEUE=" + s.Queue}, s
}

// benchUploads holds an upload through the API against a bare PutObject of the same bytes, turn by turn, so that both
// meet the same machine.
func benchUploads(b *testing.B) {
	env, s := production(b)
	server := serve(b, env, "--no-workers")
	bare := blobtest.Bare(b, s.Blobs)
	good := sample(b, "passport_foreign.scan_jpeg")
	portal := applicant{t: b, url: server.url}
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // chance, not secrets
	var lock sync.Mutex
	took := map[string][]time.Duration{}
	const clients = 2
	for b.Loop() {
		var group sync.WaitGroup
		for range clients {
			lock.Lock()
			data := padded(good.bytes, scanSize, random)
			id := portal.open("place_of_stay", good.fields)
			lock.Unlock()
			group.Go(func() {
				for what, do := range map[string]func() error{
					"bare": func() error { return bare(fmt.Sprintf("bare/%x", data[8:40]), data, "image/jpeg") },
					"api": func() error {
						got, err := portal.try(http.MethodPost, fmt.Sprintf("/v1/applications/%s/documents?kind=%s", id, good.kind), "image/jpeg", data)
						if err == nil && got.status != http.StatusCreated {
							err = fmt.Errorf("got status %d: %s", got.status, got.body)
						}
						return err
					},
				} {
					begun := time.Now()
					err := do()
					lock.Lock()
					took[what] = append(took[what], time.Since(begun))
					lock.Unlock()
					if err != nil {
						b.Errorf("%s: %v", what, err)
					}
				}
			})
		}
		group.Wait()
	}
	at := func(what string, share float64) float64 {
		slices.Sort(took[what])
		return took[what][int(share*float64(len(took[what])-1))].Seconds() * 1000
	}
	for what, all := range took {
		var sum time.Duration
		for _, one := range all {
			sum += one
		}
		b.ReportMetric(at(what, 0.5), what+"-p50-ms")
		b.ReportMetric(at(what, 0.99), what+"-p99-ms")
		b.ReportMetric(clients*float64(len(all))/sum.Seconds(), what+"/s")
	}
	b.ReportMetric(at("api", 0.5)/at("bare", 0.5), "p50-ratio")
	b.ReportMetric(0, "ns/op")
}

// scanSize is that of a scan as people send it, in bytes.
const scanSize = 1500 << 10

// padded is the same picture with random bytes in comments, up to a size.
func padded(jpeg []byte, size int, random *rand.Rand) []byte {
	filled := slices.Clone(jpeg[:2])
	for len(filled)+len(jpeg) < size {
		const most = 60000
		filled = append(filled, 0xff, 0xfe, byte((most+2)>>8), byte((most+2)&0xff))
		for range most / 8 {
			filled = fmt.Appendf(filled, "%08x", random.Uint32())
		}
	}
	return append(filled, jpeg[2:]...)
}

// benchDocuments lets documents through, pictures and PDFs apart, and tells where the processor's time went. Reading
// text is left out: it is Tesseract's time, and next to it nothing else shows.
func benchDocuments(b *testing.B) {
	var sum spent
	documents, wall := 0, time.Duration(0)
	for b.Loop() {
		for _, what := range []struct {
			drawing string // what the children do
			samples []string
		}{
			{"decode", []string{"passport_foreign.scan_jpeg", "migration_card.photo_jpeg", "fee_receipt.scan_jpeg"}},
			{"render", []string{"lease.pdf", "migration_card.pdf", "medical_certificate.pdf"}},
		} {
			n, took := letThrough(b, what.samples, what.drawing, &sum)
			documents, wall = documents+n, wall+took
		}
	}
	b.ReportMetric(float64(documents)/wall.Seconds(), "documents/s")
	b.ReportMetric(0, "ns/op")
	b.Log("\n" + sum.table(documents))
	b.ReportMetric(100*sum.rest().Seconds()/sum.total().Seconds(), "%-everything-else")
}

// letThrough uploads documents to an API in a process of its own, and has them examined in this one, by as many workers
// as there are cores.
func letThrough(b *testing.B, names []string, drawing string, sum *spent) (documents int, wall time.Duration) {
	b.Helper()
	const each = 20
	env, s := production(b)
	server := serve(b, env, "--no-workers")
	portal := applicant{t: b, url: server.url}
	random := rand.New(rand.NewPCG(3, 4)) //nolint:gosec // chance, not secrets
	var bodies []scan
	for range each {
		for _, name := range names {
			one := sample(b, name)
			one.bytes = marked(one.bytes, fmt.Sprintf("%016x%016x", random.Uint64(), random.Uint64()))
			bodies = append(bodies, one)
		}
	}
	begun, before := time.Now(), ofProcess(b, server)
	for _, one := range bodies {
		portal.upload(portal.open("place_of_stay", one.fields), one)
	}
	sum.add("everything else: the API", ofProcess(b, server)-before)
	work := inThisProcess(b, s, sum)
	work(drawing)
	return len(bodies), time.Since(begun)
}

// inThisProcess is `priyom worker` with a watch on its stages. What it returns works until nothing is left.
func inThisProcess(b *testing.B, s settings, sum *spent) func(drawing string) {
	b.Helper()
	log := slog.New(slog.NewTextHandler(b.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	return func(drawing string) {
		children := ofChildren(b)
		own, stages := ofSelf(b), sum.total()
		if err := workUntilDone(b.Context(), s, sum, log); err != nil {
			b.Fatal(err)
		}
		counted := sum.total() - stages
		sum.add("everything else: the worker", ofSelf(b)-own-counted)
		sum.add(drawing, ofChildren(b)-children)
	}
}
