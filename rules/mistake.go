package rules

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Position is a place in rule data. Line counts from 1; 0 stands for the file as a whole.
type Position struct {
	File string
	Line int
}

// String is "file:line", or the file alone.
func (p Position) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

// Mistake is a mistake in rule data: where it is, what it is and what would be allowed.
type Mistake struct {
	At   Position
	Text string
}

// Error is "file:line: what".
func (m Mistake) Error() string { return m.At.String() + ": " + m.Text }

// maxMistakes is how many mistakes are told at once. Somebody who mends that many asks again.
const maxMistakes = 500

// mistakes collects what is wrong, so that all of it is told at once.
type mistakes []Mistake

func (m *mistakes) add(at Position, format string, args ...any) {
	if len(*m) < maxMistakes {
		*m = append(*m, Mistake{at, fmt.Sprintf(format, args...)})
	}
}

// err joins the mistakes in the order of their places, or is nil when there are none.
func (m mistakes) err() error {
	slices.SortStableFunc(m, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line))
	})
	var all []error
	for _, mistake := range m {
		all = append(all, mistake)
	}
	return errors.Join(all...)
}
