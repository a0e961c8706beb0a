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
	chances chances // by what it looks like alone, sorted by what may stand there
	looked  byte    // what it looks like, whatever may stand there
	allowed string  // by the grammar
	share   float64 // of the chances that what is allowed has
	sound   bool    // a check digit guards it
	belief  float64 // that the character chosen has in what the names around it spell; 0 elsewhere
}

// chance is that of a character among those allowed. Where the cell looks like nothing that is allowed, there is little
// chance of anything.
func (p *place) chance(c byte) float64 {
	i := strings.IndexByte(Glyphs, c)
	return p.chances[i] / max(p.share, enough)
}

// confidence is the chance of the character chosen. What is spelt around it counts, unless it looks like another.
func (p *place) confidence(c byte) float64 {
	chance := min(1, p.chance(c))
	if p.chances[strings.IndexByte(Glyphs, c)] < enough {
		return chance
	}
	return max(chance, p.belief)
}

// enough is the share of a cell's chances below which what the grammar allows is hard to believe.
const enough = 0.1

// fits is how well a cell goes with the grammar: 1 but where it looks like something that may not stand there at all.
func (p *place) fits() float64 { return min(1, p.share/enough) }

// alike are letters and the digits that are told from them by little else than their place.
var alike = [...][2]byte{{'O', '0'}, {'I', '1'}, {'Z', '2'}, {'S', '5'}, {'G', '6'}, {'B', '8'}}

// sorted gives the chances of a letter to the digit like it where letters may not stand, and the other way round.
func (p *place) sorted() {
	for _, pair := range alike {
		letter, digit := strings.IndexByte(p.allowed, pair[0]) >= 0, strings.IndexByte(p.allowed, pair[1]) >= 0
		from, to := pair[0], pair[1]
		switch {
		case letter == digit:
			continue
		case letter:
			from, to = to, from
		}
		p.chances[strings.IndexByte(Glyphs, to)] += p.chances[strings.IndexByte(Glyphs, from)]
		p.chances[strings.IndexByte(Glyphs, from)] = 0
	}
}

// looked is the character that a cell looks like, whatever the grammar says.
func (c *chances) looked() byte {
	best := 0
	for i := range Glyphs {
		if c[i] > c[best] {
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
			*p = place{chances: cells[i][k], looked: cells[i][k].looked(), allowed: alphabet[k], sound: guards[i][k]}
			p.sorted()
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
		cells, chosen := t.cells[line][from:to], t.lines[line][from:to]
		spell(cells, chosen)
		for k, belief := range believe(cells, chosen) {
			cells[k].belief = belief
		}
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
			confidence := p.confidence(c)
			sum, n = sum+p.chances[strings.IndexByte(Glyphs, c)], n+1
			if p.sound && zone.Valid {
				confidence = max(confidence, found.of(i, k, c))
				product *= p.fits()
			} else {
				product *= confidence
			}
			characters[k] = Character{s.box(i, k), confidence, p.looked}
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
