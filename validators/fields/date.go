package fields

import (
	"fmt"
	"time"

	"priyom/intake"
)

// Date turns a date as people write it, DD.MM.YYYY above all, into ISO 8601, YYYY-MM-DD. A year of two digits is never
// guessed; where day and month may be exchanged, that is told with both readings.
func Date(value string, _ Context) Result { return checkDate(value, nil) }

// DatePast checks a date that cannot lie after Context.Today, such as one of issue or of entry.
func DatePast(value string, in Context) Result {
	return checkDate(value, func(day time.Time, position int) []Problem { return notAfter(day, in.Today, position) })
}

// BirthDate checks a date of birth: not before 1900 and not after Context.Today.
func BirthDate(value string, in Context) Result {
	return checkDate(value, func(day time.Time, position int) []Problem {
		if day.Year() < earliestBirth {
			return []Problem{failure(DateOutOfRange, position, intake.Detail{"given": day.Year(), "limit": earliestBirth})}
		}
		if !in.Today.IsZero() && birthday(day, oldest).Before(in.Today) {
			return []Problem{warning(DateOutOfRange, position, intake.Detail{"given": day.Year(), "limit": in.Today.Year() - oldest})}
		}
		return notAfter(day, in.Today, position)
	})
}

const (
	earliestBirth = 1900
	oldest        = 120 // years of age
)

func notAfter(day, limit time.Time, position int) []Problem {
	if limit.IsZero() || !day.After(limit) {
		return nil
	}
	return []Problem{failure(DateFuture, position, intake.Detail{"given": day.Format(time.DateOnly), "limit": limit.Format(time.DateOnly)})}
}

// checkDate reads a date and holds it against what else must be true of it.
func checkDate(value string, also func(day time.Time, position int) []Problem) Result {
	canonical := isISO(value)
	if !canonical {
		if p, refused := guard(value, maxNumber); refused {
			return refuse(p)
		}
	}
	d, problems := readDate(value)
	if hasError(problems) {
		return conclude("", problems)
	}
	if y := d.year.n; y < 1800 || y > 2200 {
		problems = append(problems, warning(DateOutOfRange, d.year.position, intake.Detail{"given": y}))
	}
	if also != nil {
		problems = append(problems, also(d.day(), d.year.position)...)
	}
	if canonical {
		return conclude(value, problems)
	}
	return conclude(d.String(), problems)
}

// isISO reports whether value has the shape YYYY-MM-DD.
func isISO(value string) bool {
	return len(value) == 10 && value[4] == '-' && value[7] == '-' &&
		bareDigits(value[:4]) && bareDigits(value[5:7]) && bareDigits(value[8:])
}

type civil struct{ year, month, mday part }

func (d civil) day() time.Time {
	return time.Date(d.year.n, time.Month(d.month.n), d.mday.n, 0, 0, 0, 0, time.UTC)
}

// String is the date in ISO 8601.
func (d civil) String() string { return iso(d.year.n, d.month.n, d.mday.n) }

// readDate finds the three numbers of a date and their order. Without an Error the date exists.
func readDate(value string) (civil, []Problem) {
	parts, separator, problems := dateParts(value)
	if problems != nil {
		return civil{}, problems
	}
	first, second, third := parts[0], parts[1], parts[2]
	switch {
	case first.width == 4 && second.width <= 2 && third.width <= 2:
		return settle(civil{year: first, month: second, mday: third}, separator)
	case third.width == 4 && first.width <= 2 && second.width <= 2:
		return settle(civil{year: third, month: second, mday: first}, separator)
	case first.width <= 2 && second.width <= 2 && third.width <= 2:
		return civil{}, []Problem{twoDigitYear(first, second, third)}
	}
	return civil{}, []Problem{dateFormat(0)}
}

// settle checks that the date exists, and whether it could be, or must be, read with day and month exchanged.
func settle(d civil, separator rune) (civil, []Problem) {
	exchanged := dayExists(d.year.n, d.mday.n, d.month.n)
	yearFirst := d.year.position < d.month.position
	if !dayExists(d.year.n, d.month.n, d.mday.n) {
		if exchanged {
			detail := intake.Detail{"suggestion": iso(d.year.n, d.mday.n, d.month.n)}
			return d, []Problem{failure(DateOrderSuspect, min(d.month.position, d.mday.position), detail)}
		}
		return d, []Problem{impossible(d)}
	}
	switch {
	case yearFirst && separator != '-':
		return d, []Problem{warning(DateOrderSuspect, d.year.position, intake.Detail{"alternatives": []string{d.String()}, "expected": "DD.MM.YYYY"})}
	case separator == '/' && exchanged && d.month.n != d.mday.n:
		alternatives := []string{d.String(), iso(d.year.n, d.mday.n, d.month.n)}
		return d, []Problem{warning(DateOrderSuspect, d.mday.position, intake.Detail{"alternatives": alternatives, "expected": "DD.MM.YYYY"})}
	}
	return d, nil
}

// impossible names the part a date fails by: a month over 12, or a day the month does not have.
func impossible(d civil) Problem {
	if d.month.n < 1 || d.month.n > 12 {
		return failure(DateImpossible, d.month.position, intake.Detail{"part": "month", "given": d.month.n, "limit": 12})
	}
	return failure(DateImpossible, d.mday.position, intake.Detail{"part": "day", "given": d.mday.n, "limit": daysIn(d.year.n, d.month.n)})
}

// twoDigitYear tells a year of two digits, with the dates it may stand for.
func twoDigitYear(day, month, year part) Problem {
	detail := intake.Detail{"given": twoDigits(year.n), "expected": "DD.MM.YYYY"}
	var alternatives []string
	for _, century := range []int{1900, 2000} {
		if dayExists(century+year.n, month.n, day.n) {
			alternatives = append(alternatives, iso(century+year.n, month.n, day.n))
		}
	}
	if alternatives != nil {
		detail["alternatives"] = alternatives
	}
	return failure(DateYearTwoDigits, year.position, detail)
}

func iso(year, month, day int) string { return fmt.Sprintf("%04d-%02d-%02d", year, month, day) }

// dayExists reports whether the Gregorian calendar has the day.
func dayExists(year, month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
