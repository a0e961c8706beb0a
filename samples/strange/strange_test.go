package strange

import (
	"bytes"
	"compress/zlib"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"testing"
)

// limit is what a file of a kind may have at most by the rules that are built in. A file above it would be turned
// away at the door, and what else is strange about it would never show.
const limit = 5 << 20

func TestEveryFileIsTheSameEachTimeAndSmallEnoughToPassTheDoor(t *testing.T) {
	names := map[string]bool{}
	for _, file := range Files() {
		data := file.Bytes()
		switch {
		case names[file.Name]:
			t.Errorf("%s: two files have this name", file.Name)
		case file.Title == "":
			t.Errorf("%s does not tell what is strange about it", file.Name)
		case len(data) > limit:
			t.Errorf("%s has %d bytes, want %d at most", file.Name, len(data), limit)
		case !bytes.Equal(data, file.Bytes()):
			t.Errorf("%s is another file each time", file.Name)
		}
		names[file.Name] = true
	}
	if len(names) < 200 {
		t.Errorf("got %d files, want 200 at least", len(names))
	}
}

func TestPicturesThatAreWholeShowTheSpecimen(t *testing.T) {
	for _, name := range []string{
		"colour.jpg", "extended.jpg", "progressive.jpg", "progressive-colour.jpg", "rgb.jpg", "cmyk.jpg", "ycck.jpg",
		"fill-bytes.jpg", "two-pictures.jpg", "samsung.jpg", "orientation-1.jpg",
	} {
		t.Run(name, func(t *testing.T) {
			shows(t, name, func(r *bytes.Reader) (image.Image, error) { return jpeg.Decode(r) })
		})
	}
	for _, name := range []string{"grey.png", "sixteen-bits-colour.png", "palette.png", "interlaced.png", "animated.png", "commented.png"} {
		t.Run(name, func(t *testing.T) {
			shows(t, name, func(r *bytes.Reader) (image.Image, error) { return png.Decode(r) })
		})
	}
}

// shows holds a file's first picture against the specimen, at every tenth pixel.
func shows(t *testing.T, name string, decode func(*bytes.Reader) (image.Image, error)) {
	t.Helper()
	file, ok := Named(name)
	if !ok {
		t.Fatal("there is no such file")
	}
	got, err := decode(bytes.NewReader(file.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if got.Bounds() != specimen().Rect {
		t.Fatalf("got %v, want %v", got.Bounds(), specimen().Rect)
	}
	for y := 0; y < specimenHeight; y += 10 {
		for x := 0; x < specimenWidth; x += 10 {
			red, _, _, _ := got.At(x, y).RGBA()
			if difference := int(red>>8) - int(specimen().GrayAt(x, y).Y); max(difference, -difference) > 40 {
				t.Fatalf("at %d, %d: got %d, want %d", x, y, red>>8, specimen().GrayAt(x, y).Y)
			}
		}
	}
}

func TestBombsUnpackToWhatTheySay(t *testing.T) {
	piece := []byte("a piece that is packed once and comes again")
	if got, want := unpacked(t, repeated(piece, 3)), bytes.Repeat(piece, 3); !bytes.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := unpacked(t, packed(piece)); !bytes.Equal(got, piece) {
		t.Errorf("got %q, want %q", got, piece)
	}
	if got := len(unpacked(t, zeros(3))); got != 3<<20 {
		t.Errorf("got %d bytes, want %d", got, 3<<20)
	}
}

func unpacked(t *testing.T, data []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
