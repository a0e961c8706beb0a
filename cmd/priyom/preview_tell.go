package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
)

// preview collects what would change if limits moved.
type preview struct {
	now, then           *validators.Judge
	moved               []rules.Moved
	values              [][]float64 // of each moved rule's measure, a value a document
	documents, packages int
	flips               []wouldFlip
}

// wouldFlip is a document or a package whose decision would be another.
type wouldFlip struct {
	Subject string          `json:"subject"` // a file, or an application's number with the document's id
	Kind    intake.Kind     `json:"kind,omitempty"`
	From    intake.Decision `json:"from"`
	To      intake.Decision `json:"to"`
	Rules   []string        `json:"rules"` // whose outcome is another
}

func newPreview(now, then *validators.Judge, moved []rules.Moved) *preview {
	return &preview{now: now, then: then, moved: moved, values: make([][]float64, len(moved)), flips: []wouldFlip{}}
}

func (p *preview) document(subject string, kind intake.Kind, evidence *intake.Evidence, before, after intake.Verdict) {
	p.documents++
	for i, moved := range p.moved {
		if value, ok := p.measured(moved, kind, evidence); ok {
			p.values[i] = append(p.values[i], value)
		}
	}
	p.compare(subject, kind, before, after)
}

func (p *preview) packaged(subject string, before, after intake.Verdict) {
	p.packages++
	p.compare(subject, "", before, after)
}

func (p *preview) compare(subject string, kind intake.Kind, before, after intake.Verdict) {
	if before.Decision == after.Decision {
		return
	}
	outcomes := map[string]intake.Outcome{}
	for _, f := range before.Findings {
		outcomes[f.Rule] = f.Outcome
	}
	changed := map[string]bool{}
	for _, f := range after.Findings {
		if outcomes[f.Rule] != f.Outcome {
			changed[f.Rule] = true
		}
	}
	p.flips = append(p.flips, wouldFlip{subject, kind, before.Decision, after.Decision, slices.Sorted(maps.Keys(changed))})
}

// measured is what a moved rule holds against its limit in a document of a kind it is for.
func (p *preview) measured(moved rules.Moved, kind intake.Kind, evidence *intake.Evidence) (float64, bool) {
	metric := metricOf(p.now.Ruleset(), moved)
	if evidence == nil || metric == "" || !p.speaksOf(moved.Rule, kind) {
		return 0, false
	}
	pick := evidence.Best // a limit from above is held against the highest
	if moved.Parameter == "min" {
		pick = evidence.Worst
	}
	_, got, ok := pick(metric)
	return got.Value, ok
}

func (p *preview) speaksOf(id string, kind intake.Kind) bool {
	set := p.now.Ruleset()
	list := set.Common
	if known := set.Kinds[kind]; known != nil {
		list = slices.Concat(list, known.Rules)
	}
	return slices.ContainsFunc(list, func(rule *rules.Rule) bool { return rule.ID == id })
}

// metricOf is the measure that a rule holds against its limit; "" when there is none by name.
func metricOf(set *rules.Ruleset, moved rules.Moved) string {
	for _, rule := range set.Rules() {
		var with struct {
			Metric string `yaml:"metric"`
		}
		if rule.ID != moved.Rule || rule.With.Decode(&with) != nil {
			continue
		}
		switch {
		case with.Metric != "":
			return with.Metric
		case strings.HasSuffix(moved.Parameter, "min_ink"):
			return "ink"
		case rule.Check == "shadow_max" && strings.HasSuffix(moved.Parameter, "area"):
			return "shadow_area"
		case rule.Check == "shadow_max":
			return "shadow"
		case rule.Check == "resolution_min":
			return "resolution"
		}
	}
	return ""
}

// summary is what there is to tell, as an object.
type summary struct {
	Moved     []movedValues `json:"moved"`
	Documents int           `json:"documents"`
	Packages  int           `json:"packages"`
	Flips     []wouldFlip   `json:"flips"`
}

// movedValues is a moved limit and how the values lie about it.
type movedValues struct {
	rules.Moved
	Values  int     `json:"values"`  // documents with a value
	Between int     `json:"between"` // of those the old and the new limit lie on either side of
	P5      float64 `json:"p5"`
	Median  float64 `json:"median"`
	P95     float64 `json:"p95"`
	Near    []bin   `json:"near"`
}

// bin is a part of the range about both limits.
type bin struct {
	From      float64 `json:"from"`
	To        float64 `json:"to"`
	Documents int     `json:"documents"`
}

func (p *preview) summary() summary {
	s := summary{Moved: []movedValues{}, Documents: p.documents, Packages: p.packages, Flips: p.flips}
	for i, moved := range p.moved {
		s.Moved = append(s.Moved, spread(moved, p.values[i]))
	}
	return s
}

// spread tells how values lie about a limit: in eight parts of the range from one step of the limit below to one above.
func spread(moved rules.Moved, values []float64) movedValues {
	slices.Sort(values)
	at := func(share float64) float64 {
		if len(values) == 0 {
			return 0
		}
		return values[int(share*float64(len(values)-1)+0.5)]
	}
	m := movedValues{Moved: moved, Values: len(values), P5: at(0.05), Median: at(0.5), P95: at(0.95), Near: []bin{}}
	from, err1 := strconv.ParseFloat(moved.From, 64)
	to, err2 := strconv.ParseFloat(moved.To, 64)
	if err1 != nil || err2 != nil || from == to || len(values) == 0 {
		return m
	}
	low, high := min(from, to), max(from, to)
	count := func(low, high float64) int {
		first, _ := slices.BinarySearch(values, low)
		last, _ := slices.BinarySearch(values, high)
		return last - first
	}
	m.Between = count(low, high)
	step := (high - low) / 4
	for i := range 12 {
		start := low - 4*step + float64(i)*step
		m.Near = append(m.Near, bin{start, start + step, count(start, start+step)})
	}
	return m
}

// print tells it to people.
func (p *preview) print(w io.Writer) error {
	var b strings.Builder
	silent := 0
	for _, m := range p.summary().Moved {
		if m.Values == 0 && len(p.moved) > 1 {
			silent++
			continue
		}
		fmt.Fprintf(&b, "%s: %s %s → %s", m.Rule, m.Parameter, m.From, m.To)
		if m.Values == 0 {
			b.WriteString("; no document has a value it is held against\n")
			continue
		}
		fmt.Fprintf(&b, "; %d values, 5–95 %% %.4g–%.4g, median %.4g; %d between the two limits\n", m.Values, m.P5, m.P95, m.Median, m.Between)
		for _, near := range m.Near {
			if near.Documents > 0 {
				fmt.Fprintf(&b, "    %8.4g – %-8.4g %s %d\n", near.From, near.To, strings.Repeat("▇", 1+near.Documents*30/m.Values), near.Documents)
			}
		}
	}
	if silent > 0 {
		fmt.Fprintf(&b, "%d more limits moved that no document has a value for\n", silent)
	}
	for _, f := range p.flips {
		fmt.Fprintf(&b, "%s  %s  %s → %s  %s\n", f.Subject, orPackage(f.Kind), f.From, f.To, strings.Join(f.Rules, " "))
	}
	counts := map[string]int{}
	for _, f := range p.flips {
		counts[fmt.Sprintf("%s: %s → %s", orPackage(f.Kind), f.From, f.To)]++
	}
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintf(&b, "%6d  %s\n", counts[key], key)
	}
	fmt.Fprintf(&b, "%d documents and %d packages judged twice; %d would flip; nothing written\n", p.documents, p.packages, len(p.flips))
	_, err := io.WriteString(w, b.String())
	return err
}

func orPackage(kind intake.Kind) string {
	if kind == "" {
		return "package"
	}
	return string(kind)
}
