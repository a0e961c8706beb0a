package api

import (
	"context"

	"priyom/intake"
)

// opened is an application together with what is asked for.
type opened struct {
	Application
	Requires requirements       `json:"requires" doc:"What this service asks for."`
	Findings []intake.Explained `json:"findings" nullable:"false" doc:"What is to be said of the declared fields."`
}

type openedAnswer struct {
	Replayed
	Location string `header:"Location"`
	ETag     string `header:"ETag"`
	Body     opened
}

// opened answers with the application as it is stored.
func (s *service) opened(ctx context.Context, id intake.ApplicationID, header Replayed) (*openedAnswer, error) {
	app, err := s.application(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.openedAnswer(app, header), nil
}

func (s *service) openedAnswer(app *intake.Application, header Replayed) *openedAnswer {
	info, ok := s.Engine.Catalogue().Service(app.Service)
	if !ok { // the rules have changed since
		info = intake.ServiceInfo{Service: app.Service, Documents: []intake.Requirement{}, Fields: []intake.FieldNeed{}}
	}
	form := s.Engine.Form(app.Service, app.Fields, intake.DateOf(s.Now()))
	return &openedAnswer{
		Replayed: header,
		Location: "/v1/applications/" + string(app.ID),
		ETag:     s.tag(app),
		Body: opened{
			Application: s.view(app),
			Requires:    s.requirements(info),
			Findings:    intake.Explain(form, s.Reasons, app.Locale, intake.ForApplicant),
		},
	}
}
