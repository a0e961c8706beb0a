package api

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"slices"
	"strings"

	"priyom/intake"
)

// authenticate asks for a bearer token (RFC 6750) of whoever wants anything under /v1/.
func (s *service) authenticate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(s.Keys) == 0 || !strings.HasPrefix(r.URL.Path, "/v1/") {
			next.ServeHTTP(w, r)
			return
		}
		name, ok := s.client(r.Header.Get("Authorization"))
		if !ok {
			refused := refuse(http.StatusUnauthorized, keyRequired)
			refused.header = http.Header{"Www-Authenticate": {`Bearer realm="priyom"`}}
			s.answerProblem(w, r, refused)
			return
		}
		v := visitOf(r.Context())
		v.client, v.all = name, slices.Contains(s.All, name)
		next.ServeHTTP(w, r)
	})
}

// client finds whose secret a header holds. It looks at every key, and at digests of equal length, so that the time
// it takes tells nothing about the secrets.
func (s *service) client(authorization string) (string, bool) {
	scheme, secret, _ := strings.Cut(authorization, " ")
	given := sha256.Sum256([]byte(strings.TrimSpace(secret)))
	client, found := "", false
	for name, key := range s.Keys {
		want := sha256.Sum256([]byte(key))
		if subtle.ConstantTimeCompare(given[:], want[:]) == 1 && key != "" {
			client, found = name, true
		}
	}
	return client, found && strings.EqualFold(scheme, "Bearer")
}

// mayUse reports whether an application is the client's, or anybody's. To a client an application of another one does
// not exist.
func (v *visit) mayUse(app *intake.Application) bool {
	return v.client == "" || v.all || app.Client == "" || app.Client == v.client
}

// sameOrigin turns away what a page of another site makes a browser send.
func (s *service) sameOrigin(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.answerProblem(w, r, refuse(http.StatusForbidden, originRefused))
	}))
	return protection.Handler(next)
}
