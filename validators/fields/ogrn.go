package fields

import "priyom/intake"

// OGRN checks the 13-digit state registration number of an organisation.
func OGRN(value string, in Context) Result {
	if bareDigits(value) {
		return conclude(value, ogrnRule.judge(value, nil, &in))
	}
	return ogrn.read(value, in)
}

// OGRNIP checks the 15-digit state registration number of a sole proprietor.
func OGRNIP(value string, in Context) Result {
	if bareDigits(value) {
		return conclude(value, ogrnipRule.judge(value, nil, &in))
	}
	return ogrnip.read(value, in)
}

// Order of the Ministry of Finance of 30.10.2017 № 165н: the check digit is the last digit of the remainder of the
// number before it, by 11 for an organisation, by 13 for a sole proprietor.
var (
	ogrnRule = registration{
		length: 13, modulus: 11, signs: "15",
		wrongLength: OGRNLength, wrongCheck: OGRNCheckDigit, trivial: OGRNTrivial, sign: OGRNSign, region: OGRNRegionUnknown,
	}
	ogrnipRule = registration{
		length: 15, modulus: 13, signs: "3",
		wrongLength: OGRNIPLength, wrongCheck: OGRNIPCheckDigit, trivial: OGRNIPTrivial, sign: OGRNIPSign, region: OGRNIPRegionUnknown,
	}
	ogrn   = numeral{judge: ogrnRule.judge}
	ogrnip = numeral{judge: ogrnipRule.judge}
)

// registration is what OGRN and OGRNIP have in common: sign, year, region, serial number, check digit.
type registration struct {
	length, modulus int
	signs           string // first digits of a main number; other first digits are of later records
	wrongLength     intake.Code
	wrongCheck      intake.Code
	trivial         intake.Code
	sign            intake.Code
	region          intake.Code
}

func (r *registration) judge(digits string, at places, _ *Context) []Problem {
	if len(digits) != r.length {
		return []Problem{failure(r.wrongLength, 0, intake.Detail{"given": len(digits), "expected": r.length})}
	}
	if allZero(digits) {
		return []Problem{failure(r.trivial, 0, nil)}
	}
	var problems []Problem
	if want := '0' + byte(remainder(digits[:r.length-1], r.modulus)%10); digits[r.length-1] != want {
		problems = append(problems, wrongDigit(r.wrongCheck, at.of(r.length-1), digits[r.length-1], want))
	}
	if digits[0] != r.signs[0] && digits[0] != r.signs[len(r.signs)-1] {
		problems = append(problems, warning(r.sign, at.of(0), intake.Detail{"given": digits[:1], "expected": r.signs}))
	}
	if !regionKnown(digits[3:5]) {
		problems = append(problems, warning(r.region, at.of(3), intake.Detail{"given": digits[3:5]}))
	}
	return problems
}
