// Package across holds the documents and fields of a package against each other.
package across

import (
	"slices"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
)

// Checks are the checks of this area.
var Checks validators.Set

var _ = Checks.Add(validators.Check{
	Name:    "distinct_files",
	Doc:     "No file stands in two roles.",
	Package: true,
	New: validators.Plain(func(in validators.Input) validators.Result {
		first := map[string]intake.Document{}
		for _, m := range in.Members {
			if m.Document.SHA256 == "" {
				continue // it could not be read, which is ours to mend
			}
			if earlier, twice := first[m.Document.SHA256]; twice {
				return validators.Fail(validators.InDocument(m.Document), otherPlace(intake.Subject{Document: earlier.ID, Kind: earlier.Kind}),
					validators.Value("kinds", []string{string(earlier.Kind), string(m.Document.Kind)}))
			}
			first[m.Document.SHA256] = m.Document
		}
		return validators.Pass()
	}),
})

var _ = Checks.Add(validators.Check{
	Name:    "no_surplus",
	Doc:     "Every document is one that the service asks for.",
	Package: true,
	New: validators.Plain(func(in validators.Input) validators.Result {
		for _, m := range in.Members {
			asked := slices.ContainsFunc(in.Service.Documents, func(need rules.Requirement) bool { return slices.Contains(need.OneOf, m.Document.Kind) })
			if !asked {
				return validators.Fail(validators.InDocument(m.Document), validators.Value("kind", string(m.Document.Kind)))
			}
		}
		return validators.Pass()
	}),
})
