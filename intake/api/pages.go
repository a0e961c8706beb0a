package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"priyom/intake"
)

func (s *service) registerPages() {
	responses := notModified()
	responses["200"] = &huma.Response{
		Description: "The page as a JPEG.",
		Content:     map[string]*huma.MediaType{"image/jpeg": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}},
	}
	register(s, huma.Operation{
		OperationID: "get-page", Method: http.MethodGet, Path: "/v1/documents/{id}/pages/{page}",
		Summary:     "See a page of a document",
		Description: "Upright, as it was examined. The same page always gives the same image.",
		Responses:   responses,
	}, s.page)
}

// pageAnswer is an image, or that the client has it.
type pageAnswer struct {
	ETag         string `header:"ETag"`
	CacheControl string `header:"Cache-Control"`
	Body         func(huma.Context)
}

func (s *service) page(ctx context.Context, in *struct {
	Conditional
	ID   string          `path:"id" maxLength:"64"`
	Page int             `path:"page" minimum:"1" maximum:"10000"`
	Size intake.PageSize `query:"size" enum:"view,thumb" default:"view"`
}) (*pageAnswer, error) {
	_, doc, err := s.document(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	if doc.Status == intake.DocumentRemoved {
		return nil, refuse(http.StatusNotFound, pageUnknown)
	}
	blob, err := s.Blobs.Open(ctx, intake.PageBlob(doc.SHA256, in.Page, in.Size))
	if errors.Is(err, intake.ErrNotFound) {
		return nil, refuse(http.StatusNotFound, pageUnknown)
	}
	if err != nil {
		return nil, fmt.Errorf("open page image: %w", err)
	}
	tag := fmt.Sprintf(`"%s-%d-%s"`, doc.SHA256, in.Page, in.Size)
	return &pageAnswer{
		ETag:         tag,
		CacheControl: "private, max-age=31536000, immutable",
		Body:         func(out huma.Context) { s.sendImage(out, blob, in.status(tag)) },
	}, nil
}

// sendImage sends an image and closes it. An answer cut short is left without its end, so that nobody keeps it.
func (s *service) sendImage(out huma.Context, blob intake.Blob, status int) {
	defer blob.Close() //nolint:errcheck // it was only read
	if status == http.StatusNotModified {
		out.SetStatus(status)
		return
	}
	out.SetHeader("Content-Type", "image/jpeg")
	out.SetHeader("Content-Length", strconv.FormatInt(blob.Size, 10))
	out.SetHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	out.SetStatus(status)
	if _, err := io.Copy(out.BodyWriter(), blob); err != nil {
		s.Log.InfoContext(out.Context(), "page image cut short", "error", err)
		panic(http.ErrAbortHandler)
	}
}
