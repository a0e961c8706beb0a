package rules

import (
	"maps"
	"slices"
)

// ids finds names that stand twice.
type ids struct {
	of    string
	first map[string]Position
	m     *mistakes
}

func newIDs(of string, m *mistakes) ids { return ids{of, map[string]Position{}, m} }

func (i ids) add(id string, at Position) {
	first, twice := i.first[id]
	switch {
	case id == "":
	case twice:
		i.m.add(at, "%s %q stands here a second time, first at %s", i.of, clipped(id), first)
	default:
		i.first[id] = at
	}
}

func keys[K ~string, V any](m map[K]V) []K { return slices.Collect(maps.Keys(m)) }
