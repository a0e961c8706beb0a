package fields

import (
	"unicode/utf8"

	"priyom/intake"
)

// Patent checks series and number of a work patent, "77 №2400123456": the region's two digits and ten, of which the
// first two are the year. Numbers with a series of letters have been seen and get a Warning.
func Patent(value string, in Context) Result {
	if bareDigits(value) {
		return conclude(value, judgePatent(value, nil, &in))
	}
	if p, refused := guard(value, maxNumber); refused {
		return refuse(p)
	}
	read := cyrillic.readMixed(value)
	if len(read.runes) > 10 && cyrillic.letters(read.runes[0]) && bareDigits(read.text[len(read.text)-10:]) && allLetters(read.runes[:len(read.runes)-10]) {
		return conclude(read.text, append(read.problems, warning(PatentVariant, read.at.of(0), intake.Detail{"expected": "99 9999999999"})))
	}
	return patent.read(value, in)
}

// PatentBlank checks the number printed on a patent's blank: two Cyrillic letters and seven digits, "ПР1234567".
func PatentBlank(value string, _ Context) Result {
	if p, refused := guard(value, maxNumber); refused {
		return refuse(p)
	}
	read := cyrillic.readMixed(value)
	if hasError(read.problems) {
		return conclude("", read.problems)
	}
	for i, r := range read.runes {
		if cyrillic.letters(r) != (i < 2) {
			detail := intake.Detail{"given": string(r), "expected": "ББ9999999"}
			return conclude("", append(read.problems, failure(PatentBlankFormat, read.at.of(i), detail)))
		}
	}
	if n := utf8.RuneCountInString(read.text); n != 9 {
		detail := intake.Detail{"part": "length", "given": n, "expected": 9}
		return conclude("", append(read.problems, failure(PatentBlankFormat, 0, detail)))
	}
	return conclude(read.text, read.problems)
}

var patent = numeral{borders: []int{2}, judge: judgePatent}

func judgePatent(digits string, at places, in *Context) []Problem {
	if len(digits) != 12 {
		return []Problem{failure(PatentFormat, 0, intake.Detail{"part": "length", "given": len(digits), "expected": 12})}
	}
	var problems []Problem
	if !regionKnown(digits[:2]) {
		problems = append(problems, warning(PatentRegionUnknown, at.of(0), intake.Detail{"given": digits[:2]}))
	}
	if year := 2000 + atoi(digits[2:4]); !in.Today.IsZero() && year > in.Today.Year() {
		problems = append(problems, warning(PatentYear, at.of(2), intake.Detail{"given": year, "limit": in.Today.Year()}))
	}
	return problems
}

// allLetters reports whether the runes are two to four letters, as series are.
func allLetters(runes []rune) bool {
	for _, r := range runes {
		if !cyrillic.letters(r) {
			return false
		}
	}
	return len(runes) >= 2 && len(runes) <= 4
}
