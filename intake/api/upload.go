package api

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"priyom/intake"
)

// storeWithin bounds how long storing an upload may take once it has arrived.
const storeWithin = time.Minute

// fileBody documents a body that huma does not read.
func (s *service) fileBody(fields bool) *huma.RequestBody {
	binary := &huma.Schema{Type: huma.TypeString, Format: "binary"}
	form := &huma.Schema{Type: huma.TypeObject, Required: []string{"file"}, Properties: map[string]*huma.Schema{"file": binary}}
	if fields {
		form.Properties["fields"] = s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[map[string]string](), true, "Fields")
	}
	return &huma.RequestBody{
		Required: true,
		Content: map[string]*huma.MediaType{
			"multipart/form-data":      {Schema: form},
			"application/pdf":          {Schema: binary},
			"image/jpeg":               {Schema: binary},
			"image/png":                {Schema: binary},
			"application/octet-stream": {Schema: binary},
		},
	}
}

// FileQuery is what every upload is asked with.
type FileQuery struct {
	Kind   intake.Kind `query:"kind" required:"true" maxLength:"64" doc:"One of /v1/kinds."`
	Name   string      `query:"name" maxLength:"1024" doc:"The file's name, for raw bodies."`
	SHA256 string      `query:"sha256" pattern:"^[0-9a-fA-F]{64}$" doc:"Checked when given."`
}

type uploadedAnswer struct {
	Replayed
	Location string `header:"Location"`
	ETag     string `header:"ETag"`
	Body     uploaded
}

// uploaded is a document that was taken in.
type uploaded struct {
	Document
	Findings []intake.Explained `json:"findings" nullable:"false" doc:"What could be said at once."`
}

func (s *service) upload(ctx context.Context, in *struct {
	Repeatable
	FileQuery
	ID string `path:"id" maxLength:"64"`
}) (*uploadedAnswer, error) {
	app, err := s.application(ctx, intake.ApplicationID(in.ID))
	if err != nil {
		return nil, err
	}
	kind, err := s.kind(in.Kind)
	if err != nil {
		return nil, err
	}
	if in.IdempotencyKey == "" { // a repeated request must be recognised whatever has become of the application
		if err := app.AddDocument(intake.Document{Kind: in.Kind}, s.Now()); err != nil { // on our copy: may it be?
			return nil, err
		}
	}
	v := visitOf(ctx)
	u, err := receiver{limit: kind.MaxBytes, keep: s.keep, pace: s.pace, name: in.Name}.receive(v.response, v.request)
	if err != nil {
		return nil, err
	}
	defer u.Close() //nolint:errcheck // the file has no name: closing is forgetting
	// From here on the client may leave: what has arrived whole is stored.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), storeWithin)
	defer cancel()
	return s.take(ctx, app, kind, u, in.SHA256, in.IdempotencyKey)
}

// take stores an upload that has arrived, or turns it away.
func (s *service) take(ctx context.Context, app *intake.Application, kind intake.KindInfo, u *upload, promised, key string) (*uploadedAnswer, error) {
	findings := s.door(kind, u, promised)
	if slices.ContainsFunc(findings, turnsAway) {
		return nil, s.turnAway(ctx, app.ID, kind.Kind, u, findings)
	}
	request := []string{"upload", string(app.ID), string(kind.Kind), u.name, u.sha256}
	var stored *intake.Application
	result, header, err := s.once(ctx, key, request, func(once *intake.Once) (err error) {
		stored, err = s.store(ctx, app.ID, kind.Kind, u, once)
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case stored != nil:
		return s.tookIn(stored, result.Document, findings, header)
	default: // an earlier request did it
		return s.taken(ctx, result, findings, header)
	}
}

// taken answers with a document that was taken in before.
func (s *service) taken(ctx context.Context, result intake.Once, findings []intake.Finding, header Replayed) (*uploadedAnswer, error) {
	app, err := s.application(ctx, result.Application)
	if err != nil {
		return nil, err
	}
	return s.tookIn(app, result.Document, findings, header)
}

// tookIn answers with a document of an application.
func (s *service) tookIn(app *intake.Application, id intake.DocumentID, findings []intake.Finding, header Replayed) (*uploadedAnswer, error) {
	doc := app.Document(id)
	if doc == nil {
		return nil, intake.ErrNoDocument
	}
	return &uploadedAnswer{
		Replayed: header, Location: "/v1/documents/" + string(doc.ID), ETag: s.tag(app),
		Body: uploaded{s.viewDocument(app, doc), intake.Explain(findings, s.Reasons, app.Locale, intake.ForApplicant)},
	}, nil
}

// store makes the bytes durable first and the document after them, so that no document lacks its file.
func (s *service) store(ctx context.Context, id intake.ApplicationID, kind intake.Kind, u *upload, once *intake.Once) (*intake.Application, error) {
	doc, err := s.storeBytes(ctx, intake.DocumentID(s.NewID()), kind, u)
	if err != nil {
		return nil, err
	}
	app, err := s.change(ctx, string(id), func(app *intake.Application) error {
		app.Remember(remembered(once), doc.ID)
		return app.AddDocument(doc, s.Now())
	})
	once.Application, once.Document = id, doc.ID
	return app, err
}

// storeBytes makes the bytes durable under the name of their content.
func (s *service) storeBytes(ctx context.Context, id intake.DocumentID, kind intake.Kind, u *upload) (intake.Document, error) {
	mediaType, _, _ := strings.Cut(http.DetectContentType(u.head), ";")
	doc := intake.Document{ID: id, Kind: kind, Name: safeName(u.name), Size: u.size, SHA256: u.sha256, MediaType: mediaType, Declared: u.declared}
	if err := s.Blobs.Put(ctx, intake.OriginalBlob(u.sha256), io.NewSectionReader(u.body, 0, u.size), u.size, mediaType); err != nil {
		return doc, fmt.Errorf("store original: %w", err)
	}
	return doc, nil
}

// kind finds a kind of document.
func (s *service) kind(name intake.Kind) (intake.KindInfo, error) {
	info, ok := s.Engine.Catalogue().Kind(name)
	if ok {
		return info, nil
	}
	var allowed []string
	for _, known := range s.Engine.Catalogue().Kinds() {
		allowed = append(allowed, string(known.Kind))
	}
	detail := intake.Detail{"allowed_kinds": allowed}
	if word.MatchString(string(name)) { // or else who knows what it is
		detail["given"] = string(name)
	}
	return info, deny(http.StatusUnprocessableEntity, blocked(kindUnknown, intake.Subject{}, detail))
}
