package api

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"priyom/intake/blob/blobtest"
)

// BenchmarkUploadToABucket holds an upload through the API, to a real bucket and a real database, against a bare
// PutObject of the same bytes: turn by turn, so that both meet the same machine. Goal: p50 within 1.3 of the bare one.
func BenchmarkUploadToABucket(b *testing.B) {
	for _, clients := range []int{1, 4} {
		b.Run(fmt.Sprintf("%d at once", clients), func(b *testing.B) { benchBucket(b, clients) })
	}
}

func benchBucket(b *testing.B, clients int) {
	address := os.Getenv("PRIYOM_TEST_S3")
	if address == "" {
		b.Fatal("PRIYOM_TEST_S3 names no bucket: run make bench, which starts a server")
	}
	h := onBucket(b, address, func(c *Config) { c.Engine = roomy{&fakeEngine{}} })
	bare := blobtest.Bare(b, address)
	var mu sync.Mutex
	took := map[string][]time.Duration{}
	timed := func(what string, do func() error) {
		begun := time.Now()
		err := do()
		mu.Lock()
		defer mu.Unlock()
		if err != nil {
			b.Errorf("%s: %v", what, err)
		}
		took[what] = append(took[what], time.Since(begun))
	}
	b.SetBytes(2 * 2 << 20)
	b.ReportAllocs()
	queue := make(chan struct{})
	var group sync.WaitGroup
	for range clients {
		group.Go(func() {
			for range queue {
				data := scan(b)
				path := h.opened() + "/documents?kind=lease"
				name := "bench/" + hexOf(string(data))
				timed("bare", func() error { return bare(name, data, "application/pdf") })
				timed("api", func() error { return postFile(h.url+path, data) })
			}
		})
	}
	for b.Loop() {
		queue <- struct{}{}
	}
	close(queue)
	group.Wait()
	tell(b, took, clients)
}

// tell reports what both took, and how many of each so many clients would get done in a second.
func tell(b *testing.B, took map[string][]time.Duration, clients int) {
	b.Helper()
	at := func(what string, share float64) float64 {
		all := took[what]
		slices.Sort(all)
		return float64(all[int(share*float64(len(all)-1))].Microseconds()) / 1000
	}
	for what, all := range took {
		var sum time.Duration
		for _, one := range all {
			sum += one
		}
		b.ReportMetric(at(what, 0.5), what+"-p50-ms")
		b.ReportMetric(at(what, 0.99), what+"-p99-ms")
		b.ReportMetric(float64(clients)*float64(len(all))/sum.Seconds(), what+"/s")
	}
	b.ReportMetric(at("api", 0.5)/at("bare", 0.5), "p50-ratio")
}

func postFile(url string, data []byte) error {
	response, err := http.Post(url, "application/pdf", bytes.NewReader(data)) //nolint:gosec,noctx // the benchmark's own server
	if err != nil {
		return err
	}
	defer response.Body.Close() //nolint:errcheck // not read
	if response.StatusCode != http.StatusCreated {
		return fmt.Errorf("got %s", response.Status)
	}
	return nil
}
