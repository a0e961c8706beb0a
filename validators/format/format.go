// Package format holds a file's own facts against the rules: its type, its size, whether it opens and how many pages
// it has. Whether a file can be shown decides, not whether it conforms.
package format

import "priyom/validators"

// Checks are the checks of this area.
var Checks validators.Set
