package fields

import (
	"strings"
	"unicode/utf8"

	"priyom/intake"
)

// maxNumber is the most bytes a document's number may be typed in, maxText a name's or an address's. A longer value is
// refused before it is read, so that a megabyte costs no more than a line.
const (
	maxNumber  = 128
	maxText    = 1024
	maxReports = 16 // problems of one kind told about one value
)

// guard refuses what no kind accepts: nothing at all, more than limit bytes, bytes that are not UTF-8.
func guard(value string, limit int) (Problem, bool) {
	if len(value) > limit {
		return failure(ValueTooLong, 0, intake.Detail{"given": len(value), "limit": limit, "unit": "bytes"}), true
	}
	if !utf8.ValidString(value) {
		return failure(CharsetInvalidUTF8, invalidAt(value), nil), true
	}
	if strings.TrimFunc(value, isSpace) == "" {
		return failure(RequiredMissing, 0, nil), true
	}
	return Problem{}, false
}

// invalidAt is the position of the first byte that is not UTF-8.
func invalidAt(value string) int {
	position := 0
	for i := 0; i < len(value); position++ {
		r, size := utf8.DecodeRuneInString(value[i:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		i += size
	}
	return position + 1
}
