package quality_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	stddraw "image/draw"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"testing"

	"priyom/intake"
	draw "priyom/samples/make"
	"priyom/validators/quality"
)

// scan is a sheet of print as a scanner sees it: the first person's document, at so many hundredths of its pixels.
func scan(t testing.TB, kind string, percent int) *image.RGBA {
	t.Helper()
	for _, person := range draw.Persons(1) {
		file, err := draw.Draw(kind, draw.ScanJPEG, draw.None, person)
		if err != nil {
			continue
		}
		decoded, err := jpeg.Decode(bytes.NewReader(file.Bytes))
		if err != nil {
			t.Fatal(err)
		}
		return draw.Resize(decoded, float64(percent)/100)
	}
	t.Fatalf("nobody holds a %s", kind)
	return nil
}

func gray(img image.Image) *image.Gray {
	out := image.NewGray(image.Rectangle{Max: img.Bounds().Size()})
	stddraw.Draw(out, out.Bounds(), img, img.Bounds().Min, stddraw.Src)
	return out
}

// paper is an empty sheet.
func paper(level uint8) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, 600, 800))
	for i := range img.Pix {
		img.Pix[i] = level
	}
	return img
}

// value of a metric, or -1 where it says nothing.
func value(img image.Image, metric quality.Metric) float64 {
	got, ok := quality.Measure(gray(img), nil)[string(metric)]
	if !ok {
		return -1
	}
	return got.Value
}

func TestSharpnessFallsWithEveryStepOfBlur(t *testing.T) {
	for _, kind := range []string{"lease", "passport_foreign"} {
		page := scan(t, kind, 50)
		last := value(page, quality.Sharpness)
		if last < 0.5 {
			t.Errorf("%s: sharp as scanned it has %g, want at least 0.5", kind, last)
		}
		for _, sigma := range []float64{1, 2, 3, 4} {
			got := value(draw.Blur(page, sigma), quality.Sharpness)
			if got >= last || got < 0 {
				t.Errorf("%s blurred by %g: got %g, with less blur %g", kind, sigma, got, last)
			}
			last = got
		}
		if last > 0.3 {
			t.Errorf("%s blurred by 4 pixels: got %g, want at most 0.3", kind, last)
		}
	}
}

func TestNoiseMakesNothingSharp(t *testing.T) {
	page := draw.Blur(scan(t, "lease", 50), 3)
	clean := value(page, quality.Sharpness)
	for _, sigma := range []float64{3, 6} {
		if got := value(draw.Noise(page, sigma, 7), quality.Sharpness); got > clean+0.1 {
			t.Errorf("a blurred page with noise of %g: got %g, without %g", sigma, got, clean)
		}
	}
}

func TestEmptyPaperHasNoInkAndNothingThatCouldBeSharp(t *testing.T) {
	grain := draw.Noise(paper(220), 5, 3)
	for name, img := range map[string]image.Image{
		"white": paper(255), "grey": paper(200), "dark": paper(40), "black": paper(0), "grainy": grain,
		"in a lamp's shadow": draw.Shadow(paper(230), 0.5, 30), "grainy in a shadow": draw.Shadow(grain, 0.4, 90),
	} {
		if got := value(img, quality.Ink); got < 0 || got >= 0.0008 {
			t.Errorf("%s: got %g ink, want less than 0.0008", name, got)
		}
		if got := value(img, quality.Sharpness); got >= 0 {
			t.Errorf("%s: got sharpness %g, want none told", name, got)
		}
	}
}

func TestAPageOfPrintHasInkInAnyLight(t *testing.T) {
	page := scan(t, "lease", 50)
	for name, img := range map[string]image.Image{
		"as scanned": page, "darker": draw.Brightness(page, 0.5, 0), "pale": draw.Brightness(page, 0.5, 120), "noisy": draw.Noise(page, 6, 1),
		"smaller": draw.Resize(page, 0.5),
	} {
		if got := value(img, quality.Ink); got < 0.005 {
			t.Errorf("%s: got %g ink, want at least 0.005", name, got)
		}
	}
}

func TestBrightnessAndContrastFollowTheLight(t *testing.T) {
	page := scan(t, "lease", 50)
	bright, contrast := 2.0, 2.0
	for _, gain := range []float64{1, 0.7, 0.4, 0.1} {
		dimmed := draw.Brightness(page, gain, 0)
		b, c := value(dimmed, quality.Brightness), value(dimmed, quality.Contrast)
		if b >= bright || c >= contrast {
			t.Errorf("at %g of the light: got brightness %g and contrast %g, with more light %g and %g", gain, b, c, bright, contrast)
		}
		bright, contrast = b, c
	}
}

// bars are strokes of 6 pixels on an otherwise empty sheet, over 832 × 832 pixels of it.
func bars() *image.Gray {
	img := image.NewGray(image.Rect(0, 0, 1024, 1024))
	for i := range img.Pix {
		x, y := i%1024, i/1024
		img.Pix[i] = 230
		if x > 95 && x < 928 && y > 95 && y < 928 && (x%24 < 6 && y/96%2 == 0 || y%24 < 6 && y/96%2 == 1) {
			img.Pix[i] = 30
		}
	}
	return img
}

func TestAnEdgeIsMeasuredAsDocumented(t *testing.T) {
	for _, sigma := range []float64{0, 1.5, 2, 2.5} {
		got := value(draw.Blur(bars(), sigma), quality.Sharpness)
		if sigma == 0 {
			got = value(bars(), quality.Sharpness)
		}
		want := 1 / (1 + sigma/832/0.0014)
		if got < want*0.8 || got > want*1.2 {
			t.Errorf("edges blurred by %g: got %g, want about %g", sigma, got, want)
		}
	}
}

// sane fails when measures say what they cannot say of any page.
func sane(t *testing.T, img *image.Gray, colours image.Image) {
	t.Helper()
	size := img.Bounds().Size()
	for name, got := range quality.Measure(img, colours) {
		most := 1.0
		switch got.Unit {
		case "deg", "degrees":
			most = 180
		case "documents":
			most = 20
		case "px":
			most = 2 * float64(size.X+size.Y)
		}
		if math.IsNaN(got.Value) || math.IsInf(got.Value, 0) || got.Value < 0 || got.Value > most {
			t.Errorf("%s of %v: got %g, want 0 to %g", name, size, got.Value, most)
		}
		if got.Unit == "" {
			t.Errorf("%s has no unit", name)
		}
		if b := got.Box; b != nil && (b[0] < 0 || b[1] < 0 || b[0] >= b[2] || b[1] >= b[3] || b[2] > size.X || b[3] > size.Y) {
			t.Errorf("%s of %v: got box %v outside the page", name, size, *b)
		}
	}
}

func TestAnySizeAndAnyPixelsAreMeasured(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	fills := map[string]func(i int) uint8{
		"black": func(int) uint8 { return 0 }, "white": func(int) uint8 { return 255 },
		"noise": func(int) uint8 { return uint8(random.Uint32()) }, "stripes": func(i int) uint8 { return uint8(i%2) * 255 },
	}
	for _, size := range []image.Point{{0, 0}, {1, 1}, {2, 2}, {3, 3}, {7, 9}, {10, 10}, {33, 1}, {1, 10000}, {10000, 1}, {2, 9001}, {1800, 1800}, {1801, 3}, {2000, 1999}} {
		for name, fill := range fills {
			t.Run(fmt.Sprintf("%s of %v", name, size), func(t *testing.T) {
				img := image.NewGray(image.Rectangle{Max: size})
				for i := range img.Pix {
					img.Pix[i] = fill(i)
				}
				sane(t, img, nil)
			})
		}
	}
}

// FuzzMeasure gives the measures any pixels, in grey and, where they are few, with colours made of the same bytes.
func FuzzMeasure(f *testing.F) {
	f.Add(uint16(1), []byte{0})
	f.Add(uint16(40), bytes.Repeat([]byte{0, 255}, 800))
	f.Add(uint16(3), bytes.Repeat([]byte{7, 200, 9}, 3000))
	f.Add(uint16(1), make([]byte, 10000))
	f.Add(uint16(10000), bytes.Repeat([]byte{255}, 10000))
	f.Add(uint16(700), bytes.Repeat([]byte{230, 231, 229, 60, 228}, 98000))
	for _, page := range everyMeasure(f) {
		f.Add(uint16(page.Rect.Dx()), page.Pix)
	}
	f.Fuzz(func(t *testing.T, width uint16, pix []byte) {
		if width == 0 || len(pix) > fuzzed {
			return
		}
		height := len(pix) / int(width)
		page := &image.Gray{Pix: pix, Stride: int(width), Rect: image.Rect(0, 0, int(width), height)}
		sane(t, page, nil)
		if len(pix) > fuzzed/2 {
			return
		}
		sane(t, page, &image.YCbCr{Y: pix, Cb: pix, Cr: pix, YStride: int(width), CStride: int(width), Rect: page.Rect})
	})
}

// fuzzed is how many pixels are fuzzed at most: little more than the measures need to tell all they can, as fuzzing lives
// by the number of its tries.
const fuzzed = 300_000

// everyMeasure are small pages that fuzzing starts from, on which every metric is told on one or the other. They come
// of one drawing, because every process that fuzzes makes them.
func everyMeasure(t testing.TB) []*image.Gray {
	t.Helper()
	large := scan(t, "migration_card", 50)
	clean := gray(draw.Resize(large, 0.5))
	part := gray(large).SubImage(image.Rect(40, 100, 580, 640)).(*image.Gray) // large enough for upscaling
	return []*image.Gray{clean, smeared(clean, 12, 30), gray(part), onDark(clean)}
}

// onDark is a page as a photo shows it that lies on something dark and is seen from below.
func onDark(page *image.Gray) *image.Gray {
	width, height := page.Rect.Dx(), page.Rect.Dy()
	photo := image.NewGray(image.Rect(0, 0, width+80, height+80))
	for i := range photo.Pix {
		photo.Pix[i] = uint8(50 + i*31%7)
	}
	for y := range height {
		lean := (height - y) * 30 / height
		for x := range width - 2*lean {
			photo.Pix[photo.PixOffset(40+lean+x, 40+y)] = page.Pix[page.PixOffset(x*width/(width-2*lean), y)]
		}
	}
	return photo
}

func TestFuzzingStartsWhereEveryMetricIsTold(t *testing.T) {
	told := map[string]bool{}
	for _, page := range everyMeasure(t) {
		if len(page.Pix) > fuzzed {
			t.Errorf("a page of %v is more than is fuzzed", page.Rect)
		}
		for name := range quality.Measure(page, nil) {
			told[name] = true
		}
	}
	for _, metric := range quality.Metrics() {
		if !told[string(metric)] {
			t.Errorf("%s is not told of any page", metric)
		}
	}
}

func TestAPartOfAnImageIsMeasuredAsIfItStoodAlone(t *testing.T) {
	whole := gray(scan(t, "lease", 50))
	part := whole.SubImage(image.Rect(100, 150, 500, 700)).(*image.Gray)
	if got, want := quality.Measure(part, nil), quality.Measure(gray(part), nil); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTheSamePixelsGiveTheSameNumbersOnAnyNumberOfCores(t *testing.T) {
	colours := scan(t, "passport_foreign", 50)
	page := gray(colours)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := quality.Measure(page, colours)
	before := bytes.Clone(page.Pix)
	for _, cores := range []int{1, 2} {
		runtime.GOMAXPROCS(cores)
		results := make(chan map[string]intake.Measurement)
		for range 10 {
			go func() { results <- quality.Measure(page, colours) }()
		}
		for range 10 {
			if got := <-results; !reflect.DeepEqual(got, want) {
				t.Errorf("on %d cores: got %v, want %v", cores, got, want)
			}
		}
	}
	if !bytes.Equal(page.Pix, before) {
		t.Error("measuring changed the page")
	}
}

// a4 is a page of print of A4 at 300 dpi.
func a4(b *testing.B) *image.Gray {
	b.Helper()
	page := image.NewRGBA(image.Rect(0, 0, 2480, 3508))
	stddraw.Draw(page, page.Bounds(), image.NewUniform(color.White), image.Point{}, stddraw.Src)
	lease := scan(b, "lease", 150)
	stddraw.Draw(page, page.Bounds(), lease, image.Point{}, stddraw.Src)
	return gray(page)
}

func perPixel(b *testing.B, page image.Image) {
	b.Helper()
	size := page.Bounds().Size()
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size.X*size.Y), "ns/pixel")
}

func BenchmarkMeasureA4(b *testing.B) {
	page := a4(b)
	b.ReportAllocs()
	for b.Loop() {
		quality.Measure(page, nil)
	}
	perPixel(b, page)
}

// BenchmarkDecodeA4 is what a page costs before it is measured.
func BenchmarkDecodeA4(b *testing.B) {
	page := a4(b)
	var data bytes.Buffer
	if err := jpeg.Encode(&data, page, &jpeg.Options{Quality: 85}); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := jpeg.Decode(bytes.NewReader(data.Bytes())); err != nil {
			b.Fatal(err)
		}
	}
	perPixel(b, page)
}

// smeared is a picture taken while the camera moved by so many pixels in a direction.
func smeared(src *image.Gray, length, degrees float64) *image.Gray {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	size := src.Bounds().Size()
	out := image.NewGray(src.Bounds())
	steps := int(2*length) + 1
	for i := range out.Pix {
		x, y := i%out.Stride, i/out.Stride
		sum := 0.0
		for k := range steps {
			at := (float64(k)/float64(steps-1) - 0.5) * length
			sx := min(max(int(math.Round(float64(x)+at*cos)), 0), size.X-1)
			sy := min(max(int(math.Round(float64(y)+at*sin)), 0), size.Y-1)
			sum += float64(src.Pix[sy*src.Stride+sx])
		}
		out.Pix[i] = uint8(sum/float64(steps) + 0.5)
	}
	return out
}

func TestAMovedCameraIsToldFromALensOutOfFocusAndWhereItMoved(t *testing.T) {
	for _, kind := range []string{"lease", "passport_foreign"} {
		page := gray(scan(t, kind, 60))
		for _, sigma := range []float64{1, 2} {
			if got := value(draw.Blur(page, sigma), quality.MotionBlur); got != 0 {
				t.Errorf("%s blurred by %g: got %g of motion", kind, sigma, got)
			}
		}
		if got := value(page, quality.MotionDirection); got >= 0 {
			t.Errorf("%s as scanned: got a direction of %g", kind, got)
		}
		for _, degrees := range []float64{0, 45, 90, 135} {
			last := 0.0
			for _, length := range []float64{8, 14} {
				moved := smeared(page, length, degrees)
				got, direction := value(moved, quality.MotionBlur), value(moved, quality.MotionDirection)
				if got <= last {
					t.Errorf("%s moved by %g at %g°: got %g, moved less %g", kind, length, degrees, got, last)
				}
				if off := math.Abs(math.Remainder(direction-degrees, 180)); off > 12 {
					t.Errorf("%s moved by %g at %g°: got a direction of %g", kind, length, degrees, direction)
				}
				last = got
			}
		}
	}
}
