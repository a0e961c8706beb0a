package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"priyom/intake"
)

// checkQueue is how long a file waits for its turn to be checked.
const checkQueue = 10 * time.Second

func (s *service) registerCheck() {
	register(s, huma.Operation{
		OperationID: "check-file", Method: http.MethodPost, Path: "/v1/check",
		Summary: "Check a file and keep nothing",
		Description: "The judgement that a document of an application would get, here and now. Body as for uploading a document; " +
			"declared fields as ?fields or as a part named fields, a JSON object of strings.",
	}, s.check)
	s.api.OpenAPI().Paths["/v1/check"].Post.RequestBody = s.fileBody(true)
}

type checkedAnswer struct {
	Body intake.FileReport
}

func (s *service) check(ctx context.Context, in *struct {
	FileQuery
	Fields string `query:"fields" maxLength:"8192" doc:"Declared fields, a JSON object of strings."`
}) (*checkedAnswer, error) {
	kind, err := s.kind(in.Kind)
	if err != nil {
		return nil, err
	}
	v := visitOf(ctx)
	u, err := receiver{limit: kind.MaxBytes, keep: s.keep, pace: s.pace, name: in.Name, fields: true}.receive(v.response, v.request)
	if err != nil {
		return nil, err
	}
	defer u.Close() //nolint:errcheck // the file has no name: closing is forgetting
	if u.sha256 == "" {
		return nil, deny(http.StatusRequestEntityTooLarge, s.door(kind, u, "")...)
	}
	if u.fields == nil {
		u.fields = []byte(in.Fields)
	}
	fields, err := s.declared(u.fields)
	if err != nil {
		return nil, err
	}
	if err := s.turn(ctx); err != nil {
		return nil, err
	}
	defer func() { <-s.checks }()
	doc := intake.Document{Kind: kind.Kind, Name: safeName(u.name), Declared: u.declared, Size: u.size, SHA256: u.sha256, Received: s.Now().UTC(), Round: 1, Status: intake.DocumentReceived}
	_, judged, err := s.Engine.Check(ctx, doc, fields, u.body, u.size)
	switch {
	case err != nil && judged.Decision == "":
		return nil, fmt.Errorf("check file: %w", err)
	case err != nil: // the answer says that we failed, in words for people
		s.Log.ErrorContext(ctx, "a file could not be examined", "error", err)
	}
	return &checkedAnswer{intake.ReportFile(doc, judged, s.Reasons, v.locale, intake.ForApplicant)}, nil
}

// turn waits until few enough files are being checked. Release with a receive from s.checks.
func (s *service) turn(ctx context.Context) error {
	timer := time.NewTimer(checkQueue)
	defer timer.Stop()
	select {
	case s.checks <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-s.Done:
	case <-timer.C:
	}
	return later(http.StatusServiceUnavailable, serverBusy, "10")
}

// declared reads declared fields that came beside a file, by the rules for those of an application.
func (s *service) declared(text []byte) (intake.Fields, error) {
	if len(text) == 0 {
		return intake.Fields{}, nil
	}
	var given fieldChanges
	if err := json.Unmarshal(text, &given.Fields); err != nil {
		return nil, refuse(http.StatusUnprocessableEntity, requestInvalid, Complaint{"body.fields", "expected a JSON object of strings"})
	}
	if err := s.valid(given); err != nil {
		return nil, err
	}
	return given.Fields, s.knownFields(given.Fields)
}
