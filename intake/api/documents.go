package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"priyom/intake"
)

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
	var refused *refusal
	if errors.As(err, &refused) {
		return nil, nil, refuse(http.StatusNotFound, documentUnknown) // whoever may not use the one learns nothing of the other
	}
	if err != nil {
		return nil, nil, err
	}
	doc := app.Document(intake.DocumentID(id))
	if doc == nil {
		return nil, nil, refuse(http.StatusNotFound, documentUnknown)
	}
	return app, doc, nil
}
