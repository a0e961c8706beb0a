package fields_test

import (
	"testing"

	"priyom/validators/fields"
)

func TestANumberInCanonicalFormIsTakenAsItIsInEveryState(t *testing.T) {
	for _, state := range []string{"UZB", "TJK", "KGZ", "KAZ", "ARM", "AZE", "BLR", "UKR", "CHN", "IND", "TUR"} {
		in := fields.Context{Citizenship: state}
		for _, number := range []string{"FA1234567", "401234567", "N12345678", "C12345678", "MP1234567", "FA123456", "EA1234567", "A1234567"} {
			short := fields.PassportForeign(number, in)
			long := fields.PassportForeign(" "+number, in)
			if short.Canonical != long.Canonical {
				t.Errorf("%s of %s: got %q as it is and %q behind a space", number, state, short.Canonical, long.Canonical)
			}
		}
	}
}
