package review

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
)

// admit lets in whoever knows a key, by HTTP Basic (RFC 7617).
func (p *pages) admit(next http.Handler) http.Handler {
	if p.Keys == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, secret, ok := r.BasicAuth()
		if !ok || !p.known(name, secret) {
			w.Header().Set("WWW-Authenticate", `Basic realm="Priyom", charset="UTF-8"`)
			http.Error(w, "401", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// known compares in a time that does not depend on how much of the secret is right.
func (p *pages) known(name, secret string) bool {
	given, kept := sha256.Sum256([]byte(secret)), sha256.Sum256([]byte(p.Keys[name]))
	_, exists := p.Keys[name]
	return exists && subtle.ConstantTimeCompare(given[:], kept[:]) == 1
}
