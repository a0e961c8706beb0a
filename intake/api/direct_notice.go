package api

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"time"

	"priyom/intake"
)

const (
	noticeEvery = time.Minute      // between looks at what clients sent to the store
	noticeAfter = 30 * time.Second // an upload is left to its client for so long
)

// notified takes in what the store tells of. What is turned away is done with; a failure of ours lets the store tell again.
func (s *service) notified(ctx context.Context, in *struct {
	Authorization string          `header:"Authorization" doc:"Bearer and the token."`
	Body          json.RawMessage `doc:"A notification as S3 shapes it."`
}) (*struct{}, error) {
	if !s.fromStore(in.Authorization) {
		refused := refuse(http.StatusUnauthorized, keyRequired)
		refused.header = http.Header{"Www-Authenticate": {`Bearer realm="priyom store"`}}
		return nil, refused
	}
	if s.inbox == nil {
		return nil, refuse(http.StatusNotImplemented, uploadIndirect)
	}
	names, err := s.inbox.Notified(in.Body)
	if err != nil {
		return nil, refuse(http.StatusBadRequest, requestInvalid, Complaint{"body", "expected a notification of S3"})
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), storeWithin)
	defer cancel()
	for _, name := range names {
		app, id, err := s.owner(ctx, name)
		if err == nil {
			_, err = s.arrive(ctx, app, id, "notification")
		}
		if err != nil && s.refusalFor(ctx, err).status >= http.StatusInternalServerError {
			return nil, err
		}
	}
	return nil, nil
}

// fromStore reports whether a header holds the token that the store has.
func (s *service) fromStore(authorization string) bool {
	scheme, given, _ := strings.Cut(authorization, " ")
	a, b := sha256.Sum256([]byte(strings.TrimSpace(given))), sha256.Sum256([]byte(s.HookToken))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1 && s.HookToken != "" && strings.EqualFold(scheme, "Bearer")
}

// owner finds the application that a file was sent for.
func (s *service) owner(ctx context.Context, name string) (*intake.Application, intake.DocumentID, error) {
	application, id, ok := intake.ParseIncoming(name)
	if !ok {
		return nil, "", refuse(http.StatusNotFound, applicationUnknown)
	}
	app, err := s.application(ctx, application)
	return app, id, err
}

// Collect looks for files that were sent straight to the store and that nobody told us of, takes them in, and clears
// away what is done with, until ctx ends. Several processes may do so at once.
func (a *API) Collect(ctx context.Context) {
	if a.service.inbox == nil {
		return
	}
	ticker := time.NewTicker(noticeEvery)
	defer ticker.Stop()
	for {
		if err := a.service.collect(ctx, noticeAfter); err != nil && ctx.Err() == nil {
			a.service.Log.WarnContext(ctx, "files sent to the store could not be looked through", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// collect looks once, at what has lain there for some time.
func (s *service) collect(ctx context.Context, after time.Duration) error {
	ctx = context.WithValue(ctx, visitKey{}, &visit{request: &http.Request{Pattern: "collect"}, locale: intake.Russian})
	return s.Blobs.List(ctx, intake.Incoming, func(info intake.BlobInfo) error {
		if s.Now().Sub(info.Modified) < after {
			return nil
		}
		if err := s.settle(ctx, info); err != nil {
			s.Log.WarnContext(ctx, "a file sent to the store is left for later", "blob", info.Name, "error", err)
		}
		return ctx.Err()
	})
}

// settle takes in what was sent to the store, unless that is done, and clears it away when its form cannot be used any more.
func (s *service) settle(ctx context.Context, info intake.BlobInfo) error {
	app, id, err := s.owner(ctx, info.Name)
	if err != nil {
		return err
	}
	done, err := s.answered(ctx, app, id)
	if err != nil {
		return err
	}
	over := s.Now().Sub(info.Modified) > formWithin
	if !done {
		_, err := s.arrive(ctx, app, id, "sweep")
		var refused *refusal
		switch {
		case errors.Is(err, intake.ErrLocked), errors.Is(err, intake.ErrAccepted):
			if !over {
				return nil // it may be open again in time
			}
			if err := s.noteRefused(ctx, app.ID, id, "", stateLocked, info.Size); err != nil {
				return err
			}
		case err != nil && !errors.As(err, &refused):
			return err
		}
	}
	if over && done { // the look after the one that settled it, when that is sure to be recorded
		_, err = s.Blobs.RemoveBefore(ctx, info.Name, s.Now().Add(-formWithin))
	}
	return err
}
