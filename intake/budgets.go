package intake

import (
	"fmt"
	"slices"
)

// Budgets are what reading one file may take. What would take more is told with the budget's name, and never read on.
type Budgets struct {
	PagePixels int   `json:"page_pixels" yaml:"page_pixels"` // of one page
	Pixels     int   `json:"pixels" yaml:"pixels"`           // of all pages
	Seconds    int   `json:"seconds" yaml:"seconds"`         // of processor time that reading the file may take; each page drawn gives a half back
	Memory     int64 `json:"memory" yaml:"memory"`           // bytes
	Nesting    int   `json:"nesting" yaml:"nesting"`         // levels of objects within each other
	Expansion  int   `json:"expansion" yaml:"expansion"`     // times that compressed data may grow
	Frames     int   `json:"frames" yaml:"frames"`           // pictures in a file, or scans of a progressive one
}

// DefaultBudgets are those of a document of up to 5 MB: generous for any scan of A3 at 300 dpi, small beside a worker.
func DefaultBudgets() Budgets {
	return Budgets{
		PagePixels: 20e6, // A3 at 300 dpi has 17.4 million
		Pixels:     250e6,
		Seconds:    6,
		Memory:     256 << 20,
		Nesting:    64,
		Expansion:  1000, // deflate itself reaches 1032
		Frames:     100,
	}
}

// BudgetNames lists the budgets in the order they are shown.
func BudgetNames() []Budget {
	return []Budget{PagePixels, AllPixels, Seconds, Memory, Nesting, Expansion, Frames}
}

// UnmarshalText refuses a word that is no budget.
func (b *Budget) UnmarshalText(text []byte) error {
	if !slices.Contains(BudgetNames(), Budget(text)) {
		return fmt.Errorf("no budget named %q: there are %v", text, BudgetNames())
	}
	*b = Budget(text)
	return nil
}

// Of is one of the budgets, in its unit; 0 for a name that there is not.
func (b Budgets) Of(name Budget) int64 {
	switch name {
	case PagePixels:
		return int64(b.PagePixels)
	case AllPixels:
		return int64(b.Pixels)
	case Seconds:
		return int64(b.Seconds)
	case Memory:
		return b.Memory
	case Nesting:
		return int64(b.Nesting)
	case Expansion:
		return int64(b.Expansion)
	case Frames:
		return int64(b.Frames)
	default:
		return 0
	}
}

// With are the budgets with others in place of some.
func (b Budgets) With(others map[Budget]int64) Budgets {
	for name, value := range others {
		switch name {
		case PagePixels:
			b.PagePixels = int(value)
		case AllPixels:
			b.Pixels = int(value)
		case Seconds:
			b.Seconds = int(value)
		case Memory:
			b.Memory = value
		case Nesting:
			b.Nesting = int(value)
		case Expansion:
			b.Expansion = int(value)
		case Frames:
			b.Frames = int(value)
		}
	}
	return b
}
