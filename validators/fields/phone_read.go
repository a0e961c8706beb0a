package fields

import "github.com/nyaruka/phonenumbers"

// dialled is a telephone number reduced to its digits and the sign before them.
type dialled struct {
	digits string
	plus   bool
	first  int // position of the first digit
}

// reads is one way to read a number: the variant that leads to it and the subscriber it gives.
type reads struct {
	variant string
	subscriber
}

// readings are the ways bare digits can be meant, the Russian ones first. The last resort of reading them by the
// numbering plan of the person's own state is left to codeMissing, except for ten digits, which more states share.
func (d dialled) readings(in Context) []reads {
	var all []reads
	n := len(d.digits)
	switch {
	case n == 11 && d.digits[0] == '8':
		all = append(all, reads{variantTrunk, subscribe("7" + d.digits[1:])})
	case n == 10 && d.digits[0] != '0':
		all = append(all, reads{variantNational, subscribe("7" + d.digits)})
	}
	if n >= 11 && n <= 15 && d.digits[0] != '0' {
		s := subscribe(d.digits)
		if known := s.reason != phonenumbers.INVALID_COUNTRY_CODE; known && (len(all) == 0 || s.valid && concerns(s, in)) {
			all = append(all, reads{variantDigits, s})
		}
	}
	if n == 10 {
		if own, ok := d.national(in); ok {
			all = append(all, own)
		}
	}
	return all
}

// concerns reports whether a foreign reading is worth telling beside the Russian one: a mobile number of the person's
// own state, or of any state when theirs is unknown.
func concerns(s subscriber, in Context) bool {
	if in.Citizenship == "" {
		return s.mobile
	}
	return s.region == regionOf(in.Citizenship)
}

// national reads the digits by the numbering plan of the person's own state.
func (d dialled) national(in Context) (reads, bool) {
	region := regionOf(in.Citizenship)
	if region == "" || region == "RU" || region == "KZ" {
		return reads{}, false
	}
	parsed, err := phonenumbers.Parse(d.digits, region)
	if err != nil || !phonenumbers.IsValidNumberForRegion(parsed, region) {
		return reads{}, false
	}
	return reads{variantNational, subscriberOf(parsed)}, true
}

// regionOf is the alpha-2 code libphonenumber knows a state by.
func regionOf(alpha3 string) string {
	hit, ok := states()[alpha3]
	if !ok || hit.state.Alpha3 != alpha3 {
		return ""
	}
	return hit.state.Alpha2
}

// readDialled takes spaces, dashes, brackets, points and slashes out of value. A plus may stand at the start only.
func readDialled(value string) (dialled, []Problem) {
	var (
		d        dialled
		problems []Problem
		position int
		digits   = make([]byte, 0, 24)
	)
	for _, r := range value {
		position++
		switch {
		case r >= '0' && r <= '9':
			if len(digits) == 0 {
				d.first = position
			}
			digits = append(digits, byte(r))
		case r == '+' && len(digits) == 0 && !d.plus:
			d.plus = true
		case isSpace(r) || isDash(r) || r == '(' || r == ')' || r == '.' || r == '/' || r == '[' || r == ']':
		default:
			twin := toDigit(r)
			if r == '＋' {
				twin = '+'
			}
			if len(problems) < maxReports {
				problems = append(problems, forbidden(r, position, twin))
			}
		}
	}
	d.digits = string(digits)
	return d, problems
}
