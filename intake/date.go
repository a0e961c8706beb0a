package intake

import (
	"fmt"
	"time"
	_ "time/tzdata" // civil dates are Moscow's on every machine
)

// Moscow is the zone civil dates are told in.
var Moscow = mustLocation("Europe/Moscow")

func mustLocation(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err) // time/tzdata is compiled in
	}
	return zone
}

// Date is a civil date without time or zone. The zero value means unknown and is written as "".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the date in Moscow at an instant.
func DateOf(at time.Time) Date {
	if at.IsZero() {
		return Date{}
	}
	year, month, day := at.In(Moscow).Date()
	return Date{year, month, day}
}

// ParseDate reads an ISO 8601 calendar date such as 2026-11-22.
func ParseDate(text string) (Date, error) {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, fmt.Errorf("date: want YYYY-MM-DD")
	}
	year, month, day := at.Date()
	return Date{year, month, day}, nil
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d == Date{} }

// Time is the date's midnight in UTC.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// Before reports whether d comes earlier than other.
func (d Date) Before(other Date) bool { return d.Time().Before(other.Time()) }

// AddDays is the date n days later, or earlier when n is negative.
func (d Date) AddDays(n int) Date {
	year, month, day := d.Time().AddDate(0, 0, n).Date()
	return Date{year, month, day}
}

// String is the ISO 8601 form, or "" when unknown.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText writes the ISO 8601 form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO 8601 form; "" is unknown.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
