package ladder

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// readable is the share of words that must be read for a page to count as legible.
const readable = 0.95

// Legible holds what the rules say of focus and resolution against what can be read.
type Legible struct {
	Pages int          `json:"pages"`
	Rows  []LegibleRow `json:"rows"`
	// Bounds are the worst values of the measures of print on any legible picture: no blocking limit may be stricter.
	Bounds map[string]float64 `json:"bounds"`
}

// LegibleRow is one step of one ladder.
type LegibleRow struct {
	Fault   string   `json:"fault"`
	Step    float64  `json:"step"`
	Words   Spread   `json:"words"`   // share of the words read on the clean page that are still read
	Legible int      `json:"legible"` // pages of which at least 95 % of the words are
	Worst   *float64 `json:"worst"`   // what the fault's measure reads on the worst of those; nil when nothing
	Blocked int      `json:"blocked"` // pages that are rejected for focus or resolution
	Wrongly int      `json:"wrongly"` // pages that are, and are legible
}

// Read reads the words of an upload.
type Read func(context.Context, Upload) ([]string, error)

// legibleFaults take the print away; the others leave it or cover it.
var legibleFaults = []string{"blur", "motion", "resolution"}

// Readability climbs the ladders that take the print away with so many pages and reads each step. A page counts by
// the words of its own that are read when it is clean.
func Readability(ctx context.Context, pages, jobs int, examine Examine, read Read, progress func()) (*Legible, error) {
	l := &Legible{Pages: pages, Bounds: map[string]float64{}}
	r := runner{examine: examine}
	ladders := chosen(Options{Faults: legibleFaults})
	shares := map[string][]float64{}
	rows := map[string]*LegibleRow{}
	var order []string
	for _, ladder := range ladders {
		for _, value := range ladder.Steps {
			key := fmt.Sprint(ladder.Fault, value)
			order = append(order, key)
			rows[key] = &LegibleRow{Fault: ladder.Fault, Step: value}
		}
	}
	var lock sync.Mutex
	var failed error
	var workers sync.WaitGroup
	slots := make(chan struct{}, max(1, jobs))
	for seed := range pages {
		workers.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			err := r.read(ctx, seed, ladders, read, func(key string, words float64, seen observation) {
				lock.Lock()
				defer lock.Unlock()
				shares[key] = append(shares[key], words)
				rows[key].count(words, seen, find(ladders, rows[key].Fault))
				if words >= readable {
					l.bound(seen, ladders)
				}
			})
			lock.Lock()
			defer lock.Unlock()
			if err != nil && failed == nil {
				failed = err
			}
			if progress != nil {
				progress()
			}
		})
	}
	workers.Wait()
	if failed != nil {
		return nil, failed
	}
	for _, key := range order {
		rows[key].Words = spreadOf(shares[key])
		l.Rows = append(l.Rows, *rows[key])
	}
	return l, nil
}

func (l *Legible) bound(seen observation, ladders []Ladder) {
	for _, ladder := range ladders {
		value, metric := seen.value(ladder.Metric), ladder.Metric
		if worst, known := l.Bounds[metric]; !math.IsNaN(value) && (!known || ladder.Rises == (value > worst)) {
			l.Bounds[metric] = value
		}
	}
}

// seesPrint are the codes that speak of focus and resolution.
var seesPrint = codes("IMG.FOCUS.BLURRED", "IMG.FOCUS.MOTION_BLURRED", "IMG.RESOLUTION.LOW", "IMG.RESOLUTION.UPSCALED")

func (r *LegibleRow) count(words float64, seen observation, ladder *Ladder) {
	blocked := anyOf(seen.blocked, seesPrint)
	r.Blocked += one(blocked)
	if words < readable {
		return
	}
	if value := seen.value(ladder.Metric); !math.IsNaN(value) && (r.Worst == nil || ladder.Rises == (value > *r.Worst)) {
		r.Worst = &value
	}
	r.Legible++
	r.Wrongly += one(blocked)
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// read reads one page at every step of the ladders.
func (r runner) read(ctx context.Context, seed int, ladders []Ladder, read Read, tell func(key string, words float64, seen observation)) error {
	p, err := newPage(uint64(seed))
	if err != nil {
		return err
	}
	words := func(steps ...step) ([]string, observation, error) {
		shot, err := p.shoot(steps...)
		if err != nil {
			return nil, observation{}, err
		}
		upload, err := shot.upload(p.scene.Kind)
		if err != nil {
			return nil, observation{}, err
		}
		seen, err := r.observe(ctx, p, steps...)
		if err != nil {
			return nil, observation{}, err
		}
		got, err := read(ctx, upload)
		return got, seen, err
	}
	clean, _, err := words()
	if err != nil {
		return err
	}
	known := common(p.clean.Words, clean)
	for _, ladder := range ladders {
		for _, value := range ladder.Steps {
			got, seen, err := words(step{ladder, value})
			if err != nil {
				return fmt.Errorf("read page %d, %s %g: %w", seed, ladder.Fault, value, err)
			}
			share := float64(len(common(known, got))) / float64(max(1, len(known)))
			tell(fmt.Sprint(ladder.Fault, value), share, seen)
		}
	}
	return nil
}

// common are the words of the first list that the second has too, each as often as both have it; case and signs
// do not count.
func common(first, second []string) []string {
	count := map[string]int{}
	for _, word := range second {
		count[plain(word)]++
	}
	return slices.DeleteFunc(slices.Clone(first), func(word string) bool {
		count[plain(word)]--
		return plain(word) == "" || count[plain(word)] < 0
	})
}

func plain(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, word)
}
