package names

import (
	"bytes"
	"strings"
)

// Costs of turning one sound into another, or into nothing, in tenths of a sound. Free is what spelling alone explains.
const (
	free         = 0
	costGlide    = 3
	costVowel    = 3
	costInserted = 4 // a vowel
	costRelated  = 4 // consonants that recordings of one name confuse
	costBreath   = 5 // an H
	costDropped  = 8 // a consonant
	costOther    = 10
)

// equal lists for the sounds that stand for several which.
var equal = [128]string{
	soundYO: "eo", soundOE: "oe@", soundOU: "ou", soundAE: "ae", soundNG: "n", soundSoft: "i", soundQ: "k", soundUU: "u7",
}

// related are groups of consonants close to one another.
var related = []string{"bp", "dt", "gkqh", "zs", "jz", "vf", "SC", "CW", "SW", "?C", "?k", "?s", "?j", "cs", "ji", "jC", "mn9"}

var relatedTo = func() (table [128][128]bool) {
	for _, group := range related {
		for _, a := range []byte(group) {
			for _, b := range []byte(group) {
				table[a][b] = true
			}
		}
	}
	return table
}()

// pair is two sides of a comparison and how each spells.
type pair struct{ a, b custom }

func (p pair) flipped() pair { return pair{p.b, p.a} }

// replace is the cost of b's sound for a's.
func (p pair) replace(a, b byte) int {
	cost := replacing[a&0x7f][b&0x7f]
	if cost == free || !p.a.national() && !p.b.national() {
		return cost
	}
	if p.explained(a, b) {
		return free
	}
	return cost
}

// replacing is the cost of one sound for another where no national spelling explains it.
var replacing = func() (table [128][128]int) {
	for a := range byte(128) {
		for b := range byte(128) {
			switch {
			case a == b, strings.IndexByte(equal[a], b) >= 0, strings.IndexByte(equal[b], a) >= 0:
				table[a][b] = free
			case isVowel(a) && isVowel(b):
				table[a][b] = costVowel
			case relatedTo[a][b]:
				table[a][b] = costRelated
			default:
				table[a][b] = costOther
			}
		}
	}
	return table
}()

// explained reports a difference that the spelling of one side explains and that of the other does not share.
func (p pair) explained(a, b byte) bool {
	if p.a.uzbek != p.b.uzbek && (p.a.uzbek && a == 'o' && b == 'a' || p.b.uzbek && b == 'o' && a == 'a') {
		return true
	}
	return p.a.azerbaijani && azerbaijani(a, b) || p.b.azerbaijani && azerbaijani(b, a)
}

// azerbaijani reports what an Azerbaijani letter becomes in Russian.
func azerbaijani(own, russian byte) bool {
	switch own {
	case soundCOnly:
		return russian == 'j'
	case soundQ, 'h':
		return russian == 'g'
	default:
		return false
	}
}

// drop is the cost of the sound s[i] that the other side, whose next sound is other[j], has not.
func drop(s []byte, i int, other []byte, j int) int {
	c := s[i]
	switch {
	case c != 'g' && c != 'i':
	case c == 'g' && i > 0 && s[i-1] == 'n' && j > 0 && other[j-1] == soundNG: // НГ for Ң
		return free
	case c == 'i' && i+1 < len(s) && s[i+1] == 'o' && j < len(other) && other[j] == soundYO: // ЙО for Ё
		return free
	}
	return dropping[c&0x7f]
}

// dropping is the cost of a sound that the other side has not, wherever it stands.
var dropping = func() (table [128]int) {
	for c := range byte(128) {
		switch {
		case c == soundSoft:
			table[c] = free
		case c == 'i':
			table[c] = costGlide
		case isVowel(c):
			table[c] = costInserted
		case c == 'h':
			table[c] = costBreath
		default:
			table[c] = costDropped
		}
	}
	return table
}()

// prefixes are the least costs of turning a into each beginning of b: of none of it, of one sound, and so on.
func (p pair) prefixes(a, b []byte) (costs [maxPhonemes + 1]int) {
	var rows [2][maxPhonemes + 1]int
	row, next := &rows[0], &rows[1]
	for j := range b {
		row[j+1] = row[j] + drop(b, j, a, 0)
	}
	for i := range a {
		next[0] = row[0] + drop(a, i, b, 0)
		for j := range b {
			next[j+1] = min(
				row[j]+p.replace(a[i], b[j]),
				row[j+1]+drop(a, i, b, j+1),
				next[j]+drop(b, j, a, i+1),
			)
		}
		row, next = next, row
	}
	return *row
}

// distance is the least cost of turning a into b.
func (p pair) distance(a, b []byte) int {
	if bytes.Equal(a, b) {
		return free
	}
	costs := p.prefixes(a, b)
	return costs[len(b)]
}

// likeness is 1 for sounds that only spelling parts, and at most unlikeCap otherwise.
func (p pair) likeness(a, b []byte) float64 {
	cost := p.distance(a, b)
	if cost == free {
		return 1
	}
	return max(0, min(unlikeCap, 1-float64(cost)/float64(5*(len(a)+len(b)))))
}
