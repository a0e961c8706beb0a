package zones

import (
	"context"
	"encoding/json"
	"fmt"
	"image"
	"os"
	"path/filepath"
)

// Report is how well zones are read.
type Report struct {
	Seeds     int      `json:"seeds"`  // documents to each condition that something is promised for
	Others    int      `json:"others"` // and to each other
	Jobs      int      `json:"jobs"`   // pictures read at once
	Results   []Result `json:"results"`
	Blank     *Blank   `json:"blank,omitempty"`
	Tesseract string   `json:"tesseract"` // its version, or why there is none to compare with
}

// Result is one condition's.
type Result struct {
	Condition
	Ours Score   `json:"ours"`
	Crop *Beside `json:"crop,omitempty"` // beside Tesseract, on the zone cut out
	Page *Beside `json:"page,omitempty"` // beside Tesseract, on the page as it comes
}

// Beside is how two readers did on the same pictures.
type Beside struct {
	Ours      Score   `json:"ours"`
	Tesseract Score   `json:"tesseract"`             // a process to each picture
	Together  float64 `json:"together_ms,omitempty"` // its mean time to a picture when one process reads them all
}

// Blank is how long it takes to say that there is no zone.
type Blank struct {
	Pages  int     `json:"pages"`
	Told   int     `json:"told"` // of which a zone is told all the same
	Median float64 `json:"median_ms"`
	P95    float64 `json:"p95_ms"`
}

// Options say what is drawn and who reads it.
type Options struct {
	Seeds     int      // documents to each condition that something is promised for
	Others    int      // and to each other
	Compared  int      // of them, whose zones Tesseract reads too, cut out for it
	Whole     int      // of those, that it reads whole too
	Blank     int      // pages without a zone
	Names     []string // of the conditions; all when there are none
	Jobs      int
	Read      func(*image.RGBA) Reading
	Tesseract *Tesseract   // nil for none
	Progress  func()       // after each picture
	Done      func(Result) // after each condition
}

// Pictures is how many pictures are drawn for some conditions.
func (o Options) Pictures(conditions []Condition) int {
	sum := o.Blank
	for _, c := range conditions {
		sum += o.seeds(c)
	}
	return sum
}

// seeds is how many documents are drawn in a condition.
func (o Options) seeds(c Condition) int {
	if c.Target > 0 {
		return o.Seeds
	}
	return o.Others
}

// Chosen are the conditions of the options: those named, or all.
func (o Options) Chosen() ([]Condition, error) {
	all := Conditions()
	if len(o.Names) == 0 {
		return all, nil
	}
	var list []Condition
	for _, name := range o.Names {
		found := false
		for _, c := range all {
			if c.Name == name {
				list, found = append(list, c), true
			}
		}
		if !found {
			return nil, fmt.Errorf("no condition named %q", name)
		}
	}
	return list, nil
}

// Run draws documents, has them read and sums up.
func Run(ctx context.Context, o Options) (*Report, error) {
	conditions, err := o.Chosen()
	if err != nil {
		return nil, err
	}
	report := &Report{Seeds: o.Seeds, Others: o.Others, Jobs: max(1, o.Jobs)}
	for _, c := range conditions {
		result, err := o.condition(ctx, c)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
		report.Results = append(report.Results, result)
		if o.Done != nil {
			o.Done(result)
		}
	}
	if o.Blank > 0 {
		if report.Blank, err = o.blank(); err != nil {
			return nil, err
		}
	}
	return report, nil
}

// Write writes the report into a folder: a page in Markdown, and its figures.
func (r *Report) Write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	figures, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, figuresName), append(figures, '\n'), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, ReportName), []byte(r.Markdown()), 0o644)
}

// The names of the report's files.
const (
	ReportName  = "REPORT.md"
	figuresName = "report.json"
)
