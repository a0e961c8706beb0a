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
const tries = 8

// Read finds the zone of a page and reads it. It reports false when there is none, or nothing that can be told for one.
func Read(page *image.Gray) (Reading, bool) {
	var best *attempt
	left := tries
	levels := levelsOf(page)
	for _, l := range slices.Backward(levels) {
		cuts := thresholds(l)
		for _, turned := range [...]bool{false, true} {
			at := l
			if turned {
				at, cuts = l.turned(), l.tiles().turned(cuts)
			}
			for _, g := range candidates(at, cuts, turned) {
				if left--; left < 0 {
					break
				}
				got := read(page, levels, g)
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
func candidates(l level, cuts []byte, turned bool) []group {
	bands := bandsOf(runsOf(l, cuts))
	for i := range bands {
		bands[i].pulse = l.pulse(&bands[i])
	}
	bands = slices.DeleteFunc(bands, func(b band) bool {
		return b.pulse.best() < steady
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
	even    = 0.17 // share of the lines' swing that is at one beat
	combed  = 0.22 // worth of a comb below which a line has no even cells
	legible = 0.55 // mean confidence
	shaded  = 0.05 // share of a strip that something lies over, for it to be read again without that
)

// read reads a group, or returns nil when it is no zone. What is not sure is read again without what darkens whole rows.
func read(page *image.Gray, levels []level, g group) *attempt {
	from, to := g.beats()
	if glance(page, levels, g, from, to) < even {
		return nil
	}
	strips := make([]*strip, len(g.lines))
	for i, l := range g.lines {
		strips[i] = straighten(page, levels, l)
	}
	got := g.read(strips, from, to)
	if got != nil && got.reading.Sure {
		return got
	}
	veiled := 0.0
	for _, s := range strips {
		veiled = max(veiled, s.lighten())
	}
	if veiled < shaded {
		return got
	}
	if again := g.read(strips, from, to); again != nil && (got == nil || again.better(got)) {
		return again
	}
	return got
}

// read reads the strips of the group's lines.
func (g group) read(strips []*strip, from, to float64) *attempt {
	s := &sheet{strips: strips}
	var spectra []*spectrum
	profiles := make([][columns]float64, len(strips))
	for i, strip := range strips {
		seat := strip.settle(g.lines[i].tall / strip.unit)
		profiles[i] = strip.columnsOf(&seat)
		levelled(&profiles[i])
		s.seats = append(s.seats, seat)
		spectra = append(spectra, spectrumOf(&profiles[i], from, to))
	}
	beats, share := beatsOf(spectra)
	if share < even {
		return nil
	}
	worth, often := 0.0, 0.0
	for i, b := range beats {
		c := b.comb(&profiles[i])
		s.combs = append(s.combs, c)
		worth += c.worth / float64(len(beats))
		often += b.often / float64(len(beats))
	}
	if worth < combed {
		return nil
	}
	return s.read(often)
}
