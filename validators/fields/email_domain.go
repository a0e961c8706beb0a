package fields

import (
	"strings"

	"golang.org/x/net/idna"

	"priyom/intake"
)

// hostname maps and checks internationalised names as those who look them up do, RFC 5891 5 and UTS 46.
// Hyphens in the third and fourth place are let through: names with them are in use.
var hostname = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.CheckJoiners(true), idna.StrictDomainName(true), idna.CheckHyphens(false))

// checkDomain checks the part behind the at sign and gives it in lower case and punycode.
func (m mail) checkDomain() (string, []Problem) {
	labels := labelsOf(m.domain)
	problems := checkLabels(labels, m.at)
	if hasError(problems) {
		return "", m.suggestComma(problems)
	}
	written := strings.ToLower(text(m.domain))
	ascii, err := hostname.ToASCII(written)
	if err != nil {
		return "", append(problems, failure(EmailDomain, m.domain[0].position, intake.Detail{"part": "idn"}))
	}
	problems = append(problems, checkEncoded(ascii, labels)...)
	if unicodeForm, err := hostname.ToUnicode(ascii); err == nil && unicodeForm != ascii {
		problems = append(problems, note(EmailIDN, m.domain[0].position, intake.Detail{"part": "domain", "ascii": ascii, "unicode": unicodeForm}))
	}
	return ascii, append(problems, checkTypo(text(m.local), ascii, m.domain[0].position)...)
}

// labelsOf splits a domain at its points.
func labelsOf(domain []letter) []word {
	var labels []word
	start := 0
	for i, c := range domain {
		if c.r == '.' {
			labels, start = append(labels, word(domain[start:i])), i+1
		}
	}
	return append(labels, word(domain[start:]))
}

// checkLabels reports empty labels, hyphens at an end, characters of no host name, a mixture of alphabets, and a last
// label that is no top-level domain: at is the position of the at sign.
func checkLabels(labels []word, at int) []Problem {
	var problems []Problem
	before := at // the at sign or point before the label
	for i, label := range labels {
		if len(label) == 0 {
			if i < len(labels)-1 {
				before++ // the point behind it is the one too many
			}
			return append(problems, failure(EmailDomain, before, intake.Detail{"part": "empty_label"}))
		}
		problems = append(problems, checkLabel(label)...)
		before = label[len(label)-1].position + 1
	}
	top := labels[len(labels)-1]
	switch {
	case len(problems) > 0:
	case len(labels) == 1:
		problems = append(problems, failure(EmailDomain, top[0].position, intake.Detail{"part": "tld"}))
	case len(top) == 1, strings.Trim(text(top), "0123456789") == "":
		problems = append(problems, failure(EmailDomain, top[0].position, intake.Detail{"part": "tld", "given": text(top)}))
	}
	return problems
}

// checkLabel reports a hyphen at an end, characters of no host name, a mixture of alphabets.
func checkLabel(label word) []Problem {
	var problems []Problem
	for i, c := range label {
		end := i == 0 || i == len(label)-1
		if c.r == '-' && !end || c.r != '-' && isHost(c.r) {
			continue
		}
		if len(problems) < maxReports {
			problems = append(problems, failure(EmailDomain, c.position, described(c.r)))
		}
	}
	for _, w := range wordsOf(label) {
		problems = append(problems, w.mixture()...)
	}
	return problems
}

// isHost reports whether r may stand in a host name: an atom's letters and digits without its signs.
func isHost(r rune) bool { return isAtom(r) && !strings.ContainsRune(atomSigns, r) }

// suggestComma suggests the domain with a comma read as a point, "mail,ru".
func (m mail) suggestComma(problems []Problem) []Problem {
	domain := text(m.domain)
	if !strings.Contains(domain, ",") {
		return problems
	}
	if r := Email(text(m.local)+"@"+strings.ReplaceAll(domain, ",", "."), Context{}); r.Valid() {
		problems[0].Detail["suggestion"] = r.Canonical
	}
	return problems
}

// checkEncoded checks lengths as they count in the DNS, and looks into punycode that was typed as such.
func checkEncoded(ascii string, labels []word) []Problem {
	if len(ascii) > maxDomain {
		return []Problem{failure(EmailLength, labels[0][0].position, intake.Detail{"part": "domain", "given": len(ascii), "limit": maxDomain, "unit": "octets"})}
	}
	var problems []Problem
	for i, label := range strings.Split(ascii, ".") {
		if i >= len(labels) {
			break
		}
		position := labels[i][0].position
		if len(label) > maxLabel {
			problems = append(problems, failure(EmailLength, position, intake.Detail{"part": "label", "given": len(label), "limit": maxLabel, "unit": "octets"}))
			continue
		}
		problems = append(problems, hiddenMixture(label, text(labels[i]), position)...)
	}
	return problems
}

// hiddenMixture finds a mixture of alphabets inside a label that was typed in punycode.
func hiddenMixture(label, written string, position int) []Problem {
	if !strings.HasPrefix(label, "xn--") || !isASCII(written) {
		return nil
	}
	decoded, err := hostname.ToUnicode(label)
	if err != nil {
		return []Problem{failure(EmailDomain, position, intake.Detail{"part": "idn"})}
	}
	var letters []letter
	for _, r := range decoded {
		letters = append(letters, letter{r, position})
	}
	for _, w := range wordsOf(letters) {
		if mixed := w.mixture(); mixed != nil {
			delete(mixed[0].Detail, "look_alike") // the letter does not stand in the input
			return mixed[:1]
		}
	}
	return nil
}
