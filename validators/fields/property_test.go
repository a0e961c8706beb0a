package fields_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"priyom/validators/fields"
)

func pad(n, width int) string { return fmt.Sprintf("%0*d", width, n) }

// random gives so many digits; the seed is fixed, so a failure comes again.
func random(r *rand.Rand, width int) string {
	var b strings.Builder
	for range width {
		b.WriteByte(byte('0' + r.IntN(10)))
	}
	return b.String()
}

// The check digits once more, written another way than in the package.
func sum(digits string, weights ...int) int {
	total := 0
	for i, w := range weights {
		total += int(digits[i]-'0') * w
	}
	return total
}

func withINN12(ten string) string {
	eleven := ten + pad(sum(ten, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)%11%10, 1)
	return eleven + pad(sum(eleven, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)%11%10, 1)
}

func withINN10(nine string) string { return nine + pad(sum(nine, 2, 4, 10, 3, 5, 9, 4, 6, 8)%11%10, 1) }

func withSNILS(nine string) string {
	s := sum(nine, 9, 8, 7, 6, 5, 4, 3, 2, 1)
	switch {
	case s < 100:
	case s == 100 || s == 101:
		s = 0
	default:
		if s %= 101; s == 100 {
			s = 0
		}
	}
	return nine + pad(s, 2)
}

func withOGRN(digits string, modulus int) string {
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil {
		panic(err)
	}
	return digits + pad(int(n%uint64(modulus))%10, 1)
}

// generated makes valid numbers of the kinds with a check digit.
var generated = map[string]func(r *rand.Rand) string{
	"inn": func(r *rand.Rand) string {
		if r.IntN(2) == 0 {
			return withINN10(pad(1+r.IntN(92), 2) + random(r, 7))
		}
		return withINN12(pad(1+r.IntN(92), 2) + random(r, 8))
	},
	"snils":  func(r *rand.Rand) string { return withSNILS(pad(1001999+r.IntN(998998000), 9)) },
	"ogrn":   func(r *rand.Rand) string { return withOGRN("1"+random(r, 2)+pad(1+r.IntN(92), 2)+random(r, 7), 11) },
	"ogrnip": func(r *rand.Rand) string { return withOGRN("3"+random(r, 2)+pad(1+r.IntN(92), 2)+random(r, 9), 13) },
}

func TestEveryGeneratedNumberIsAcceptedAndEverySpellingGivesIt(t *testing.T) {
	for name, generate := range generated {
		kind, _ := fields.Lookup(name)
		r := rand.New(rand.NewPCG(1, 2))
		for range 5000 {
			number := generate(r)
			if got := kind.Check(number, fields.Context{}); got.Canonical != number {
				t.Fatalf("%s %s was refused: %v", name, number, got.Problems)
			}
			if spelt := spell(r, number); kind.Check(spelt, fields.Context{}).Canonical != number {
				t.Fatalf("%s %q is not read as %s: %v", name, spelt, number, kind.Check(spelt, fields.Context{}).Problems)
			}
		}
	}
}

// spell puts the signs people use between the digits of a number.
func spell(r *rand.Rand, number string) string {
	signs := []string{" ", "-", "\u00a0", "–", "—", "−", "\u2011", "\u202f", "\u2009", "\t", "  "}
	var b strings.Builder
	for i := range len(number) {
		if r.IntN(3) == 0 {
			b.WriteString(signs[r.IntN(len(signs))])
		}
		b.WriteByte(number[i])
	}
	return b.String()
}

// A digit replaced changes the weighted sum by weight times difference; it goes undetected only where that vanishes in
// the modulus, or where the remainder 10 (SNILS: 100) folds into 0.
func TestEverySingleWrongDigitThatArithmeticCanDetectIsRefused(t *testing.T) {
	remake := map[string]func(number string) string{
		"inn": func(n string) string {
			if len(n) == 10 {
				return withINN10(n[:9])
			}
			return withINN12(n[:10])
		},
		"snils":  func(n string) string { return withSNILS(n[:9]) },
		"ogrn":   func(n string) string { return withOGRN(n[:12], 11) },
		"ogrnip": func(n string) string { return withOGRN(n[:14], 13) },
	}
	for name, generate := range generated {
		kind, _ := fields.Lookup(name)
		r := rand.New(rand.NewPCG(3, 4))
		missed, tried := 0, 0
		for range 500 {
			number := generate(r)
			for i := range len(number) {
				for d := byte('0'); d <= '9'; d++ {
					if d == number[i] {
						continue
					}
					wrong := number[:i] + string(rune(d)) + number[i+1:]
					tried++
					consistent := remake[name](wrong) == wrong
					if consistent {
						missed++
					}
					if !consistent && kind.Check(wrong, fields.Context{}).Valid() && !uncheckable(name, wrong) {
						t.Fatalf("%s: %s was accepted for %s", name, wrong, number)
					}
				}
			}
		}
		t.Logf("%s: %d of %d single wrong digits are beyond its arithmetic", name, missed, tried)
		if share := float64(missed) / float64(tried); share > 0.06 {
			t.Errorf("%s: %.3f of single wrong digits go undetected, which is more than its arithmetic allows", name, share)
		}
	}
}

// uncheckable are the SNILS that have no control by law.
func uncheckable(kind, number string) bool { return kind == "snils" && number[:9] <= "001001998" }

func TestEveryCanonicalFormIsItsOwn(t *testing.T) {
	contexts := []fields.Context{{}, {Citizenship: "UZB"}, {Citizenship: "VNM", Today: day(2026, 11, 22)}, {Issuer: "BLR"}}
	for _, kind := range fields.Kinds() {
		for _, value := range spellings {
			for _, in := range contexts {
				first := kind.Check(value, in)
				if first.Canonical == "" {
					continue
				}
				if again := kind.Check(first.Canonical, in); again.Canonical != first.Canonical {
					t.Errorf("%s: %q gives %q, which gives %q", kind.Name, value, first.Canonical, again.Canonical)
				}
			}
		}
	}
}

// Canonical values take a short way through the package; a space in front sends them the long way.
func TestTheShortWayGivesWhatTheLongWayGives(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	pieces := []string{"a", "ivan", "o'n", ".", "-", "_", "+", "@", "mail", "ru", ".ru", "1", "xn--", "B", "рф", "--", strings.Repeat("x", 60)}
	names := []string{"Иван", "Ivan", "ё", "-", " ", "'", "О", "O", "нет", "Һ", "."}
	agree := func(kind, value string) {
		t.Helper()
		k, _ := fields.Lookup(kind)
		short, long := k.Check(value, fields.Context{}), k.Check(" "+value, fields.Context{})
		if short.Canonical != long.Canonical {
			t.Fatalf("%s %q: %q %s the short way, %q %s the long way", kind, value, short.Canonical, told(short), long.Canonical, told(long))
		}
	}
	for range 5000 {
		mail, name := "", ""
		for range 2 + r.IntN(6) {
			mail += pieces[r.IntN(len(pieces))]
			name += names[r.IntN(len(names))]
		}
		agree("email", mail)
		agree("email", "ivan@"+mail)
		agree("name", name)
		for _, kind := range fields.Kinds() {
			if strings.Trim(kind.Example, "0123456789") == "" {
				agree(kind.Name, random(r, len(kind.Example)))
			}
		}
		agree("phone", "+"+random(r, 11))
	}
}

// spellings are values as people write them, of every kind.
var spellings = []string{
	"771234567859", "7712-345678-59", "112-233-445 95", "45 19 № 123456", "75 1234567", "fa 1234567", "МР1234567",
	"401234567 от 10.11.2022", "770 — 045", "4619 № 1234567", "77 №2400123456", "пиР 2500012345", "фm1234567",
	"82 N 1234567", "решение  12/24", "20 1234567", "a123456", "8 (916) 123-45-67", "+7 916 123-45-67", "9161234567",
	"998901234567", "84912345678", "00 86 138 1234 5678", "810 998 90 123 45 67", "+44 (0) 20 7946 0018", "8 800 200-06-00",
	" Ivan@Mail.RU ", "иван@почта.рф", `"ivan"@mail.ru`, "o'neil@example.org", "1.2.2024", "01/02/2024", "2024.02.01",
	"01022024", "1 02 2024 г.", "Салтыков — Щедрин", "  O‘KTAM  ", "Нуралы уулу", "И. И.", "Ğulomov-", "киргизия", "уз", "643",
	"Republic of Moldova", "жен.", "<", "101000, г.Москва ,ул. Мясницкая,д.1 кв.5", "Московская обл., д. Ивановка, 5",
}
