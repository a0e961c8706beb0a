package ladder

import (
	"math"

	"priyom/intake"
)

// Report is what the ladders showed.
type Report struct {
	Seeds    int      `json:"seeds"`
	Each     int      `json:"each"` // pages that climbed each ladder
	Pictures int      `json:"pictures"`
	Clean    Clean    `json:"clean"`
	Results  []Result `json:"results"`
	Pairs    []Pair   `json:"pairs"`
	Reader   string   `json:"reader"`  // what reads text, or why nothing does
	Legible  *Legible `json:"legible"` // nil when nothing was read
	Left     []string `json:"left"`    // faults that nothing looks at
}

// Clean is what the rules said of clean pages.
type Clean struct {
	Pages    int                 `json:"pages"`
	Rejected int                 `json:"rejected"`
	Blocking map[intake.Code]int `json:"blocking"` // pages by what rejected them
	Noted    map[intake.Code]int `json:"noted"`    // pages by any failure that does not reject
}

// Result is one ladder's.
type Result struct {
	Ladder
	Measured  bool    `json:"measured"` // whether there is such a measure
	Clean     Spread  `json:"clean"`
	Rows      []Row   `json:"rows"`
	Monotony  float64 `json:"monotony"` // share of neighbouring steps of a page that do not go back
	Area      float64 `json:"area"`     // under the ROC, steps at fault against clean pages
	Curve     []Point `json:"curve"`
	InForce   []Limit `json:"in_force"`
	Proposed  float64 `json:"proposed"`
	ProposedF float64 `json:"proposed_false"` // share of clean pages the proposed limit would refuse
	ProposedM float64 `json:"proposed_missed"`
	False     float64 `json:"false"`        // share of clean pages that the rules tell this fault of, asking a person or rejecting
	FalseRej  float64 `json:"false_reject"` // share of clean pages that they reject for it
	Accepted  float64 `json:"accepted"`     // share of clean pages that pass all rules
	Missed    float64 `json:"missed"`       // share of pages at fault that no rule says it of, not even as a note
	Overlap   float64 `json:"overlap"`      // median of the boxes' intersection over union, at fault
	Boxes     float64 `json:"boxes"`        // share of the boxes that overlap by a half
}

// Row is one step.
type Row struct {
	Step     float64 `json:"step"`
	Fault    bool    `json:"fault"`
	Value    Spread  `json:"value"`
	Told     float64 `json:"told"`    // share of pages of which a rule tells it
	Blocked  float64 `json:"blocked"` // share of pages that it rejects
	Accepted float64 `json:"accepted"`
	Overlap  float64 `json:"overlap"`
}

// Limit is a rule that speaks of a fault.
type Limit struct {
	Rule     string `json:"rule"`
	Check    string `json:"check"`
	With     string `json:"with"`
	Severity string `json:"severity"`
}

// Pair is two faults at once.
type Pair struct {
	Faults [2]string  `json:"faults"`
	Told   [2]float64 `json:"told"` // share of pages of which each is told
	Either float64    `json:"either"`
}

func sumUp(o Options, ladders []Ladder, all []observation) *Report {
	r := &Report{Seeds: o.Seeds, Each: min(o.Each, o.Seeds), Pictures: len(all), Clean: cleanOf(all)}
	for i, ladder := range ladders {
		r.Results = append(r.Results, resultOf(ladder, i, all))
	}
	for i, pair := range pairs {
		if p, ok := pairOf(pair, -2-i, ladders, all); ok {
			r.Pairs = append(r.Pairs, p)
		}
	}
	return r
}

func cleanOf(all []observation) Clean {
	c := Clean{Blocking: map[intake.Code]int{}, Noted: map[intake.Code]int{}}
	for _, o := range all {
		if o.ladder != -1 {
			continue
		}
		c.Pages++
		if o.decision == intake.Rejected {
			c.Rejected++
		}
		for _, code := range o.blocked {
			c.Blocking[code]++
		}
		for _, code := range o.noted {
			if !anyOf(o.blocked, []intake.Code{code}) {
				c.Noted[code]++
			}
		}
	}
	return c
}

func resultOf(ladder Ladder, index int, all []observation) Result {
	r := Result{Ladder: ladder}
	var clean, spoilt, overlaps []float64
	steps := make([][]float64, len(ladder.Steps))
	pages := map[int][]float64{}
	var order []int
	rows := make([]tally, len(ladder.Steps))
	var ofClean, atFault tally
	for _, o := range all {
		if !ladder.about(o.kind) {
			continue
		}
		value := o.value(ladder.Metric)
		switch o.ladder {
		case -1:
			clean = append(clean, value)
			pages[o.seed] = []float64{value}
			order = append(order, o.seed)
			ofClean.add(o, ladder.Codes)
		case index:
			steps[o.step] = append(steps[o.step], value)
			pages[o.seed] = append(pages[o.seed], value)
			rows[o.step].add(o, ladder.Codes)
			if o.step >= ladder.From {
				spoilt = append(spoilt, value)
				overlaps = append(overlaps, o.overlap)
				atFault.add(o, ladder.Codes)
			}
		}
	}
	r.Clean = spreadOf(clean)
	r.Measured = r.Clean.N > 0
	r.Accepted = ofClean.accepted()
	r.False, r.FalseRej, r.Missed = ofClean.asked(), ofClean.blocked(), 1-atFault.told()
	for i, value := range ladder.Steps {
		r.Rows = append(r.Rows, Row{value, i >= ladder.From, spreadOf(steps[i]), rows[i].told(), rows[i].blocked(), rows[i].accepted(), spreadOf(rows[i].overlaps).Median})
	}
	if !r.Measured {
		return r
	}
	paths := make([][]float64, 0, len(order))
	for _, seed := range order {
		paths = append(paths, pages[seed])
	}
	r.Monotony = goesRight(paths, ladder.Rises)
	r.discern(suspicion(clean, ladder.Rises), suspicion(spoilt, ladder.Rises))
	if ladder.Boxed {
		r.Overlap = spreadOf(overlaps).Median
		r.Boxes = 1 - share(overlaps, func(v float64) bool { return v < 0.5 })
	}
	return r
}

// discern tells how well the clean are told from the spoilt; more is worse, both are sorted.
func (r *Result) discern(clean, spoilt []float64) {
	r.Area = area(clean, spoilt)
	r.Curve = curve(clean, spoilt)
	limit := propose(clean, spoilt)
	if math.IsNaN(limit) {
		return
	}
	r.ProposedF, r.ProposedM = above(clean, limit), 1-above(spoilt, limit)
	if r.Proposed = limit; !r.Rises {
		r.Proposed = -limit
	}
}

// tally counts what the rules told of some pages.
type tally struct {
	pages, tells, asks, blocks, accepts int
	overlaps                            []float64
}

func (t *tally) add(o observation, codes []intake.Code) {
	t.pages++
	if anyOf(o.noted, codes) {
		t.tells++
	}
	if anyOf(o.told, codes) {
		t.asks++
	}
	if anyOf(o.blocked, codes) {
		t.blocks++
	}
	if o.decision == intake.Accepted {
		t.accepts++
	}
	t.overlaps = append(t.overlaps, o.overlap)
}

func (t *tally) told() float64     { return float64(t.tells) / float64(max(1, t.pages)) }
func (t *tally) asked() float64    { return float64(t.asks) / float64(max(1, t.pages)) }
func (t *tally) blocked() float64  { return float64(t.blocks) / float64(max(1, t.pages)) }
func (t *tally) accepted() float64 { return float64(t.accepts) / float64(max(1, t.pages)) }

func share(values []float64, holds func(float64) bool) float64 {
	n := 0
	for _, v := range values {
		if holds(v) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(values)))
}

func pairOf(pair [2]string, index int, ladders []Ladder, all []observation) (Pair, bool) {
	first, second := find(ladders, pair[0]), find(ladders, pair[1])
	if first == nil || second == nil {
		return Pair{}, false
	}
	var one, other, either tally
	for _, o := range all {
		if o.ladder == index {
			one.add(o, first.Codes)
			other.add(o, second.Codes)
			either.add(o, append(codes(first.Codes...), second.Codes...))
		}
	}
	return Pair{pair, [2]float64{one.told(), other.told()}, either.told()}, either.pages > 0
}
