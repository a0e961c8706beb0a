package fields

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"priyom/intake"
)

// letter is one letter or sign of a name and where it stood in the input.
type letter struct {
	r        rune
	position int
}

type name struct {
	letters  []letter
	problems []Problem
}

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

// letterFor is the letter a digit in a name was typed for, in the alphabet of the letter before it; 0 if none.
func (n *name) letterFor(r rune) rune {
	if unicode.Is(unicode.Latin, n.last()) {
		return map[rune]rune{'0': 'O', '1': 'I', '5': 'S', '8': 'B'}[r]
	}
	return map[rune]rune{'0': 'О', '3': 'З', '4': 'Ч', '6': 'б', '8': 'В'}[r]
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
