package zones_test

import (
	"context"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"priyom/samples/zones"
	"priyom/workers/read/text"
)

// clean is the first condition, drawn quickly enough for a test.
const clean = "small"

func specimen(t *testing.T, seed uint64) zones.Specimen {
	t.Helper()
	for _, c := range zones.Conditions() {
		if c.Name == clean {
			s, err := c.Specimen(seed)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
	}
	t.Fatal("no condition " + clean)
	return zones.Specimen{}
}

func TestTheReportCountsWhatAReaderDoes(t *testing.T) {
	// A reader that reads the first zone right, the second wrong and surely so, the third right by a repair, and finds no fourth.
	seed := -1
	reader := func(*image.RGBA) zones.Reading {
		seed++
		lines := slices.Clone(specimen(t, uint64(seed)).Lines)
		switch seed {
		case 1:
			lines[0] = "?" + lines[0][1:]
		case 3:
			return zones.Reading{}
		}
		return zones.Reading{Lines: lines, Sure: true, Repairs: max(0, seed-1), Took: time.Duration(seed+1) * time.Millisecond}
	}
	report, err := zones.Run(t.Context(), zones.Options{Others: 4, Names: []string{clean}, Jobs: 1, Read: reader})
	if err != nil {
		t.Fatal(err)
	}
	got := report.Results[0].Ours
	for name, is := range map[string]bool{
		"two of four are right":                 got.Right == zones.Share{Of: 4, Many: 2},
		"one wrong zone is told as sure":        got.False == zones.Share{Of: 4, Many: 1},
		"one is right by a repair":              got.Repaired == zones.Share{Of: 4, Many: 1},
		"characters not found are wrong":        got.Characters.Many == 1+len(strings.Join(specimen(t, 3).Lines, "\n")),
		"the promise of none wrong is not kept": len(report.Targets()) == 1 && !report.Targets()[0].Kept,
	} {
		if !is {
			t.Errorf("want: %s; got %+v", name, got)
		}
	}
	dir := t.TempDir()
	if err := report.Write(dir); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(dir, zones.ReportName))
	if err != nil || !strings.Contains(string(page), "| 600 px wide (`small`) | 4 | 50.0 % | 50.0 % | 1 |") {
		t.Errorf("the page says:\n%s (%v)", page, err)
	}
}

func TestTheSameSeedDrawsTheSamePicture(t *testing.T) {
	if one, two := specimen(t, 5), specimen(t, 5); !slices.Equal(one.JPEG, two.JPEG) {
		t.Error("it differs")
	}
}

// Where Tesseract is, it reads the crops: so they are of the zones, straight and upright, also when the page is not.
func TestTesseractIsGivenTheZones(t *testing.T) {
	program, err := exec.LookPath("tesseract")
	switch {
	case os.Getenv(text.Setting) == "none":
		t.Log("absent on purpose")
		return
	case err != nil:
		t.Fatalf("Tesseract is needed, or say %s=none: %v", text.Setting, err)
	}
	report, err := zones.Run(context.Background(), zones.Options{Others: 4, Compared: 4, Whole: 1, Names: []string{"turned"}, Jobs: 2,
		Read: func(*image.RGBA) zones.Reading { return zones.Reading{} }, Tesseract: &zones.Tesseract{Program: program}})
	if err != nil {
		t.Fatal(err)
	}
	crop, page := report.Results[0].Crop, report.Results[0].Page
	if got := crop.Tesseract; got.Right.Of != 4 || got.Characters.Part() > 0.3 || got.Median <= 0 {
		t.Errorf("Tesseract has %d of %d characters of %d crops wrong, in %.1f ms each", got.Characters.Many, got.Characters.Of, got.Right.Of, got.Median)
	}
	if crop.Together <= 0 || crop.Together >= crop.Tesseract.Median {
		t.Errorf("started once it takes %.1f ms a crop, started for each %.1f", crop.Together, crop.Tesseract.Median)
	}
	if page.Tesseract.Right.Of != 1 || page.Tesseract.Median <= 0 {
		t.Errorf("Tesseract read %d pages whole, in %.1f ms", page.Tesseract.Right.Of, page.Tesseract.Median)
	}
	report.Tesseract = "Compared with it"
	if text := report.Markdown(); !strings.Contains(text, "### On the zone cut out") || !strings.Contains(text, "### On the page as it comes") {
		t.Errorf("the page does not tell both:\n%s", text)
	}
}
