package fields

import "priyom/intake"

// SNILS checks an insurance number of 9 digits and 2 of control, in any spelling: "112-233-445 95", "11223344595".
// The canonical form is the eleven digits.
func SNILS(value string, in Context) Result {
	if bareDigits(value) {
		return conclude(value, judgeSNILS(value, nil, &in))
	}
	return snils.read(value, in)
}

var snils = numeral{borders: []int{3, 6, 9}, judge: judgeSNILS}

// Control is defined for numbers above 001-001-998 only.
const snilsUnchecked = "001001998"

var snilsWeights = []int{9, 8, 7, 6, 5, 4, 3, 2, 1}

func judgeSNILS(digits string, at places, _ *Context) []Problem {
	switch {
	case len(digits) != 11:
		return []Problem{snilsLength(digits)}
	case allZero(digits[:9]):
		return []Problem{failure(SNILSTrivial, 0, nil)}
	case digits[:9] <= snilsUnchecked:
		return []Problem{warning(SNILSBelowCheckRange, 0, intake.Detail{"given": digits[:9], "limit": snilsUnchecked})}
	}
	want := snilsControl(digits)
	given := atoi(digits[9:])
	if given == want {
		return nil
	}
	position := at.of(9)
	if want/10 == given/10 {
		position = at.of(10)
	}
	return []Problem{failure(SNILSCheckDigit, position, intake.Detail{"given": digits[9:], "expected": twoDigits(want)})}
}

// snilsControl is the control number: the weighted sum modulo 101, where 100 is written 00.
func snilsControl(digits string) int { return weighted(digits, snilsWeights) % 101 % 100 }

// snilsLength tells a wrong length and what the number may be instead: one that lost its leading nought, or an INN.
func snilsLength(digits string) Problem {
	detail := intake.Detail{"given": len(digits), "expected": 11}
	switch {
	case len(digits) == 10 && !hasError(judgeINN10(digits, nil)):
		detail["look_alike"] = "inn"
	case len(digits) == 10 && !hasError(judgeSNILS("0"+digits, nil, &Context{})):
		detail["suggestion"] = "0" + digits
	case len(digits) == 12 && !hasError(judgeINN12(digits, nil, &Context{})):
		detail["look_alike"] = "inn"
	}
	return failure(SNILSLength, 0, detail)
}

func twoDigits(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }
