package blob

import (
	"encoding/hex"
	"fmt"
	"strings"

	"priyom/intake"
)

// checkName refuses a name that could lead out of the store or mean two things in it: ASCII letters, digits, _ - and
// points make a part, slashes part them, no part is empty or begins with a point. Names begin with a point for our own use.
func checkName(name string) error {
	if len(name) > 512 {
		return fmt.Errorf("the name of a blob is %d bytes long: want 512 at most", len(name))
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == "" || part[0] == '.' || strings.Trim(part, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") != "" || len(part) > 200 {
			return fmt.Errorf("%q cannot name a blob", name)
		}
	}
	return nil
}

// checkPrefix refuses a prefix that is neither empty nor the name of a folder with a slash after it.
func checkPrefix(prefix string) error {
	folder, whole := strings.CutSuffix(prefix, "/")
	if prefix != "" && (!whole || checkName(folder) != nil) {
		return fmt.Errorf("%q cannot be what names of blobs begin with", prefix)
	}
	return nil
}

// sumOf is the SHA-256 that the bytes under a name must have, or nil when the name does not tell.
func sumOf(name string) []byte {
	digits := name[strings.LastIndexByte(name, '/')+1:]
	if len(digits) != 64 || name != intake.OriginalBlob(digits) {
		return nil
	}
	sum, err := hex.DecodeString(digits)
	if err != nil {
		return nil
	}
	return sum
}
