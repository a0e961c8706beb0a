package ladder

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// The names of the report's files.
const (
	ReportName  = "REPORT.md"
	figuresName = "report.json"
)

// Write writes the report into a folder: a page in Markdown, its plots and its figures.
func (r *Report) Write(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	figures, err := json.Marshal(r)
	if err != nil {
		return err
	}
	files := map[string][]byte{figuresName: append(figures, '\n'), ReportName: []byte(r.Markdown())}
	for _, result := range r.Results {
		if !result.Measured {
			continue
		}
		if files[result.stepsPlot()], err = result.plotSteps(); err != nil {
			return fmt.Errorf("plot %s: %w", result.Fault, err)
		}
		if files[result.curvePlot()], err = result.plotCurve(); err != nil {
			return fmt.Errorf("plot %s: %w", result.Fault, err)
		}
	}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func (r Result) stepsPlot() string { return r.Fault + ".svg" }
func (r Result) curvePlot() string { return r.Fault + "_roc.svg" }
