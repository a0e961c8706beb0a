package api

import (
	"context"
	"errors"
	"net/http"
	"regexp"

	"priyom/intake"
)

// Repeatable is the header that makes a POST safe to send again.
type Repeatable struct {
	IdempotencyKey string `header:"Idempotency-Key" doc:"Up to 200 visible ASCII characters of the client's choice. The same request under the same key is done once; keys are remembered for three days."`
}

// Replayed is the header that tells that nothing was done this time.
type Replayed struct {
	Replayed string `header:"Idempotent-Replayed" doc:"\"true\" when an earlier request under the same key did it."`
}

var keyPattern = regexp.MustCompile(`^[\x21-\x7e]{1,200}$`)

// once does what a request asks for, unless its key says that this was done. It returns what came of it then or now.
//
// Of two at once under one key, the transaction of the second fails, wherever the first one runs; what it came too
// late for is found then.
func (s *service) once(ctx context.Context, key string, request any, do func(*intake.Once) error) (result intake.Once, header Replayed, err error) {
	if key == "" {
		err := do(&result)
		return result, header, err
	}
	if !keyPattern.MatchString(key) {
		return result, header, refuse(http.StatusBadRequest, requestInvalid, Complaint{"header.Idempotency-Key", "expected up to 200 visible ASCII characters"})
	}
	digest, err := intake.DigestJSON(request)
	if err != nil {
		return result, header, err
	}
	asked := intake.Once{Client: visitOf(ctx).client, Key: key, Request: digest}
	earlier, err := s.Records.Repeated(ctx, asked)
	switch {
	case err == nil:
		return earlier, Replayed{"true"}, nil
	case !errors.Is(err, intake.ErrNotFound):
		return result, header, err
	}
	result = asked
	if err := do(&result); err != nil {
		earlier, late := s.Records.Repeated(ctx, asked)
		switch {
		case late == nil:
			return earlier, Replayed{"true"}, nil
		case errors.Is(late, intake.ErrKeyReused):
			return result, header, late
		default:
			return result, header, err
		}
	}
	return result, header, nil
}
