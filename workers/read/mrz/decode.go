package mrz

import (
	"math"
	"slices"
	"strings"

	"priyom/intake"
	"priyom/validators/mrz"
)

// centuries is the day by which two digits of a year are told to be of which century, where the zone itself does not
// tell. It is a constant and not today, since the same bytes must give the same evidence: whoever was born after it is
// read as a hundred years older, unless the document was issued or ran out before that.
var centuries = intake.Date{Year: 2030, Month: 12, Day: 31}

// text is a zone being decoded: what each place may hold by the grammar, and with what chance.
type text struct {
	format mrz.Format
	cells  [][]place
	lines  [][]byte // the characters chosen
}

// place is what one cell may hold.
type place struct {
	chances chances // by what it looks like alone
	allowed string  // by the grammar
	share   float64 // of the chances that what is allowed has
	sound   bool    // a check digit guards it
}

// chance is that of a character among those allowed. Where the cell looks like nothing that is allowed, there is little
// chance of anything.
func (p *place) chance(c byte) float64 {
	const enough = 0.1
	i := strings.IndexByte(Glyphs, c)
	return p.chances[i] / max(p.share, enough)
}

// looked is the character that a cell looks like, whatever the grammar says.
func (p *place) looked() byte {
	best := 0
	for i := range Glyphs {
		if p.chances[i] > p.chances[best] {
			best = i
		}
	}
	return Glyphs[best]
}

// cost is the logarithm of a chance, turned round.
func cost(chance float64) float64 { return -math.Log(max(chance, 1e-6)) }

// decoded reads the cells by the grammar that they fit best.
func (s *sheet) decoded(cells [][]chances) *attempt {
	var best *text
	least := math.Inf(1)
	for _, format := range mrz.Formats() {
		if lines, width := format.Shape(); lines != len(cells) || width != s.width {
			continue
		}
		t := newText(format, cells)
		if got := t.cost(); got < least {
			best, least = t, got
		}
	}
	if best == nil {
		return nil
	}
	return s.attempt(best, best.solve())
}

func newText(format mrz.Format, cells [][]chances) *text {
	t := &text{format: format}
	guards := format.Guards()
	for i := range cells {
		alphabet := format.Alphabet(i)
		line := make([]place, len(cells[i]))
		chosen := make([]byte, len(cells[i]))
		for k := range line {
			p := &line[k]
			*p = place{chances: cells[i][k], allowed: alphabet[k], sound: guards[i][k]}
			best := -1.0
			for _, c := range []byte(p.allowed) {
				chance := p.chances[strings.IndexByte(Glyphs, c)]
				p.share += chance
				if chance > best {
					best, chosen[k] = chance, c
				}
			}
		}
		t.cells, t.lines = append(t.cells, line), append(t.lines, chosen)
	}
	if line, from, to, ok := format.Of("surname"); ok {
		spell(t.cells[line][from:to], t.lines[line][from:to])
	}
	return t
}

// cost is how badly the cells fit the format. A format that asks for more is believed when it is met.
func (t *text) cost() float64 {
	sum := 0.0
	for i, line := range t.cells {
		for k := range line {
			p := &line[k]
			sum += cost(p.chances[strings.IndexByte(Glyphs, t.lines[i][k])]) + 0.05*math.Log(float64(len(p.allowed)))
		}
	}
	return sum
}

func (t *text) strings() []string {
	out := make([]string, len(t.lines))
	for i, line := range t.lines {
		out[i] = string(line)
	}
	return out
}

// parse reads the lines with centuries that the document itself agrees with.
func parse(lines []string) mrz.Zone {
	zone := mrz.Parse(lines, centuries)
	for _, last := range [...]string{zone.Document.IssueDate, zone.Document.ExpiryDate} {
		if day, err := intake.ParseDate(last); err == nil && day.Before(centuries) && zone.Document.BirthDate > last {
			earlier := mrz.Parse(lines, day)
			zone.Document.BirthDate = earlier.Document.BirthDate
			return zone
		}
	}
	return zone
}

// attempt puts the decoded text together.
func (s *sheet) attempt(t *text, found solution) *attempt {
	zone := parse(t.strings())
	if zone.Format == "" {
		return nil
	}
	a := &attempt{reading: Reading{Zone: zone, Degrees: s.degrees()}}
	product, sum, n := found.certainty, 0.0, 0
	for i, line := range t.cells {
		characters := make([]Character, len(line))
		for k := range line {
			p := &line[k]
			c := t.lines[i][k]
			confidence := min(1, p.chance(c))
			sum, n = sum+p.chances[strings.IndexByte(Glyphs, c)], n+1
			if p.sound && zone.Valid {
				confidence = max(confidence, found.of(i, k, c))
			} else {
				product *= confidence
			}
			characters[k] = Character{s.box(i, k), confidence, p.looked()}
		}
		a.reading.Characters = append(a.reading.Characters, characters)
	}
	a.trust = sum / float64(n)
	a.reading.Doubt = 1 - product
	a.reading.Sure = zone.Valid && a.reading.Doubt <= doubtful && !slices.ContainsFunc(zone.Problems, unsettling)
	return a
}

// doubtful is the chance of a wrong character above which a zone is not told as sure.
const doubtful = 0.15

// unsettling are problems that a zone rightly read seldom has.
func unsettling(p mrz.Problem) bool { return p.Code == mrz.IssuerUnknown }
