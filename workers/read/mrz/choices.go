package mrz

import (
	"cmp"
	"container/heap"
	"slices"
)

// choice is a set of doubts taken together, as indices that rise.
type choice struct {
	cost   float64
	chosen []int
}

// choices is a queue, the cheapest first.
type choices []choice

func (q choices) Len() int { return len(q) }

func (q choices) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[i].cost, q[j].cost), slices.Compare(q[i].chosen, q[j].chosen)) < 0
}
func (q choices) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *choices) Push(x any)   { *q = append(*q, x.(choice)) }
func (q *choices) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

// next queues the sets that follow from this one: with the next doubt more, or with it in the last one's stead. So every
// set is reached once, from a cheaper one.
func (c choice) next(doubts []doubt, queue *choices) {
	last := -1
	if len(c.chosen) > 0 {
		last = c.chosen[len(c.chosen)-1]
	}
	if last+1 >= len(doubts) {
		return
	}
	extra := doubts[last+1].cost
	if len(c.chosen) < deepest {
		heap.Push(queue, choice{c.cost + extra, append(slices.Clone(c.chosen), last+1)})
	}
	if last >= 0 {
		replaced := slices.Clone(c.chosen)
		replaced[len(replaced)-1] = last + 1
		heap.Push(queue, choice{c.cost - doubts[last].cost + extra, replaced})
	}
}

func sortDoubts(list []doubt) {
	slices.SortFunc(list, func(a, b doubt) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.line, b.line), cmp.Compare(a.at, b.at), cmp.Compare(a.to, b.to))
	})
}
