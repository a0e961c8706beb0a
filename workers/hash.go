package workers

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
)

// hash is the SHA-256 of a stream in hexadecimal.
func hash(r io.Reader) (string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
