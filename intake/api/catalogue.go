package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"priyom/intake"
)

func (s *service) registerCatalogue() {
	register(s, huma.Operation{
		OperationID: "list-services", Method: http.MethodGet, Path: "/v1/services",
		Summary: "What can be applied for", Responses: notModified(),
	}, func(_ context.Context, in *struct{ Conditional }) (*read[[]intake.ServiceInfo], error) {
		return catalogued(s, in.Conditional, append([]intake.ServiceInfo{}, s.Engine.Catalogue().Services()...)), nil
	})
	register(s, huma.Operation{
		OperationID: "get-service", Method: http.MethodGet, Path: "/v1/services/{service}",
		Summary: "What a service requires", Responses: notModified(),
	}, s.getService)
	register(s, huma.Operation{
		OperationID: "list-kinds", Method: http.MethodGet, Path: "/v1/kinds",
		Summary: "Kinds of documents and the limits of their files", Responses: notModified(),
	}, func(_ context.Context, in *struct{ Conditional }) (*read[[]intake.KindInfo], error) {
		return catalogued(s, in.Conditional, append([]intake.KindInfo{}, s.Engine.Catalogue().Kinds()...)), nil
	})
	register(s, huma.Operation{
		OperationID: "list-reasons", Method: http.MethodGet, Path: "/v1/reasons",
		Summary: "Every reason an applicant may be told, with its texts", Responses: notModified(),
	}, func(_ context.Context, in *struct{ Conditional }) (*read[[]reason], error) {
		return catalogued(s, in.Conditional, s.reasons()), nil
	})
}

// catalogued answers from the rule data, which is the same until the rules change.
func catalogued[T any](s *service, in Conditional, body T) *read[T] {
	tag := `"` + s.rulesTag() + `"`
	return &read[T]{Status: in.status(tag), ETag: tag, CacheControl: private, Body: body}
}

func (s *service) getService(_ context.Context, in *struct {
	Conditional
	Service intake.Service `path:"service" maxLength:"64"`
}) (*read[requirements], error) {
	info, ok := s.Engine.Catalogue().Service(in.Service)
	if !ok {
		return nil, deny(http.StatusNotFound, s.unknownService(in.Service))
	}
	return catalogued(s, in.Conditional, s.requirements(info)), nil
}

// unknownService is the reason why a service is not found.
func (s *service) unknownService(given intake.Service) intake.Finding {
	var offered []string
	for _, info := range s.Engine.Catalogue().Services() {
		offered = append(offered, string(info.Service))
	}
	return blocked(serviceUnknown, intake.Subject{Field: "service"}, intake.Detail{"given": string(given), "allowed": offered})
}

// reason is a reason with its texts in every language.
type reason struct {
	Code   intake.Code       `json:"code"`
	Text   map[string]string `json:"text" doc:"What is wrong, by language."`
	Remedy map[string]string `json:"remedy" doc:"What to do about it, by language."`
	Retry  intake.Retry      `json:"retry" enum:"edit_field,reupload_same,reupload_other,add_document,wait,ask_operator,none"`
}

func (s *service) reasons() []reason {
	told := []reason{}
	for _, code := range s.Engine.Catalogue().Codes() {
		if !s.Reasons.Visible(code, intake.ForApplicant) {
			continue
		}
		r := reason{Code: code, Text: map[string]string{}, Remedy: map[string]string{}}
		for _, locale := range intake.Locales() {
			texts := s.Reasons.Reason(code, nil, locale, intake.ForApplicant)
			r.Text[string(locale)], r.Remedy[string(locale)], r.Retry = texts.Text, texts.Remedy, texts.Retry
		}
		told = append(told, r)
	}
	return told
}
