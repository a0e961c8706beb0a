package mrz

import (
	"math"
	"strings"
)

// The states of a names field: a surname, two fillers, given names, fillers to the end, each name of parts with one
// filler between (Doc 9303-3, 4.6).
const (
	surname = iota
	surnameFiller
	parted
	given
	givenFiller
	rest
	states
)

// after gives the state that a letter or a filler leads to; none is -1.
var after = [states]struct{ letter, filler int }{
	surname:       {surname, surnameFiller},
	surnameFiller: {surname, parted},
	parted:        {given, rest},
	given:         {given, givenFiller},
	givenFiller:   {given, rest},
	rest:          {-1, rest},
}

// spell chooses the likeliest characters that make names, by dynamic programming.
func spell(cells []place, chosen []byte) {
	type step struct {
		cost float64
		from int
	}
	table := make([][states]step, len(cells)+1)
	for i := range table {
		for s := range table[i] {
			table[i][s] = step{math.Inf(1), -1}
		}
	}
	table[0][parted] = step{0, -1} // only a letter may come first; what follows it is put right below
	letters := make([]byte, len(cells))
	for i := range cells {
		p := &cells[i]
		filler := cost(p.chances[0])
		letter := math.Inf(1)
		for _, c := range []byte(p.allowed) {
			if c == '<' {
				continue
			}
			if got := cost(p.chances[strings.IndexByte(Glyphs, c)]); got < letter {
				letter, letters[i] = got, c
			}
		}
		move := func(from, to int, price float64) {
			if to >= 0 && table[i][from].cost+price < table[i+1][to].cost {
				table[i+1][to] = step{table[i][from].cost + price, from}
			}
		}
		if i == 0 {
			move(parted, surname, letter)
			continue
		}
		for s := range states {
			move(s, after[s].letter, letter)
			move(s, after[s].filler, filler)
		}
	}
	best := 0
	for s := range states {
		if table[len(cells)][s].cost < table[len(cells)][best].cost {
			best = s
		}
	}
	for i := len(cells); i > 0 && best >= 0; i-- {
		chosen[i-1] = letters[i-1]
		if best == surnameFiller || best == parted || best == givenFiller || best == rest {
			chosen[i-1] = '<'
		}
		best = table[i][best].from
	}
}
