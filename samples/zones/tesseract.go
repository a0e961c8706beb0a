package zones

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	draw "priyom/samples/make"
)

// Tesseract reads pictures beside us. Program is its path.
type Tesseract struct{ Program string }

// layout is how Tesseract takes a page, its --psm.
type layout string

const (
	block    layout = "6" // one block of lines, as a zone that was cut out is
	anywhere layout = "3" // a page of which nothing is known
)

// read has a process of its own read a picture, as everybody calls Tesseract, and takes the processor's time that it had.
func (t Tesseract) read(ctx context.Context, picture *image.RGBA, as layout) (Reading, error) {
	pages, took, err := t.run(ctx, []*image.RGBA{picture}, as)
	if err != nil {
		return Reading{}, err
	}
	return Reading{Lines: lines(pages[0]), Took: took}, nil
}

// together is the processor's time to a crop when one process reads them all, so that its start counts but once.
func (t Tesseract) together(ctx context.Context, crops []*image.RGBA) (time.Duration, error) {
	_, took, err := t.run(ctx, crops, block)
	return took / time.Duration(len(crops)), err
}

// run reads pictures by one process, in one thread, told which characters there are and to look nothing up in dictionaries.
func (t Tesseract) run(ctx context.Context, pictures []*image.RGBA, as layout) (pages []string, took time.Duration, err error) {
	dir, err := os.MkdirTemp("", "zones")
	if err != nil {
		return nil, 0, err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a folder for temporary files
	var list bytes.Buffer
	for i, picture := range pictures {
		path := filepath.Join(dir, fmt.Sprintf("%d.pgm", i))
		if err := os.WriteFile(path, greymap(picture), 0o600); err != nil {
			return nil, 0, err
		}
		fmt.Fprintln(&list, path)
	}
	names := filepath.Join(dir, "list.txt")
	if err := os.WriteFile(names, list.Bytes(), 0o600); err != nil {
		return nil, 0, err
	}
	run := exec.CommandContext(ctx, t.Program, names, "stdout", "--psm", string(as), "-l", "eng", "--dpi", "300",
		"-c", "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<", "-c", "load_system_dawg=0", "-c", "load_freq_dawg=0")
	run.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	out, err := run.Output()
	if err != nil {
		return nil, 0, fmt.Errorf("run %s: %w", filepath.Base(t.Program), err)
	}
	if pages = strings.Split(string(out), "\f"); len(pages) < len(pictures) {
		return nil, 0, fmt.Errorf("%s read %d of %d pictures", filepath.Base(t.Program), len(pages), len(pictures))
	}
	return pages, run.ProcessState.UserTime() + run.ProcessState.SystemTime(), nil
}

// lines are the lines of a page without blanks, the empty ones left out.
func lines(page string) (list []string) {
	for line := range strings.Lines(page) {
		if line = strings.Join(strings.Fields(line), ""); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// greymap is a picture as a portable greymap.
func greymap(img *image.RGBA) []byte {
	size := img.Rect.Size()
	out := fmt.Appendf(nil, "P5 %d %d 255\n", size.X, size.Y)
	for i := 0; i < len(img.Pix); i += 4 {
		out = append(out, byte((299*int(img.Pix[i])+587*int(img.Pix[i+1])+114*int(img.Pix[i+2])+500)/1000))
	}
	return out
}

// Crop cuts the zone out of a specimen's picture, straight and upright, at 30 pixels to a character, as at 300 dpi.
func (s Specimen) Crop(img image.Image) *image.RGBA {
	const pitch, room = 30, 1.0 // pixels, and characters left free on all sides
	across, down := float64(len(s.Lines[0])), 0.95+2.5*float64(len(s.Lines)-1)
	var corners [4]draw.Point
	for i, uv := range [4][2]float64{{-room / across, -room / down}, {1 + room/across, -room / down}, {1 + room/across, 1 + room/down}, {-room / across, 1 + room/down}} {
		corners[i] = s.at(uv[0], uv[1])
	}
	return draw.Rectified(img, corners, int(math.Round((across+2*room)*pitch)), int(math.Round((down+2*room)*pitch)))
}

// at is a point of the zone's own square on the picture, by its corners.
func (s Specimen) at(u, v float64) draw.Point {
	mix := func(a, b draw.Point, t float64) draw.Point {
		return draw.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t}
	}
	return mix(mix(s.Zone[0], s.Zone[1], u), mix(s.Zone[3], s.Zone[2], u), v)
}
