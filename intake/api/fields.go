package api

import (
	"context"
	"maps"
	"net/http"
	"slices"

	"priyom/intake"
)

// knownFields refuses names that no rule knows: a misspelt field would be missing without anybody noticing.
func (s *service) knownFields(fields intake.Fields) error {
	refused := refuse(http.StatusUnprocessableEntity, fieldUnknown)
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if _, ok := s.Engine.Catalogue().Field(name); !ok {
			refused.complaints = append(refused.complaints, Complaint{place("body.fields." + name), "unknown field"})
		}
	}
	if len(refused.complaints) == 0 {
		return nil
	}
	return refused
}

// fieldChanges are the fields to declare anew.
type fieldChanges struct {
	Fields map[string]string `json:"fields" minProperties:"1" maxProperties:"200" doc:"Declared fields by name; an empty one is removed." validate:"max=200,dive,keys,word,endkeys,max=2000,plain"`
}

func (s *service) changeFields(ctx context.Context, in *struct {
	ID      string `path:"id" maxLength:"64"`
	IfMatch string `header:"If-Match" doc:"Refuses with 412 when the application has changed since."`
	Body    fieldChanges
}) (*openedAnswer, error) {
	if err := s.valid(in.Body); err != nil {
		return nil, err
	}
	if err := s.knownFields(in.Body.Fields); err != nil {
		return nil, err
	}
	app, err := s.change(ctx, in.ID, func(app *intake.Application) error {
		if in.IfMatch != "" && !matches(in.IfMatch, s.tag(app)) {
			return refuse(http.StatusPreconditionFailed, applicationChanged)
		}
		return app.SetFields(in.Body.Fields, s.Now())
	})
	if err != nil {
		return nil, err
	}
	return s.openedAnswer(app, Replayed{}), nil
}
