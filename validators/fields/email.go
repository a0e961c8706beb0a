package fields

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
		if (isInvisible(r) || isSpace(r) || r == utf8.RuneError) && (!quoted || r != ' ') {
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
