package rules

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"priyom/intake"
)

// Calendars are the production calendars of the years by year.
type Calendars map[int]*Calendar

// Calendar is what the Government has moved in a year, beside the holidays of the Labour Code.
type Calendar struct {
	Year        int           `yaml:"year"`
	Decree      string        `yaml:"decree,omitempty"`
	Provisional bool          `yaml:"provisional"` // there is no decree yet: days may still move
	Off         []intake.Date `yaml:"off"`         // days off that would be working days
	Working     []intake.Date `yaml:"working"`     // working days that would be days off
	Source      string        `yaml:"source"`
	At          Position
}

// Due is the last day of a term.
type Due struct {
	Date        intake.Date
	Provisional bool // it rests on a year whose calendar is not decreed yet
}

// Due counts a term. It begins on the day after the event (Civil Code, article 191). Working days are counted one by
// one; a term of calendar days ends where it ends, or on the next working day when the deadline says so (article 193).
// A year without a calendar is an error: a guess by weekends alone would be wrong by up to ten days in January.
func (c Calendars) Due(event intake.Date, d Deadline) (Due, error) {
	if d.Unit == CalendarDays {
		return c.rolled(event.AddDays(d.Days), d.Roll)
	}
	due := Due{Date: event}
	for left := d.Days; left > 0; {
		due.Date = due.Date.AddDays(1)
		working, provisional, err := c.working(due.Date)
		if err != nil {
			return Due{}, err
		}
		due.Provisional = due.Provisional || provisional
		if working {
			left--
		}
	}
	return due, nil
}

func (c Calendars) rolled(date intake.Date, roll bool) (Due, error) {
	due := Due{Date: date}
	for roll {
		working, provisional, err := c.working(due.Date)
		if err != nil {
			return Due{}, err
		}
		due.Provisional = due.Provisional || provisional
		if working {
			break
		}
		due.Date = due.Date.AddDays(1)
	}
	return due, nil
}

// Working reports whether a day is a working day of the five-day week. A year without a calendar is an error.
func (c Calendars) Working(d intake.Date) (bool, error) {
	working, _, err := c.working(d)
	return working, err
}

func (c Calendars) working(d intake.Date) (working, provisional bool, err error) {
	year, ok := c[d.Year]
	if !ok {
		return false, false, fmt.Errorf("no production calendar for %d", d.Year)
	}
	switch {
	case slices.Contains(year.Off, d):
		return false, year.Provisional, nil
	case slices.Contains(year.Working, d):
		return true, year.Provisional, nil
	default:
		return ordinary(d), year.Provisional, nil
	}
}

// ordinary reports whether a day is a working day when nothing is moved.
func ordinary(d intake.Date) bool {
	weekday := d.Time().Weekday()
	return weekday != time.Saturday && weekday != time.Sunday && !holiday(d)
}

// holiday reports whether a day is a non-working holiday of the Labour Code, article 112.
func holiday(d intake.Date) bool {
	switch d.Month {
	case time.January:
		return d.Day <= 8
	case time.February:
		return d.Day == 23
	case time.March:
		return d.Day == 8
	case time.May:
		return d.Day == 1 || d.Day == 9
	case time.June:
		return d.Day == 12
	case time.November:
		return d.Day == 4
	default:
		return false
	}
}

func (c *Calendar) check(file string, m *mistakes) {
	if strconv.Itoa(c.Year) != file {
		m.add(c.At, "year %d is declared in a file named %s.yaml: the two must agree", c.Year, file)
	}
	if (c.Decree == "") != c.Provisional {
		m.add(c.At, "a calendar has either a decree or provisional: true")
	}
	seen := map[intake.Date]bool{}
	for _, day := range slices.Concat(c.Off, c.Working) {
		off := slices.Contains(c.Off, day)
		switch {
		case day.Year != c.Year:
			m.add(c.At, "%s is not in %d", day, c.Year)
		case seen[day]:
			m.add(c.At, "%s stands here a second time", day)
		case off != ordinary(day):
			m.add(c.At, "%s is a %s already: leave it out", day, map[bool]string{true: "day off", false: "working day"}[off])
		}
		seen[day] = true
	}
}
