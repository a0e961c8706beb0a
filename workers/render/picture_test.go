package render_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"priyom/intake"
	"priyom/samples/strange"
	"priyom/workers"
	"priyom/workers/page"
	"priyom/workers/render"
	"priyom/workers/sniff"
)

// read sniffs and draws a picture, and gives what was found and the pages.
func read(t testing.TB, data []byte) (intake.File, []*page.Image) {
	t.Helper()
	return readThrough(t, newPool(t, ""), data, intake.DefaultBudgets().PagePixels)
}

// readThrough is read by children that are there, with pages of so many pixels at most.
func readThrough(t testing.TB, pool *render.Pool, data []byte, pixels int) (intake.File, []*page.Image) {
	t.Helper()
	x, err := workers.NewExamination(bytes.NewReader(data), int64(len(data)), "")
	if err != nil {
		t.Fatal(err)
	}
	x.Budgets.PagePixels = pixels
	if err := sniff.Stage().File(t.Context(), x); err != nil {
		t.Fatal(err)
	}
	var pages []*page.Image
	err = render.Stage(pool).Pages(t.Context(), x, func(drawn *page.Image) error {
		pages = append(pages, drawn)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return x.Evidence.File, pages
}

// cornered is a picture of 64 × 32 with grain, whose top left corner of 16 × 16 is dark.
func cornered() *image.Gray {
	random := rand.New(rand.NewPCG(1, 2))
	img := image.NewGray(image.Rect(0, 0, 64, 32))
	for y := range 32 {
		for x := range 64 {
			img.SetGray(x, y, color.Gray{Y: 200 + uint8(random.IntN(40))})
			if x < 16 && y < 16 {
				img.SetGray(x, y, color.Gray{Y: 20})
			}
		}
	}
	return img
}

func asJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// turned is a JPEG with an EXIF orientation.
func turned(data []byte, orientation byte) []byte {
	tiff := []byte{'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0}
	payload := append([]byte("Exif\x00\x00"), tiff...)
	segment := append(binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(payload)+2)), payload...)
	return slices.Concat(data[:2], segment, data[2:])
}

func TestAPhotoIsTurnedAsItsExifDataSay(t *testing.T) {
	// Where the dark corner of the stored picture is to be seen, by orientation (CIPA DC-008, 4.6.4).
	corners := map[byte][2]string{
		1: {"top", "left"}, 2: {"top", "right"}, 3: {"bottom", "right"}, 4: {"bottom", "left"},
		5: {"top", "left"}, 6: {"top", "right"}, 7: {"bottom", "right"}, 8: {"bottom", "left"},
	}
	whole := asJPEG(t, cornered())
	for orientation, corner := range corners {
		t.Run(fmt.Sprint(orientation), func(t *testing.T) {
			file, pages := read(t, turned(whole, orientation))
			if len(pages) != 1 || file.Damage != intake.Intact || file.Image.Width != 64 || file.Image.Height != 32 {
				t.Fatalf("got %d pages of %+v", len(pages), file.Image)
			}
			gray := pages[0].Gray()
			want := image.Pt(64, 32)
			if orientation > 4 {
				want = image.Pt(32, 64)
			}
			size := gray.Rect.Size()
			if size != want {
				t.Fatalf("got a page of %v, want %v", size, want)
			}
			for _, vertical := range []string{"top", "bottom"} {
				for _, horizontal := range []string{"left", "right"} {
					x, y := 5, 5
					if horizontal == "right" {
						x = size.X - 6
					}
					if vertical == "bottom" {
						y = size.Y - 6
					}
					dark := gray.GrayAt(x, y).Y < 100
					if dark != (corner == [2]string{vertical, horizontal}) {
						t.Errorf("%s %s: dark %t", vertical, horizontal, dark)
					}
				}
			}
		})
	}
}

// bigPNG is a PNG of any size that is all header.
func bigPNG(width, height uint32) []byte {
	chunk := binary.BigEndian.AppendUint32([]byte("IHDR"), width)
	chunk = append(binary.BigEndian.AppendUint32(chunk, height), 8, 6, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	return binary.BigEndian.AppendUint32(append(out, chunk...), crc32.ChecksumIEEE(chunk))
}

// changed is a copy with garbage in its middle.
func changed(data []byte) []byte {
	out := bytes.Clone(data)
	for i := len(out) / 2; i < len(out)*3/4; i++ {
		out[i] ^= 0x5a
	}
	return out
}

func TestWhatIsTheMatterWithAPictureIsTold(t *testing.T) {
	gray, grayPNG := asJPEG(t, cornered()), asPNG(t, cornered())
	garbled := bytes.Clone(gray)
	for i := len(garbled) - 300; i < len(garbled)-2; i++ {
		garbled[i] = 0xff // marks where there can be none
	}
	for _, tt := range []struct {
		name   string
		data   []byte
		damage intake.Damage
		pages  int
	}{
		{"a whole JPEG", gray, intake.Intact, 1},
		{"a whole PNG", grayPNG, intake.Intact, 1},
		{"a JPEG without its end mark is whole", gray[:len(gray)-2], intake.Intact, 1},
		{"a JPEG without half of its end mark is whole", gray[:len(gray)-1], intake.Intact, 1},
		{"a JPEG with something behind its end", append(bytes.Clone(gray), "trailing data of a phone"...), intake.Intact, 1},
		{"a PNG with something behind its end", append(bytes.Clone(grayPNG), "trailing"...), intake.Intact, 1},
		{"a JPEG cut in half", gray[:len(gray)/2+200], intake.Truncated, 0},
		{"a PNG cut in half", grayPNG[:len(grayPNG)/2], intake.Truncated, 0},
		{"a JPEG of garbage between its ends", garbled, intake.Corrupt, 0},
		{"a PNG of garbage between its ends", changed(grayPNG), intake.Corrupt, 0},
		{"a PNG of 60000 × 60000", bigPNG(60000, 60000), intake.TooComplex, 0},
		{"a PNG wider than any budget", bigPNG(1<<31-1, 1), intake.TooComplex, 0},
		{"a PNG higher than any budget", bigPNG(1, 1<<31-1), intake.TooComplex, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file, pages := read(t, tt.data)
			if file.Damage != tt.damage || len(pages) != tt.pages {
				t.Errorf("got damage %q and %d pages, want %q and %d", file.Damage, len(pages), tt.damage, tt.pages)
			}
		})
	}
}

func TestHowMuchOfADamagedPictureCanBeSeenIsTold(t *testing.T) {
	const near = 0.08 // a picture is not packed evenly
	all := 1.0
	for name, want := range map[string]float64{
		"cut-at-10.jpg": 0.1, "cut-at-50.jpg": 0.5, "cut-at-90.jpg": 0.9, "corrupt.jpg": 0.4,
		"cut-at-10.png": 0.1, "cut-at-50.png": 0.5, "cut-at-90.png": 0.9, "wrong-sum.png": 0.75,
		"baseline.jpg": all, "grey.png": all,
	} {
		t.Run(name, func(t *testing.T) {
			sent, ok := strange.Named(name)
			if !ok {
				t.Fatal("there is no such file")
			}
			file, _ := read(t, sent.Bytes())
			switch got := file.Readable; {
			case want == all && got != nil:
				t.Errorf("got %g of a whole picture", *got)
			case want < all && (got == nil || math.Abs(*got-want) > near):
				t.Errorf("got %v, want about %g", got, want)
			}
		})
	}
}

func TestAPictureBeyondTheBudgetIsRefusedBeforeThereIsRoomMadeForIt(t *testing.T) {
	data := bigPNG(60000, 60000)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	read(t, data)
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > 1<<20 {
		t.Errorf("%d bytes were taken", got)
	}
}

func TestAFileThatIsNoPictureAndNoPDFHasNoPages(t *testing.T) {
	for _, data := range []string{"", "hello", "GIF89a"} {
		if _, pages := read(t, []byte(data)); len(pages) != 0 {
			t.Errorf("%q: got %d pages", data, len(pages))
		}
	}
}

func FuzzAnyPictureIsDrawnOrToldOff(f *testing.F) {
	f.Add(asJPEG(f, cornered()))
	f.Add(turned(asJPEG(f, cornered()), 6))
	f.Add(asPNG(f, cornered()))
	f.Add(bigPNG(60000, 60000))
	pool := newPool(f, "")
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
			return // there is no pool for those
		}
		file, pages := readThrough(t, pool, data, 100_000)
		if file.Image == nil && len(pages) > 0 || file.Damage != intake.Intact && len(pages) > 0 {
			t.Errorf("got %d pages of a file with damage %q", len(pages), file.Damage)
		}
		if file.Image != nil && file.Damage == intake.Intact && len(pages) != 1 {
			t.Errorf("a whole picture has %d pages", len(pages))
		}
		for _, drawn := range pages {
			if size := drawn.Gray().Rect.Size(); size.X < 1 || size.Y < 1 {
				t.Errorf("got a page of %v", size)
			}
		}
	})
}

// keeper is given the images of pages of which none is kept.
type keeper func(page int, size intake.PageSize, jpeg []byte) error

func (keeper) Has(context.Context, int, intake.PageSize) (bool, error) { return false, nil }

func (k keeper) Keep(_ context.Context, page int, size intake.PageSize, jpeg []byte) error {
	return k(page, size, jpeg)
}

// kept draws a page's images and gives their sizes by name.
func kept(t *testing.T, img image.Image) map[intake.PageSize]image.Point {
	t.Helper()
	sizes := map[intake.PageSize]image.Point{}
	x := &workers.Examination{Views: keeper(func(number int, size intake.PageSize, data []byte) error {
		config, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if err != nil || number != 3 {
			t.Errorf("the %s of page %d: %v", size, number, err)
		}
		sizes[size] = image.Pt(config.Width, config.Height)
		return nil
	})}
	if err := render.ViewStage().Page(t.Context(), x, &page.Image{Number: 3, Image: img}, &intake.Page{}); err != nil {
		t.Fatal(err)
	}
	return sizes
}

func TestAPageIsKeptAsAViewAndAThumbnail(t *testing.T) {
	for _, tt := range []struct {
		name              string
		page, view, thumb image.Point
	}{
		{"A4 at 300 dpi", image.Pt(2480, 3508), image.Pt(1131, 1600), image.Pt(170, 240)},
		{"A4 on its side", image.Pt(3508, 2480), image.Pt(1600, 1131), image.Pt(240, 170)},
		{"a page smaller than its view stays as it is", image.Pt(300, 200), image.Pt(300, 200), image.Pt(240, 160)},
		{"a page smaller than both", image.Pt(10, 20), image.Pt(10, 20), image.Pt(10, 20)},
		{"one pixel", image.Pt(1, 1), image.Pt(1, 1), image.Pt(1, 1)},
		{"a sliver", image.Pt(4, 5000), image.Pt(1, 1600), image.Pt(1, 240)},
		{"a sliver thinner than the step it is shrunk by", image.Pt(1, 9000), image.Pt(1, 1600), image.Pt(1, 240)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := kept(t, image.NewGray(image.Rectangle{Max: tt.page}))
			for size, want := range map[intake.PageSize]image.Point{intake.View: tt.view, intake.Thumbnail: tt.thumb} {
				if d := got[size].Sub(want); max(d.X, -d.X) > 1 || max(d.Y, -d.Y) > 1 {
					t.Errorf("the %s: got %v, want %v", size, got[size], want)
				}
			}
		})
	}
}

func TestNothingIsDrawnWhereNothingIsKeptAndAFailingStoreIsAnError(t *testing.T) {
	drawn := &page.Image{Number: 1, Image: image.NewGray(image.Rect(0, 0, 8, 8))}
	into := intake.Page{Number: 1, Width: 8}
	if err := render.ViewStage().Page(t.Context(), &workers.Examination{}, drawn, &into); err != nil {
		t.Error(err)
	}
	if into.Width != 8 || into.Metrics != nil || into.Text != "" {
		t.Errorf("the view added to the evidence: %+v", into)
	}
	full := errors.New("the disk is full")
	x := &workers.Examination{Views: keeper(func(int, intake.PageSize, []byte) error { return full })}
	if err := render.ViewStage().Page(t.Context(), x, drawn, &into); !errors.Is(err, full) {
		t.Errorf("got error %v", err)
	}
}

func BenchmarkViewsOfA4(b *testing.B) {
	a4 := image.Rect(0, 0, 2480, 3508)
	for what, img := range map[string]image.Image{
		"grey": image.NewGray(a4), "luma and chroma": image.NewYCbCr(a4, image.YCbCrSubsampleRatio420),
	} {
		b.Run(what, func(b *testing.B) {
			drawn := &page.Image{Number: 1, Image: img}
			x := &workers.Examination{Views: keeper(func(int, intake.PageSize, []byte) error { return nil })}
			b.ReportAllocs()
			for b.Loop() {
				if err := render.ViewStage().Page(b.Context(), x, drawn, &intake.Page{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
