package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"priyom/intake"
)

func (s *service) registerEvents() {
	schemas := s.api.OpenAPI().Components.Schemas
	responses := notModified()
	responses["200"] = &huma.Response{
		Description: "The events, or a stream of them (id: number, event: kind, data: the event as JSON) when Accept asks for text/event-stream.",
		Content: map[string]*huma.MediaType{
			"application/json":  {Schema: schemas.Schema(reflect.TypeFor[[]intake.Event](), true, "Events")},
			"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString}},
		},
	}
	register(s, huma.Operation{
		OperationID: "list-events", Method: http.MethodGet, Path: "/v1/applications/{id}/events",
		Summary:     "Read or follow an application's journal",
		Description: "Each event is chained to the one before by hash. A stream goes on until the client leaves; it takes up after Last-Event-ID.",
		Responses:   responses,
	}, s.events)
}

type eventsAnswer struct {
	ETag         string `header:"ETag"`
	CacheControl string `header:"Cache-Control"`
	Body         func(huma.Context)
}

func (s *service) events(ctx context.Context, in *struct {
	Conditional
	ID     string `path:"id" maxLength:"64"`
	After  int    `query:"after" minimum:"0" doc:"Only events with a higher number."`
	Accept string `header:"Accept" hidden:"true"`
	LastID string `header:"Last-Event-ID" doc:"On a stream, stands before after."`
}) (*eventsAnswer, error) {
	app, err := s.application(ctx, intake.ApplicationID(in.ID))
	if err != nil {
		return nil, err
	}
	if strings.Contains(in.Accept, "text/event-stream") {
		after := in.After
		if number, err := strconv.Atoi(in.LastID); err == nil && number >= 0 {
			after = number
		}
		return &eventsAnswer{CacheControl: "no-store", Body: func(out huma.Context) { s.stream(out, app.ID, after) }}, nil
	}
	events, err := s.Records.Events(ctx, app.ID, in.After)
	if err != nil {
		return nil, fmt.Errorf("load events: %w", err)
	}
	tag := fmt.Sprintf(`"%d-%s-%d"`, in.After, strings.Trim(app.ETag(), `"`), len(events))
	return &eventsAnswer{ETag: tag, CacheControl: private, Body: func(out huma.Context) {
		out.SetHeader("Content-Type", "application/json")
		out.SetStatus(in.status(tag))
		if in.status(tag) != http.StatusNotModified {
			_ = s.api.Marshal(out.BodyWriter(), "application/json", listed(events)) // nobody is left to tell
		}
	}}, nil
}

// listed writes no events as a list too.
func listed(events []intake.Event) []intake.Event {
	if events == nil {
		return []intake.Event{}
	}
	return events
}

// stream sends events as they happen (HTML standard, 9.2) until the client leaves or the server shuts down.
func (s *service) stream(out huma.Context, id intake.ApplicationID, after int) {
	ctx := out.Context()
	v := visitOf(ctx)
	out.SetHeader("Content-Type", "text/event-stream")
	out.SetHeader("X-Accel-Buffering", "no") // nginx would hold the events back
	out.SetStatus(http.StatusOK)
	for out.Method() != http.MethodHead {
		events, err := s.Records.Events(ctx, id, after)
		if err != nil {
			if ctx.Err() == nil {
				s.Log.ErrorContext(ctx, "stream of events cut short", "application", id, "error", err)
			}
			return
		}
		piece := []byte(":\n\n") // a sign of life
		if len(events) > 0 {
			piece, after = encodeEvents(events), events[len(events)-1].Seq
		}
		if _, err := v.response.Write(piece); err != nil || v.response.control.Flush() != nil {
			return // the client is gone
		}
		if !s.awaitEvents(ctx, id, after) {
			return
		}
	}
}

// awaitEvents waits for further events, or until it is time for a sign of life; false when the stream is to end.
func (s *service) awaitEvents(ctx context.Context, id intake.ApplicationID, after int) bool {
	beat, cancel := context.WithTimeout(ctx, s.heartbeat)
	defer cancel()
	if _, err := s.awaitChange(beat, id, after, time.Second); err != nil {
		return false
	}
	select {
	case <-s.Done:
		return false
	default:
		return ctx.Err() == nil
	}
}

func encodeEvents(events []intake.Event) []byte {
	var piece bytes.Buffer
	for _, event := range events {
		data, err := json.Marshal(event)
		if err != nil {
			panic(err) // it came out of JSON
		}
		fmt.Fprintf(&piece, "id: %d\nevent: %s\ndata: %s\n\n", event.Seq, event.Kind, data)
	}
	return piece.Bytes()
}
