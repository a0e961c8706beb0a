package fields

import (
	"strings"

	"priyom/intake"
)

// Visa checks series and number of a Russian visa sticker, "20 1234567": two digits and seven. The format is likely,
// not certain, so another of letters and digits gets a Warning.
func Visa(value string, _ Context) Result {
	return likely(value, latin, VisaFormat, "99 9999999", func(text string) bool {
		return len(text) == 9 && bareDigits(text)
	})
}

// WorkPermit checks series and number of a work permit: two digits and up to ten. The format is uncertain, so another
// of letters and digits gets a Warning.
func WorkPermit(value string, _ Context) Result {
	return likely(value, latin, WorkPermitFormat, "99 0000000000", func(text string) bool {
		return len(text) >= 3 && len(text) <= 12 && bareDigits(text)
	})
}

// RefugeeCertificate checks series and number of a refugee's certificate: a Cyrillic letter and six digits, "А 123456".
// The format is likely, not certain, so another of letters and digits gets a Warning.
func RefugeeCertificate(value string, _ Context) Result {
	return likely(value, cyrillic, RefugeeCertificateFormat, "Б 999999", func(text string) bool {
		digits := strings.TrimLeftFunc(text, cyrillic.letters)
		return len(digits) == 6 && len(text)-len(digits) == len("А")
	})
}

// likely checks a number whose pattern is no law: only characters that cannot stand in it are an Error.
func likely(value string, letters script, code intake.Code, expected string, fits func(text string) bool) Result {
	if bareDigits(value) && fits(value) {
		return Result{Canonical: value}
	}
	if p, refused := guard(value, maxNumber); refused {
		return refuse(p)
	}
	read := letters.readMixed(value)
	problems := read.problems
	switch {
	case hasError(problems):
	case read.text == "":
		problems = append(problems, failure(RequiredMissing, 0, nil))
	case !fits(read.text):
		problems = append(problems, warning(code, 0, intake.Detail{"given": len(read.runes), "expected": expected}))
	}
	return conclude(read.text, problems)
}
