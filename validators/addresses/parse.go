package addresses

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// address is an address by its parts, in small letters.
type address struct {
	places  []string // names of regions, districts and towns
	street  []string // the words of its name
	loose   []string // names that nothing says the class of
	numbers []string // of the house and of what follows it up to the flat
	flat    string
}

// token is a name, a number with its letters, or a comma.
var token = regexp.MustCompile(`\d+-(?:ая|яя|ый|ий|ой|ое|ей|го|я|й|е|ya|aya|y|th|st|nd|rd)|\d+\p{L}?-\d+|\d+(?:/\d+)?\p{L}?|\p{L}[\p{L}'’-]*|,`)

// longest bounds the words of an address that are looked at.
const longest = 40

// parse takes an address apart by the words that say what its names and numbers are, on whichever side of them they stand.
func parse(text string) address {
	p := parser{tokens: token.FindAllString(fold(text), longest)}
	for ; p.at < len(p.tokens); p.at++ {
		p.take(p.tokens[p.at])
	}
	p.flush()
	return p.found
}

func fold(text string) string {
	return strings.NewReplacer("ё", "е", "№", " ", ";", ",", "\n", " ").Replace(strings.ToLower(text))
}

type parser struct {
	tokens  []string
	at      int
	class   class    // of the word that speaks of what comes next
	pending []string // names that are still to be put somewhere
	found   address
}

func (p *parser) take(t string) {
	c, known := designators[t]
	switch {
	case t == ",":
		p.flush()
	case known && !p.partOfName(c):
		if p.class == unclassed && len(p.pending) > 0 && (c == place || c == street) && p.nameBefore() {
			p.class = c
			p.flush()
			return
		}
		p.flush()
		p.class = c
	case unicode.IsDigit(rune(t[0])):
		p.number(t)
	default:
		p.pending = append(p.pending, t)
	}
}

// partOfName reports that a word which might say something is a part of a name: the П of "улица П. Лумумбы".
func (p *parser) partOfName(c class) bool {
	return len([]rune(p.tokens[p.at])) == 1 && p.class == street && len(p.pending) == 0 && c != house && c != extra
}

// nameBefore reports that the name a word speaks of stands before it: nothing but a number or a comma follows, or the
// name is an adjective.
func (p *parser) nameBefore() bool {
	if p.at+1 == len(p.tokens) {
		return true
	}
	next, last := p.tokens[p.at+1], p.pending[len(p.pending)-1]
	_, word := designators[next]
	return next == "," || word || unicode.IsDigit(rune(next[0])) && !strings.Contains(next, "-") ||
		slices.ContainsFunc(adjectives, func(ending string) bool { return strings.HasSuffix(last, ending) })
}

func (p *parser) number(t string) {
	number, behind, hyphened := strings.Cut(t, "-")
	switch {
	case hyphened && unicode.IsDigit(rune(behind[0])): // Образцовая, 33-104
		p.flush()
		p.found.numbers, p.found.flat = append(p.found.numbers, plain(number)), behind
	case hyphened: // 3-я Парковая
		p.pending = append(p.pending, t)
	case p.class == flat:
		p.found.flat, p.class = plain(t), unclassed
	case p.class == nothing:
		p.class = unclassed
	case len(t) == 6 && p.class != house && len(p.found.numbers) == 0: // a postcode
	case p.class == street && len(p.pending) == 0: // улица 1905 года
		p.pending = append(p.pending, t)
	case p.class == house || p.class == extra || len(p.found.numbers) == 0:
		p.flush()
		p.found.numbers = append(p.found.numbers, strings.Split(plain(t), "/")...)
	case p.found.flat == "" && p.at > 0 && p.tokens[p.at-1] == ",": // Образцовая, 33, 104
		p.found.flat = plain(t)
	default:
		p.found.numbers = append(p.found.numbers, plain(t))
	}
}

// flush puts the names that are pending where the word before them says.
func (p *parser) flush() {
	switch p.class {
	case place:
		p.found.places = append(p.found.places, p.pending...)
	case street:
		p.found.street = append(p.found.street, p.pending...)
	default:
		p.found.loose = append(p.found.loose, p.pending...)
	}
	p.pending, p.class = nil, unclassed
}

// plain is a number with the letters that look alike in two scripts as one: 33A for 33А.
func plain(number string) string {
	return strings.NewReplacer("a", "а", "b", "б", "v", "в", "g", "г", "c", "с", "e", "е").Replace(number)
}
