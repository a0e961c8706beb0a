package reading

import (
	"strings"
	"unicode/utf8"
)

// Agreement is what holding a value that was read against another comes to.
type Agreement int

// The agreements.
const (
	Agrees   Agreement = iota // the same, or the same but for signs that a recogniser takes for each other
	Doubtful                  // a recogniser may have misread the one sign that differs
	Differs
)

// Against holds the reading's value in canonical form against another. What a zone or a text layer says is taken at its
// word; a recogniser takes signs for each other however sure it is of itself, so that one sign is no proof.
func (r Reading) Against(value, other string) Agreement {
	switch {
	case value == other:
		return Agrees
	case r.Source != OCR || utf8.RuneCountInString(value) != utf8.RuneCountInString(other):
		return Differs
	}
	unlike := 0
	others := []rune(other)
	for i, got := range []rune(value) {
		switch want := others[i]; {
		case got == want, strings.ContainsRune(confusedWith[got], want):
		default:
			unlike++
		}
	}
	switch unlike {
	case 0:
		return Agrees
	case 1:
		return Doubtful
	default:
		return Differs
	}
}

// confusedWith are the signs that recognisers take for each other though one is a letter and one a figure: a sign that
// changes its nature is their mistake and no applicant's.
var confusedWith = map[rune]string{
	'0': "OQD", '1': "IL", '2': "Z", '5': "S", '6': "G", '8': "B", '4': "A", '7': "T",
	'O': "0", 'Q': "0", 'D': "0", 'I': "1", 'L': "1", 'Z': "2", 'S': "5", 'G': "6", 'B': "8", 'A': "4", 'T': "7",
}
