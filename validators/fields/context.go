package fields

import (
	"context"
	"time"
)

// Context is what a value may be held against. The zero value works: what is unknown is not checked.
// Times are civil dates at midnight UTC.
type Context struct {
	Today       time.Time // the date that counts; the package has no clock
	Citizenship string    // the person's, ISO 3166-1 alpha-3 or an ICAO code
	Issuer      string    // the state that issued the document; Citizenship when empty
	Born        time.Time
	Issued      time.Time // when the document was issued
}

// issuer is the state whose pattern a document's number follows.
func (c Context) issuer() string {
	if c.Issuer != "" {
		return c.Issuer
	}
	return c.Citizenship
}

type contextKey struct{}

// With returns a context that carries in to the tags put on a validator by Register; use it with validator's StructCtx.
func With(ctx context.Context, in Context) context.Context {
	return context.WithValue(ctx, contextKey{}, in)
}

func contextFrom(ctx context.Context) Context {
	in, _ := ctx.Value(contextKey{}).(Context)
	return in
}
