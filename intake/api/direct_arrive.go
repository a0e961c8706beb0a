package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"time"

	"github.com/google/uuid"

	"priyom/intake"
)

// arrive takes in what was sent straight to the store, or turns it away, by whatever way we learnt of it, and however
// often: the document has the upload's id, so that there is one. By is "" when the client asks for it.
func (s *service) arrive(ctx context.Context, app *intake.Application, id intake.DocumentID, by string) (*uploadedAnswer, error) {
	arrival, err := s.inbox.Arrived(ctx, app.ID, id)
	if errors.Is(err, intake.ErrNotFound) {
		return s.arrivedBefore(ctx, app, id)
	}
	if err != nil {
		return nil, err
	}
	defer arrival.Close() //nolint:errcheck // read to its end, or given up
	kind, err := s.kind(arrival.Invitation.Kind)
	if err != nil {
		return s.arrivedOfNoKind(ctx, app, arrival, err)
	}
	u, err := s.readArrival(arrival, kind.MaxBytes)
	if err != nil {
		return nil, err
	}
	defer u.Close() //nolint:errcheck // closing is forgetting
	// The form may have been used again after its file was taken in.
	if doc := app.Document(id); doc != nil && doc.SHA256 != u.sha256 {
		return s.taken(ctx, intake.Once{Application: app.ID, Document: id}, nil, Replayed{})
	}
	findings := s.door(kind, u, "")
	if promised := arrival.Invitation.Size; u.size != promised {
		findings = slices.Insert(findings, 0, blocked(uploadIncomplete, intake.Subject{Kind: kind.Kind}, intake.Detail{"expected": promised, "received": u.size}))
	}
	if slices.ContainsFunc(findings, turnsAway) {
		return nil, s.turnAway(ctx, app.ID, kind.Kind, u, findings)
	}
	if app.Document(id) == nil {
		doc, err := s.storeBytes(ctx, id, kind.Kind, u)
		if err != nil {
			return nil, err
		}
		if _, err = s.change(ctx, string(app.ID), func(app *intake.Application) error { return app.TakeArrival(doc, by, s.Now()) }); err != nil {
			return nil, err
		}
	}
	return s.taken(ctx, intake.Once{Application: app.ID, Document: id}, findings, Replayed{})
}

// arrivedOfNoKind answers for a file whose kind is gone from the rules since its form was given out. For a while that may be
// because processes with older and newer rules run side by side; then the file is turned away for good.
func (s *service) arrivedOfNoKind(ctx context.Context, app *intake.Application, arrival intake.Arrival, unknown error) (*uploadedAnswer, error) {
	invited := arrival.Invitation
	if app.Document(invited.ID) != nil { // it was taken in while there was such a kind
		return s.taken(ctx, intake.Once{Application: app.ID, Document: invited.ID}, nil, Replayed{})
	}
	if s.Now().Sub(issued(invited.ID)) > 2*formWithin { // the last file may have come when the form expired
		if err := s.noteRefused(ctx, app.ID, invited.ID, invited.Kind, kindUnknown, arrival.Size); err != nil {
			return nil, err
		}
		s.Log.WarnContext(ctx, "a file sent to the store is turned away: the rules have its kind no longer", "application", app.ID, "document", invited.ID, "kind", invited.Kind)
	}
	return nil, unknown
}

// readArrival reads a file out of the store as if it had been uploaded here. A failure is the store's, never the client's.
func (s *service) readArrival(arrival intake.Arrival, limit int64) (*upload, error) {
	u := &upload{id: arrival.Invitation.ID, name: arrival.Invitation.Name, declared: arrival.MediaType, promised: arrival.Invitation.SHA256}
	err := receiver{limit: limit, keep: s.keep}.store(u, arrival)
	if err == nil && u.size != min(arrival.Size, limit+1) {
		err = io.ErrUnexpectedEOF
	}
	if err == nil {
		return u, nil
	}
	_ = u.Close() // the error at hand tells more
	var refused *refusal
	if errors.As(err, &refused) {
		err = io.ErrUnexpectedEOF
	}
	return nil, fmt.Errorf("read what was sent to the store: %w", err)
}

// arrivedBefore answers for a file that no longer lies where it was sent to, or never did.
func (s *service) arrivedBefore(ctx context.Context, app *intake.Application, id intake.DocumentID) (*uploadedAnswer, error) {
	if app.Document(id) != nil {
		return s.taken(ctx, intake.Once{Application: app.ID, Document: id}, nil, Replayed{})
	}
	refused, err := s.refused(ctx, app.ID, id)
	switch {
	case err != nil:
		return nil, err
	case refused != nil:
		code, _ := refused.Detail["code"].(string)
		kind, _ := refused.Detail["kind"].(string)
		return nil, deny(http.StatusUnprocessableEntity, blocked(intake.Code(code), intake.Subject{Kind: intake.Kind(kind)}, nil))
	}
	if at := issued(id); s.Now().After(at.Add(formWithin)) {
		return nil, deny(http.StatusGone, blocked(ticketExpired, intake.Subject{}, intake.Detail{"issued": at, "limit": formWithin.Minutes()}))
	}
	return nil, refuse(http.StatusConflict, uploadMissing)
}

// refused finds the note that an upload to the store was turned away, or nil.
func (s *service) refused(ctx context.Context, app intake.ApplicationID, id intake.DocumentID) (*intake.Event, error) {
	events, err := s.Records.Events(ctx, app, 0)
	if err != nil {
		return nil, fmt.Errorf("read journal: %w", err)
	}
	i := slices.IndexFunc(events, func(e intake.Event) bool { return e.Kind == intake.UploadRefused && e.Document == id })
	if i < 0 {
		return nil, nil
	}
	return &events[i], nil
}

// noteRefused notes in the journal, once, that an upload to the store was turned away.
func (s *service) noteRefused(ctx context.Context, app intake.ApplicationID, id intake.DocumentID, kind intake.Kind, code intake.Code, size int64) error {
	if noted, err := s.refused(ctx, app, id); err != nil || noted != nil {
		return err
	}
	_, err := s.change(ctx, string(app), func(app *intake.Application) error {
		app.RefuseArrival(id, kind, code, size, s.Now())
		return nil
	})
	return err
}

// answered reports whether an upload to the store was taken in or turned away.
func (s *service) answered(ctx context.Context, app *intake.Application, id intake.DocumentID) (bool, error) {
	if app.Document(id) != nil {
		return true, nil
	}
	noted, err := s.refused(ctx, app.ID, id)
	return noted != nil, err
}

// issued is when a form was given out: its upload's identifier grows with time.
func issued(id intake.DocumentID) time.Time {
	given, err := uuid.Parse(string(id))
	if err != nil {
		return time.Time{} // none of ours
	}
	seconds, nanoseconds := given.Time().UnixTime()
	return time.Unix(seconds, nanoseconds).UTC()
}
