package fields

import "priyom/intake"

// BIK checks the 9-digit code of a bank or treasury office: 04 stands for Russia, 00–02 for other participants.
func BIK(value string, in Context) Result {
	if bareDigits(value) {
		return conclude(value, judgeBIK(value, nil, &in))
	}
	return bik.read(value, in)
}

var bik = numeral{judge: judgeBIK}

func judgeBIK(digits string, at places, _ *Context) []Problem {
	switch {
	case len(digits) != 9:
		return []Problem{failure(BIKLength, 0, intake.Detail{"given": len(digits), "expected": 9})}
	case allZero(digits):
		return []Problem{failure(BIKTrivial, 0, nil)}
	case digits[0] != '0' || digits[1] > '2' && digits[1] != '4':
		return []Problem{warning(BIKPrefix, at.of(0), intake.Detail{"given": digits[:2], "expected": []string{"04", "00", "01", "02"}})}
	}
	return nil
}
