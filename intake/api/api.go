package api

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"runtime"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/go-playground/validator/v10"
	"github.com/google/uuid"

	"priyom/intake"
)

// Config is what the API stands on. Records, Blobs, Engine and Reasons are required; the rest has defaults.
type Config struct {
	Records intake.Records
	Blobs   intake.Blobs
	Engine  intake.Engine
	Reasons intake.Reasons

	// Queue is asked whether it answers; nil when there is none to ask.
	Queue interface {
		Ping(ctx context.Context) error
	}
	// Keys admit clients: names, which tell clients apart, and their secrets. Without any, everybody may ask, and the
	// server must listen on loopback only.
	Keys map[string]string
	// All are the names of the keys that are good for every client's applications; the others for their own.
	All []string
	// Changes wakes requests that wait for an application; see Changes.Watch. Nil when only this API writes.
	Changes *Changes
	// Poke tells the dispatcher that work is due.
	Poke func()
	// Done is closed when the server begins to shut down: requests that wait are answered then.
	Done <-chan struct{}

	// Spool is the folder uploads are received in; the system's temporary folder when empty.
	Spool string
	// Memory is how many bytes of uploads under way are held in memory; what is more goes through the spool. 256 MB when 0,
	// none when negative.
	Memory int64
	// HookToken is the bearer token by which the store tells of what clients sent straight to it; nobody may when empty.
	HookToken string
	// Checks is how many files POST /v1/check examines at once; the number of processors when 0.
	Checks int
	// Version is the program's, for the OpenAPI document.
	Version string
	// Limited tells what this program does without, and why; /readyz repeats it.
	Limited map[string]string

	Now   func() time.Time
	NewID func() string // UUID, growing with time
	Log   *slog.Logger
}

// service answers the requests.
type service struct {
	Config
	api       huma.API
	mux       *http.ServeMux
	validate  *validator.Validate
	checks    chan struct{}
	heartbeat time.Duration // between signs of life on a stream of events
	patience  time.Duration // for a JSON body
	pace      pace          // what an upload must keep up with
	spool     func() (*os.File, error)
	memory    *room
	ages      ages
	inbox     intake.Inbox // nil where clients cannot send to the store themselves
}

// API answers the portal. It serves /v1/…, /hooks/bucket, /openapi.json, /openapi.yaml, /docs, /healthz and /readyz.
type API struct {
	http.Handler
	service *service
}

// New returns the API. Call Collect beside it, so that what clients sent straight to the store is never forgotten.
func New(config Config) *API {
	s := newService(config)
	return &API{s.handler(), s}
}

func newService(config Config) *service {
	s := &service{
		Config:    withDefaults(config),
		mux:       http.NewServeMux(),
		validate:  newValidator(),
		heartbeat: 15 * time.Second,
		patience:  15 * time.Second,
		pace:      pace{chunk: 64 << 10, within: 20 * time.Second},
	}
	s.memory = &room{left: s.Memory}
	s.inbox, _ = s.Blobs.(intake.Inbox)
	s.spool = func() (*os.File, error) { return openSpool(s.Spool) }
	s.checks = make(chan struct{}, s.Checks)
	s.api = s.newAPI()
	s.registerApplications()
	s.registerDocuments()
	s.registerDirect()
	s.registerPages()
	s.registerEvents()
	s.registerCheck()
	s.registerCatalogue()
	s.registerHealth()
	s.publish()
	return s
}

func withDefaults(config Config) Config {
	if config.Changes == nil {
		config.Changes = NewChanges()
		config.Records = config.Changes.Watch(config.Records)
	}
	if config.Poke == nil {
		config.Poke = func() {}
	}
	if config.Spool == "" {
		config.Spool = os.TempDir()
	}
	if config.Memory == 0 {
		config.Memory = 256 << 20
	}
	if config.Checks <= 0 {
		config.Checks = runtime.NumCPU()
	}
	if config.Version == "" {
		config.Version = "unreleased"
	}
	if config.Now == nil {
		config.Now = time.Now
	}
	if config.NewID == nil {
		config.NewID = func() string { return uuid.Must(uuid.NewV7()).String() }
	}
	if config.Log == nil {
		config.Log = slog.New(slog.DiscardHandler)
	}
	return config
}

// handler puts the doors every request goes through in front of the routes, outermost first.
func (s *service) handler() http.Handler {
	var h http.Handler = http.HandlerFunc(s.route)
	h = s.authenticate(h)
	h = s.sameOrigin(h)
	h = s.recoverPanic(h)
	return s.visit(h)
}

// route answers requests that no route matches as problems, like everything else.
func (s *service) route(w http.ResponseWriter, r *http.Request) {
	if _, pattern := s.mux.Handler(r); pattern != "" {
		s.mux.ServeHTTP(w, r)
		return
	}
	probe := unmatched{header: http.Header{}}
	s.mux.ServeHTTP(&probe, r)
	refused := refuse(http.StatusNotFound, routeUnknown)
	if probe.status == http.StatusMethodNotAllowed {
		refused = refuse(http.StatusMethodNotAllowed, methodNotAllowed)
		refused.header = http.Header{"Allow": probe.header["Allow"]}
	}
	s.answerProblem(w, r, refused)
}

// unmatched learns why the mux has no route for a request: only the mux knows the methods of a path.
type unmatched struct {
	header http.Header
	status int
}

func (u *unmatched) Header() http.Header         { return u.header }
func (u *unmatched) WriteHeader(status int)      { u.status = status }
func (u *unmatched) Write(p []byte) (int, error) { return len(p), nil }
