package sniff

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"
	"testing/iotest"

	"priyom/samples/strange"
)

// seeds are strangers' files, of large ones their two ends: what fuzzing can do something with.
func seeds(f *testing.F) {
	f.Helper()
	for _, file := range strange.Files() {
		switch name := file.Name; name {
		case "baseline.jpg", "exif-loop.jpg", "fill-bytes.jpg", "two-pictures.jpg", "interlaced.png", "animated.png", "words.pdf", "pdf-and-zip.pdf":
			data := file.Bytes()
			if size := len(data); size > 4<<10 {
				data = slices.Concat(data[:2<<10], data[size-1<<10:])
			}
			f.Add(data)
		}
	}
}

func FuzzHeaderOfJPEG(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		got := jpegHeader(bytes.NewReader(data))
		if got.end < 0 || got.end > int64(len(data)) || got.scans > len(data) || got.orientation < 1 || got.orientation > 8 || got.tagDPI < 0 {
			t.Errorf("got %+v of %d bytes", got, len(data))
		}
		if end := got.end; end > 0 && !bytes.HasSuffix(data[:end], []byte{0xff, markerEOI}) {
			t.Errorf("it ends at %d, where there is no end", end)
		}
		if slow := jpegHeader(iotest.OneByteReader(bytes.NewReader(data))); slow != got {
			t.Errorf("byte by byte it is %+v, not %+v", slow, got)
		}
	})
}

func FuzzHeaderOfPNG(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := pngHeader(bytes.NewReader(data), int64(len(data)))
		if err != nil || got.end < 0 || got.end > int64(len(data)) || got.frames < 0 || got.tagDPI < 0 {
			t.Errorf("got %+v of %d bytes, error %v", got, len(data), err)
		}
	})
}

func FuzzTIFF(f *testing.F) {
	f.Add([]byte("II\x2a\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00"))
	f.Add(withDensity(binary.BigEndian, 300, 1, 2))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got := readTIFF(data); got.orientation < 1 || got.orientation > 8 || got.tagDPI < 0 || got.tagDPI > 1e5 {
			t.Errorf("got %+v", got)
		}
	})
}

func FuzzBehind(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		size := int64(len(data))
		ends, err := pdfEnds(bytes.NewReader(data), size)
		if err != nil || len(ends) > maxEnds {
			t.Errorf("got %d ends, error %v", len(ends), err)
		}
		for _, is := range []string{PDF, JPEG, PNG} {
			got, err := look(bytes.NewReader(data), size, is, data[:min(size, Head)], size/2)
			if err != nil || got.trailing < 0 || got.trailing > size {
				t.Errorf("got %+v, error %v", got, err)
			}
		}
	})
}

// withDensity is a TIFF structure with a density and its unit.
func withDensity(order binary.AppendByteOrder, above, below uint32, unit uint16) []byte {
	mark := "MM"
	if order.String() == binary.LittleEndian.String() {
		mark = "II"
	}
	out := order.AppendUint32(order.AppendUint16([]byte(mark), 42), 8)
	out = order.AppendUint16(out, 2)
	out = order.AppendUint32(order.AppendUint16(order.AppendUint16(out, tagXResolution), typeRational), 1)
	out = order.AppendUint32(out, 38)
	out = order.AppendUint32(order.AppendUint16(order.AppendUint16(out, tagUnit), typeShort), 1)
	out = order.AppendUint32(order.AppendUint16(order.AppendUint16(out, unit), 0), 0)
	return order.AppendUint32(order.AppendUint32(out, above), below)
}

func TestTheDensityOfEXIFIsTold(t *testing.T) {
	for _, tt := range []struct {
		name         string
		above, below uint32
		unit         uint16
		want         int
	}{
		{"per inch", 300, 1, 2, 300},
		{"a fraction per inch", 7200000, 100000, 2, 72},
		{"per centimetre", 1181, 10, 3, 300},
		{"without a unit", 300, 1, 1, 0},
		{"of nothing", 300, 0, 2, 0},
		{"more than any scanner has", 0xffffffff, 1, 2, 0},
	} {
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			t.Run(fmt.Sprint(tt.name, " ", order), func(t *testing.T) {
				tiff := withDensity(order, tt.above, tt.below, tt.unit)
				if got := readTIFF(tiff); got.tagDPI != tt.want || got.orientation != 1 {
					t.Errorf("got %+v, want %d", got, tt.want)
				}
				if got := readTIFF(tiff[:40]); got.tagDPI != 0 {
					t.Errorf("without the fraction: got %+v", got)
				}
			})
		}
	}
}

// reading counts what is read of a file.
type reading struct {
	io.ReaderAt
	bytes int
}

func (r *reading) ReadAt(p []byte, at int64) (int, error) {
	n, err := r.ReaderAt.ReadAt(p, at)
	r.bytes += n
	return n, err
}

func TestOfAPNGOnlyTheHeadsOfChunksAreRead(t *testing.T) {
	file, _ := strange.Named("text-bomb.png")
	data := file.Bytes()
	r := &reading{ReaderAt: bytes.NewReader(data)}
	got, err := pngHeader(r, int64(len(data)))
	if err != nil || got.end != int64(len(data)) {
		t.Errorf("got %+v of %d bytes, error %v", got, len(data), err)
	}
	if r.bytes > 1000 {
		t.Errorf("%d bytes of %d were read", r.bytes, len(data))
	}
}

func TestAStoreThatFailsBehindTheEndFails(t *testing.T) {
	data := make([]byte, 300_000)
	file := failingAt{bytes.NewReader(data)}
	for _, is := range []string{PDF, JPEG, PNG} {
		if _, err := look(file, int64(len(data)), is, data[:Head], 100); !errors.Is(err, iotest.ErrTimeout) {
			t.Errorf("%s: got error %v", is, err)
		}
	}
}

// failingAt reads the end of a file, and fails before it.
type failingAt struct{ *bytes.Reader }

func (f failingAt) ReadAt(p []byte, at int64) (int, error) {
	if at < 100_000 {
		return 0, iotest.ErrTimeout
	}
	return f.Reader.ReadAt(p, at)
}
