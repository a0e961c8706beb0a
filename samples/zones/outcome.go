package zones

import (
	"slices"
	"strings"
	"time"
)

// Reading is what a reader made of a picture.
type Reading struct {
	Lines   []string
	Sure    bool // it stands by every character
	Repairs int  // characters taken for others than they looked like
	Took    time.Duration
}

// Share is how many of how many.
type Share struct {
	Of   int `json:"of"`
	Many int `json:"many"`
}

// Part is the share, 0 to 1.
func (s Share) Part() float64 { return float64(s.Many) / float64(max(1, s.Of)) }

func (s *Share) count(is bool) {
	s.Of++
	if is {
		s.Many++
	}
}

// Score sums up how a reader did.
type Score struct {
	Right      Share     `json:"right"`      // zones read wholly right
	Sure       Share     `json:"sure"`       // and told as sure
	False      Share     `json:"false"`      // wrong, yet told as sure
	Characters Share     `json:"characters"` // wrong, by edit distance; all of a zone that was not found
	Repaired   Share     `json:"repaired"`   // zones read wholly right and sure only by a repair
	Times      []float64 `json:"-"`          // milliseconds
	Median     float64   `json:"median_ms"`
	P95        float64   `json:"p95_ms"`
}

func (s *Score) count(specimen Specimen, got Reading) {
	right := slices.Equal(got.Lines, specimen.Lines)
	s.Right.count(right)
	s.Sure.count(right && got.Sure)
	s.False.count(!right && got.Sure)
	s.Repaired.count(right && got.Sure && got.Repairs > 0)
	want := strings.Join(specimen.Lines, "\n")
	s.Characters.Of += len(want)
	s.Characters.Many += min(len(want), distance(want, strings.Join(got.Lines, "\n")))
	s.Times = append(s.Times, got.Took.Seconds()*1000)
}

func (s *Score) finish() {
	slices.Sort(s.Times)
	if n := len(s.Times); n > 0 {
		s.Median, s.P95 = s.Times[n/2], s.Times[min(n-1, n*95/100)]
	}
}

// distance is how many characters must be put in, left out or changed to make one text of the other (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := corner
			if a[i] != b[j] {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, row[j]+1, corner+1)
		}
	}
	return row[len(b)]
}
