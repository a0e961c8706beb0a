package ladder

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"sync"

	"priyom/intake"
	draw "priyom/samples/make"
)

// Options say how much is drawn.
type Options struct {
	Seeds    int      // clean pages
	Each     int      // of those that climb each ladder, the first
	Jobs     int      // pages at once; 1 when zero
	Faults   []string // only these ladders; all when empty
	Steps    int      // only so many steps of each, the first at fault and what follows it; all when zero
	NoPairs  bool
	Progress func() // after each page of Options.Pages
}

// Pages is how many pages are examined in all.
func (o Options) Pages() int { return o.Seeds }

// observation is what was seen of one picture.
type observation struct {
	ladder, step int // indices; ladder is -1 for a clean page, -2-i for pair i
	seed         int
	kind         string
	metrics      map[string]intake.Measurement
	told         []intake.Code // by findings that ask at least a person
	blocked      []intake.Code // by findings that reject
	noted        []intake.Code // by any failure
	decision     intake.Decision
	overlap      float64
}

// value is what a metric read, NaN when it read nothing.
func (o observation) value(metric string) float64 {
	got, ok := o.metrics[metric]
	if !ok {
		return math.NaN()
	}
	return got.Value
}

// Run draws the pages, spoils them, has them examined, and sums up. It stops at the first failure.
func Run(ctx context.Context, o Options, examine Examine) (*Report, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	r := runner{ladders: chosen(o), options: o, examine: examine}
	all := make([][]observation, o.Seeds)
	errs := make([]error, o.Seeds)
	seeds := make(chan int)
	var workers sync.WaitGroup
	for range max(1, o.Jobs) {
		workers.Go(func() {
			for seed := range seeds {
				if all[seed], errs[seed] = r.climb(ctx, seed); errs[seed] != nil {
					stop()
				}
				if o.Progress != nil {
					o.Progress()
				}
			}
		})
	}
	for seed := range o.Seeds {
		select {
		case seeds <- seed:
		case <-ctx.Done():
		}
	}
	close(seeds)
	workers.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return sumUp(o, r.ladders, slices.Concat(all...)), nil
}

// chosen are the ladders asked for, shortened.
func chosen(o Options) []Ladder {
	ladders := Ladders()
	if len(o.Faults) > 0 {
		ladders = slices.DeleteFunc(ladders, func(l Ladder) bool { return !slices.Contains(o.Faults, l.Fault) })
	}
	for i, l := range ladders {
		if o.Steps > 0 {
			ladders[i].Steps = l.Steps[l.From:min(len(l.Steps), l.From+o.Steps)]
			ladders[i].From = 0
		}
	}
	return ladders
}

// Unknown are the faults that no ladder has.
func Unknown(faults []string) []string {
	ladders := Ladders()
	return slices.DeleteFunc(slices.Clone(faults), func(fault string) bool { return find(ladders, fault) != nil })
}

type runner struct {
	ladders []Ladder
	options Options
	examine Examine
}

// climb takes a page up all ladders.
func (r runner) climb(ctx context.Context, seed int) ([]observation, error) {
	p, err := newPage(uint64(seed))
	if err != nil {
		return nil, err
	}
	clean, err := r.observe(ctx, p)
	if err != nil {
		return nil, err
	}
	clean.ladder, clean.seed = -1, seed
	list := []observation{clean}
	if seed >= r.options.Each {
		return list, nil
	}
	for l, ladder := range r.ladders {
		if !ladder.about(p.scene.Kind) || ladder.photos && p.scene.Surface == draw.Lid {
			continue
		}
		for i, value := range ladder.Steps {
			seen, err := r.observe(ctx, p, step{ladder, value})
			if err != nil {
				return nil, fmt.Errorf("page %d, %s %g: %w", seed, ladder.Fault, value, err)
			}
			seen.ladder, seen.step, seen.seed = l, i, seed
			list = append(list, seen)
		}
	}
	if r.options.NoPairs {
		return list, nil
	}
	for i, pair := range pairs {
		first, second := find(r.ladders, pair[0]), find(r.ladders, pair[1])
		if first == nil || second == nil {
			continue
		}
		seen, err := r.observe(ctx, p, step{*first, first.Steps[first.From]}, step{*second, second.Steps[second.From]})
		if err != nil {
			return nil, fmt.Errorf("page %d, %v: %w", seed, pair, err)
		}
		seen.ladder, seen.seed = -2-i, seed
		list = append(list, seen)
	}
	return list, nil
}

func find(ladders []Ladder, fault string) *Ladder {
	for i := range ladders {
		if ladders[i].Fault == fault {
			return &ladders[i]
		}
	}
	return nil
}

func (r runner) observe(ctx context.Context, p page, steps ...step) (observation, error) {
	if err := ctx.Err(); err != nil {
		return observation{}, err
	}
	shot, err := p.shoot(steps...)
	if err != nil {
		return observation{}, err
	}
	upload, err := shot.upload(p.scene.Kind)
	if err != nil {
		return observation{}, err
	}
	seen, err := r.examine(ctx, upload)
	if err != nil {
		return observation{}, err
	}
	o := observation{kind: p.scene.Kind, metrics: seen.Page.Metrics, decision: seen.Verdict.Decision}
	if seen.DPI > 0 { // no metric of a page by itself: it takes the size of the paper
		o.metrics = maps.Clone(o.metrics)
		o.metrics["resolution"] = intake.Measurement{Value: seen.DPI, Unit: "dpi"}
	}
	if zone := seen.Page.MRZ; zone != nil && len(zone.Lines) > 0 { // it tells head from foot, as the rules take it
		o.metrics = maps.Clone(o.metrics)
		o.metrics["rotation"] = intake.Measurement{Value: float64(zone.Degrees), Unit: "degrees"}
	}
	for _, f := range seen.Verdict.Findings {
		if f.Outcome != intake.Fail {
			continue
		}
		o.noted = append(o.noted, f.Code)
		if f.Severity.Rank() >= intake.Review.Rank() {
			o.told = append(o.told, f.Code)
		}
		if f.Severity == intake.Block {
			o.blocked = append(o.blocked, f.Code)
		}
	}
	if len(steps) == 1 && steps[0].ladder.Boxed {
		o.overlap = overlap(seen.Page.Metrics[steps[0].ladder.Metric].Box, shot.truth)
	}
	return o, nil
}

func anyOf(told, codes []intake.Code) bool {
	return slices.ContainsFunc(told, func(code intake.Code) bool { return slices.Contains(codes, code) })
}
