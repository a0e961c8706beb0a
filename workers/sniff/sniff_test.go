package sniff_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"io"
	"slices"
	"strings"
	"testing"

	"priyom/intake"
	"priyom/samples/strange"
	"priyom/workers"
	"priyom/workers/sniff"
)

func read(t testing.TB, data []byte) intake.File {
	t.Helper()
	x, err := workers.NewExamination(bytes.NewReader(data), int64(len(data)), "")
	if err != nil {
		t.Fatal(err)
	}
	if err := sniff.Stage().File(t.Context(), x); err != nil {
		t.Fatal(err)
	}
	return x.Evidence.File
}

// exif is a JPEG's APP1 segment with an orientation, preceded by another tag.
func exif(order binary.AppendByteOrder, orientation uint16) []byte {
	mark := "MM"
	if order.String() == binary.LittleEndian.String() {
		mark = "II"
	}
	tiff := []byte(mark)
	tiff = order.AppendUint16(tiff, 42)
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	for _, entry := range []struct{ tag, value uint16 }{{0x0100, 640}, {0x0112, orientation}} {
		tiff = order.AppendUint16(tiff, entry.tag)
		tiff = order.AppendUint16(tiff, 3) // SHORT
		tiff = order.AppendUint32(tiff, 1)
		tiff = order.AppendUint16(tiff, entry.value)
		tiff = order.AppendUint16(tiff, 0)
	}
	return segment(0xe1, append([]byte("Exif\x00\x00"), order.AppendUint32(tiff, 0)...))
}

func segment(marker byte, payload []byte) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(payload)+2)), payload...)
}

// behindStart puts segments behind a JPEG's first mark.
func behindStart(jpeg []byte, segments ...[]byte) []byte {
	return slices.Concat(append([][]byte{jpeg[:2]}, append(segments, jpeg[2:])...)...)
}

func TestTheOrientationOfAPhotoIsRead(t *testing.T) {
	whole := asJPEG(t, small)
	for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
		for want := uint16(1); want <= 8; want++ {
			t.Run(fmt.Sprintf("%v %d", order, want), func(t *testing.T) {
				got := read(t, behindStart(whole, exif(order, want)))
				if got.Image == nil || got.Image.Orientation != int(want) || got.Damage != intake.Intact {
					t.Errorf("got %+v, damage %q", got.Image, got.Damage)
				}
			})
		}
	}
}

func TestAnOrientationThatIsUnclearIsNone(t *testing.T) {
	whole := asJPEG(t, small)
	turned := exif(binary.BigEndian, 6)
	edited := func(at int, with ...byte) []byte {
		out := bytes.Clone(turned)
		copy(out[at:], with)
		return out
	}
	for name, data := range map[string][]byte{
		"no EXIF":                             whole,
		"0":                                   behindStart(whole, exif(binary.BigEndian, 0)),
		"9":                                   behindStart(whole, exif(binary.LittleEndian, 9)),
		"a directory beyond the end":          behindStart(whole, edited(14, 0xff, 0xff, 0xff, 0xff)),
		"more entries than there are":         behindStart(whole, segment(0xe1, append([]byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\xff\xff"), make([]byte, 30)...))),
		"a byte order that there is not":      behindStart(whole, edited(10, 'X', 'X')),
		"half a segment of EXIF":              behindStart(whole, segment(0xe1, []byte("Exif\x00\x00MM"))),
		"another program's data in its place": behindStart(whole, segment(0xe1, []byte("http://ns.adobe.com/xap/1.0/\x00<x/>"))),
		"behind the picture":                  append(bytes.Clone(whole), turned...),
	} {
		t.Run(name, func(t *testing.T) {
			if got := read(t, data); got.Image == nil || got.Image.Orientation != 1 {
				t.Errorf("got %+v, damage %q", got.Image, got.Damage)
			}
		})
	}
}

func TestTheOrientationIsFoundBehindOtherSegments(t *testing.T) {
	data := behindStart(asJPEG(t, small), segment(0xe0, []byte("JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")),
		segment(0xe1, []byte("http://ns.adobe.com/xap/1.0/\x00<x/>")), segment(0xe2, make([]byte, 60000)), exif(binary.LittleEndian, 8))
	if got := read(t, data); got.Image == nil || got.Image.Orientation != 8 {
		t.Errorf("got %+v", got.Image)
	}
}

// headerOfPNG is the beginning of a PNG of any size, without a pixel.
func headerOfPNG(width, height uint32) []byte {
	chunk := []byte("IHDR")
	chunk = binary.BigEndian.AppendUint32(chunk, width)
	chunk = binary.BigEndian.AppendUint32(chunk, height)
	chunk = append(chunk, 8, 0, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	return binary.BigEndian.AppendUint32(append(out, chunk...), crc32.ChecksumIEEE(chunk))
}

func TestAFilesOwnFactsAreRead(t *testing.T) {
	gray, colour := asJPEG(t, small), asJPEG(t, image.NewRGBA(small.Rect))
	twelve := bytes.Clone(gray)
	twelve[bytes.Index(twelve, []byte{0xff, 0xc0})+4] = 12
	arithmetic := bytes.Clone(gray)
	arithmetic[bytes.Index(arithmetic, []byte{0xff, 0xc0})+1] = 0xc9
	flat := bytes.Clone(gray)
	copy(flat[bytes.Index(flat, []byte{0xff, 0xc0})+5:], []byte{0, 0}) // a height that only follows in a DNL segment
	facts := func(width, height int, model, encoding string, depth int) *intake.ImageFacts {
		return &intake.ImageFacts{Width: width, Height: height, ColourModel: model, Orientation: 1, Encoding: encoding, Depth: depth, Frames: 1}
	}
	badSum := headerOfPNG(8, 6)
	badSum[len(badSum)-1] ^= 1
	for _, tt := range []struct {
		name      string
		data      []byte
		mediaType string
		damage    intake.Damage
		image     *intake.ImageFacts
	}{
		{"nothing at all", nil, "", intake.Empty, nil},
		{"a PDF is left to the renderer", []byte("%PDF-1.7"), sniff.PDF, intake.Intact, nil},
		{"text", []byte("hello"), "text/plain", intake.Intact, nil},
		{"a grey JPEG", gray, sniff.JPEG, intake.Intact, facts(8, 6, "gray", "baseline", 8)},
		{"a JPEG in colour", colour, sniff.JPEG, intake.Intact, facts(8, 6, "ycbcr", "baseline", 8)},
		{"a PNG", asPNG(t, small), sniff.PNG, intake.Intact, facts(8, 6, "gray", "", 8)},
		{"a PNG of 16 bits", asPNG(t, image.NewGray16(small.Rect)), sniff.PNG, intake.Intact, facts(8, 6, "gray16", "", 16)},
		{"a PNG with transparence", asPNG(t, image.NewNRGBA(small.Rect)), sniff.PNG, intake.Intact, facts(8, 6, "rgb", "", 8)},
		{"a PNG of 60000 × 60000 by its header", headerOfPNG(60000, 60000), sniff.PNG, intake.TooComplex, facts(60000, 60000, "gray", "", 8)},
		{"a PNG without pixels", headerOfPNG(0, 6), sniff.PNG, intake.Corrupt, nil},
		{"a PNG whose header was changed on the way", badSum, sniff.PNG, intake.Corrupt, nil},
		{"a PNG cut off in its header", headerOfPNG(8, 6)[:20], sniff.PNG, intake.Truncated, nil},
		{"a JPEG cut off in its header", gray[:20], sniff.JPEG, intake.Truncated, nil},
		{"a JPEG that does not tell its height", flat, sniff.JPEG, intake.Unsupported, facts(8, 0, "", "baseline", 8)},
		{"a JPEG of 12 bits", twelve, sniff.JPEG, intake.Unsupported, facts(8, 6, "", "baseline", 12)},
		{"a JPEG with arithmetic coding", arithmetic, sniff.JPEG, intake.Unsupported, facts(8, 6, "", "arithmetic", 8)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := read(t, tt.data)
			if got.MediaType != tt.mediaType || got.Damage != tt.damage || got.Size != int64(len(tt.data)) || len(got.SHA256) != 64 {
				t.Errorf("got %+v, want %q with damage %q", got, tt.mediaType, tt.damage)
			}
			if (got.Image == nil) != (tt.image == nil) || got.Image != nil && *got.Image != *tt.image {
				t.Errorf("got %+v, want %+v", got.Image, tt.image)
			}
		})
	}
}

// torn reads well up to a place and fails there, as a store does.
type torn struct {
	*bytes.Reader
	at int64
}

var errTorn = errors.New("the store fails")

func (r torn) ReadAt(p []byte, off int64) (int, error) {
	if off+int64(len(p)) > r.at {
		n := 0
		if off < r.at {
			n, _ = r.Reader.ReadAt(p[:r.at-off], off)
		}
		return n, errTorn
	}
	return r.Reader.ReadAt(p, off)
}

func TestAFailingStoreIsNotTakenForABadFile(t *testing.T) {
	data := behindStart(asJPEG(t, small), segment(0xe2, make([]byte, 60000)))
	for _, at := range []int64{0, 10, 5000} {
		x := &workers.Examination{File: torn{bytes.NewReader(data), at}, Size: int64(len(data)), SHA256: "ab"}
		if err := sniff.Stage().File(t.Context(), x); !errors.Is(err, errTorn) {
			t.Errorf("failing at %d: got error %v and damage %q, want %v", at, err, x.Evidence.File.Damage, errTorn)
		}
	}
}

func FuzzAnyFileIsSniffed(f *testing.F) {
	f.Add(asJPEG(f, small))
	f.Add(behindStart(asJPEG(f, small), exif(binary.LittleEndian, 6)))
	f.Add(asPNG(f, small))
	f.Add(headerOfPNG(60000, 60000))
	f.Fuzz(func(t *testing.T, data []byte) {
		got := read(t, data)
		if i := got.Image; i != nil && got.Damage == intake.Intact && (i.Width < 1 || i.Height < 1 || i.Orientation < 1 || i.Orientation > 8) {
			t.Errorf("got %+v", i)
		}
		if _, err := json.Marshal(got); err != nil {
			t.Error(err)
		}
	})
}

func TestStrangersFilesAreToldForWhatTheyAre(t *testing.T) {
	for name, want := range map[string]struct {
		mediaType, encoding string
		depth, frames       int
		also                string
		budget              intake.Budget
	}{
		"extended.jpg":        {mediaType: sniff.JPEG, encoding: "extended", depth: 8, frames: 1},
		"progressive.jpg":     {mediaType: sniff.JPEG, encoding: "progressive", depth: 8, frames: 1},
		"cmyk.jpg":            {mediaType: sniff.JPEG, encoding: "baseline", depth: 8, frames: 1},
		"twelve-bits.jpg":     {mediaType: sniff.JPEG, encoding: "extended", depth: 12, frames: 1},
		"arithmetic.jpg":      {mediaType: sniff.JPEG, encoding: "arithmetic", depth: 8, frames: 1},
		"lossless.jpg":        {mediaType: sniff.JPEG, encoding: "lossless", depth: 8, frames: 1},
		"many-scans.jpg":      {mediaType: sniff.JPEG, encoding: "progressive", depth: 8, frames: 1, budget: intake.Frames},
		"lying-huge.jpg":      {mediaType: sniff.JPEG, encoding: "baseline", depth: 8, frames: 1, budget: intake.PagePixels},
		"sixteen-bits.png":    {mediaType: sniff.PNG, depth: 16, frames: 1},
		"black-and-white.png": {mediaType: sniff.PNG, depth: 1, frames: 1},
		"interlaced.png":      {mediaType: sniff.PNG, encoding: "interlaced", depth: 8, frames: 1},
		"animated.png":        {mediaType: sniff.PNG, encoding: "apng", depth: 8, frames: 2},
		"pdf-and-zip.pdf":     {mediaType: sniff.PDF, also: "application/zip"},
		"lying-huge.png":      {mediaType: sniff.PNG, depth: 8, frames: 1, budget: intake.PagePixels},
		"jpeg-and-zip.jpg":    {mediaType: sniff.JPEG, encoding: "baseline", depth: 8, frames: 1, also: "application/zip"},
		"png-and-rar.png":     {mediaType: sniff.PNG, depth: 8, frames: 1, also: "application/vnd.rar"},
		"jpeg-and-pdf.jpg":    {mediaType: sniff.JPEG, encoding: "baseline", depth: 8, frames: 1, also: sniff.PDF},
		"padded.jpg":          {mediaType: sniff.JPEG, encoding: "baseline", depth: 8, frames: 1},
		"padded.pdf":          {mediaType: sniff.PDF},
		"samsung.jpg":         {mediaType: sniff.JPEG, encoding: "baseline", depth: 8, frames: 1},
		"two-pictures.jpg":    {mediaType: sniff.JPEG, encoding: "baseline", depth: 8, frames: 1},
	} {
		t.Run(name, func(t *testing.T) {
			file, ok := strange.Named(name)
			if !ok {
				t.Fatal("there is no such file")
			}
			got := read(t, file.Bytes())
			if got.MediaType != want.mediaType || strings.Join(got.Also, " ") != want.also {
				t.Errorf("got %q, also %v, want %q, also %q", got.MediaType, got.Also, want.mediaType, want.also)
			}
			if i := got.Image; i != nil && (i.Encoding != want.encoding || i.Depth != want.depth || i.Frames != want.frames) {
				t.Errorf("got %+v, want %+v", i, want)
			}
			if (got.Excess == nil) != (want.budget == "") || got.Excess != nil && got.Excess.Budget != want.budget {
				t.Errorf("got excess %+v, want of %q", got.Excess, want.budget)
			}
		})
	}
}

// BenchmarkSniff reads the facts of files that are in memory.
func BenchmarkSniff(b *testing.B) {
	for _, name := range []string{"two-pictures.jpg", "colour.png", "five-pages.pdf", "photo.heic", "many-scans.jpg", "many-chunks.png", "tables.pdf"} {
		file, _ := strange.Named(name)
		data := file.Bytes()
		x, err := workers.NewExamination(bytes.NewReader(data), int64(len(data)), "")
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				x.Evidence = intake.Evidence{}
				if err := sniff.Stage().File(b.Context(), x); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestDamageTellsWhatIsTheMatter(t *testing.T) {
	for err, want := range map[error]intake.Damage{
		nil: intake.Intact, io.ErrUnexpectedEOF: intake.Truncated, fmt.Errorf("read: %w", io.EOF): intake.Truncated, errTorn: intake.Corrupt,
	} {
		if got := sniff.Damage(err); got != want {
			t.Errorf("%v: got %q, want %q", err, got, want)
		}
	}
}
