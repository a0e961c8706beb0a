package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"

	"priyom/intake"
	draw "priyom/samples/make"
)

// story is a sample application: its documents, in the order they are uploaded.
type story struct {
	name      string
	service   string
	person    int // of draw.Persons
	documents []planted
	submit    bool
}

// planted is a document with a fault, or none.
type planted struct {
	kind  string
	form  draw.Form
	fault draw.Fault
}

// stories show what a reviewer meets: an accepted package, bad scans, a gap, an upload turned away, a form half filled.
var stories = []story{
	{"demo-accepted", "migration_registration", 0, []planted{
		{"passport_foreign", "scan_jpeg", ""}, {"migration_card", "scan_jpeg", ""}, {"employment_contract", "pdf", ""}, {"lease", "pdf", ""}}, true},
	{"demo-blurred", "migration_registration", 1, []planted{
		{"passport_foreign", "scan_jpeg", "blurred"}, {"migration_card", "scan_jpeg", ""}, {"employment_contract", "pdf", ""}, {"lease", "pdf", ""}}, true},
	{"demo-incomplete", "place_of_stay", 2, []planted{
		{"passport_foreign", "photo_jpeg", ""}}, true},
	{"demo-encrypted", "arrival_notice", 3, []planted{
		{"passport_foreign", "scan_jpeg", ""}, {"migration_card", "scan_jpeg", "low_resolution"}, {"lease", "pdf", "encrypted"}}, true},
	{"demo-open", "patent", 0, []planted{
		{"passport_foreign", "scan_pdf", ""}, {"migration_card", "scan_pdf", "blank"}}, false},
}

// demo sends the stories through the server's own API. What fails is logged: the server goes on.
func demo(ctx context.Context, records intake.Records, address string, log *slog.Logger) {
	already, err := records.Applications(ctx, intake.Filter{Limit: 1})
	if err != nil || len(already.Items) > 0 {
		return
	}
	client := portal{address: address, client: &http.Client{Timeout: time.Minute}}
	people := draw.Persons(1)
	for _, s := range stories {
		if err := client.tell(ctx, s, people[s.person]); err != nil {
			if ctx.Err() == nil {
				log.WarnContext(ctx, "a sample application was not sent", "name", s.name, "error", err)
			}
			return
		}
	}
}

// portal is a client of the API.
type portal struct {
	address string
	client  *http.Client
}

func (p portal) tell(ctx context.Context, s story, person draw.Person) error {
	var created struct {
		ID string `json:"id"`
	}
	body, err := json.Marshal(map[string]any{"service": s.service, "external_id": s.name, "fields": person.Fields(), "locale": "ru"})
	if err != nil {
		return err
	}
	if err := p.post(ctx, "/v1/applications", "application/json", body, &created); err != nil {
		return err
	}
	for _, document := range s.documents {
		file, err := draw.Draw(document.kind, document.form, document.fault, person)
		if err != nil {
			return fmt.Errorf("draw %s: %w", document.kind, err)
		}
		path := fmt.Sprintf("/v1/applications/%s/documents?kind=%s&name=%s", created.ID, document.kind, file.Name)
		if err := p.post(ctx, path, file.MediaType, file.Bytes, nil); err != nil {
			return err
		}
	}
	if !s.submit {
		return nil
	}
	return p.post(ctx, "/v1/applications/"+created.ID+"/submit", "application/json", nil, nil)
}

func (p portal) post(ctx context.Context, path, mediaType string, body []byte, into any) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, p.address+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", mediaType)
	response, err := p.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close() //nolint:errcheck // read only
	answer, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
	if err != nil {
		return err
	}
	if response.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("%s: status %d", path, response.StatusCode)
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(answer, into)
}
