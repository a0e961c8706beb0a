package api

import (
	"fmt"
	"net/http"
	"strings"

	"priyom/intake"
)

// tag names a representation of an application or of a part of it: the revision and the rule data its texts are from.
func (s *service) tag(app *intake.Application) string {
	return fmt.Sprintf(`"%s-%s"`, strings.Trim(app.ETag(), `"`), s.rulesTag())
}

func (s *service) rulesTag() string {
	_, hash, _ := strings.Cut(string(s.Engine.Catalogue().Digest()), ":")
	return hash[:min(8, len(hash))]
}

// matches compares an If-None-Match or If-Match header with an entity tag, weakly (RFC 9110, 8.8.3.2).
func matches(header, tag string) bool {
	for candidate := range strings.SplitSeq(header, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == "*" || candidate != "" && candidate == tag {
			return true
		}
	}
	return false
}

// Conditional are the headers a read may be asked with.
type Conditional struct {
	IfNoneMatch string `header:"If-None-Match" doc:"Answered with 304 when nothing has changed."`
}

// status is 304 when the client has the representation already.
func (c Conditional) status(tag string) int {
	if matches(c.IfNoneMatch, tag) {
		return http.StatusNotModified
	}
	return http.StatusOK
}

// read is the answer to a read.
type read[T any] struct {
	Status       int
	ETag         string `header:"ETag"`
	CacheControl string `header:"Cache-Control"`
	Body         T
}

// private is for what only the client may keep, and must ask about before using it again.
const private = "private, no-cache"
