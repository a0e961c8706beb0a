package rules

import (
	"testing"

	"priyom/intake"
)

func date(t testing.TB, text string) intake.Date {
	t.Helper()
	d, err := intake.ParseDate(text)
	if err != nil {
		t.Fatal(text, err)
	}
	return d
}

func TestWorkingDaysOfTheYears(t *testing.T) {
	calendars := loadDefault(t).Calendars
	for year, want := range map[int]int{2024: 248, 2025: 247, 2026: 247, 2027: 249} { // 2027 as the statute alone has it
		got := 0
		for d := (intake.Date{Year: year, Month: 1, Day: 1}); d.Year == year; d = d.AddDays(1) {
			working, err := calendars.Working(d)
			if err != nil {
				t.Fatal(err)
			}
			if working {
				got++
			}
		}
		if got != want {
			t.Errorf("%d has %d working days, want %d", year, got, want)
		}
	}
}

func TestWorkingDay(t *testing.T) {
	calendars := loadDefault(t).Calendars
	for _, tt := range []struct {
		day  string
		want bool
		why  string
	}{
		{"2026-11-20", true, "a Friday"},
		{"2026-11-21", false, "a Saturday"},
		{"2026-01-05", false, "a holiday of the New Year"},
		{"2026-01-09", false, "moved from January"},
		{"2026-12-31", false, "moved from January"},
		{"2026-03-09", false, "the day after a holiday on a Sunday"},
		{"2024-04-27", true, "a Saturday that works"},
		{"2024-04-29", false, "the Monday it works for"},
		{"2025-11-01", true, "a Saturday that works"},
		{"2026-11-04", false, "a holiday"},
	} {
		got, err := calendars.Working(date(t, tt.day))
		if err != nil {
			t.Fatal(err)
		}
		if got != tt.want {
			t.Errorf("%s (%s): working %t, want %t", tt.day, tt.why, got, tt.want)
		}
	}
}

func TestDue(t *testing.T) {
	calendars := loadDefault(t).Calendars
	working := func(days int) Deadline { return Deadline{Days: days, Unit: WorkingDays} }
	calendar := func(days int) Deadline { return Deadline{Days: days, Unit: CalendarDays} }
	rolling := func(days int) Deadline { return Deadline{Days: days, Unit: CalendarDays, Roll: true} }
	for _, tt := range []struct {
		name, event string
		term        Deadline
		want        string
		provisional bool
	}{
		{"a Saturday in between works", "2024-04-26", working(5), "2024-05-07", false},
		{"over the holidays of May 2024", "2024-04-26", working(7), "2024-05-13", false},
		{"ten over the holidays of May 2024", "2024-04-26", working(10), "2024-05-16", false},
		{"over the New Year of 2025", "2024-12-27", working(5), "2025-01-14", false},
		{"seven over the New Year of 2025", "2024-12-27", working(7), "2025-01-16", false},
		{"ten over the New Year of 2025", "2024-12-27", working(10), "2025-01-21", false},
		{"over the holidays of May 2025", "2025-04-29", working(5), "2025-05-12", false},
		{"seven over the holidays of May 2025", "2025-04-29", working(7), "2025-05-14", false},
		{"ten over the holidays of May 2025", "2025-04-29", working(10), "2025-05-19", false},
		{"over the New Year of 2026", "2025-12-30", working(5), "2026-01-16", false},
		{"seven over the New Year of 2026", "2025-12-30", working(7), "2026-01-20", false},
		{"ten over the New Year of 2026", "2025-12-30", working(10), "2026-01-23", false},
		{"over 23 February", "2026-02-20", working(5), "2026-03-02", false},
		{"seven over 23 February", "2026-02-20", working(7), "2026-03-04", false},
		{"over 8 March, which is a Sunday", "2026-02-20", working(10), "2026-03-10", false},
		{"over 1 May", "2026-04-30", working(5), "2026-05-08", false},
		{"seven over 9 May, which is a Saturday", "2026-04-30", working(7), "2026-05-13", false},
		{"ten over 9 May, which is a Saturday", "2026-04-30", working(10), "2026-05-18", false},
		{"over 4 November", "2026-10-30", working(5), "2026-11-09", false},
		{"an Azerbaijani's notice", "2026-10-30", working(7), "2026-11-11", false},
		{"ten over 4 November", "2026-10-30", working(10), "2026-11-16", false},
		{"into a year without a decree", "2026-12-28", working(5), "2027-01-13", true},
		{"seven into a year without a decree", "2026-12-28", working(7), "2027-01-15", true},
		{"ten into a year without a decree", "2026-12-28", working(10), "2027-01-20", true},
		{"a Tajik's notice ends on a Saturday", "2026-10-30", calendar(15), "2026-11-14", false},
		{"a Tajik's notice, where article 193 is applied", "2026-10-30", rolling(15), "2026-11-16", false},
		{"calendar days need no calendar", "2026-12-28", calendar(90), "2027-03-28", false},
		{"a rolling term in a year without a decree", "2026-12-28", rolling(90), "2027-03-29", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := calendars.Due(date(t, tt.event), tt.term)
			if err != nil {
				t.Fatal(err)
			}
			if got.Date.String() != tt.want || got.Provisional != tt.provisional {
				t.Errorf("due %s (provisional %t), want %s (%t)", got.Date, got.Provisional, tt.want, tt.provisional)
			}
		})
	}
}

func TestDueRefusesAYearWithoutACalendar(t *testing.T) {
	calendars := loadDefault(t).Calendars
	for _, term := range []Deadline{{Days: 5, Unit: WorkingDays}, {Days: 5, Unit: CalendarDays, Roll: true}} {
		if got, err := calendars.Due(date(t, "2027-12-30"), term); err == nil {
			t.Errorf("%s: due %s, want an error", term.Unit, got.Date)
		}
	}
}
