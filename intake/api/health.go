package api

import (
	"context"
	"net/http"
	"reflect"
	"slices"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"priyom/intake"
)

// pingWithin is how long what we depend on may take to answer.
const pingWithin = 2 * time.Second

func (s *service) registerHealth() {
	register(s, huma.Operation{
		OperationID: "live", Method: http.MethodGet, Path: "/healthz",
		Summary: "Whether the process lives", Security: []map[string][]string{{}},
	}, func(context.Context, *struct{}) (*healthAnswer, error) {
		return &healthAnswer{Status: http.StatusOK, Body: health{Status: "ok", Down: []string{}}}, nil
	})
	register(s, huma.Operation{
		OperationID: "ready", Method: http.MethodGet, Path: "/readyz",
		Summary: "Whether requests can be served", Security: []map[string][]string{{}},
		Responses: map[string]*huma.Response{"503": {
			Description: "Not now; down names what does not answer.",
			Content:     map[string]*huma.MediaType{"application/json": {Schema: s.schema(reflect.TypeFor[health]())}},
		}},
	}, s.ready)
}

// health tells what answers.
type health struct {
	Status string   `json:"status" enum:"ok,down"`
	Down   []string `json:"down" nullable:"false" doc:"What does not answer: records, blobs, queue, or server when it shuts down."`
	// Limited tells what works in part only, such as reading without anything to recognise text with.
	Limited map[string]string `json:"limited,omitempty" doc:"What is done without, and why; everything else works."`
	// Oldest is news and not a condition: old work turns no request away.
	Oldest map[intake.Task]map[intake.WorkState]float64 `json:"oldest_seconds,omitempty" doc:"How long the oldest unfinished work of each task has waited, by where it stands: waiting to be handed to the queue, queued, or claimed by a worker; some seconds old."`
}

type healthAnswer struct {
	Status int
	Body   health
}

func (s *service) ready(ctx context.Context, _ *struct{}) (*healthAnswer, error) {
	pings := map[string]func(context.Context) error{"records": s.Records.Ping, "blobs": s.Blobs.Ping, "server": s.shuttingDown}
	if s.Queue != nil {
		pings["queue"] = s.Queue.Ping
	}
	down := s.ping(ctx, pings)
	if len(down) == 0 {
		return &healthAnswer{Status: http.StatusOK, Body: health{Status: "ok", Down: down, Limited: s.Limited, Oldest: s.ages.of(ctx, s.Records)}}, nil
	}
	return &healthAnswer{Status: http.StatusServiceUnavailable, Body: health{Status: "down", Down: down, Limited: s.Limited}}, nil
}

// agesEvery is how often the ages of work are asked for, however often somebody asks for readiness.
const agesEvery = 5 * time.Second

// ages are those of the oldest work, as they were some seconds ago.
type ages struct {
	mu    sync.Mutex
	asked time.Time
	known map[intake.Task]map[intake.WorkState]float64
}

func (a *ages) of(ctx context.Context, records intake.Records) map[intake.Task]map[intake.WorkState]float64 {
	a.mu.Lock()
	defer a.mu.Unlock()
	if time.Since(a.asked) < agesEvery {
		return a.known
	}
	ctx, cancel := context.WithTimeout(ctx, pingWithin)
	defer cancel()
	backlog, err := records.Backlog(ctx)
	if err != nil {
		return nil
	}
	a.asked, a.known = time.Now(), map[intake.Task]map[intake.WorkState]float64{}
	for _, one := range backlog {
		if a.known[one.Task] == nil {
			a.known[one.Task] = map[intake.WorkState]float64{}
		}
		a.known[one.Task][one.State] = one.Oldest.Seconds()
	}
	return a.known
}

// ping asks everything at once and names, sorted, what does not answer in time.
func (s *service) ping(ctx context.Context, pings map[string]func(context.Context) error) []string {
	ctx, cancel := context.WithTimeout(ctx, pingWithin)
	defer cancel()
	var mu sync.Mutex
	var wg sync.WaitGroup
	down := []string{}
	for name, ping := range pings {
		wg.Go(func() {
			if err := ping(ctx); err != nil {
				s.Log.WarnContext(ctx, "not ready", "down", name, "error", err)
				mu.Lock()
				defer mu.Unlock()
				down = append(down, name)
			}
		})
	}
	wg.Wait()
	slices.Sort(down)
	return down
}

func (s *service) shuttingDown(context.Context) error {
	select {
	case <-s.Done:
		return http.ErrServerClosed
	default:
		return nil
	}
}
