package fields

import (
	"slices"
	"strings"

	"priyom/intake"
)

// maxForeign is how many characters of a foreign number are taken without remark; in a machine-readable zone nine fit.
const maxForeign = 20

// PassportForeign checks the number of a foreign passport by the pattern of Context.Issuer or Context.Citizenship.
// No law fixes these numbers, so a departure is a Warning. The canonical form is series and number in one, in Latin
// capitals; Cyrillic letters that look Latin are taken for Latin and told.
func PassportForeign(value string, in Context) Result {
	return foreignNumber(value, in, PassportForeignFormat, PassportForeignIssuerUnknown,
		func(d travelDocuments) shapes { return d.passport })
}

// IdentityCard checks the number of a national identity card used to travel. Which states' cards are enough to enter
// Russia is likely, not certain: for others it gives a Warning.
func IdentityCard(value string, in Context) Result {
	result := foreignNumber(value, in, IdentityCardFormat, IdentityCardIssuerUnknown,
		func(d travelDocuments) shapes { return d.card })
	if state := in.issuer(); state != "" && state != "RUS" && !documentsOf[state].entry && result.Valid() {
		return conclude(result.Canonical, append(result.Problems, warning(IdentityCardNotForEntry, 0, intake.Detail{"country": state})))
	}
	return result
}

func foreignNumber(value string, in Context, format, unknown intake.Code, pick func(travelDocuments) shapes) Result {
	if pick(documentsOf[in.issuer()]).fit(value) {
		return Result{Canonical: value} // as by far the most come, and as they stay
	}
	if p, refused := guard(value, maxNumber); refused {
		return refuse(p)
	}
	number, extra := cutDate(value)
	read := latin.readMixed(number)
	problems := slices.Concat(read.problems, extra)
	if read.text == "" && !hasError(problems) {
		problems = append(problems, failure(RequiredMissing, 0, nil))
	}
	if hasError(problems) {
		return conclude("", problems)
	}
	state := in.issuer()
	switch patterns := pick(documentsOf[state]); {
	case state == "":
		problems = append(problems, note(unknown, 0, nil))
	case !stateKnown(state):
		problems = append(problems, warning(unknown, 0, intake.Detail{"given": state}))
	case len(patterns) > 0:
		problems = append(problems, departure(read, patterns, format, state)...)
		return conclude(read.text, problems)
	}
	return conclude(read.text, append(problems, general(read, format)...))
}

// departure tells where a number leaves the patterns of its state and what it was probably meant to be.
func departure(read mixed, patterns shapes, code intake.Code, state string) []Problem {
	if patterns.fit(read.text) {
		return nil
	}
	position := 0
	if i, ok := patterns.departs(read.text); ok {
		position = read.at.of(i)
	}
	detail := intake.Detail{"expected": patterns.strings(), "country": state}
	if suggestion := patterns.suggest(read.text); suggestion != "" {
		detail["suggestion"] = suggestion
	}
	return []Problem{warning(code, position, detail)}
}

// general tells what no state's number looks like: too short, too long, without a digit.
func general(read mixed, code intake.Code) []Problem {
	switch n := len(read.text); {
	case n < 5 || n > maxForeign:
		return []Problem{warning(code, 0, intake.Detail{"part": "length", "given": n, "expected": []int{5, maxForeign}})}
	case !strings.ContainsAny(read.text, "0123456789"):
		return []Problem{warning(code, 0, intake.Detail{"part": "digits", "given": 0})}
	}
	return nil
}

// cutDate takes a date of issue off the end, "401234567 от 10.11.2022", and tells so.
func cutDate(value string) (string, []Problem) {
	number, rest, found := strings.Cut(value, " от ")
	if !found || strings.Trim(rest, "0123456789./- гr") != "" {
		return value, nil
	}
	return number, []Problem{note(ValueExtraText, len([]rune(number))+1, intake.Detail{"given": "от " + rest})}
}
