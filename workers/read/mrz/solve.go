package mrz

import (
	"container/heap"
	"math"

	"priyom/validators/mrz"
)

// doubt is a character that a cell may hold instead of the likeliest.
type doubt struct {
	line, at int
	to       byte
	cost     float64 // how much less likely it is
}

const (
	manyDoubts = 40   // alternatives that are weighed, the likeliest
	manyTexts  = 3000 // combinations of them that are tried
	dearest    = 5.5  // cost of an alternative that is weighed at all: e to this power less likely
	deepest    = 3    // characters changed at once
)

// solution is how sure it is that the guarded characters are right.
type solution struct {
	certainty float64 // of the text chosen among all that hold; 0 when none does
	marginals map[[2]int]map[byte]float64
}

// of is the share of the texts that hold in which a place has a character.
func (s solution) of(line, at int, c byte) float64 {
	if s.certainty == 0 {
		return 0
	}
	if there, ok := s.marginals[[2]int{line, at}]; ok {
		return there[c]
	}
	return 1
}

// solve chooses the likeliest characters with which every check digit holds, changing those alone that check digits
// guard. Where none is near enough the text stays the likeliest by itself.
func (t *text) solve() solution {
	doubts := t.doubts()
	holding := t.holding(doubts)
	if len(holding) == 0 {
		return solution{}
	}
	total := 0.0
	for _, c := range holding {
		total += math.Exp(-c.cost)
	}
	found := solution{marginals: map[[2]int]map[byte]float64{}}
	for _, c := range holding {
		for _, i := range c.chosen {
			d := doubts[i]
			key := [2]int{d.line, d.at}
			if found.marginals[key] == nil {
				found.marginals[key] = map[byte]float64{}
			}
			found.marginals[key][d.to] += math.Exp(-c.cost) / total
		}
	}
	for key, there := range found.marginals {
		changed := 0.0
		for _, share := range there {
			changed += share
		}
		there[t.lines[key[0]][key[1]]] += 1 - changed
	}
	best := holding[0]
	t.change(doubts, best.chosen)
	found.certainty = math.Exp(-best.cost) / total * trustworthy(best.cost, t.format)
	return found
}

// Costs, as logarithms of odds, beyond which nothing is tried: of a text by itself, and beside the best.
const (
	dear   = 9.0
	beside = 5.0
)

// holding are the choices with which every check digit holds, the cheapest first.
func (t *text) holding(doubts []doubt) []choice {
	var list []choice
	queue := &choices{{}}
	for tried := 0; queue.Len() > 0 && tried < manyTexts; tried++ {
		c := heap.Pop(queue).(choice)
		if c.cost > dear || len(list) > 0 && c.cost > list[0].cost+beside {
			break
		}
		if t.holds(doubts, c.chosen) {
			list = append(list, c)
		}
		c.next(doubts, queue)
	}
	return list
}

// trustworthy is the chance that a text which had to be changed at such a cost is the true one. A wrong text holds by
// chance one time in a hundred where two digits guard each field, and one in ten where one does: the dearer the best
// text, the likelier the truth was not among those tried.
func trustworthy(cost float64, format mrz.Format) float64 {
	if cost == 0 {
		return 1
	}
	byChance := 0.01
	if format == mrz.MRVA || format == mrz.MRVB {
		byChance = 0.1
	}
	here := math.Exp(-cost)
	return here / (here + byChance*(1-here))
}

// doubts are the alternatives in guarded places, the likeliest first.
func (t *text) doubts() []doubt {
	var list []doubt
	for i, line := range t.cells {
		for k := range line {
			p := &line[k]
			if !p.sound {
				continue
			}
			chosen := cost(p.chance(t.lines[i][k]))
			for _, c := range []byte(p.allowed) {
				if more := cost(p.chance(c)) - chosen; c != t.lines[i][k] && more < dearest {
					list = append(list, doubt{i, k, c, max(0, more)})
				}
			}
		}
	}
	sortDoubts(list)
	return list[:min(len(list), manyDoubts)]
}

func (t *text) change(doubts []doubt, chosen []int) {
	for _, i := range chosen {
		t.lines[doubts[i].line][doubts[i].at] = doubts[i].to
	}
}

// holds reports whether every check digit holds, and every date is in the calendar, with some characters changed.
func (t *text) holds(doubts []doubt, chosen []int) bool {
	var kept [deepest]byte
	for n, i := range chosen {
		d := doubts[i]
		if n > 0 && doubts[chosen[n-1]].line == d.line && doubts[chosen[n-1]].at == d.at {
			return false
		}
		kept[n] = t.lines[d.line][d.at]
		t.lines[d.line][d.at] = d.to
	}
	lines := t.strings()
	for n := len(chosen) - 1; n >= 0; n-- {
		d := doubts[chosen[n]]
		t.lines[d.line][d.at] = kept[n]
	}
	return mrz.Verify(lines) && mrz.Parse(lines, centuries).Valid
}
