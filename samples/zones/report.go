package zones

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	stddraw "image/draw"
	"image/jpeg"
	"os"
	"path/filepath"
	"sync"
)

// Report is how well zones are read.
type Report struct {
	Seeds     int      `json:"seeds"` // documents to each condition
	Results   []Result `json:"results"`
	Blank     *Blank   `json:"blank,omitempty"`
	Tesseract string   `json:"tesseract"` // its version, or why there is none to compare with
}

// Result is one condition's.
type Result struct {
	Condition
	Ours   Score  `json:"ours"`
	Theirs *Score `json:"tesseract,omitempty"` // over as many of the same documents as Tesseract read
	Same   *Score `json:"same,omitempty"`      // ours over those
}

// Met reports whether the condition's promise is kept: so many wholly right and told as sure, and none wrong.
func (r Result) Met() bool { return r.Ours.Sure.Part() >= r.Target && r.Ours.False.Many == 0 }

// Blank is how long it takes to say that there is no zone.
type Blank struct {
	Pages  int     `json:"pages"`
	Told   int     `json:"told"` // of which a zone is told all the same
	Median float64 `json:"median_ms"`
	P95    float64 `json:"p95_ms"`
}

// Options say what is drawn and who reads it.
type Options struct {
	Seeds     int      // documents to each condition
	Compared  int      // of them, that Tesseract reads too
	Blank     int      // pages without a zone
	Names     []string // of the conditions; all when there are none
	Jobs      int
	Read      func(*image.RGBA) Reading
	Tesseract *Tesseract // nil for none
	Progress  func()
}

// Pictures is how many pictures are drawn for so many conditions.
func (o Options) Pictures(conditions int) int { return conditions*o.Seeds + o.Blank }

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
	report := &Report{Seeds: o.Seeds}
	for _, c := range conditions {
		result, err := o.condition(ctx, c)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
		report.Results = append(report.Results, result)
	}
	if o.Blank > 0 {
		if report.Blank, err = o.blank(); err != nil {
			return nil, err
		}
	}
	return report, nil
}

// taken is a specimen read.
type taken struct {
	specimen Specimen
	reading  Reading
	crop     *image.RGBA // nil where Tesseract does not read it
	err      error
}

func (o Options) condition(ctx context.Context, c Condition) (Result, error) {
	result := Result{Condition: c}
	all := make([]taken, o.Seeds)
	seeds := make(chan int)
	var workers sync.WaitGroup
	for range max(1, o.Jobs) {
		workers.Go(func() {
			for i := range seeds {
				all[i] = o.take(c, i)
				if o.Progress != nil {
					o.Progress()
				}
			}
		})
	}
	for i := range all {
		if ctx.Err() != nil {
			break
		}
		seeds <- i
	}
	close(seeds)
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return result, err
	}
	var crops []*image.RGBA
	for _, one := range all {
		if one.err != nil {
			return result, one.err
		}
		result.Ours.count(one.specimen, one.reading)
		if one.crop != nil {
			crops = append(crops, one.crop)
		}
	}
	result.Ours.finish()
	if len(crops) == 0 {
		return result, nil
	}
	readings, err := o.Tesseract.read(ctx, crops)
	if err != nil {
		return result, err
	}
	result.Theirs, result.Same = new(Score), new(Score)
	for i, reading := range readings {
		result.Theirs.count(all[i].specimen, reading)
		result.Same.count(all[i].specimen, all[i].reading)
	}
	result.Theirs.finish()
	result.Same.finish()
	return result, nil
}

// take draws the specimen of a seed and has it read.
func (o Options) take(c Condition, seed int) taken {
	specimen, err := c.Specimen(uint64(seed))
	if err != nil {
		return taken{err: err}
	}
	decoded, err := jpeg.Decode(bytes.NewReader(specimen.JPEG))
	if err != nil {
		return taken{err: err}
	}
	specimen.JPEG = nil
	img := coloured(decoded)
	out := taken{specimen: specimen, reading: o.Read(img)}
	if o.Tesseract != nil && seed < o.Compared {
		out.crop = specimen.Crop(img)
	}
	return out
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

// coloured is the picture as it stands in memory for everybody.
func coloured(img image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	stddraw.Draw(out, out.Rect, img, img.Bounds().Min, stddraw.Src)
	return out
}
