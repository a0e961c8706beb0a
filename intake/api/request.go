package api

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"reflect"
	"regexp"
	"strings"
	"time"
	"unicode"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/go-playground/validator/v10"
)

// maxJSON is how many bytes a JSON body may have.
const maxJSON = 256 << 10

// readJSON receives a JSON body whole before huma looks at it, within bounds of size and time.
func (s *service) readJSON(ctx huma.Context, next func(huma.Context)) {
	r, w := humago.Unwrap(ctx)
	body, err := receiveJSON(r, http.NewResponseController(w), s.patience)
	if err != nil {
		s.answerProblem(w, r, err)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	next(ctx)
}

func receiveJSON(r *http.Request, control *http.ResponseController, within time.Duration) ([]byte, error) {
	if !isJSON(r.Header) {
		return nil, refuse(http.StatusUnsupportedMediaType, requestType)
	}
	if r.ContentLength > maxJSON {
		return nil, refuse(http.StatusRequestEntityTooLarge, requestTooLarge)
	}
	_ = control.SetReadDeadline(time.Now().Add(within)) // writers of tests know no deadlines
	body, err := io.ReadAll(io.LimitReader(r.Body, maxJSON+1))
	switch {
	case timedOut(err):
		return nil, refuse(http.StatusRequestTimeout, requestTooSlow)
	case err != nil:
		return nil, refuse(http.StatusBadRequest, requestInvalid, Complaint{"body", "the body ends early"})
	case len(body) > maxJSON:
		return nil, refuse(http.StatusRequestEntityTooLarge, requestTooLarge)
	case len(body) == 0:
		return nil, refuse(http.StatusBadRequest, requestInvalid, Complaint{"body", "a JSON body is required"})
	}
	_ = control.SetReadDeadline(time.Time{})
	return body, nil
}

// isJSON reports whether a body is plain JSON. Without a Content-Type it is taken for it.
func isJSON(header http.Header) bool {
	if encoded(header) {
		return false
	}
	declared := header.Get("Content-Type")
	if declared == "" {
		return true
	}
	mediaType, _, err := mime.ParseMediaType(declared)
	return err == nil && mediaType == "application/json"
}

// encoded reports whether the content is compressed or otherwise wrapped, which we never unwrap.
func encoded(header http.Header) bool {
	encoding := header.Get("Content-Encoding")
	return encoding != "" && !strings.EqualFold(encoding, "identity")
}

func timedOut(err error) bool {
	var network net.Error
	return errors.As(err, &network) && network.Timeout()
}

// register adds an operation whose errors become problems.
func register[I, O any](s *service, op huma.Operation, f func(context.Context, *I) (*O, error)) {
	problem := &huma.Response{
		Description: "A problem of RFC 9457, with our code.",
		Content:     map[string]*huma.MediaType{"application/problem+json": {Schema: s.schema(reflect.TypeFor[Problem]())}},
	}
	if op.Responses == nil {
		op.Responses = map[string]*huma.Response{}
	}
	op.Responses["default"] = problem
	if _, ok := reflect.TypeFor[I]().FieldByName("Body"); ok {
		op.MaxBodyBytes, op.BodyReadTimeout = -1, -1 // readJSON sees to both
		op.Middlewares = append(op.Middlewares, s.readJSON)
	}
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := f(ctx, in)
		if err != nil {
			return nil, s.problem(ctx, err)
		}
		return out, nil
	})
}

// asProblem turns what huma says about a request into our shape, and drops the values it repeats.
func (s *service) asProblem(ctx huma.Context, _ string, body any) (any, error) {
	model, ok := body.(*huma.ErrorModel)
	if !ok {
		return body, nil
	}
	refused := refuse(model.Status, requestInvalid)
	if model.Status >= http.StatusInternalServerError {
		refused.code = serverFailed
		s.Log.ErrorContext(ctx.Context(), "request failed", "route", visitOf(ctx.Context()).request.Pattern, "error", model.Detail)
		return s.problem(ctx.Context(), refused), nil
	}
	for _, detail := range model.Errors {
		refused.complaints = append(refused.complaints, Complaint{place(detail.Location), plainly(detail.Message)})
	}
	return s.problem(ctx.Context(), refused), nil
}

var placePattern = regexp.MustCompile(`^(body|query|path|header)((\.[A-Za-z0-9_-]{1,64})|(\[[0-9]{1,4}\]))*$`)

// place keeps a location unless it repeats what a stranger wrote at length.
func place(location string) string {
	if placePattern.MatchString(location) {
		return location
	}
	part, _, _ := strings.Cut(location, ".")
	if placePattern.MatchString(part) {
		return part
	}
	return ""
}

// plainly keeps the messages that huma makes from our schemas; those of a JSON parser may repeat a value.
func plainly(message string) string {
	for _, safe := range []string{"expected ", "unexpected property", "required ", "unknown query parameter", "invalid integer", "invalid boolean"} {
		if strings.HasPrefix(message, safe) {
			return message
		}
	}
	return "not valid"
}

// newValidator knows our own tags: plain (text without control and direction characters) and word (a name in data).
func newValidator() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(func(field reflect.StructField) string {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		return name
	})
	for tag, holds := range map[string]func(string) bool{"plain": isPlain, "word": word.MatchString} {
		if err := v.RegisterValidation(tag, func(fl validator.FieldLevel) bool { return holds(fl.Field().String()) }); err != nil {
			panic(err) // a mistake in this file
		}
	}
	return v
}

var word = regexp.MustCompile(`^[a-z][a-z0-9_]{0,63}$`)

// isPlain refuses characters that no form can be filled in with and that deceive whoever reads it later.
func isPlain(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
	})
}

// valid checks a request's body by its tags.
func (s *service) valid(body any) error {
	err := s.validate.Struct(body)
	var faults validator.ValidationErrors
	if !errors.As(err, &faults) {
		return err
	}
	refused := refuse(http.StatusUnprocessableEntity, requestInvalid)
	for _, fault := range faults {
		_, path, _ := strings.Cut(fault.Namespace(), ".")
		path = strings.NewReplacer("[", ".", "]", "").Replace(path)
		rule := fault.Tag()
		if fault.Param() != "" {
			rule += " " + fault.Param()
		}
		refused.complaints = append(refused.complaints, Complaint{place("body." + path), "expected " + rule})
	}
	return refused
}
