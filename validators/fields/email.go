package fields

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"priyom/intake"
)

// Lengths in octets: RFC 5321 4.5.3.1, where a path of 256 holds two angle brackets, and RFC 1035 2.3.4.
const (
	maxAddress = 254
	maxLocal   = 64
	maxDomain  = 253
	maxLabel   = 63
)

// Email checks an e-mail address: RFC 5321 lengths, RFC 5322 dot-atoms, RFC 6531 letters of any script. The canonical
// form has the domain in lower case and in punycode; the local part is left as it is. White space, invisible and
// bidirectional characters, and letters that only look like those around them, are refused with their position.
// A quoted local part that needs its quotes is refused by policy: hardly a mailbox has one, and few programs take it.
func Email(value string, _ Context) Result {
	if at := plainAddress(value); at > 0 {
		return conclude(value, checkTypo(value[:at], value[at+1:], at+2))
	}
	if p, refused := guard(value, maxText); refused {
		return refuse(p)
	}
	m, problems := readMail(value)
	if hasError(problems) {
		m.suggestTidy(problems)
		return conclude("", problems)
	}
	local, localProblems := m.checkLocal()
	domain, domainProblems := m.checkDomain()
	problems = append(append(problems, localProblems...), domainProblems...)
	m.suggestTwins(problems)
	canonical := local + "@" + domain
	if n := max(len(canonical), m.octets); n > maxAddress && !hasError(problems) {
		problems = append(problems, failure(EmailLength, 0, intake.Detail{"part": "address", "given": n, "limit": maxAddress, "unit": "octets"}))
	}
	return conclude(canonical, problems)
}

// mail is an address split at its at sign.
type mail struct {
	local, domain []letter
	octets        int
	at            int // position of the at sign
}

// readMail finds the two parts and reports every character that can be in neither.
func readMail(value string) (mail, []Problem) {
	var (
		m        mail
		problems []Problem
		letters  = make([]letter, 0, len(value))
		quoted   bool
		split    = -1
	)
	start := strings.TrimLeftFunc(value, isSpace)
	position := utf8.RuneCountInString(value) - utf8.RuneCountInString(start)
	if trimmed := strings.TrimRightFunc(start, isSpace); len(trimmed) != len(value) {
		problems = append(problems, note(WhitespacePresent, 0, nil))
		start = trimmed
	}
	m.octets = len(start)
	for i, r := range start {
		position++
		if r == '"' && (i == 0 || quoted && start[i-1] != '\\') {
			quoted = !quoted
		}
		if (isInvisible(r) || isSpace(r) || r == utf8.RuneError) && !(quoted && r == ' ') {
			if len(problems) < maxReports {
				problems = append(problems, forbidden(r, position, 0))
			}
			continue
		}
		if r == '@' && !quoted {
			split, m.at = len(letters), position
		}
		letters = append(letters, letter{r, position})
	}
	if split < 0 {
		return m, append(problems, failure(EmailNoAt, 0, nil))
	}
	m.local, m.domain = letters[:split], letters[split+1:]
	return m, problems
}

// suggestTidy puts on the first problem the address without what was refused, if that is an address.
func (m mail) suggestTidy(problems []Problem) {
	if m.at == 0 {
		return
	}
	if r := Email(text(m.local)+"@"+text(m.domain), Context{}); r.Valid() {
		for i := range problems {
			if problems[i].Level == Error {
				problems[i].Detail["suggestion"] = r.Canonical
				return
			}
		}
	}
}

// suggestTwins puts on the first mixed letter the address with every such letter replaced, if that is an address.
func (m mail) suggestTwins(problems []Problem) {
	all := append(append(slices.Clone(m.local), letter{'@', m.at}), m.domain...)
	mended, first := mendMixture(problems, all)
	if first == nil {
		return
	}
	if r := Email(text(mended), Context{}); r.Valid() {
		first.Detail["suggestion"] = r.Canonical
	}
}

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

func isAtom(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("!#$%&'*+-/=?^_`{|}~", r) ||
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

func wordsOf(letters []letter) []word {
	var words []word
	start := 0
	for i, c := range letters {
		if !unicode.IsLetter(c.r) && !unicode.Is(unicode.M, c.r) {
			words, start = append(words, letters[start:i]), i+1
		}
	}
	return append(words, letters[start:])
}

func text(letters []letter) string {
	var b strings.Builder
	for _, c := range letters {
		b.WriteRune(c.r)
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
