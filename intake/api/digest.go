package api

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"strings"
)

// promisedDigest reads the SHA-256 out of a Content-Digest header (RFC 9530) and returns it in hexadecimal.
// Other algorithms are passed over.
func promisedDigest(header string) (string, error) {
	for member := range strings.SplitSeq(header, ",") {
		algorithm, value, _ := strings.Cut(strings.TrimSpace(member), "=")
		if algorithm != "sha-256" {
			continue
		}
		sum, err := base64.StdEncoding.DecodeString(strings.Trim(value, ":"))
		if err != nil || len(sum) != sha256.Size || !strings.HasPrefix(value, ":") {
			return "", refuse(http.StatusBadRequest, requestInvalid, Complaint{"header.Content-Digest", "expected sha-256=:BASE64:"})
		}
		return hex.EncodeToString(sum), nil
	}
	return "", nil
}
