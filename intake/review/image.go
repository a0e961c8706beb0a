package review

import (
	"io"
	"net/http"
	"strconv"

	"priyom/intake"
)

// image serves a page image of a document that is on record.
func (p *pages) image(w http.ResponseWriter, r *http.Request) {
	id := intake.DocumentID(r.PathValue("document"))
	number, err := strconv.Atoi(r.PathValue("page"))
	if err != nil || number < 1 {
		p.notFound(w, r)
		return
	}
	appID, err := p.Records.ApplicationOf(r.Context(), id)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	app, err := p.Records.Application(r.Context(), appID)
	if err != nil {
		p.fail(w, r, err)
		return
	}
	doc := app.Document(id)
	if doc == nil {
		p.notFound(w, r)
		return
	}
	size := intake.View
	if r.URL.Query().Get("size") == string(intake.Thumbnail) {
		size = intake.Thumbnail
	}
	blob, err := p.Blobs.Open(r.Context(), intake.PageBlob(doc.SHA256, number, size))
	if err != nil {
		p.fail(w, r, err)
		return
	}
	defer blob.Close() //nolint:errcheck // read only
	w.Header().Set("Content-Type", "image/jpeg")
	w.Header().Set("Content-Length", strconv.FormatInt(blob.Size, 10))
	w.Header().Set("Cache-Control", "private, max-age=3600, immutable")
	_, _ = io.Copy(w, blob) // whoever left does not read on
}
