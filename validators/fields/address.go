package fields

import (
	"slices"
	"strings"

	"priyom/intake"
)

// Address checks a postal address in Russia as one line. Abbreviations are written out in the canonical form and told,
// each with its position; parts that are missing (postcode, region, locality, street, house) are a Warning, since the
// sources differ on what a full address is.
func Address(value string, in Context) Result {
	if p, refused := guard(value, maxText); refused {
		return refuse(p)
	}
	tokens, problems := addressTokens(value)
	if hasError(problems) {
		return conclude("", problems)
	}
	var line addressLine
	for i := 0; i < len(tokens); i++ {
		i += line.add(tokens, i)
	}
	canonical := line.String()
	if canonical == "" {
		return refuse(failure(RequiredMissing, 0, nil))
	}
	problems = append(append(problems, line.problems...), line.postcode(tokens, &in)...)
	if missing := line.missing(); len(missing) > 0 {
		problems = append(problems, warning(AddressIncomplete, 0, intake.Detail{"missing": missing}))
	}
	return conclude(canonical, problems)
}

// addressLine is an address as it is written out again.
type addressLine struct {
	out      strings.Builder
	words    []string // full words in lower case, and "#" for each number
	problems []Problem
	gap      bool // a space is due
	comma    bool // a comma is due
	number   bool // a number was written last
}

// add writes the token at i, an abbreviation in full, and returns how many more tokens it took.
func (l *addressLine) add(tokens []token, i int) int {
	t := tokens[i]
	switch t.class {
	case 's':
		l.gap = true
		return 0
	case ',':
		l.comma = true
		return 0
	case 'n':
		l.write(t.text, "#")
		return 0
	case 'w':
		full, used := expand(tokens, i)
		if full == "" {
			l.write(t.text, strings.ToLower(t.text))
			return 0
		}
		l.gap = l.gap || l.number // "1к2"
		l.write(full, full)
		l.gap = true
		if len(l.problems) < maxReports {
			given := t.text + strings.Repeat(".", used)
			l.problems = append(l.problems, warning(AddressAbbreviation, t.position, intake.Detail{"given": given, "suggestion": full}))
		}
		return used
	case '.':
		if i == len(tokens)-1 || l.out.Len() == 0 {
			return 0
		}
	}
	l.write(t.text, "")
	return 0
}

func (l *addressLine) write(text, key string) {
	switch started := l.out.Len() > 0; {
	case started && l.comma:
		l.out.WriteString(", ")
	case started && l.gap:
		l.out.WriteByte(' ')
	}
	l.gap, l.comma, l.number = false, false, key == "#"
	l.out.WriteString(text)
	l.words = append(l.words, strings.Fields(key)...)
}

func (l *addressLine) String() string { return strings.TrimRight(l.out.String(), " .-") }

// postcode checks the number that stands for it: the first of six digits, or a first token of five digits or more.
func (l *addressLine) postcode(tokens []token, in *Context) []Problem {
	for i, t := range tokens {
		if t.class != 'n' || len(t.text) != 6 && (i > 0 || len(t.text) < 5) {
			continue
		}
		var problems []Problem
		for _, p := range judgePostcode(t.text, nil, in) {
			p.Position = t.position
			problems = append(problems, p)
		}
		if len(t.text) == 6 {
			l.words = append(l.words, "postcode")
		}
		return softened(problems)
	}
	return nil
}

// missing names the parts of a full address that are not there.
func (l *addressLine) missing() []string {
	var missing []string
	for _, part := range []struct {
		name string
		cues []string
	}{
		{"postcode", []string{"postcode"}},
		{"region", regionWords},
		{"locality", localityWords},
		{"street", streetWords},
	} {
		if !slices.ContainsFunc(part.cues, func(cue string) bool { return slices.Contains(l.words, cue) }) {
			missing = append(missing, part.name)
		}
	}
	if !l.hasHouse() {
		missing = append(missing, "house")
	}
	return missing
}

// hasHouse reports whether a number stands behind the word for a house or, that left out, behind a street.
func (l *addressLine) hasHouse() bool {
	for i, w := range l.words {
		if slices.Contains(houseWords, w) && i+1 < len(l.words) {
			return true
		}
		if slices.Contains(streetWords, w) && slices.Contains(l.words[i+1:], "#") {
			return true
		}
	}
	return false
}
