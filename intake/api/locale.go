package api

import (
	"golang.org/x/text/language"

	"priyom/intake"
)

// offered are the languages texts exist in; the first is the default.
var offered = language.NewMatcher([]language.Tag{language.Russian, language.English})

// accepted is the language to answer in by an Accept-Language header of RFC 9110, 12.5.4.
func accepted(header string) intake.Locale {
	if len(header) > 256 {
		return intake.Russian
	}
	_, index := language.MatchStrings(offered, header)
	return intake.Locales()[index]
}
