package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"priyom/intake"
)

// storeWithin bounds how long storing an upload may take once it has arrived.
const storeWithin = time.Minute

func (s *service) registerDocuments() {
	const uploads = "/v1/applications/{id}/documents"
	register(s, huma.Operation{
		OperationID: "upload-document", Method: http.MethodPost, Path: uploads, DefaultStatus: http.StatusCreated,
		Summary: "Upload a document",
		Description: "As multipart/form-data with one part named file, or as a raw body named by Content-Disposition or ?name. " +
			"What can be told at once is told at once (413, 422); everything else is examined from here on. " +
			"A document of the same kind is superseded. Content-Digest (RFC 9530) is checked: on a raw body as the request's header, in a form as the part's.",
	}, s.upload)
	s.api.OpenAPI().Paths[uploads].Post.RequestBody = s.fileBody(false)
	register(s, huma.Operation{
		OperationID: "get-document", Method: http.MethodGet, Path: "/v1/documents/{id}",
		Summary:   "Read a document's verdict and pages",
		Responses: notModified(),
	}, s.getDocument)
	register(s, huma.Operation{
		OperationID: "remove-document", Method: http.MethodDelete, Path: "/v1/documents/{id}",
		Summary:     "Take a document back",
		Description: "Only before it is judged; later a corrected one supersedes it.",
	}, s.removeDocument)
}

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
	u, err := receiver{limit: kind.MaxBytes, spool: s.spool, pace: s.pace, name: in.Name}.receive(v.response, v.request)
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
	result, header, err := s.once(ctx, key, request, func(once *intake.Once) error {
		return s.store(ctx, app.ID, kind.Kind, u, once)
	})
	if err != nil {
		return nil, err
	}
	if app, err = s.application(ctx, result.Application); err != nil {
		return nil, err
	}
	doc := app.Document(result.Document)
	if doc == nil {
		return nil, intake.ErrNoDocument
	}
	return &uploadedAnswer{
		Replayed: header, Location: "/v1/documents/" + string(doc.ID), ETag: s.tag(app),
		Body: uploaded{s.viewDocument(app, doc), intake.Explain(findings, s.Reasons, app.Locale, intake.ForApplicant)},
	}, nil
}

// store makes the bytes durable first and the document after them, so that no document lacks its file.
func (s *service) store(ctx context.Context, id intake.ApplicationID, kind intake.Kind, u *upload, once *intake.Once) error {
	mediaType, _, _ := strings.Cut(http.DetectContentType(u.head), ";")
	doc := intake.Document{
		ID: intake.DocumentID(s.NewID()), Kind: kind, Name: safeName(u.name), Size: u.size, SHA256: u.sha256, MediaType: mediaType,
	}
	if err := s.Blobs.Put(ctx, intake.OriginalBlob(u.sha256), io.NewSectionReader(u.spool, 0, u.size), u.size, mediaType); err != nil {
		return fmt.Errorf("store original: %w", err)
	}
	_, err := s.change(ctx, string(id), func(app *intake.Application) error {
		app.Remember(remembered(once), doc.ID)
		return app.AddDocument(doc, s.Now())
	})
	once.Application, once.Document = id, doc.ID
	return err
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

// documentPage is a page of a document and where its images are.
type documentPage struct {
	Number int     `json:"number"`
	Width  int     `json:"width" doc:"Pixels; boxes of findings are in these."`
	Height int     `json:"height"`
	DPI    float64 `json:"dpi" doc:"0 where the paper's size is unknown."`
	View   string  `json:"view" doc:"Where the image for reading is."`
	Thumb  string  `json:"thumb" doc:"Where the small image is."`
}

type pagedDocument struct {
	Document
	Pages []documentPage `json:"pages" nullable:"false" doc:"Once the document is judged."`
}

func (s *service) getDocument(ctx context.Context, in *struct {
	Conditional
	ID string `path:"id" maxLength:"64"`
}) (*read[pagedDocument], error) {
	app, doc, err := s.document(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	paged := pagedDocument{Document: s.viewDocument(app, doc), Pages: []documentPage{}}
	if doc.Evidence != "" {
		evidence, err := s.Records.Evidence(ctx, doc.Evidence)
		if err != nil {
			return nil, fmt.Errorf("load evidence: %w", err)
		}
		for _, page := range evidence.Pages {
			paged.Pages = append(paged.Pages, pageOf(doc.ID, page))
		}
	}
	tag := s.tag(app)
	return &read[pagedDocument]{Status: in.status(tag), ETag: tag, CacheControl: private, Body: paged}, nil
}

func pageOf(id intake.DocumentID, page intake.Page) documentPage {
	view := fmt.Sprintf("/v1/documents/%s/pages/%d", id, page.Number)
	return documentPage{Number: page.Number, Width: page.Width, Height: page.Height, DPI: page.DPI, View: view, Thumb: view + "?size=thumb"}
}

func (s *service) removeDocument(ctx context.Context, in *struct {
	ID string `path:"id" maxLength:"64"`
}) (*struct{}, error) {
	app, doc, err := s.document(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	_, err = s.change(ctx, string(app.ID), func(app *intake.Application) error { return app.RemoveDocument(doc.ID, s.Now()) })
	return nil, err
}

// document finds a document and the application it belongs to.
func (s *service) document(ctx context.Context, id string) (*intake.Application, *intake.Document, error) {
	if uuid.Validate(id) != nil {
		return nil, nil, refuse(http.StatusNotFound, documentUnknown)
	}
	owner, err := s.Records.ApplicationOf(ctx, intake.DocumentID(id))
	if errors.Is(err, intake.ErrNotFound) {
		return nil, nil, refuse(http.StatusNotFound, documentUnknown)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("find the application of a document: %w", err)
	}
	app, err := s.application(ctx, owner)
	if err != nil {
		return nil, nil, err
	}
	doc := app.Document(intake.DocumentID(id))
	if doc == nil {
		return nil, nil, refuse(http.StatusNotFound, documentUnknown)
	}
	return app, doc, nil
}
