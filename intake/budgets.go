package intake

// Budgets are what reading one file may take. What would take more is told with the budget's name, and never read on.
type Budgets struct {
	PagePixels int   `json:"page_pixels" yaml:"page_pixels"` // of one page
	Pixels     int   `json:"pixels" yaml:"pixels"`           // of all pages
	Seconds    int   `json:"seconds" yaml:"seconds"`         // of reading the file; a quarter of them for one page
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
		Seconds:    8,
		Memory:     256 << 20,
		Nesting:    64,
		Expansion:  1000, // deflate itself reaches 1032
		Frames:     100,
	}
}
