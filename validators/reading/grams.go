package reading

import "strings"

// grams tell of a text which stretches it cannot have, without looking through it: a bit for each three letters that follow
// one another in it, some of which share one. Whether a page has any of a hundred stretches is asked of every document.
type grams [1 << 10]uint64

func gramsOf(text string) (g grams) {
	for bit := range trigrams(text) {
		g[bit/64] |= 1 << (bit % 64)
	}
	return g
}

// may reports whether a stretch may be in the text.
func (g *grams) may(stretch string) bool {
	for bit := range trigrams(stretch) {
		if g[bit/64]&(1<<(bit%64)) == 0 {
			return false
		}
	}
	return true
}

// trigrams yields a number for each three letters that follow one another.
func trigrams(text string) func(yield func(uint16) bool) {
	return func(yield func(uint16) bool) {
		var last uint64 // three letters, 21 bits each
		n := 0
		for _, r := range text {
			last = last<<21&(1<<63-1) | uint64(r)
			if n++; n >= 3 && !yield(uint16(last*0x9E3779B97F4A7C15>>48)) {
				return
			}
		}
	}
}

// contains reports whether a folded stretch is in the print.
func (p *print) contains(stretch string) bool {
	return p.has.may(stretch) && strings.Contains(p.folded, stretch)
}
