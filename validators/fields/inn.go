package fields

import "priyom/intake"

// INN checks a tax number: 12 digits of a person or 10 of an organisation, every check digit by itself.
// Arithmetic cannot tell which digit of a wrong number was mistyped, so no correction is suggested.
func INN(value string, in Context) Result {
	if bareDigits(value) {
		return conclude(value, judgeINN(value, nil, &in))
	}
	return inn.read(value, in)
}

// INNPerson checks the 12-digit tax number of a person.
func INNPerson(value string, in Context) Result {
	if bareDigits(value) {
		return conclude(value, judgeINNPerson(value, nil, &in))
	}
	return innPerson.read(value, in)
}

// INNOrganisation checks the tax number of an organisation. A person's is let through with a Warning: a sole
// proprietor who acts as a firm has no other.
func INNOrganisation(value string, in Context) Result {
	if bareDigits(value) {
		return conclude(value, judgeINNOrganisation(value, nil, &in))
	}
	return innOrganisation.read(value, in)
}

var (
	inn             = numeral{judge: judgeINN}
	innPerson       = numeral{judge: judgeINNPerson}
	innOrganisation = numeral{judge: judgeINNOrganisation}
)

// The weights of the check digits; each check digit is the weighted sum modulo 11 modulo 10.
// Order of the Federal Tax Service of 29.06.2012 № ММВ-7-6/435@.
var (
	innWeights10 = []int{2, 4, 10, 3, 5, 9, 4, 6, 8}
	innWeights11 = []int{7, 2, 4, 10, 3, 5, 9, 4, 6, 8}
	innWeights12 = []int{3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}
)

func innDigit(digits string, weights []int) byte { return '0' + byte(weighted(digits, weights)%11%10) }

func judgeINN(digits string, at places, in *Context) []Problem {
	switch {
	case len(digits) != 10 && len(digits) != 12:
		return []Problem{innLength(digits, in, 10, 12)}
	case allZero(digits):
		return []Problem{failure(INNTrivial, 0, nil)}
	case len(digits) == 10:
		return judgeINN10(digits, at)
	default:
		return judgeINN12(digits, at, in)
	}
}

func judgeINNPerson(digits string, at places, in *Context) []Problem {
	if len(digits) == 10 {
		return append(judgeINN(digits, at, in), failure(INNNotPersonal, 0, intake.Detail{"given": 10, "expected": 12}))
	}
	if len(digits) != 12 {
		return []Problem{innLength(digits, in, 12)}
	}
	return judgeINN(digits, at, in)
}

func judgeINNOrganisation(digits string, at places, in *Context) []Problem {
	problems := judgeINN(digits, at, in)
	if len(digits) == 12 {
		problems = append(problems, warning(INNNotOrganisation, 0, intake.Detail{"given": 12, "expected": 10}))
	}
	return problems
}

func judgeINN10(digits string, at places) []Problem {
	problems := judgeINNRegion(digits, at)
	if want := innDigit(digits, innWeights10); digits[9] != want {
		problems = append(problems, wrongDigit(INNCheckDigit10, at.of(9), digits[9], want))
	}
	if digits[:4] == "9909" {
		problems = append(problems, note(INNForeignOrganisation, at.of(0), intake.Detail{"given": "9909"}))
	}
	return problems
}

func judgeINN12(digits string, at places, in *Context) []Problem {
	problems := judgeINNRegion(digits, at)
	eleventh := innDigit(digits, innWeights11)
	if digits[10] != eleventh {
		problems = append(problems, wrongDigit(INNCheckDigit11, at.of(10), digits[10], eleventh))
	}
	if twelfth := innTwelfth(digits, eleventh); digits[11] != twelfth {
		problems = append(problems, wrongDigit(INNCheckDigit12, at.of(11), digits[11], twelfth))
	}
	if (in.Citizenship == "KAZ" || hasError(problems)) && isIIN(digits) {
		problems = append(problems, warning(INNIsIIN, 0, intake.Detail{"look_alike": "iin_kz", "country": "KAZ"}))
	}
	return problems
}

// innTwelfth is the twelfth digit that belongs to the first ten. Taken over the eleventh as it should be, so that one
// wrong eleventh digit is not told as two wrong digits.
func innTwelfth(digits string, eleventh byte) byte {
	sum := weighted(digits, innWeights12[:10]) + innWeights12[10]*int(eleventh-'0')
	return '0' + byte(sum%11%10)
}

func judgeINNRegion(digits string, at places) []Problem {
	switch region := digits[:2]; {
	case region == "00":
		return []Problem{failure(INNRegion, at.of(0), intake.Detail{"given": region})}
	case !regionKnown(region):
		return []Problem{warning(INNRegionUnknown, at.of(0), intake.Detail{"given": region})}
	}
	return nil
}

// innLength tells a wrong length and what the number may be instead: one that lost its leading nought, or a SNILS.
func innLength(digits string, in *Context, expected ...int) Problem {
	detail := intake.Detail{"given": len(digits), "expected": expected}
	snilsToo := len(digits) == 11 && !hasError(judgeSNILS(digits, nil, in))
	if snilsToo {
		detail["look_alike"] = "snils"
	}
	for _, n := range expected {
		if len(digits) == n-1 && !snilsToo && !hasError(judgeINN("0"+digits, nil, in)) {
			detail["suggestion"] = "0" + digits
		}
	}
	return failure(INNLength, 0, detail)
}

// wrongDigit tells a check digit that does not belong to the digits before it.
func wrongDigit(code intake.Code, position int, given, expected byte) Problem {
	return failure(code, position, intake.Detail{"given": string(rune(given)), "expected": string(rune(expected))})
}
