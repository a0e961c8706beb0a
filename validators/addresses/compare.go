// Package addresses tells whether two addresses may be one: whatever their order, abbreviations, script and grammatical
// case, and however much one of them leaves out. It is pure.
package addresses

import (
	"slices"
	"strings"

	"priyom/validators/names"
)

// Part names a part of an address.
type Part string

// The parts that tell two addresses apart.
const (
	None     Part = ""
	Locality Part = "locality"
	Street   Part = "street"
	House    Part = "house"
	Flat     Part = "flat"
)

// Differ names the first part that both addresses have and that is another in each; None when they may be one address.
// What only one of them says, and a postcode, tells nothing. The order of the two does not matter.
func Differ(a, b string) Part {
	x, y := parse(a), parse(b)
	switch {
	case x.elsewhere(y):
		return Locality
	case x.streetDiffers(y):
		return Street
	case len(x.numbers) > 0 && len(y.numbers) > 0 && !sameHouse(x.numbers, y.numbers):
		return House
	case x.flat != "" && y.flat != "" && x.flat != y.flat:
		return Flat
	default:
		return None
	}
}

// elsewhere reports that no place of one is a place of the other.
func (a address) elsewhere(b address) bool {
	if len(a.places) == 0 || len(b.places) == 0 {
		return false
	}
	return !sharesAny(a.places, slices.Concat(b.places, b.loose)) && !sharesAny(b.places, slices.Concat(a.places, a.loose))
}

func (a address) streetDiffers(b address) bool {
	switch {
	case len(a.street) > 0 && len(b.street) > 0:
		return !covers(a.street, b.street) && !covers(b.street, a.street)
	case len(a.street) > 0 && len(b.loose) > 0:
		return !covers(b.loose, a.street) && !sharesAny(a.street, b.loose)
	case len(b.street) > 0 && len(a.loose) > 0:
		return b.streetDiffers(a)
	default:
		return false
	}
}

// sameHouse reports whether the numbers of two houses may be one's: дом 5, корпус 2 is 5к2 and 5/2, and who leaves the
// building out means it all the same.
func sameHouse(a, b []string) bool {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func sharesAny(a, b []string) bool {
	return slices.ContainsFunc(a, func(one string) bool {
		return slices.ContainsFunc(b, func(other string) bool { return alike(one, other) })
	})
}

// covers reports that every word of some is like one of all, ranks and initials apart.
func covers(all, some []string) bool {
	return !slices.ContainsFunc(some, func(word string) bool {
		if slices.Contains(ranks, word) || len([]rune(word)) == 1 {
			return false
		}
		return !slices.ContainsFunc(all, func(other string) bool { return alike(word, other) })
	})
}

// thresholds let pass what a romanisation, a recogniser or a slip makes of a name.
var thresholds = names.Thresholds{Match: 0.95, Review: 0.8}

// alike reports that two words may be one name: in another case, script or spelling.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	if strings.ContainsAny(a+b, "0123456789") {
		return digits(a) != "" && digits(a) == digits(b)
	}
	x, y := []rune(a), []rune(b)
	common := 0
	for common < len(x) && common < len(y) && x[common] == y[common] {
		common++
	}
	if ending := max(len(x), len(y)) - common; common >= 4 && ending <= 3 {
		return true
	}
	if romanised[a] == b || romanised[b] == a {
		return true
	}
	return names.Compare(names.Name{Surname: a}, names.Name{Surname: b}, thresholds).Answer != names.Mismatch
}

// romanised are places that have names of their own in English.
var romanised = map[string]string{"москва": "moscow", "петербург": "petersburg", "санкт-петербург": "saint-petersburg"}

func digits(word string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, word)
}
