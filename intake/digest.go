package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Digest names something by its content: "sha256:" and 64 hexadecimal digits.
type Digest string

// DigestOf is the digest of some bytes.
func DigestOf(data []byte) Digest {
	sum := sha256.Sum256(data)
	return Digest("sha256:" + hex.EncodeToString(sum[:]))
}

// DigestJSON is the digest of a value's JSON. encoding/json writes struct fields in order and map keys sorted,
// so equal values have equal digests.
func DigestJSON(value any) (Digest, error) {
	data, err := json.Marshal(value)
	if err != nil {
		return "", fmt.Errorf("digest %T: %w", value, err)
	}
	return DigestOf(data), nil
}
