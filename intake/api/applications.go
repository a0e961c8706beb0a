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

func (s *service) registerApplications() {
	register(s, huma.Operation{
		OperationID: "create-application", Method: http.MethodPost, Path: "/v1/applications", DefaultStatus: http.StatusCreated,
		Summary:     "Open an application",
		Description: "Answers what the service requires, and what is wrong with the fields declared so far.",
	}, s.create)
	register(s, huma.Operation{
		OperationID: "change-fields", Method: http.MethodPatch, Path: "/v1/applications/{id}/fields",
		Summary:     "Declare fields",
		Description: "Fields given are replaced, fields given empty are removed, the others stay.",
	}, s.changeFields)
	register(s, huma.Operation{
		OperationID: "submit-application", Method: http.MethodPost, Path: "/v1/applications/{id}/submit", DefaultStatus: http.StatusAccepted,
		Summary:     "Submit an application",
		Description: "The package is judged as soon as every document in it is. Ask with ?wait for the decision.",
	}, s.submit)
	register(s, huma.Operation{
		OperationID: "get-application", Method: http.MethodGet, Path: "/v1/applications/{id}",
		Summary:   "Read an application",
		Responses: notModified(),
	}, s.get)
}

// notModified documents the answer to a read whose result the client has.
func notModified() map[string]*huma.Response {
	return map[string]*huma.Response{"304": {Description: "Nothing has changed."}}
}

// declaration is what opens an application.
type declaration struct {
	Service    intake.Service    `json:"service" minLength:"1" maxLength:"64" doc:"One of /v1/services." validate:"word"`
	ExternalID string            `json:"external_id,omitempty" maxLength:"128" doc:"The portal's own name for the application." validate:"plain"`
	Fields     map[string]string `json:"fields,omitempty" maxProperties:"200" doc:"Declared fields by name." validate:"max=200,dive,keys,word,endkeys,max=2000,plain"`
	Locale     intake.Locale     `json:"locale,omitempty" enum:"ru,en" doc:"The applicant's language; Accept-Language when absent."`
}

func (s *service) create(ctx context.Context, in *struct {
	Repeatable
	Body declaration
}) (*openedAnswer, error) {
	asks := in.Body
	if err := s.valid(asks); err != nil {
		return nil, err
	}
	v := visitOf(ctx)
	locale := asks.Locale
	if locale == "" {
		locale = v.locale
	}
	v.locale = locale
	if _, ok := s.Engine.Catalogue().Service(asks.Service); !ok {
		return nil, deny(http.StatusUnprocessableEntity, s.unknownService(asks.Service))
	}
	if err := s.knownFields(asks.Fields); err != nil {
		return nil, err
	}
	result, header, err := s.once(ctx, in.IdempotencyKey, asks, func(once *intake.Once) error {
		app := intake.NewApplication(intake.ApplicationID(s.NewID()), asks.ExternalID, asks.Service, locale, asks.Fields, s.Now())
		app.Client = v.client
		app.Remember(remembered(once), "")
		once.Application = app.ID
		return s.Records.Create(ctx, app)
	})
	if err != nil {
		return nil, err
	}
	return s.opened(ctx, result.Application, header)
}

// remembered is what ties a change to its request: nothing when the request has no key.
func remembered(once *intake.Once) *intake.Once {
	if once.Key == "" {
		return nil
	}
	return once
}

type submittedAnswer struct {
	Replayed
	Location string `header:"Location"`
	ETag     string `header:"ETag"`
	Body     Application
}

func (s *service) submit(ctx context.Context, in *struct {
	Repeatable
	ID string `path:"id" maxLength:"64"`
}) (*submittedAnswer, error) {
	if _, err := s.application(ctx, intake.ApplicationID(in.ID)); err != nil {
		return nil, err
	}
	_, header, err := s.once(ctx, in.IdempotencyKey, []string{"submit", in.ID}, func(once *intake.Once) error {
		_, err := s.change(ctx, in.ID, func(app *intake.Application) error {
			app.Remember(remembered(once), "")
			return app.Submit(s.Now())
		})
		return err
	})
	if err != nil {
		return nil, err
	}
	app, err := s.application(ctx, intake.ApplicationID(in.ID))
	if err != nil {
		return nil, err
	}
	return &submittedAnswer{Replayed: header, Location: "/v1/applications/" + in.ID, ETag: s.tag(app), Body: s.view(app)}, nil
}

func (s *service) get(ctx context.Context, in *struct {
	Conditional
	ID   string `path:"id" maxLength:"64"`
	Wait string `query:"wait" maxLength:"16" doc:"Hold the answer until no work is under way, at most this long, such as 30s; 60s at most." example:"30s"`
}) (*read[Application], error) {
	wait, err := waitFor(in.Wait)
	if err != nil {
		return nil, err
	}
	app, err := s.application(ctx, intake.ApplicationID(in.ID))
	if err != nil {
		return nil, err
	}
	if app, err = s.settled(ctx, app, wait); err != nil {
		return nil, err
	}
	tag := s.tag(app)
	return &read[Application]{Status: in.status(tag), ETag: tag, CacheControl: private, Body: s.view(app)}, nil
}

// application loads an application; from here on the request is about it, and in its language.
func (s *service) application(ctx context.Context, id intake.ApplicationID) (*intake.Application, error) {
	if uuid.Validate(string(id)) != nil {
		return nil, refuse(http.StatusNotFound, applicationUnknown)
	}
	app, err := s.Records.Application(ctx, id)
	if errors.Is(err, intake.ErrNotFound) {
		return nil, refuse(http.StatusNotFound, applicationUnknown)
	}
	if err != nil {
		return nil, fmt.Errorf("load application: %w", err)
	}
	v := visitOf(ctx)
	if !v.mayUse(app) {
		return nil, refuse(http.StatusNotFound, applicationUnknown)
	}
	v.application, v.locale = app.ID, app.Locale
	return app, nil
}

// change changes an application and tells the dispatcher.
func (s *service) change(ctx context.Context, id string, f func(*intake.Application) error) (*intake.Application, error) {
	if uuid.Validate(id) != nil {
		return nil, refuse(http.StatusNotFound, applicationUnknown)
	}
	v := visitOf(ctx)
	app, err := s.Records.Change(ctx, intake.ApplicationID(id), func(app *intake.Application) error {
		if !v.mayUse(app) {
			return refuse(http.StatusNotFound, applicationUnknown)
		}
		v.application, v.locale = app.ID, app.Locale
		return f(app)
	})
	if errors.Is(err, intake.ErrNotFound) {
		return nil, refuse(http.StatusNotFound, applicationUnknown)
	}
	if err != nil {
		return nil, err
	}
	s.Poke()
	return app, nil
}
