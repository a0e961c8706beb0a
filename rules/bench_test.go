package rules

import (
	"testing"

	"priyom/intake"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(Default()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkConditionHolds(b *testing.B) {
	set := loadDefault(b)
	facts := Facts{
		Service: "arrival_notice",
		Fields:  intake.Fields{"citizenship": "UZB", "visa_number": "", "arrival_date": "2026-11-01"},
		Kinds:   []intake.Kind{"passport_foreign", "migration_card"},
		AsOf:    intake.Date{Year: 2026, Month: 11, Day: 22},
	}
	for _, need := range set.Services["arrival_notice"].Documents {
		if need.When == nil {
			continue
		}
		b.Run(need.ID, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := need.When.Holds(facts); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReason(b *testing.B) {
	set := loadDefault(b)
	detail := intake.Detail{"measured": 96.0, "limit": 150.0, "unit": "dpi"}
	b.ReportAllocs()
	for b.Loop() {
		set.Reason("IMG.RESOLUTION.LOW", detail, intake.Russian, intake.ForApplicant)
	}
}

func loadDefault(tb testing.TB) *Ruleset {
	tb.Helper()
	set, err := Load(Default())
	if err != nil {
		tb.Fatal(err)
	}
	return set
}
