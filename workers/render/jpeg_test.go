package render

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"os"
	"testing"
)

// grain is a picture of planes: shades, hard edges, noise and paper.
func grain(width, height int, coloured bool) image.Image {
	random := rand.New(rand.NewPCG(uint64(width), uint64(height))) //nolint:gosec // chance, not secrets
	img := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
	for y := range height {
		for x := range width {
			v := 255
			switch at := (x/20 + y/20) % 5; at {
			case 0:
				v = random.IntN(256)
			case 1:
				v = 255 * (x / 3 % 2)
			case 2:
				v = (x + 2*y) % 256
			case 3:
				v = 0
			}
			img.Y[y*img.YStride+x] = byte(v)
		}
	}
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = byte(i), byte(128+i/img.CStride)
	}
	if coloured {
		return img
	}
	return &image.Gray{Pix: img.Y, Stride: img.YStride, Rect: img.Rect}
}

// off is how far planes are from those of another picture, as root of the mean square.
func off(t *testing.T, img, from image.Image) float64 {
	t.Helper()
	list, _, _ := planes(img)
	want, _, _ := planes(from)
	if len(list) != len(want) || img.Bounds() != from.Bounds() {
		t.Fatalf("got %d planes of %v, want %d of %v", len(list), img.Bounds(), len(want), from.Bounds())
	}
	sum, count := 0.0, 0
	for i := range want {
		for j, v := range want[i] {
			d := float64(v) - float64(list[i][j])
			sum, count = sum+d*d, count+1
		}
	}
	return math.Sqrt(sum / float64(count))
}

func TestAPictureIsWrittenAsWellAsTheStandardLibraryWritesIt(t *testing.T) {
	sizes := []image.Point{{1, 1}, {8, 8}, {7, 9}, {16, 16}, {17, 15}, {33, 1}, {1, 40}, {240, 170}, {401, 307}}
	for _, size := range sizes {
		for _, coloured := range []bool{false, true} {
			for _, quality := range []int{30, 82, 100} {
				t.Run(fmt.Sprintf("%d × %d, in colour %v, quality %d", size.X, size.Y, coloured, quality), func(t *testing.T) {
					img := grain(size.X, size.Y, coloured)
					data, err := encodeJPEG(img, quality)
					if err != nil {
						t.Fatal(err)
					}
					got, err := jpeg.Decode(bytes.NewReader(data))
					if err != nil {
						t.Fatal(err)
					}
					var out bytes.Buffer
					if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}); err != nil {
						t.Fatal(err)
					}
					peer, err := jpeg.Decode(bytes.NewReader(out.Bytes()))
					if err != nil {
						t.Fatal(err)
					}
					if ours, theirs := off(t, got, img), off(t, peer, img); ours > 1.01*theirs+0.1 {
						t.Errorf("it is off by %.3f, the standard library's by %.3f", ours, theirs)
					}
					if ours, theirs := len(data), out.Len(); float64(ours) > 1.01*float64(theirs)+4 {
						t.Errorf("it takes %d bytes, the standard library's %d", ours, theirs)
					}
				})
			}
		}
	}
}

func TestAPageImageHasHalfOfChromaHoweverItCame(t *testing.T) {
	for _, ratio := range ratios {
		for _, side := range []int{30, 100, 200} {
			img := image.NewYCbCr(image.Rect(0, 0, 101, 67), ratio)
			for i := range img.Cb {
				img.Cb[i], img.Cr[i] = 90, 170
			}
			data, err := encodeJPEG(shrunk(img, side), viewQuality)
			if err != nil {
				t.Fatalf("%v to %d: %v", ratio, side, err)
			}
			got, err := jpeg.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatalf("%v to %d: %v", ratio, side, err)
			}
			planes, ok := got.(*image.YCbCr)
			if !ok || planes.SubsampleRatio != image.YCbCrSubsampleRatio420 || max(planes.Rect.Dx(), planes.Rect.Dy()) != min(side, 101) {
				t.Fatalf("%v to %d: got %T of %v", ratio, side, got, got.Bounds())
			}
			for i := range planes.Cb {
				if cb, cr := planes.Cb[i], planes.Cr[i]; cb < 88 || cb > 92 || cr < 168 || cr > 172 {
					t.Fatalf("%v to %d: chroma is %d, %d", ratio, side, cb, cr)
				}
			}
		}
	}
}

// BenchmarkView tells what a page image costs, and what the standard library takes to write it.
func BenchmarkView(b *testing.B) {
	for _, name := range []string{"passport_foreign.scan_jpeg", "migration_card.photo_jpeg"} {
		data, err := os.ReadFile("../../samples/" + name + "/input.jpg")
		if err != nil {
			b.Fatal(err)
		}
		img, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			b.Fatal(err)
		}
		view := shrunk(img, viewSide)
		b.Run(name+"/shrink", func(b *testing.B) {
			for b.Loop() {
				shrunk(img, viewSide-100)
			}
		})
		b.Run(name+"/write", func(b *testing.B) {
			for b.Loop() {
				if _, err := encodeJPEG(view, viewQuality); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/write by the standard library", func(b *testing.B) {
			for b.Loop() {
				var out bytes.Buffer
				if err := jpeg.Encode(&out, view, &jpeg.Options{Quality: viewQuality}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
