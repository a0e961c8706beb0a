package fields

import "priyom/intake"

// KPP checks the nine-character code of the reason an organisation is registered with a tax office: four digits of the
// office, two digits or Latin capitals of the reason, three digits.
func KPP(value string, _ Context) Result {
	if bareDigits(value) && len(value) == 9 {
		return conclude(value, judgeKPP(mixed{text: value}))
	}
	if p, refused := guard(value, maxNumber); refused {
		return refuse(p)
	}
	read := latin.readMixed(value)
	if hasError(read.problems) {
		return conclude("", read.problems)
	}
	return conclude(read.text, append(read.problems, judgeKPP(read)...))
}

func judgeKPP(read mixed) []Problem {
	if len(read.text) != 9 {
		return []Problem{failure(KPPLength, 0, intake.Detail{"given": len(read.text), "expected": 9})}
	}
	for i := range 9 {
		if digit := read.text[i]-'0' <= 9; !digit && i != 4 && i != 5 {
			return []Problem{failure(KPPFormat, read.at.of(i), intake.Detail{"given": read.text[i : i+1], "expected": "9999AA999"})}
		}
	}
	switch {
	case allZero(read.text):
		return []Problem{failure(KPPTrivial, 0, nil)}
	case read.text[:2] == "00":
		return []Problem{failure(KPPFormat, read.at.of(0), intake.Detail{"part": "region", "given": "00"})}
	case !regionKnown(read.text[:2]):
		return []Problem{warning(KPPRegionUnknown, read.at.of(0), intake.Detail{"given": read.text[:2]})}
	}
	return nil
}
