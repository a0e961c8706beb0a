package api

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"priyom/intake"
)

// formWithin is how long the form for a direct upload may be used.
const formWithin = 15 * time.Minute

func (s *service) registerDirect() {
	register(s, huma.Operation{
		OperationID: "begin-direct-upload", Method: http.MethodPost, Path: "/v1/applications/{id}/uploads", DefaultStatus: http.StatusCreated,
		Summary: "Get a form to upload a document straight to the store",
		Description: "Post the fields answered here, and after them the file as the field named file, to url as multipart/form-data; the store " +
			"answers 204. Then ask to complete the upload. One that nobody asks to complete is noticed and taken in all the same. " +
			"501 where files are not kept in a bucket.",
	}, s.invite)
	register(s, huma.Operation{
		OperationID: "complete-direct-upload", Method: http.MethodPost, Path: "/v1/applications/{id}/uploads/{upload}/complete", DefaultStatus: http.StatusCreated,
		Summary: "Take in what was uploaded straight to the store",
		Description: "Size and SHA-256 are held against what was promised, and the file is taken in, or turned away, as if it had been uploaded here. " +
			"The document's id is the upload's. Asking again gives the same answer.",
	}, s.complete)
	register(s, huma.Operation{
		OperationID: "bucket-notification", Method: http.MethodPost, Path: "/hooks/bucket", DefaultStatus: http.StatusNoContent,
		Summary:     "For the store: tell of what has arrived",
		Description: "A webhook notification of S3, with the bearer token of PRIYOM_HOOK_TOKEN. An error asks for it to be sent again.",
		Security:    []map[string][]string{{"key": {}}},
	}, s.notified)
}

// promise is what a client says of a file that it is going to send to the store.
type promise struct {
	Kind        intake.Kind `json:"kind" minLength:"1" maxLength:"64" doc:"One of /v1/kinds."`
	Name        string      `json:"name,omitempty" maxLength:"255" doc:"The file's name."`
	ContentType string      `json:"content_type" pattern:"^[a-z0-9]+/[a-z0-9.+-]+$" maxLength:"100" doc:"Its media type, one of the kind's." example:"application/pdf"`
	Size        int64       `json:"size" minimum:"1" doc:"Bytes."`
	SHA256      string      `json:"sha256" pattern:"^[0-9a-fA-F]{64}$" doc:"Hexadecimal."`
}

// ticket is how a client sends a file to the store.
type ticket struct {
	ID       intake.DocumentID `json:"id" doc:"Of the upload, and of the document that it becomes."`
	URL      string            `json:"url" doc:"Where to post the form."`
	Fields   map[string]string `json:"fields" doc:"The fields to post before the file."`
	Expires  time.Time         `json:"expires"`
	MaxBytes int64             `json:"max_bytes" doc:"More than this the store refuses."`
	Complete string            `json:"complete" doc:"What to ask for when the store has answered."`
}

type ticketAnswer struct {
	Body ticket
}

func (s *service) invite(ctx context.Context, in *struct {
	ID   string `path:"id" maxLength:"64"`
	Body promise
}) (*ticketAnswer, error) {
	if s.inbox == nil {
		return nil, refuse(http.StatusNotImplemented, uploadIndirect)
	}
	app, err := s.application(ctx, intake.ApplicationID(in.ID))
	if err != nil {
		return nil, err
	}
	kind, err := s.kind(in.Body.Kind)
	if err != nil {
		return nil, err
	}
	if err := keepable(kind, in.Body); err != nil {
		return nil, err
	}
	if err := app.AddDocument(intake.Document{Kind: kind.Kind}, s.Now()); err != nil { // on our copy: may it be?
		return nil, err
	}
	invitation := intake.Invitation{
		Application: app.ID, ID: intake.DocumentID(s.NewID()), Kind: kind.Kind, Name: safeName(in.Body.Name), MediaType: in.Body.ContentType,
		Size: in.Body.Size, SHA256: strings.ToLower(in.Body.SHA256), MaxBytes: kind.MaxBytes, Expires: s.Now().Add(formWithin).UTC().Truncate(time.Second),
	}
	form, err := s.inbox.Invite(ctx, invitation)
	if err != nil {
		return nil, err
	}
	return &ticketAnswer{ticket{
		ID: invitation.ID, URL: form.URL, Fields: form.Fields, Expires: invitation.Expires, MaxBytes: kind.MaxBytes,
		Complete: "/v1/applications/" + in.ID + "/uploads/" + string(invitation.ID) + "/complete",
	}}, nil
}

// keepable refuses what would be turned away when it has arrived.
func keepable(kind intake.KindInfo, asks promise) error {
	subject := intake.Subject{Kind: kind.Kind}
	if asks.Size > kind.MaxBytes {
		return deny(http.StatusRequestEntityTooLarge, blocked(sizeTooLarge, subject, intake.Detail{"measured": asks.Size, "limit": kind.MaxBytes, "unit": "bytes"}))
	}
	if !slices.Contains(kind.Types, asks.ContentType) {
		return deny(http.StatusUnprocessableEntity, blocked(typeNotAllowed, subject, intake.Detail{"detected": asks.ContentType, "allowed": kind.Types}))
	}
	return nil
}

func (s *service) complete(ctx context.Context, in *struct {
	ID     string `path:"id" maxLength:"64"`
	Upload string `path:"upload" maxLength:"64"`
}) (*uploadedAnswer, error) {
	if s.inbox == nil {
		return nil, refuse(http.StatusNotImplemented, uploadIndirect)
	}
	app, err := s.application(ctx, intake.ApplicationID(in.ID))
	if err != nil {
		return nil, err
	}
	id, err := uuid.Parse(in.Upload)
	if err != nil || id.Version() != 7 {
		return nil, refuse(http.StatusNotFound, uploadMissing)
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), storeWithin) // the client may leave
	defer cancel()
	return s.arrive(ctx, app, intake.DocumentID(id.String()), "")
}
