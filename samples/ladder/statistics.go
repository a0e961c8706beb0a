package ladder

import (
	"math"
	"slices"
)

// Spread is how values are distributed.
type Spread struct {
	N      int     `json:"n"`      // values there are
	None   int     `json:"none"`   // pages without a value
	P5     float64 `json:"p5"`     // not exceeded by 5 %
	Median float64 `json:"median"` //
	P95    float64 `json:"p95"`
}

func spreadOf(values []float64) Spread {
	known := slices.DeleteFunc(slices.Clone(values), math.IsNaN)
	slices.Sort(known)
	return Spread{len(known), len(values) - len(known), quantile(known, 0.05), quantile(known, 0.5), quantile(known, 0.95)}
}

// quantile of sorted values; 0 when there are none.
func quantile(sorted []float64, share float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	at := share * float64(len(sorted)-1)
	low := int(at)
	high := min(low+1, len(sorted)-1)
	return sorted[low] + (at-float64(low))*(sorted[high]-sorted[low])
}

// suspicion turns values so that more is worse. A page without a value is the least suspicious: what was not
// measured was not found.
func suspicion(values []float64, rises bool) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		switch {
		case math.IsNaN(v):
			out[i] = math.Inf(-1)
		case rises:
			out[i] = v
		default:
			out[i] = -v
		}
	}
	slices.Sort(out)
	return out
}

// area under the receiver operating characteristic: the chance that a spoilt page is more suspicious than a clean
// one, ties counting half (Mann and Whitney, 1947). Both lists are sorted.
func area(clean, spoilt []float64) float64 {
	if len(clean) == 0 || len(spoilt) == 0 {
		return 0
	}
	wins := 0.0
	for _, s := range spoilt {
		below, _ := slices.BinarySearch(clean, s)
		upTo := below
		for upTo < len(clean) && clean[upTo] == s {
			upTo++
		}
		wins += float64(below) + float64(upTo-below)/2
	}
	return wins / float64(len(clean)*len(spoilt))
}

// Point of a receiver operating characteristic.
type Point struct {
	FalseAlarms float64 `json:"false_alarms"` // share of the clean that a limit refuses
	Found       float64 `json:"found"`        // share of the spoilt that it refuses
}

// curve is the characteristic at limits between all values, thinned to some sixty points.
func curve(clean, spoilt []float64) []Point {
	limits := slices.Concat(clean, spoilt)
	slices.Sort(limits)
	limits = slices.Compact(limits)
	points := []Point{{1, 1}}
	every := len(limits)/60 + 1
	for i, limit := range limits {
		if i%every == 0 || i == len(limits)-1 {
			points = append(points, Point{above(clean, limit), above(spoilt, limit)})
		}
	}
	return points
}

// above is the share of sorted values beyond a limit.
func above(sorted []float64, limit float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	n := len(sorted)
	for n > 0 && sorted[n-1] > limit {
		n--
	}
	return float64(len(sorted)-n) / float64(len(sorted))
}

// maxFalse is the share of clean pages that a limit may refuse.
const maxFalse = 0.005

// propose is the limit that refuses at most maxFalse of the clean: where the spoilt lie beyond it, half-way to them.
func propose(clean, spoilt []float64) float64 {
	known := slices.DeleteFunc(slices.Clone(clean), func(v float64) bool { return math.IsInf(v, -1) })
	if len(known) == 0 || len(spoilt) == 0 {
		return math.NaN()
	}
	allowed := int(maxFalse * float64(len(clean)))
	limit := known[len(known)-1-min(allowed, len(known)-1)]
	if nearest := quantile(spoilt, 0.01); nearest > limit {
		limit += (nearest - limit) / 2
	}
	return rounded(limit)
}

// rounded keeps three figures behind the point.
func rounded(v float64) float64 { return math.Round(v*1000) / 1000 }

// goesRight is the share of neighbouring steps of one page that do not go back, with a hundredth of the range spared.
func goesRight(pages [][]float64, rises bool) float64 {
	low, high := math.Inf(1), math.Inf(-1)
	for _, values := range pages {
		for _, v := range values {
			if !math.IsNaN(v) {
				low, high = min(low, v), max(high, v)
			}
		}
	}
	spared, right, all := (high-low)/100, 0, 0
	for _, values := range pages {
		for i := range len(values) - 1 {
			before, after := values[i], values[i+1]
			if math.IsNaN(before) || math.IsNaN(after) {
				continue
			}
			if !rises {
				before, after = -before, -after
			}
			all++
			if after >= before-spared {
				right++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return float64(right) / float64(all)
}
