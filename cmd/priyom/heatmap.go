package main

import (
	"context"
	"fmt"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"

	"priyom/intake"
	"priyom/workers"
	"priyom/workers/measure"
	"priyom/workers/page"
)

// heatmaps writes a heat map of each page that is measured into a folder.
type heatmaps struct {
	dir, name string
	paths     []string // of what was written
}

func newHeatmaps(dir, file string) (*heatmaps, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, misuse{fmt.Errorf("--heatmap: %w", err)}
	}
	base := filepath.Base(file)
	return &heatmaps{dir: dir, name: strings.TrimSuffix(base, filepath.Ext(base))}, nil
}

// watch is the stages with the one that measures watched: the evidence stays the same.
func (h *heatmaps) watch(stages []workers.Stage) []workers.Stage {
	watched := make([]workers.Stage, len(stages))
	for i, stage := range stages {
		if stage.Name == measure.Stage().Name {
			take := stage.Page
			stage.Page = func(ctx context.Context, x *workers.Examination, drawn *page.Image, into *intake.Page) error {
				if err := take(ctx, x, drawn, into); err != nil {
					return err
				}
				return h.write(drawn, into)
			}
		}
		watched[i] = stage
	}
	return watched
}

func (h *heatmaps) write(drawn *page.Image, read *intake.Page) error {
	img, err := measure.Heat(drawn, read.Metrics)
	if err != nil {
		return err
	}
	path := filepath.Join(h.dir, fmt.Sprintf("%s.page-%d.jpg", h.name, drawn.Number))
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write the heat map: %w", err)
	}
	defer file.Close()
	if err := jpeg.Encode(file, img, &jpeg.Options{Quality: 88}); err != nil {
		return fmt.Errorf("write the heat map: %w", err)
	}
	h.paths = append(h.paths, path)
	return file.Close()
}
