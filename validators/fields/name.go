package fields

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"priyom/intake"
)

// Name checks a surname or a given name, or the full name, in Cyrillic or Latin letters as the document has it:
// letters of any language that is written so, hyphens, apostrophes, single spaces. A letter of one alphabet inside a
// word of the other is an Error with its position and the letter it looks like. The canonical form keeps the letters
// and their case; only composition, spaces, hyphens and apostrophes are brought to one spelling.
func Name(value string, _ Context) Result {
	if len(value) <= maxNumber && plainName(value) {
		return conclude(value, placeholder(value))
	}
	if p, refused := guard(value, maxText); refused {
		return refuse(p)
	}
	tidy := tidyName(value)
	problems := tidy.problems
	for _, word := range tidy.words() {
		problems = append(problems, word.mixture()...)
	}
	if !hasError(problems) {
		problems = append(problems, tidy.scripts()...)
		problems = append(problems, placeholder(text(tidy.letters))...)
	}
	suggestName(problems, tidy)
	return conclude(text(tidy.letters), problems)
}

// Patronymic checks a patronymic: a name that may carry a particle such as "угли", "кызы", "oglu", together or apart.
// The particle alone is told, for the father's name is missing.
func Patronymic(value string, in Context) Result {
	result := Name(value, in)
	if !result.Valid() {
		return result
	}
	if particle, rest := patronymicParticle(result.Canonical); particle != "" {
		p := note(PatronymicParticle, 0, intake.Detail{"particle": particle})
		if rest == "" {
			p = warning(PatronymicParticleAlone, 0, intake.Detail{"particle": particle})
		}
		return conclude(result.Canonical, append(result.Problems, p))
	}
	return result
}

// letter is one letter or sign of a name and where it stood in the input.
type letter struct {
	r        rune
	position int
}

type name struct {
	letters  []letter
	problems []Problem
}

// word is a run of letters and apostrophes between spaces and hyphens.
type word []letter

// tidyName composes letters, makes one sign of all apostrophes and one of all dashes, and takes surplus spaces out.
func tidyName(value string) name {
	var n name
	for _, c := range compose(value) {
		switch r := c.r; {
		case isSpace(r):
			n.space(c.position)
		case isDash(r):
			n.join('-', c.position)
		case isApostrophe(r):
			n.join('\'', c.position)
		case r == '.':
			n.point(c.position)
		case unicode.In(r, unicode.Cyrillic, unicode.Latin) && unicode.IsLetter(r) && !isWide(r):
			n.letters = append(n.letters, c)
		default:
			n.forbid(r, c.position)
		}
	}
	n.trim()
	return n
}

// isWide reports the full-width, superscript and ligature forms of Latin letters, which no document prints.
func isWide(r rune) bool {
	return r >= 0xff00 || r >= 0xfb00 && r <= 0xfb06 || unicode.Is(unicode.Lm, r) || r >= 0x2070 && r <= 0x218f || r == 'ª' || r == 'º'
}

// compose gives value in NFC, each letter with the position of its first rune in the input.
func compose(value string) []letter {
	letters := make([]letter, 0, len(value))
	position := 1
	var it norm.Iter
	it.InitString(norm.NFC, value)
	before := 0
	for !it.Done() {
		segment := it.Next()
		consumed := len([]rune(value[before:it.Pos()]))
		for i, r := range []rune(string(segment)) {
			letters = append(letters, letter{r, position + min(i, max(consumed-1, 0))})
		}
		position, before = position+consumed, it.Pos()
	}
	return letters
}

func (n *name) last() rune {
	if len(n.letters) == 0 {
		return 0
	}
	return n.letters[len(n.letters)-1].r
}

// space puts one space between words and reports the surplus.
func (n *name) space(position int) {
	if last := n.last(); last == 0 || last == ' ' || last == '-' {
		n.spelling(WhitespacePresent, Info, position)
		return
	}
	n.letters = append(n.letters, letter{' ', position})
}

// join puts a hyphen or an apostrophe; a hyphen loses the space before it, and neither may follow itself.
func (n *name) join(sign rune, position int) {
	if sign == '-' && n.last() == ' ' {
		n.spelling(NameHyphenOrSpace, Warning, position)
		n.letters = n.letters[:len(n.letters)-1]
	}
	if last := n.last(); last == sign || last == 0 && sign == '-' {
		n.spelling(NameHyphenOrSpace, Warning, position)
		return
	}
	n.letters = append(n.letters, letter{sign, position})
}

// point keeps the point of an initial, telling that names are asked for in full.
func (n *name) point(position int) {
	if !unicode.IsLetter(n.last()) {
		n.forbid('.', position)
		return
	}
	n.letters = append(n.letters, letter{'.', position})
	n.spelling(NameInitial, Warning, position)
}

func (n *name) forbid(r rune, position int) {
	if len(n.problems) < maxReports {
		n.problems = append(n.problems, forbidden(r, position, n.letterFor(r)))
	}
}

// letterFor is the letter a digit in a name was typed for, in the alphabet of the letter before it.
func (n *name) letterFor(r rune) rune {
	const digits, inLatin, inCyrillic = "01345689", "OIEASGBG", "ОІЗЧЅбВд"
	i := strings.IndexRune(digits, r)
	switch {
	case i < 0:
		return 0
	case unicode.Is(unicode.Latin, n.last()):
		return rune(inLatin[i])
	default:
		return []rune(inCyrillic)[i]
	}
}

func (n *name) spelling(code intake.Code, level Level, position int) {
	if len(n.problems) < maxReports {
		n.problems = append(n.problems, Problem{Code: code, Position: position, Level: level})
	}
}

// trim takes a space or a hyphen off the end, and reports a name without a letter.
func (n *name) trim() {
	for last := n.last(); last == ' ' || last == '-'; last = n.last() {
		position := n.letters[len(n.letters)-1].position
		if last == '-' {
			n.spelling(NameHyphenOrSpace, Warning, position)
		} else {
			n.spelling(WhitespacePresent, Info, position)
		}
		n.letters = n.letters[:len(n.letters)-1]
	}
	hasLetter := slices.ContainsFunc(n.letters, func(c letter) bool { return unicode.IsLetter(c.r) })
	if !hasLetter && !hasError(n.problems) {
		n.problems = []Problem{failure(RequiredMissing, 0, nil)}
	}
}

func (n name) words() []word {
	var words []word
	var current word
	for _, c := range n.letters {
		if c.r == ' ' || c.r == '-' {
			words, current = append(words, current), nil
			continue
		}
		current = append(current, c)
	}
	return append(words, current)
}

// count tells how many letters of each alphabet a word has.
func (w word) count() (latins, cyrillics int) {
	for _, c := range w {
		switch {
		case unicode.Is(unicode.Latin, c.r):
			latins++
		case unicode.Is(unicode.Cyrillic, c.r):
			cyrillics++
		}
	}
	return latins, cyrillics
}

// mixture reports each letter of the alphabet that the word has fewer letters of.
func (w word) mixture() []Problem {
	latins, cyrillics := w.count()
	if latins == 0 || cyrillics == 0 {
		return nil
	}
	stranger, twins := unicode.Cyrillic, latinTwins
	if w.cyrillic(latins, cyrillics) {
		stranger, twins = unicode.Latin, cyrillicTwins
	}
	var problems []Problem
	for _, c := range w {
		if !unicode.Is(stranger, c.r) || len(problems) == maxReports {
			continue
		}
		detail := described(c.r)
		if twin := twins[c.r]; twin != 0 {
			detail["look_alike"] = string(twin)
		}
		problems = append(problems, failure(CharsetMixedScript, c.position, detail))
	}
	return problems
}

// cyrillic tells which alphabet a mixed word is meant in: the one whose letters have no twin in the other, else the
// one with more letters.
func (w word) cyrillic(latins, cyrillics int) bool {
	onlyLatin, onlyCyrillic := 0, 0
	for _, c := range w {
		switch {
		case unicode.Is(unicode.Latin, c.r) && cyrillicTwins[c.r] == 0:
			onlyLatin++
		case unicode.Is(unicode.Cyrillic, c.r) && latinTwins[c.r] == 0:
			onlyCyrillic++
		}
	}
	if onlyLatin != onlyCyrillic {
		return onlyCyrillic > onlyLatin
	}
	return cyrillics > latins
}

// scripts warns where whole words are in different alphabets.
func (n name) scripts() []Problem {
	var first, other word
	for _, w := range n.words() {
		latins, cyrillics := w.count()
		switch {
		case latins+cyrillics == 0:
		case first == nil:
			first = w
		default:
			if was, _ := first.count(); (was > 0) != (latins > 0) && other == nil {
				other = w
			}
		}
	}
	if other == nil {
		return nil
	}
	return []Problem{warning(CharsetMixedScript, other[0].position, intake.Detail{"part": "word"})}
}

// suggestName puts on the first mixed letter the name with every such letter replaced.
func suggestName(problems []Problem, n name) {
	if mended, first := mendMixture(problems, n.letters); first != nil {
		first.Detail["suggestion"] = text(mended)
	}
}

// mendMixture replaces every letter of the other alphabet by its twin and gives the first problem of them; nil if one
// has no twin or something else is wrong.
func mendMixture(problems []Problem, letters []letter) ([]letter, *Problem) {
	twins := map[int]rune{}
	var first *Problem
	for i := range problems {
		p := &problems[i]
		if p.Level != Error {
			continue
		}
		twin, ok := p.Detail["look_alike"].(string)
		if p.Code != CharsetMixedScript || !ok {
			return nil, nil
		}
		if first == nil {
			first = p
		}
		twins[p.Position] = []rune(twin)[0]
	}
	mended := slices.Clone(letters)
	for i, c := range mended {
		if twin, ok := twins[c.position]; ok {
			mended[i].r = twin
		}
	}
	return mended, first
}

// plainName reports whether value is a name nothing can be said against: letters of the Russian alphabet alone or of the
// English alone, with single spaces or hyphens between them.
func plainName(value string) bool {
	var english, russian, sign bool
	for _, r := range value {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			english, sign = true, false
		case r >= 'А' && r <= 'я' || r == 'Ё' || r == 'ё':
			russian, sign = true, false
		case (r == ' ' || r == '-') && (english || russian) && !sign:
			sign = true
		default:
			return false
		}
	}
	return english != russian && !sign
}

var placeholders = []string{
	"НЕТ", "ОТСУТСТВУЕТ", "НЕ ИМЕЕТСЯ", "НЕ УКАЗАНО", "БЕЗ ОТЧЕСТВА", "NONE", "NO NAME", "NULL", "N", "NA", "XXX", "ХХХ",
}

// placeholder warns of words people write where there is no name.
func placeholder(text string) []Problem {
	bare := strings.Trim(text, ".")
	for _, word := range placeholders {
		if strings.EqualFold(bare, word) {
			return []Problem{warning(NamePlaceholder, 0, intake.Detail{"given": text})}
		}
	}
	return nil
}
