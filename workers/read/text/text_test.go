package text_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"io"
	"log"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"priyom/intake"
	"priyom/workers"
	"priyom/workers/page"
	"priyom/workers/read/text"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "recognise" {
		log.Fatal(text.Child(os.Args[2:])) // it comes back only when it failed
	}
	os.Exit(m.Run())
}

// find gives Tesseract. Where it is missing a test fails, unless it was said that it is missing on purpose.
func find(t testing.TB, options text.Options) *text.Engine {
	t.Helper()
	if os.Getenv(text.Setting) == "none" {
		t.Skipf("%s=none: there is no Tesseract here on purpose", text.Setting)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	options.Command = []string{self, "recognise"}
	engine, err := text.Find(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	if !engine.Present() {
		t.Fatalf("text is recognised by %s; or say %s=none", engine, text.Setting)
	}
	return engine
}

// written is a page of print at 200 dpi.
func written(t testing.TB, lines ...string) *page.Image {
	t.Helper()
	parsed, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 14, DPI: 200})
	if err != nil {
		t.Fatal(err)
	}
	canvas := image.NewGray(image.Rect(0, 0, 1200, 120*len(lines)+100))
	draw.Draw(canvas, canvas.Rect, image.White, image.Point{}, draw.Src)
	pen := font.Drawer{Dst: canvas, Src: image.NewUniform(color.Black), Face: face}
	for i, line := range lines {
		pen.Dot = fixed.P(80, 120*(i+1))
		pen.DrawString(line)
	}
	return &page.Image{Number: 1, DPI: 200, Image: canvas}
}

func read(t testing.TB, engine *text.Engine, drawn *page.Image) (intake.Page, *workers.Examination, error) {
	t.Helper()
	x := &workers.Examination{}
	var into intake.Page
	err := text.Stage(engine).Page(t.Context(), x, drawn, &into)
	return into, x, err
}

func TestPrintInTwoScriptsIsRead(t *testing.T) {
	got, _, err := read(t, find(t, text.Options{}), written(t, "Договор найма жилого помещения", "Surname: ABDULLAYEV"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "Договор найма жилого помещения\nSurname: ABDULLAYEV"; got.Text != want {
		t.Errorf("got %q, want %q", got.Text, want)
	}
	if got.TextFrom != intake.TextOCR {
		t.Errorf("the words are from %q", got.TextFrom)
	}
	for _, word := range got.Words {
		box := image.Rect(word.Box[0], word.Box[1], word.Box[2], word.Box[3])
		if word.Confidence < 0.8 || box.Empty() || !box.In(image.Rect(70, 60, 1200, 300)) {
			t.Errorf("%q in %v with confidence %v", word.Text, word.Box, word.Confidence)
		}
	}
}

func TestAPageIsReadWhicheverWayUpItLies(t *testing.T) {
	engine := find(t, text.Options{})
	lines := []string{"Договор найма жилого помещения", "заключён на срок двенадцать месяцев", "Surname: ABDULLAYEV"}
	upright := written(t, lines...)
	straight, _, err := read(t, engine, upright)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]func(degrees int) intake.Page{
		"of which nothing is known": func(int) intake.Page { return intake.Page{} },
		"whose lines are known": func(degrees int) intake.Page {
			return intake.Page{Metrics: map[string]intake.Measurement{"rotation": {Value: float64(degrees % 180)}}}
		},
		"whose zone is read": func(degrees int) intake.Page {
			return intake.Page{MRZ: &intake.Zone{Lines: []string{"P<"}, Degrees: degrees}}
		},
	}
	for what, before := range known {
		for _, degrees := range []int{0, 90, 180, 270} {
			t.Run(fmt.Sprintf("a page %s, turned by %d degrees", what, degrees), func(t *testing.T) {
				t.Parallel()
				drawn := &page.Image{Number: 1, DPI: 200, Image: page.Turned(upright.Image, degrees/90)}
				got := before(degrees)
				if err := text.Stage(engine).Page(t.Context(), &workers.Examination{}, drawn, &got); err != nil {
					t.Fatal(err)
				}
				if got.Text != strings.Join(lines, "\n") || got.Turned != degrees {
					t.Fatalf("got %q, turned by %d", got.Text, got.Turned)
				}
				size := upright.Bounds().Size()
				for i, word := range got.Words {
					if want := straight.Words[i].Box.Turn(degrees, size.X, size.Y); word.Box != want {
						t.Errorf("%q is at %v, want %v", word.Text, word.Box, want)
					}
				}
			})
		}
	}
}

func TestTheTextLayerIsTakenWithoutRecognisingAnything(t *testing.T) {
	drawn := written(t, "printed")
	drawn.Words = []intake.Word{{Text: "held", Line: 1, Confidence: 1}, {Text: "by", Line: 1, Confidence: 1}, {Text: "the PDF", Line: 2, Confidence: 1}}
	got, _, err := read(t, &text.Engine{}, drawn)
	if err != nil || got.Text != "held by\nthe PDF" || got.TextFrom != intake.TextLayer {
		t.Errorf("got %q from %q, error %v", got.Text, got.TextFrom, err)
	}
}

func TestWithoutTesseractNobodyReadsAndTheEngineSaysWhy(t *testing.T) {
	for name, program := range map[string]string{"on purpose": "none", "because it is missing": "auto"} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("PATH", t.TempDir())
			engine, err := text.Find(t.Context(), text.Options{Program: program})
			if err != nil || engine.Present() || !strings.HasPrefix(engine.String(), "none: ") {
				t.Fatalf("got %s, error %v", engine, err)
			}
			got, _, err := read(t, engine, written(t, "unread"))
			if err != nil || got.Text != "" || got.TextFrom != intake.TextNone {
				t.Errorf("got %q from %q, error %v", got.Text, got.TextFrom, err)
			}
		})
	}
	t.Run("where it was named that is an error", func(t *testing.T) {
		_, err := text.Find(t.Context(), text.Options{Program: "/nowhere/tesseract"})
		if err == nil || !strings.HasPrefix(err.Error(), text.Setting) {
			t.Errorf("got %v", err)
		}
	})
}

func TestAPageThatTakesTooLongIsAFailureOfOursAndNamesThePage(t *testing.T) {
	got, x, err := read(t, find(t, text.Options{Processor: time.Millisecond}), written(t, "slow"))
	if err != nil || got.TextFrom != "" {
		t.Fatalf("got %+v, error %v", got, err)
	}
	want := intake.Failure{Stage: "text", Code: "SYS.OCR.TIMEOUT", Page: 1}
	if len(x.Evidence.Failures) != 1 || x.Evidence.Failures[0].Code != want.Code || x.Evidence.Failures[0].Page != want.Page {
		t.Errorf("got %+v, want %+v", x.Evidence.Failures, want)
	}
}

func TestWhoStopsWaitingIsToldSo(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := text.Stage(find(t, text.Options{})).Page(ctx, &workers.Examination{}, written(t, "unread"), &intake.Page{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestAProgramThatComesToNoEndIsStoppedByTheTimeItTakesOfAProcessor(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(self, "recognise", "1", "/usr/bin/yes", t.TempDir())
	err = command.Run()
	if spent := command.ProcessState.UserTime() + command.ProcessState.SystemTime(); err == nil || spent < 9*time.Second/10 || spent > 2*time.Second {
		t.Errorf("it took %s of a processor, error %v", spent, err)
	}
}

// TestTheChildReachesNothingButItsProgramAndData stands other programs in Tesseract's place and has them try to get out.
func TestTheChildReachesNothingButItsProgramAndData(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	if err := os.WriteFile(data+"/known", []byte("data"), 0o600); err != nil {
		t.Fatal(err)
	}
	secret := t.TempDir() + "/secret"
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name      string
		arguments []string
		want      string // of its output; "" when it must fail
	}{
		{"reads its data", []string{"/bin/cat", data, data + "/known"}, "data"},
		{"reads another file", []string{"/bin/cat", data, secret}, ""},
		{"writes beside its data", []string{"/bin/cp", data, data + "/known", data + "/copy"}, ""},
		{"lists a folder", []string{"/bin/ls", data, "/etc"}, ""},
		{"starts a program", []string{"/usr/bin/env", data, "/bin/cat", data + "/known"}, ""},
		{"makes a process", []string{"/bin/sh", data, "-c", "(echo out)"}, ""},
		{"opens a socket", []string{"/bin/bash", data, "-c", "exec 3<>/dev/tcp/127.0.0.1/1 || echo $?; [ -e /proc/self/fd/3 ]"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			command := exec.Command(self, append([]string{"recognise", "60"}, tt.arguments...)...)
			command.Stdin = strings.NewReader("")
			out, err := command.Output()
			if tt.want == "" && err == nil {
				t.Errorf("it succeeded and said %q", out)
			}
			if tt.want != "" && string(out) != tt.want {
				t.Errorf("got %q, error %v", out, err)
			}
		})
	}
}

func BenchmarkPage(b *testing.B) {
	engine, drawn := find(b, text.Options{}), written(b, "Договор найма жилого помещения", "Surname: ABDULLAYEV")
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := read(b, engine, drawn); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleEngine_String() {
	engine, err := text.Find(context.Background(), text.Options{Program: "none"})
	fmt.Fprintln(io.Discard, err)
	fmt.Println(engine)
	// Output: none: PRIYOM_OCR=none
}
