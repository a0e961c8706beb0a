package api

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"priyom/intake"
)

// visit is one request on its way through the API: who asks, in which language, and what it turned out to be about.
type visit struct {
	request     *http.Request
	response    *answer
	client      string // the name of the key; "" when keys are not asked for, and when we act by ourselves
	all         bool   // the key is good for every client's applications
	locale      intake.Locale
	application intake.ApplicationID
}

type visitKey struct{}

// visitOf returns the visit of a request's context. Every request has one.
func visitOf(ctx context.Context) *visit { return ctx.Value(visitKey{}).(*visit) }

// visit opens the visit, and writes one line when it is over: never field values, file names or query strings.
func (s *service) visit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		v := &visit{locale: accepted(r.Header.Get("Accept-Language"))}
		v.response = &answer{ResponseWriter: w, control: http.NewResponseController(w)}
		v.request = r.WithContext(context.WithValue(r.Context(), visitKey{}, v))
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(v.response, v.request)
		s.Log.LogAttrs(r.Context(), slog.LevelInfo, "request",
			slog.String("method", known(r.Method)),
			slog.String("route", v.request.Pattern),
			slog.Int("status", v.response.status),
			slog.Duration("took", time.Since(began)),
			slog.String("application", string(v.application)),
		)
	})
}

// known keeps a stranger's words out of the log.
func known(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return method
	default:
		return "other"
	}
}

// recoverPanic answers a mistake of ours with a problem and logs where it is.
func (s *service) recoverPanic(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			failed := recover()
			if failed == nil {
				return
			}
			if failed == any(http.ErrAbortHandler) || r.Context().Err() != nil { // the client is gone
				panic(http.ErrAbortHandler)
			}
			s.Log.ErrorContext(r.Context(), "panic", "route", r.Pattern, "type", fmt.Sprintf("%T", failed), "stack", string(debug.Stack()))
			if visitOf(r.Context()).response.status != 0 {
				panic(http.ErrAbortHandler) // half an answer must not look whole
			}
			s.answerProblem(w, r, refuse(http.StatusInternalServerError, serverFailed))
		}()
		next.ServeHTTP(w, r)
	})
}

// writeWithin is how long a client may take to receive one piece of an answer.
const writeWithin = 30 * time.Second

// answer notes the status, and gives up on a client that does not take what it asked for.
type answer struct {
	http.ResponseWriter
	control *http.ResponseController
	status  int
}

func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	a.extend()
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(p []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	a.extend()
	return a.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach the connection.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// extend moves the deadline. Writers that know no deadlines, as in tests, do without.
func (a *answer) extend() { _ = a.control.SetWriteDeadline(time.Now().Add(writeWithin)) }
