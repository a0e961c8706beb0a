package fields

import (
	"strings"

	"priyom/intake"
)

// Citizenship turns a state's name or code, as people write it, into the alpha-3 code. An abbreviation is told, since
// forms ask for the name in full; an unknown name gets a suggestion when one state alone is a letter or two away.
func Citizenship(value string, _ Context) Result {
	if stateKnown(value) && len(value) == 3 && value != "XXX" {
		return Result{Canonical: value}
	}
	if p, refused := guard(value, maxText); refused {
		return refuse(p)
	}
	hit, ok := lookupState(value)
	if !ok {
		detail := intake.Detail{}
		if near := nearestState(stateKey(value)); near != nil {
			detail["suggestion"], detail["name"] = near.Alpha3, near.Russian
		}
		return refuse(failure(CitizenshipUnknown, 0, detail))
	}
	switch state := hit.state; {
	case state.kind == "specimen":
		return refuse(failure(CitizenshipSpecimen, 0, intake.Detail{"given": state.Alpha3}))
	case state.kind == "unspecified":
		return conclude(state.Alpha3, []Problem{warning(CitizenshipUnspecified, 0, intake.Detail{"given": state.Alpha3})})
	case hit.abbreviated:
		return conclude(state.Alpha3, []Problem{warning(CitizenshipAbbreviated, 0, intake.Detail{"given": strings.TrimSpace(value), "suggestion": state.Russian})})
	default:
		return Result{Canonical: state.Alpha3}
	}
}

// Country checks a state's code: alpha-3, alpha-2 or numeric, in any case. The canonical form is alpha-3; ICAO's
// special codes count, its specimen state UTO does not.
func Country(value string, _ Context) Result {
	if len(value) == 3 && stateKnown(value) {
		return Result{Canonical: value}
	}
	if p, refused := guard(value, maxNumber); refused {
		return refuse(p)
	}
	code := strings.ToUpper(strings.TrimFunc(value, isSpace))
	hit, ok := states()[code]
	isCode := ok && (code == hit.state.Alpha3 || code == hit.state.Alpha2 || code == hit.state.Numeric || code == "D")
	switch {
	case !isCode:
		return refuse(failure(CountryUnknown, 0, nil))
	case hit.state.kind == "specimen":
		return refuse(failure(CitizenshipSpecimen, 0, intake.Detail{"given": code}))
	}
	return Result{Canonical: hit.state.Alpha3}
}

// nearestState is the one state with a name of five letters or more that is at most two letters away; nil if there is
// none or more than one.
func nearestState(key string) *State {
	var nearest *State
	best, length := 3, len([]rune(key))
	if length < 5 || length > 40 {
		return nil
	}
	for name, hit := range states() {
		if n := len([]rune(name)); n < 5 || n > length+2 || n < length-2 {
			continue
		}
		switch d := distance(key, name); {
		case d < best:
			best, nearest = d, hit.state
		case d == best && d < 3 && nearest != nil && nearest.Alpha3 != hit.state.Alpha3:
			nearest = nil
		}
	}
	return nearest
}
