package fields

import (
	"strings"
	"unicode"

	"priyom/intake"
)

// TemporaryResidencePermit checks the number of a temporary residence permit (РВП): the number of a decision as it is
// stamped, in free form such as "123/2024/77", or six digits after a series of two on a stateless person's paper.
// Only what cannot stand in any number is an Error. The canonical form has single spaces and capitals.
func TemporaryResidencePermit(value string, _ Context) Result {
	if p, refused := guard(value, maxNumber); refused {
		return refuse(p)
	}
	var problems []Problem
	position := 0
	for _, r := range value {
		position++
		if !standsInDecision(r) && len(problems) < maxReports {
			problems = append(problems, forbidden(r, position, toDigit(r)))
		}
	}
	if !strings.ContainsAny(value, "0123456789") && len(problems) == 0 {
		problems = append(problems, warning(TemporaryResidencePermitFormat, 0, intake.Detail{"part": "digits", "given": 0}))
	}
	return conclude(strings.ToUpper(strings.Join(strings.FieldsFunc(value, isSpace), " ")), problems)
}

// standsInDecision reports whether r may stand in the number of a decision.
func standsInDecision(r rune) bool {
	return r >= '0' && r <= '9' || isSpace(r) && r != '\n' || isDash(r) || strings.ContainsRune("/\\.,()№", r) ||
		unicode.Is(unicode.Cyrillic, r) || unicode.Is(unicode.Latin, r) && r < unicode.MaxASCII
}
