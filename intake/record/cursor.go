package record

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"priyom/intake"
)

// cursor is a place in a list of applications: behind the last one shown. It names that one by what the list is
// ordered by, so that applications that come or go in the meantime shift nothing.
type cursor struct {
	created int64
	id      intake.ApplicationID
}

func cursorAt(item intake.Summary) cursor { return cursor{micros(item.Created), item.ID} }

func (c cursor) String() string {
	return base64.RawURLEncoding.EncodeToString(fmt.Appendf(nil, "%d %s", c.created, c.id))
}

func parseCursor(text string) (cursor, error) {
	data, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return cursor{}, intake.ErrCursor
	}
	created, id, _ := strings.Cut(string(data), " ")
	at, err := strconv.ParseInt(created, 10, 64)
	if err != nil || id == "" {
		return cursor{}, intake.ErrCursor
	}
	return cursor{at, intake.ApplicationID(id)}, nil
}
