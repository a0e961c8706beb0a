package intake

import (
	"fmt"
	"strings"
)

// Code names a reason for ever: <DOMAIN>.<SUBJECT>.<CONDITION> in ASCII capitals, digits and underscores.
// A code is never renamed and never reused; its texts may change.
type Code string

// UnmarshalText accepts only the grammar of a code; whether a reason has texts is for the rules to say.
func (c *Code) UnmarshalText(text []byte) error {
	parts := strings.Split(string(text), ".")
	if len(parts) != 3 {
		return fmt.Errorf("code %q: want DOMAIN.SUBJECT.CONDITION", text)
	}
	for _, part := range parts {
		if part == "" || strings.Trim(part, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != "" {
			return fmt.Errorf("code %q: want capitals, digits and underscores between the points", text)
		}
	}
	*c = Code(text)
	return nil
}

// Domain is the first part of a code, such as IMG or FLD.
func (c Code) Domain() string {
	domain, _, _ := strings.Cut(string(c), ".")
	return domain
}

// System reports whether the code tells of our own failure, which never rejects anybody.
func (c Code) System() bool { return c.Domain() == "SYS" }

// Detail holds the values behind a finding or a problem (measured, limit, given, expected …), never prose.
// Values are strings, numbers, booleans, and lists of these, so that it encodes the same way every time.
type Detail map[string]any
