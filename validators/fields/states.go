package fields

import (
	_ "embed" // states.tsv
	"strings"
	"sync"
	"unicode"
)

// State is a country of ISO 3166-1, one that only the Russian classifier OKSM has (Abkhazia, South Ossetia), or one of
// the special codes of ICAO Doc 9303-3 section 5.
type State struct {
	Alpha3  string // as in a machine-readable zone, but DEU for Germany
	Alpha2  string // empty for special codes
	Numeric string // OKSM, three digits; empty for ICAO's special codes
	Russian string
	English string

	kind string // iso, oksm, icao, unspecified, specimen
}

//go:embed states.tsv
var statesTSV string

// found is a state by one of its names.
type found struct {
	state       *State
	abbreviated bool // the name was an abbreviation, or a code other than alpha-3
}

var states = sync.OnceValue(func() map[string]found {
	byName := make(map[string]found, 2048)
	for line := range strings.Lines(statesTSV) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		column := strings.Split(strings.TrimRight(line, "\n"), "\t")
		state := &State{Alpha3: column[0], Alpha2: column[1], Numeric: column[2], kind: column[3], Russian: column[4], English: column[5]}
		for _, name := range append(strings.Split(column[6], ";"), state.Russian, state.English, state.Alpha3) {
			full, abbreviated := strings.CutSuffix(name, "*")
			byName[stateKey(full)] = found{state, abbreviated}
		}
		byName[state.Alpha2], byName[state.Numeric] = found{state, true}, found{state, true}
	}
	delete(byName, "")
	byName["D"] = byName["DEU"]
	return byName
})

// LookupState finds a state by its alpha-3, alpha-2 or numeric code or by one of its names in Russian, English or its
// own language, whatever the case and the punctuation.
func LookupState(name string) (State, bool) {
	f, ok := lookupState(name)
	if !ok {
		return State{}, false
	}
	return *f.state, true
}

func lookupState(name string) (found, bool) {
	key := stateKey(name)
	if f, ok := states()[key]; ok {
		return f, true
	}
	rest, ok := strings.CutPrefix(key, "РЕСПУБЛИКА ")
	if !ok {
		rest, ok = strings.CutPrefix(key, "REPUBLIC OF ")
	}
	f, known := states()[rest]
	return f, ok && known && !f.abbreviated
}

// stateKnown reports whether code is an alpha-3 code of a state or one of ICAO's, specimens left out.
func stateKnown(code string) bool {
	f, ok := states()[code]
	return ok && f.state.Alpha3 == code && f.state.kind != "specimen"
}

// stateKey is a name as far as it tells states apart: capitals, Е for Ё, no apostrophes, single spaces for the rest.
func stateKey(name string) string {
	var key strings.Builder
	gap := false
	for _, r := range name {
		switch {
		case r == 'ё' || r == 'Ё':
			r = 'Е'
		case isApostrophe(r):
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r):
			gap = key.Len() > 0
			continue
		}
		if gap {
			key.WriteByte(' ')
			gap = false
		}
		key.WriteRune(unicode.ToUpper(r))
	}
	return key.String()
}
