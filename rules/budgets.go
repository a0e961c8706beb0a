package rules

import (
	"maps"
	"slices"

	"priyom/intake"
)

// bounds are what a budget may be. Below the least no ordinary document could be read; above the most a document could
// harm the worker that reads it.
var bounds = map[intake.Budget]struct{ least, most int64 }{
	intake.PagePixels: {1e6, 200e6},
	intake.AllPixels:  {1e6, 10e9},
	intake.Seconds:    {1, 60},
	intake.Memory:     {64 << 20, 1 << 30},
	intake.Nesting:    {8, 10_000},
	intake.Expansion:  {10, 1_000_000},
	intake.Frames:     {1, 10_000},
}

// checkBudgets holds the budgets that a file of rule data gives against their bounds.
func checkBudgets(own map[intake.Budget]int64, at Position, m *mistakes) {
	for _, name := range slices.Sorted(maps.Keys(own)) {
		if b := bounds[name]; own[name] < b.least || own[name] > b.most {
			m.add(at, "budget %s is %d: want %d to %d", name, own[name], b.least, b.most)
		}
	}
}
