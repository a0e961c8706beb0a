package fields

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"priyom/intake"
)

// checkLocal checks the part before the at sign: a dot-atom, or a quoted string that could be one.
func (m mail) checkLocal() (string, []Problem) {
	if len(m.local) == 0 {
		return "", []Problem{failure(EmailLocal, m.at, intake.Detail{"part": "empty"})}
	}
	if n := len(text(m.local)); n > maxLocal {
		return "", []Problem{failure(EmailLength, m.local[0].position, intake.Detail{"part": "local", "given": n, "limit": maxLocal, "unit": "octets"})}
	}
	if m.local[0].r == '"' {
		return m.checkQuoted()
	}
	problems := dotAtom(m.local)
	for _, w := range wordsOf(m.local) {
		problems = append(problems, w.mixture()...)
	}
	local := norm.NFC.String(text(m.local))
	if !isASCII(local) && !hasError(problems) {
		problems = append(problems, m.foreignLocal()...)
	}
	return local, problems
}

// foreignLocal tells of letters beyond ASCII, and warns when each of them has a Latin twin: "сор@…" in Cyrillic.
func (m mail) foreignLocal() []Problem {
	problems := []Problem{note(EmailIDN, m.local[0].position, intake.Detail{"part": "local"})}
	twinned := make([]letter, len(m.local))
	for i, c := range m.local {
		twin := latinTwins[c.r]
		if twin == 0 && c.r >= utf8.RuneSelf {
			return problems
		}
		twinned[i] = c
		if twin != 0 {
			twinned[i].r = twin
		}
	}
	detail := described(m.local[0].r)
	detail["suggestion"] = text(twinned) + "@" + strings.ToLower(text(m.domain))
	return append(problems, warning(CharsetMixedScript, m.local[0].position, detail))
}

// dotAtom reports characters that are no atom's and points at an end or in a row, RFC 5322 3.2.3 with RFC 6531 3.3.
func dotAtom(local []letter) []Problem {
	var problems []Problem
	for i, c := range local {
		misplaced := c.r == '.' && (i == 0 || i == len(local)-1 || local[i-1].r == '.')
		if (misplaced || c.r != '.' && !isAtom(c.r)) && len(problems) < maxReports {
			problems = append(problems, failure(EmailLocal, c.position, described(c.r)))
		}
	}
	return problems
}

// atomSigns are the signs of an atom, RFC 5322 3.2.3.
const atomSigns = "!#$%&'*+-/=?^_`{|}~"

func isAtom(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(atomSigns, r) ||
		r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

// checkQuoted takes the quotes off a local part that does not need them and refuses one that does.
func (m mail) checkQuoted() (string, []Problem) {
	first := m.local[0].position
	last := len(m.local) - 1
	if last == 0 || m.local[last].r != '"' {
		return "", []Problem{failure(EmailLocal, first, described('"'))}
	}
	var content []letter
	for i := 1; i < last; i++ {
		if m.local[i].r == '\\' && i+1 < last {
			i++
		} else if m.local[i].r == '"' {
			return "", []Problem{failure(EmailLocal, m.local[i].position, described('"'))}
		}
		content = append(content, m.local[i])
	}
	if len(content) == 0 || dotAtom(content) != nil || !isASCII(text(content)) {
		return "", []Problem{failure(EmailQuotedLocal, first, nil)}
	}
	return text(content), []Problem{note(EmailQuotedLocal, first, intake.Detail{"suggestion": text(content)})}
}
