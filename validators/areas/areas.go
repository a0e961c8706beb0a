// Package areas joins the checks of every area by name. A new area is one line here.
package areas

import (
	"priyom/validators"
	"priyom/validators/across"
	"priyom/validators/document"
	"priyom/validators/format"
	"priyom/validators/quality"
)

// Checks are all checks there are.
func Checks() *validators.Set {
	return validators.Join(&format.Checks, &quality.Checks, &document.Checks, &across.Checks)
}
