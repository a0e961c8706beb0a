package api

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"syscall"

	"priyom/intake"
)

// Problem is a refusal as RFC 9457 shapes it. Code is stable; everything else may change its wording.
type Problem struct {
	Type     string             `json:"type" doc:"Always about:blank: the code tells what happened."`
	Title    string             `json:"title" doc:"The status in words."`
	Status   int                `json:"status" doc:"The HTTP status."`
	Detail   string             `json:"detail" doc:"What is wrong, in the language of the application or of Accept-Language."`
	Code     intake.Code        `json:"code" doc:"What happened, for ever the same word."`
	Errors   []Complaint        `json:"errors,omitempty" nullable:"false" doc:"What is wrong in the request, one by one."`
	Finding  *intake.Explained  `json:"finding,omitempty" doc:"The reason to show to the applicant."`
	Findings []intake.Explained `json:"findings,omitempty" nullable:"false" doc:"All reasons to show to the applicant."`

	header http.Header
}

// Complaint is a fault of a request, for the developer of the portal. It never repeats a value.
type Complaint struct {
	Location string `json:"location,omitempty" doc:"Where, such as body.fields.inn or query.kind."`
	Message  string `json:"message" doc:"What is wrong, in English."`
}

// Error returns the code, so that a problem may be handed up like any error.
func (p *Problem) Error() string { return string(p.Code) }

// GetStatus is the HTTP status, for huma.
func (p *Problem) GetStatus() int { return p.Status }

// GetHeaders are headers that go with the answer, for huma.
func (p *Problem) GetHeaders() http.Header { return p.header }

// ContentType is application/problem+json, for huma.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// refusal is why a request is not granted, before it is put into words.
type refusal struct {
	status     int
	code       intake.Code
	findings   []intake.Finding // what a person may be told; the gravest gives the detail
	complaints []Complaint
	header     http.Header
}

func (r *refusal) Error() string { return string(r.code) }

// refuse refuses a request for a reason that concerns the client's program.
func refuse(status int, code intake.Code, complaints ...Complaint) *refusal {
	return &refusal{status: status, code: code, complaints: complaints}
}

// deny refuses a request for reasons that concern the applicant.
func deny(status int, findings ...intake.Finding) *refusal {
	return &refusal{status: status, code: findings[0].Code, findings: findings}
}

// blocked is a finding of the API's own: a code of the reasons registry without a rule behind it.
func blocked(code intake.Code, subject intake.Subject, detail intake.Detail) intake.Finding {
	return intake.Finding{Outcome: intake.Fail, Code: code, Severity: intake.Block, Subject: subject, Detail: detail}
}

// refusals are what the ports refuse, as answers.
var refusals = []struct {
	err    error
	status int
	code   intake.Code
	person bool // the code is one of the reasons registry
}{
	{intake.ErrLocked, http.StatusConflict, stateLocked, true},
	{intake.ErrAccepted, http.StatusConflict, applicationAccepted, false},
	{intake.ErrNothingToSubmit, http.StatusUnprocessableEntity, packageEmpty, true},
	{intake.ErrUnchanged, http.StatusConflict, applicationUnchanged, false},
	{intake.ErrAlreadyJudged, http.StatusConflict, documentJudged, false},
	{intake.ErrNoDocument, http.StatusNotFound, documentUnknown, false},
	{intake.ErrKeyReused, http.StatusConflict, keyReused, false},
}

// refusalFor finds the answer to an error. What nobody foresaw is a failure of ours or of what we depend on:
// the client may try again.
func (s *service) refusalFor(ctx context.Context, err error) *refusal {
	var refused *refusal
	if errors.As(err, &refused) {
		return refused
	}
	for _, known := range refusals {
		if !errors.Is(err, known.err) {
			continue
		}
		if known.person {
			return deny(known.status, blocked(known.code, intake.Subject{}, nil))
		}
		return refuse(known.status, known.code)
	}
	level := slog.LevelError
	if ctx.Err() != nil { // the client is gone: its absence is what made us fail
		level = slog.LevelInfo
	}
	s.Log.Log(ctx, level, "request failed", "route", visitOf(ctx).request.Pattern, "error", err)
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return later(http.StatusInsufficientStorage, storageFull, "60")
	}
	return later(http.StatusServiceUnavailable, serverUnavailable, "5")
}

// later refuses what may be granted after some seconds.
func later(status int, code intake.Code, seconds string) *refusal {
	refused := refuse(status, code)
	refused.header = http.Header{"Retry-After": {seconds}}
	return refused
}

// problem puts an error into words.
func (s *service) problem(ctx context.Context, err error) *Problem {
	refused := s.refusalFor(ctx, err)
	locale := visitOf(ctx).locale
	p := &Problem{
		Type: "about:blank", Title: http.StatusText(refused.status), Status: refused.status, Code: refused.code,
		Errors: refused.complaints, header: http.Header{"Content-Language": {string(locale)}, "Vary": {"Accept-Language"}},
	}
	for name, values := range refused.header {
		p.header[name] = values
	}
	if len(refused.findings) == 0 {
		p.Detail = messages[refused.code][locale]
		return p
	}
	p.Findings = intake.Explain(refused.findings, s.Reasons, locale, intake.ForApplicant)
	p.Detail = messages[uploadRefused][locale]
	if len(p.Findings) > 0 {
		gravest := slices.MaxFunc(p.Findings, func(a, b intake.Explained) int { return cmp.Compare(a.Severity.Rank(), b.Severity.Rank()) })
		p.Finding, p.Detail = &gravest, gravest.Text
	}
	return p
}

// answerProblem answers outside of huma: before a route is found, or instead of one.
func (s *service) answerProblem(w http.ResponseWriter, r *http.Request, err error) {
	p := s.problem(r.Context(), err)
	for name, values := range p.header {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(p.Status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(p) // nobody is left to tell
}
