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

// believe is how likely each chosen character is among all names that the cells may spell: the mean over all of them,
// forward and backward. A filler among fillers is surer than it looks by itself.
func believe(cells []place, chosen []byte) []float64 {
	n := len(cells)
	forward, backward := make([][states]float64, n+1), make([][states]float64, n+1)
	letter, filler := make([]float64, n), make([]float64, n)
	for i := range cells {
		p := &cells[i]
		for _, c := range []byte(p.allowed) {
			if c != '<' {
				letter[i] += p.chances[strings.IndexByte(Glyphs, c)]
			}
		}
		filler[i] = p.chances[0]
		letter[i], filler[i] = max(letter[i], 1e-6), max(filler[i], 1e-6)
	}
	// step is what moves from a state to the next by a cell.
	step := func(i int, visit func(from, to int, chance float64)) {
		if i == 0 {
			visit(parted, surname, letter[0])
			return
		}
		for s := range states {
			if to := after[s].letter; to >= 0 {
				visit(s, to, letter[i])
			}
			if to := after[s].filler; to >= 0 {
				visit(s, to, filler[i])
			}
		}
	}
	forward[0][parted] = 1
	for s := range states {
		backward[n][s] = 1
	}
	for i := range n {
		step(i, func(from, to int, chance float64) { forward[i+1][to] += forward[i][from] * chance })
		whole(&forward[i+1])
	}
	for i := n - 1; i >= 0; i-- {
		step(i, func(from, to int, chance float64) { backward[i][from] += backward[i+1][to] * chance })
		whole(&backward[i])
	}
	out := make([]float64, n)
	for i := range out {
		var letters, fillers float64
		step(i, func(from, to int, chance float64) {
			got := forward[i][from] * chance * backward[i+1][to]
			if to == surname || to == given {
				letters += got
				return
			}
			fillers += got
		})
		if chosen[i] == '<' {
			out[i] = fillers / max(letters+fillers, 1e-300)
			continue
		}
		here := cells[i].chances[strings.IndexByte(Glyphs, chosen[i])]
		out[i] = letters / max(letters+fillers, 1e-300) * here / letter[i]
	}
	return out
}

// whole makes chances sum up to one, lest they vanish.
func whole(list *[states]float64) {
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	if sum == 0 {
		return
	}
	for i := range list {
		list[i] /= sum
	}
}
