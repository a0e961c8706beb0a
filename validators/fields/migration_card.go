package fields

import "priyom/intake"

// MigrationCard checks series and number of a migration card, "4619 1234567": four digits and seven. Sources show
// numbers of six and of eight digits too, so these get a Warning.
func MigrationCard(value string, in Context) Result {
	if bareDigits(value) {
		return conclude(value, judgeMigrationCard(value, nil, &in))
	}
	result := migrationCard.read(value, in)
	if !result.Valid() {
		return result
	}
	if p, wrong := splitElsewhere(value); wrong {
		return conclude("", append(result.Problems, p))
	}
	return result
}

var migrationCard = numeral{borders: []int{4}, judge: judgeMigrationCard}

// splitElsewhere reports a series of other than four digits, as separated by the person who typed it, in a number that
// does not add up to eleven: "461 1234567" has lost a digit of its series, not of its number.
func splitElsewhere(value string) (Problem, bool) {
	read := readDigits(value, migrationCard.borders)
	if len(read.digits) == 11 {
		return Problem{}, false
	}
	series := 0
	for _, count := range read.groups {
		if count == 4 {
			return Problem{}, false
		}
		if series == 0 && count < len(read.digits) {
			series = count
		}
	}
	if series == 0 {
		return Problem{}, false
	}
	return failure(MigcardFormat, read.at.of(0), intake.Detail{"part": "series", "given": series, "expected": 4}), true
}

func judgeMigrationCard(digits string, at places, in *Context) []Problem {
	var problems []Problem
	switch len(digits) {
	case 11:
	case 10, 12:
		problems = append(problems, warning(MigcardFormat, at.of(4), intake.Detail{"part": "number", "given": len(digits) - 4, "expected": 7}))
	default:
		return []Problem{failure(MigcardFormat, 0, intake.Detail{"part": "length", "given": len(digits), "expected": 11})}
	}
	if allZero(digits) || consecutive(digits) {
		problems = append(problems, warning(MigcardSuspicious, 0, intake.Detail{"given": digits}))
	}
	if in.Citizenship == "BLR" {
		problems = append(problems, note(MigcardNotNeeded, 0, intake.Detail{"citizenship": in.Citizenship}))
	}
	return problems
}

// consecutive reports whether the digits count up, "12345678901": typed to get past the form.
func consecutive(digits string) bool {
	for i := 1; i < len(digits); i++ {
		if digits[i]-'0' != (digits[i-1]-'0'+1)%10 {
			return false
		}
	}
	return true
}
