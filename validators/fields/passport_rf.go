package fields

import (
	"time"

	"priyom/intake"
)

// PassportRF checks series and number of a Russian citizen's internal passport, "45 19 123456". With Context.Issued
// and Context.Born it also tells whether the passport could be issued at that age and is in force on Context.Today.
func PassportRF(value string, in Context) Result {
	if bareDigits(value) {
		return conclude(value, judgePassportRF(value, nil, &in))
	}
	return passportRF.read(value, in)
}

// PassportRFTravel checks series and number of a Russian travel passport, "75 1234567".
func PassportRFTravel(value string, in Context) Result {
	if bareDigits(value) {
		return conclude(value, judgePassportRFTravel(value, nil, &in))
	}
	return passportRFTravel.read(value, in)
}

var (
	passportRF       = numeral{borders: []int{2, 4}, judge: judgePassportRF}
	passportRFTravel = numeral{borders: []int{2}, judge: judgePassportRFTravel}
)

// blankKept is how many years a printed blank may lie before it is issued, by custom.
const blankKept = 3

func judgePassportRF(digits string, at places, in *Context) []Problem {
	if len(digits) != 10 {
		return []Problem{failure(PassportRFFormat, 0, intake.Detail{"part": "length", "given": len(digits), "expected": 10})}
	}
	var problems []Problem
	if allZero(digits[4:]) {
		problems = append(problems, failure(PassportRFFormat, at.of(4), intake.Detail{"part": "number", "given": digits[4:]}))
	}
	if !okatoKnown(digits[:2]) {
		problems = append(problems, warning(PassportRFRegionUnknown, at.of(0), intake.Detail{"given": digits[:2]}))
	}
	if p, odd := judgeBlankYear(digits[2:4], at.of(2), in); odd {
		problems = append(problems, p)
	}
	if !in.Issued.IsZero() {
		problems = append(problems, judgePassportRFTerm(in)...)
	}
	return problems
}

// judgeBlankYear holds the year a blank was printed, by two digits from 97 on, against issue and today.
func judgeBlankYear(digits string, position int, in *Context) (Problem, bool) {
	year := 2000 + atoi(digits)
	if year >= 2097 {
		year -= 100
	}
	switch {
	case !in.Issued.IsZero() && (year > in.Issued.Year() || year < in.Issued.Year()-blankKept):
		return warning(PassportRFBlankYear, position, intake.Detail{"given": year, "issued": in.Issued.Format(time.DateOnly)}), true
	case !in.Today.IsZero() && year > in.Today.Year():
		return warning(PassportRFBlankYear, position, intake.Detail{"given": year, "limit": in.Today.Year()}), true
	}
	return Problem{}, false
}

// judgePassportRFTerm holds the date of issue against the holder's birthdays and today.
func judgePassportRFTerm(in *Context) []Problem {
	var problems []Problem
	issued := in.Issued.Format(time.DateOnly)
	if !in.Today.IsZero() && in.Issued.After(in.Today) {
		problems = append(problems, failure(PassportRFIssuedInFuture, 0, intake.Detail{"given": issued, "limit": in.Today.Format(time.DateOnly)}))
	}
	if in.Issued.Before(time.Date(1997, time.October, 1, 0, 0, 0, 0, time.UTC)) {
		problems = append(problems, warning(PassportRFIssuedBefore1997, 0, intake.Detail{"given": issued, "limit": "1997-10-01"}))
	}
	if in.Born.IsZero() {
		return problems
	}
	if fourteen := birthday(in.Born, 14); in.Issued.Before(fourteen) {
		problems = append(problems, failure(PassportRFIssuedBefore14, 0, intake.Detail{"given": issued, "limit": fourteen.Format(time.DateOnly)}))
	}
	until, ends := PassportRFValidUntil(in.Born, in.Issued)
	if ends && !in.Today.IsZero() && in.Today.After(until) {
		problems = append(problems, failure(PassportRFExpired, 0, intake.Detail{"given": in.Today.Format(time.DateOnly), "limit": until.Format(time.DateOnly)}))
	}
	return problems
}

// PassportRFValidUntil is the last day an internal passport is in force: ninety days after the holder's 20th or 45th
// birthday, whichever comes first after issue; false when issued at 45 or later, which never ends.
func PassportRFValidUntil(born, issued time.Time) (time.Time, bool) {
	for _, age := range []int{20, 45} {
		if day := birthday(born, age); issued.Before(day) {
			return day.AddDate(0, 0, 90), true
		}
	}
	return time.Time{}, false
}

// birthday is the day a person reaches an age; born on 29 February, on 1 March of a common year.
func birthday(born time.Time, age int) time.Time { return born.AddDate(age, 0, 0) }

func judgePassportRFTravel(digits string, at places, _ *Context) []Problem {
	if len(digits) != 9 {
		return []Problem{failure(PassportRFTravelFormat, 0, intake.Detail{"part": "length", "given": len(digits), "expected": 9})}
	}
	if allZero(digits[2:]) {
		return []Problem{failure(PassportRFTravelFormat, at.of(2), intake.Detail{"part": "number", "given": digits[2:]})}
	}
	return nil
}
