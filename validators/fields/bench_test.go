package fields_test

import (
	"strings"
	"testing"

	"github.com/go-playground/validator/v10"
	"github.com/nyaruka/phonenumbers"

	"priyom/validators/fields"
)

// sink keeps results alive.
var sink fields.Result

func BenchmarkCanonical(b *testing.B) {
	for _, kind := range fields.Kinds() {
		b.Run(kind.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = kind.Check(kind.Example, fields.Context{Citizenship: "UZB"})
			}
		})
	}
}

func BenchmarkAsTyped(b *testing.B) {
	for _, c := range []struct{ name, kind, value string }{
		{"INN wrong digit", "inn", "771234567850"},
		{"SNILS as printed", "snils", "112-233-445 95"},
		{"phone Russian as typed", "phone", "8 (916) 123-45-67"},
		{"phone Uzbek bare digits", "phone", "998901234567"},
		{"phone Russian landline, by the library", "phone", "+74951234567"},
		{"email at a firm", "email", "ivan.petrov@firma-example.ru"},
		{"email internationalised", "email", "иван@почта.рф"},
		{"date as typed", "date", "22.11.2026"},
		{"name in Cyrillic", "name", "Салтыков-Щедрин"},
		{"a megabyte", "inn", strings.Repeat("7", 1<<20)},
	} {
		kind, _ := fields.Lookup(c.kind)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = kind.Check(c.value, fields.Context{})
			}
		})
	}
}

// BenchmarkOthers puts INN, e-mail and telephone beside validator v10's own tags and the library beneath ours.
func BenchmarkOthers(b *testing.B) {
	stock, ours := validator.New(), validator.New()
	if err := fields.Register(ours); err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name, tag, value string
		v                *validator.Validate
	}{
		{"e164 of validator", "e164", "+79161234567", stock},
		{"phone of fields as a tag", "phone", "+79161234567", ours},
		{"email of validator", "email", "ivan.petrov@mail.ru", stock},
		{"email of fields as a tag", "email", "ivan.petrov@mail.ru", ours},
		{"numeric,len=12 of validator", "numeric,len=12", "771234567859", stock},
		{"inn of fields as a tag", "inn", "771234567859", ours},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := c.v.Var(c.value, c.tag); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("phonenumbers alone", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			number, err := phonenumbers.Parse("+79161234567", "RU")
			if err != nil || !phonenumbers.IsValidNumber(number) {
				b.Fatal(err)
			}
		}
	})
}

func TestTheValidPathOfCommonNumbersAllocatesNothing(t *testing.T) {
	for _, name := range []string{"inn", "inn_person", "snils", "passport_rf", "passport_rf_travel", "migration_card",
		"patent", "residence_permit", "ogrn", "ogrnip", "bik", "kpp", "phone", "email"} {
		kind, _ := fields.Lookup(name)
		allocs := testing.AllocsPerRun(100, func() { sink = kind.Check(kind.Example, fields.Context{}) })
		if name == "email" {
			allocs = testing.AllocsPerRun(100, func() { sink = kind.Check("ivan@mail.ru", fields.Context{}) })
		}
		if allocs != 0 || !sink.Valid() {
			t.Errorf("%s: %v allocations on the valid path", name, allocs)
		}
	}
}
