package mrz_test

import (
	"bytes"
	"flag"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	draw "priyom/samples/make"
	"priyom/samples/zones"
	"priyom/workers/page"
	"priyom/workers/read/mrz"
)

func grey(t testing.TB, data []byte) *image.Gray {
	t.Helper()
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	drawn := page.Image{Image: img}
	return drawn.Gray()
}

var seeds = flag.Int("seeds", 2, "documents to read in each condition; the long form is priyom zone-report")

// hard are the conditions in which some zones cannot be read.
var hard = []string{"wild_photo", "wild_copy", "wild_tight", "wild_worn", "wild_spread"}

func TestZonesAreReadInEveryCondition(t *testing.T) {
	for i, condition := range zones.Conditions() {
		t.Run(condition.Name, func(t *testing.T) {
			t.Parallel()
			for n := range *seeds {
				seed := uint64(i*2 + n) // another format in each condition
				specimen, err := condition.Specimen(seed)
				if err != nil {
					t.Fatal(err)
				}
				got, ok := mrz.Read(grey(t, specimen.JPEG))
				same := ok && slices.Equal(got.Lines, specimen.Lines)
				switch {
				case ok && got.Sure && !same:
					t.Errorf("seed %d: a wrong zone is told as sure:\ngot  %q\nwant %q", seed, got.Lines, specimen.Lines)
				case !slices.Contains(hard, condition.Name) && !(same && got.Sure):
					t.Errorf("seed %d: %s: found %t, right %t, sure %t", seed, specimen.Format, ok, same, got.Sure)
				}
			}
		})
	}
}

// The dark half of this photo begins right below the zone's second line.
func TestAShadowAlongALineIsReadThrough(t *testing.T) {
	for _, condition := range zones.Conditions() {
		if condition.Name != "photo" {
			continue
		}
		specimen, err := condition.Specimen(15)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := mrz.Read(grey(t, specimen.JPEG))
		if !ok || !got.Sure || !slices.Equal(got.Lines, specimen.Lines) {
			t.Errorf("found %t, sure %t:\ngot  %q\nwant %q", ok, got.Sure, got.Lines, specimen.Lines)
		}
	}
}

func TestAZoneTellsHowItIsTurned(t *testing.T) {
	condition := zones.Conditions()[0]
	specimen, err := condition.Specimen(2)
	if err != nil {
		t.Fatal(err)
	}
	img, err := jpeg.Decode(bytes.NewReader(specimen.JPEG))
	if err != nil {
		t.Fatal(err)
	}
	upright := draw.Quarters(draw.Resize(img, 1), 0)
	for quarters, want := range []int{0, 90, 180, 270} {
		drawn := page.Image{Image: draw.Quarters(upright, quarters)}
		got, ok := mrz.Read(drawn.Gray())
		if !ok || got.Degrees != want || !slices.Equal(got.Lines, specimen.Lines) {
			t.Errorf("turned by %d quarters: found %t, turned by %d°, want %d°; lines are right: %t", quarters, ok, got.Degrees, want, slices.Equal(got.Lines, specimen.Lines))
		}
	}
}

func TestThereIsNoZoneWhereNoneIs(t *testing.T) {
	for name, page := range map[string]*image.Gray{
		"an empty picture":  image.NewGray(image.Rect(0, 0, 0, 0)),
		"a single pixel":    image.NewGray(image.Rect(0, 0, 1, 1)),
		"a black page":      image.NewGray(image.Rect(0, 0, 1200, 900)),
		"a very thin strip": image.NewGray(image.Rect(0, 0, 5000, 2)),
		"a page of stripes": stripes(1240, 1754),
		"a high strip":      image.NewGray(image.Rect(0, 0, 1, 60000)),
	} {
		t.Run(name, func(t *testing.T) {
			if got, ok := mrz.Read(page); ok {
				t.Errorf("read %q", got.Lines)
			}
		})
	}
}

// What strangers send may be anything: whatever it is, reading it takes memory in proportion to its pixels.
func TestHostilePicturesTakeBoundedMemory(t *testing.T) {
	const side = 2600
	random := rand.New(rand.NewPCG(7, 7))
	for name, light := range map[string]func(x, y int) byte{
		"noise":                func(int, int) byte { return byte(random.Uint64()) },
		"black and white dust": func(int, int) byte { return byte(random.Uint64()&1) * 255 },
		"lines of even dots":   func(x, y int) byte { return 255 * byte(min(1, (x/18%2)|(y/24%3))) },
		"a chess board":        func(x, y int) byte { return 255 * byte((x/20+y/20)%2) },
		"a ramp":               func(x, y int) byte { return byte((x + y) * 255 / (2 * side)) },
	} {
		t.Run(name, func(t *testing.T) {
			picture := image.NewGray(image.Rect(0, 0, side, side))
			for y := range side {
				for x := range side {
					picture.Pix[y*picture.Stride+x] = light(x, y)
				}
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			got, ok := mrz.Read(picture)
			runtime.ReadMemStats(&after)
			if ok && got.Sure {
				t.Errorf("read %q", got.Lines)
			}
			const most = 8 * side * side
			if taken := after.TotalAlloc - before.TotalAlloc; taken > most {
				t.Errorf("took %d bytes, want %d at most", taken, most)
			}
		})
	}
}

func stripes(width, height int) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			if x%24 < 14 || y%60 < 30 {
				img.Pix[y*img.Stride+x] = 240
			}
		}
	}
	return img
}

// A zone with a wrong check digit is read as it stands there: the digit is for a check to tell, not for the reader to mend.
func TestAWrongCheckDigitIsReadAndNotMended(t *testing.T) {
	file, err := draw.Draw("passport_foreign", draw.ScanJPEG, draw.BadCheckDigit, draw.Persons(3)[0])
	if err != nil {
		t.Fatal(err)
	}
	got, ok := mrz.Read(grey(t, file.Bytes))
	if !ok || got.Valid || got.Sure || len(got.Repairs) > 0 {
		t.Fatalf("found %t, valid %t, sure %t, %d repairs", ok, got.Valid, got.Sure, len(got.Repairs))
	}
	evidence := got.Evidence()
	if evidence.Checks["document_number"] || evidence.Checks["composite"] || !evidence.Checks["birth_date"] {
		t.Errorf("checks are %v", evidence.Checks)
	}
	for i, line := range evidence.Confidence {
		if least := slices.Min(line); least < 0.9 {
			t.Errorf("line %d has a character of confidence %.2f", i+1, least)
		}
	}
}

func TestEvidenceTellsEachCharacter(t *testing.T) {
	specimen, err := zones.Conditions()[0].Specimen(2)
	if err != nil {
		t.Fatal(err)
	}
	picture := grey(t, specimen.JPEG)
	got, ok := mrz.Read(picture)
	if !ok {
		t.Fatal("no zone")
	}
	zone := got.Evidence()
	for i, line := range zone.Lines {
		if len(zone.Boxes[i]) != len(line) || len(zone.Confidence[i]) != len(line) {
			t.Fatalf("line %d has %d characters, %d boxes, %d confidences", i+1, len(line), len(zone.Boxes[i]), len(zone.Confidence[i]))
		}
		for k := 1; k < len(line); k++ {
			before, here := zone.Boxes[i][k-1], zone.Boxes[i][k]
			if here[0] <= before[0] || here[2] > picture.Rect.Dx() || here[3] <= here[1] {
				t.Errorf("line %d: box %d is %v after %v", i+1, k+1, here, before)
			}
		}
	}
	for _, part := range []string{"number", "birth_date", "surname"} {
		if zone.Parts[part].Confidence < 0.8 {
			t.Errorf("%s has confidence %.2f", part, zone.Parts[part].Confidence)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"clean", "sheet", "photo"} {
		for _, condition := range zones.Conditions() {
			if condition.Name != name {
				continue
			}
			specimen, err := condition.Specimen(2)
			if err != nil {
				b.Fatal(err)
			}
			picture := grey(b, specimen.JPEG)
			b.Run(name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, ok := mrz.Read(picture); !ok {
						b.Fatal("no zone")
					}
				}
			})
		}
	}
}

func BenchmarkNoZone(b *testing.B) {
	file, err := draw.Draw("lease", draw.ScanJPEG, draw.None, draw.Persons(3)[0])
	if err != nil {
		b.Fatal(err)
	}
	img, err := jpeg.Decode(bytes.NewReader(file.Bytes))
	if err != nil {
		b.Fatal(err)
	}
	drawn := page.Image{Image: draw.Resize(img, 1.5)} // 300 dpi
	picture := drawn.Gray()
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := mrz.Read(picture); ok {
			b.Fatal("a lease has no zone")
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(uint16(40), []byte("a picture"))
	f.Add(uint16(300), bytes.Repeat([]byte{250, 250, 20, 250, 30, 240, 20}, 9000))
	specimen, err := zones.Conditions()[8].Specimen(2)
	if err != nil {
		f.Fatal(err)
	}
	drawn := page.Image{Image: draw.Resize(grey(f, specimen.JPEG), 0.5)}
	small := drawn.Gray()
	f.Add(uint16(small.Stride), small.Pix)
	f.Fuzz(func(t *testing.T, width uint16, pix []byte) {
		if width == 0 || len(pix) > 1<<19 {
			return
		}
		height := len(pix) / int(width)
		picture := &image.Gray{Pix: pix, Stride: int(width), Rect: image.Rect(0, 0, int(width), height)}
		got, ok := mrz.Read(picture)
		if !ok {
			return
		}
		if got.Sure && !got.Valid {
			t.Error("told as sure though check digits do not hold")
		}
		again, _ := mrz.Read(picture)
		if !slices.Equal(got.Lines, again.Lines) {
			t.Error("read otherwise a second time")
		}
	})
}
