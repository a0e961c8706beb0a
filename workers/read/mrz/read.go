package mrz

import (
	"cmp"
	"image"
	"slices"

	"priyom/validators/mrz"
)

// Reading is a zone as it was read off a page.
type Reading struct {
	mrz.Zone
	Sure       bool          // every check digit holds, nothing else comes near, and no character is in doubt
	Degrees    int           // by which the zone is turned on the page, clockwise: 0, 90, 180 or 270
	Characters [][]Character // by line
	Doubt      float64       // chance that some character is wrong, 0–1
}

// Character is a character as it was read.
type Character struct {
	Box        image.Rectangle
	Confidence float64 // 0–1
	Looked     byte    // like what it looked, by itself; the line has another where the grammar or a check digit says so
}

// tries bounds the groups of lines that are read on a page, since each costs some milliseconds.
const tries = 5

// Read finds the zone of a page and reads it. It reports false when there is none, or nothing that can be told for one.
func Read(page *image.Gray) (Reading, bool) {
	var best *attempt
	left := tries
	for _, l := range slices.Backward(levelsOf(page)) {
		for _, turned := range [...]bool{false, true} {
			at := l
			if turned {
				at = l.turned()
			}
			for _, g := range candidates(at, turned) {
				if left--; left < 0 {
					break
				}
				got := read(page, g)
				if got == nil {
					continue
				}
				if best == nil || got.better(best) {
					best = got
				}
				if best.reading.Sure {
					return best.reading, true
				}
			}
		}
	}
	if best == nil {
		return Reading{}, false
	}
	return best.reading, true
}

// candidates are the groups of a level that may be a zone, the likeliest first.
func candidates(l level, turned bool) []group {
	bands := bandsOf(runsOf(l))
	bands = slices.DeleteFunc(bands, func(b band) bool {
		share, _ := l.beat(&b)
		return share < steady
	})
	groups := groupsOf(bands, l, turned)
	slices.SortStableFunc(groups, func(a, b group) int { return cmp.Compare(b.worth, a.worth) })
	return groups
}

// attempt is a group read as lines of a width.
type attempt struct {
	reading Reading
	trust   float64 // mean confidence of its characters
}

func (a *attempt) better(b *attempt) bool {
	if a.reading.Valid != b.reading.Valid {
		return a.reading.Valid
	}
	return a.trust > b.trust
}

// Limits of what is told for a zone at all.
const (
	combed  = 0.22 // worth of a comb below which a line has no even cells
	legible = 0.55 // mean confidence
)

// read reads a group, or returns nil when it is no zone.
func read(page *image.Gray, g group) *attempt {
	strips := make([]*strip, len(g.lines))
	seats := make([]seat, len(g.lines))
	worths := [len(widths)]float64{}
	combs := make([][len(widths)]comb, len(g.lines))
	for i, l := range g.lines {
		strips[i] = straighten(page, l)
		seats[i] = strips[i].settle(l.tall / strips[i].unit)
		combs[i] = strips[i].combs(&seats[i])
		for w := range widths {
			worths[w] += combs[i][w].worth / float64(len(g.lines))
		}
	}
	best := -1
	for w, n := range widths {
		if (len(g.lines) == 3) != (n == 30) {
			continue
		}
		if worths[w] >= combed && (best < 0 || worths[w] > worths[best]) {
			best = w
		}
	}
	if best < 0 {
		return nil
	}
	sheet := newSheet(widths[best], strips, seats, combs, best)
	return sheet.read()
}
