package fields

import (
	"github.com/nyaruka/phonenumbers"

	"priyom/intake"
)

// Phone turns a telephone number, spelt as people do ("8 (916) 123-45-67", "+7 916…", "00998…", bare digits), into
// E.164. A number that two states could own is told with both readings and a Warning, its canonical form being the
// Russian reading; Context.Citizenship rules out the readings of third states. Numbers that belong to no mobile
// network get a Warning, since codes are sent to them.
//
// What is valid is libphonenumber's to say (nyaruka/phonenumbers); mobile numbers of the states most applicants come
// from are decided without it, by a table held equal to it by a test.
func Phone(value string, in Context) Result {
	if len(value) > 8 && len(value) <= 16 && value[0] == '+' && bareDigits(value[1:]) {
		if _, ok := knownMobile(value[1:]); ok {
			return Result{Canonical: value}
		}
	}
	if p, refused := guard(value, maxNumber); refused {
		return refuse(p)
	}
	dialled, problems := readDialled(value)
	if problems != nil {
		return conclude("", problems)
	}
	return dialled.resolve(value, in)
}

// Variants of spelling, as told in FLD.PHONE.VARIANT_NORMALISED. The sources ask for "plus" and for "digits".
const (
	variantPlus      = "plus"       // +998901234567
	variantDigits    = "digits"     // 998901234567
	variantTrunk     = "trunk_8"    // 89161234567
	variantNational  = "national"   // 9161234567
	variantPrefix00  = "prefix_00"  // 00998901234567
	variantPrefix810 = "prefix_810" // 810998901234567
)

func (d dialled) resolve(value string, in Context) Result {
	if n := len(d.digits); n > 15+5 || n == 0 {
		return refuse(failure(PhoneLength, 0, intake.Detail{"given": n, "limit": 15}))
	}
	switch {
	case d.plus:
		return d.settle(value, reads{variantPlus, subscribe(d.digits)})
	case len(d.digits) > 10 && d.digits[:2] == "00":
		return d.settle(value, reads{variantPrefix00, subscribe(d.digits[2:])})
	case len(d.digits) > 12 && d.digits[:3] == "810":
		return d.settle(value, reads{variantPrefix810, subscribe(d.digits[3:])})
	}
	readings := d.readings(in)
	var valid []reads
	for _, r := range readings {
		if r.valid {
			valid = append(valid, r)
		}
	}
	switch {
	case len(valid) == 1:
		return d.settle(value, valid[0])
	case len(valid) > 1:
		return d.ambiguous(value, valid)
	case len(readings) > 0:
		return d.settle(value, readings[0])
	}
	return refuse(d.codeMissing(in))
}

// settle gives the canonical form of one reading, or says why it is no number.
func (d dialled) settle(value string, r reads) Result {
	switch {
	case r.reason == phonenumbers.INVALID_COUNTRY_CODE:
		return refuse(d.countryCode())
	case r.reason != phonenumbers.IS_POSSIBLE:
		return refuse(d.length(r))
	}
	var problems []Problem
	if r.variant == variantNational {
		problems = append(problems, warning(PhoneCountryCodeMissing, d.first, intake.Detail{"assumed": r.e164[:len(r.e164)-len(d.digits)], "suggestion": r.e164}))
	}
	switch {
	case !r.valid:
		problems = append(problems, warning(PhoneNotPossible, d.first, intake.Detail{"region": r.region}))
	case !r.mobile:
		problems = append(problems, warning(PhoneNotMobile, d.first, intake.Detail{"type": r.kind, "region": r.region}))
	}
	return conclude(r.e164, append(problems, normalised(value, r)...))
}

func normalised(value string, r reads) []Problem {
	if value == r.e164 {
		return nil
	}
	return []Problem{note(PhoneVariantNormalised, 0, intake.Detail{"variant": r.variant, "region": r.region})}
}

// ambiguous tells every reading; the first, which is the Russian one if there is one, is the canonical form.
func (d dialled) ambiguous(value string, valid []reads) Result {
	alternatives := make([]string, len(valid))
	for i, r := range valid {
		alternatives[i] = r.e164
	}
	result := d.settle(value, valid[0])
	return conclude(result.Canonical, append(result.Problems, warning(PhoneAmbiguous, 0, intake.Detail{"alternatives": alternatives})))
}

// countryCode tells a country code nobody has; "+8916…" is the Russian trunk prefix behind a plus.
func (d dialled) countryCode() Problem {
	detail := intake.Detail{}
	if len(d.digits) == 11 && d.digits[0] == '8' {
		if s := subscribe("7" + d.digits[1:]); s.valid {
			detail["suggestion"] = s.e164
		}
	}
	return failure(PhoneCountryCode, d.first, detail)
}

// length tells a number too short or too long for its country, both counted with the country code.
func (d dialled) length(r reads) Problem {
	detail := intake.Detail{"given": r.digits, "region": r.region}
	if want := totalLengths(r.code); len(want) > 0 {
		detail["expected"] = want
	}
	return failure(PhoneLength, 0, detail)
}

// codeMissing tells digits that cannot be read without a country code; the person's own state suggests one.
func (d dialled) codeMissing(in Context) Problem {
	if len(d.digits) < 7 {
		return failure(PhoneLength, 0, intake.Detail{"given": len(d.digits), "expected": []int{11, 12, 13}})
	}
	detail := intake.Detail{}
	if own, ok := d.national(in); ok {
		detail["suggestion"] = own.e164
	}
	return failure(PhoneCountryCodeMissing, d.first, detail)
}
