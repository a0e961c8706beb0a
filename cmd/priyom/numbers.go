package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"

	"priyom/intake"
)

// numbers are the running numbers seen, by year, a bit for each: they are given without gaps.
type numbers map[int][]uint64

// note remembers an application's number; what is none is left to the journal to tell.
func (n numbers) note(number string) {
	var year, digit int
	var running int64
	_, err := fmt.Sscanf(number, "%02d-%07d-%d", &year, &running, &digit)
	if err != nil || running < 1 || intake.Number(year, running) != number {
		return
	}
	for int64(len(n[year])) <= running/64 {
		n[year] = append(n[year], 0)
	}
	n[year][running/64] |= 1 << (running % 64)
}

// missing are the numbers below the highest of their year that were not seen.
func (n numbers) missing() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, year := range slices.Sorted(maps.Keys(n)) {
			highest := int64(len(n[year])*64 - 1)
			for !n.seen(year, highest) {
				highest--
			}
			for running := int64(1); running < highest; running++ {
				if !n.seen(year, running) && !yield(intake.Number(year, running)) {
					return
				}
			}
		}
	}
}

func (n numbers) seen(year int, running int64) bool {
	return n[year][running/64]&(1<<(running%64)) != 0
}
