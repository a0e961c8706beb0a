package sniff_test

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"priyom/workers/sniff"
)

// page is a PDF as far as sniffing looks at it.
var page = []byte("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n")

// chance is bytes of no type, the same each time.
func chance(n int) []byte {
	source := rand.New(rand.NewPCG(3, 4))
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(source.Uint32())
	}
	return out
}

func TestWhatStandsBehindTheEndIsTold(t *testing.T) {
	picture, png, archive := asJPEG(t, small), asPNG(t, small), zipped(t, "скан.jpg")
	rar := append([]byte("Rar!\x1a\x07\x01\x00"), chance(200_000)...)
	program := append([]byte("\x7fELF\x02\x01\x01"), make([]byte, 57)...)
	film := append([]byte("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"), chance(100_000)...)
	notes := append([]byte("\x00\x00\x01\x0a\x0e\x00\x00\x00Image_UTC_Data1700000000000"), append(chance(9000), "SEFHj\x00\x00\x00\x18\x00\x00\x00SEFT"...)...)
	padding := make([]byte, 200_000)
	again := []byte("2 0 obj<</Length 0>>endobj\nxref\nstartxref\n9\n%%EOF\n")
	for _, tt := range []struct {
		name     string
		parts    [][]byte
		also     string
		trailing int64
	}{
		{"a JPEG and nothing", [][]byte{picture}, "", 0},
		{"a JPEG and padding", [][]byte{picture, padding}, "", 0},
		{"a JPEG, padding and an archive", [][]byte{picture, padding, rar}, "application/vnd.rar", 0},
		{"a JPEG and a ZIP behind something else", [][]byte{picture, chance(5000), archive}, "application/zip", 0},
		{"a JPEG and a program", [][]byte{picture, program}, "application/x-elf", 0},
		{"a JPEG and a page of the web", [][]byte{picture, []byte("<html><script>alert(1)</script></html>")}, "text/html", 0},
		{"a JPEG and its preview", [][]byte{picture, picture}, "", 0},
		{"a JPEG, its preview and an archive", [][]byte{picture, picture, rar}, "application/vnd.rar", 0},
		{"a JPEG and a short film", [][]byte{picture, film}, "", 0},
		{"a JPEG and a Samsung's notes", [][]byte{picture, notes}, "", 0},
		{"a JPEG and what nobody knows", [][]byte{picture, chance(5000)}, "", 5000},
		{"a JPEG cut off", [][]byte{picture[:len(picture)-2]}, "", 0},
		{"a PNG and nothing", [][]byte{png}, "", 0},
		{"a PNG and an archive", [][]byte{png, rar}, "application/vnd.rar", 0},
		{"a PNG and what nobody knows", [][]byte{png, chance(300)}, "", 300},
		{"a PDF and a line", [][]byte{page, []byte("\r\n")}, "", 0},
		{"a PDF saved twice", [][]byte{page, again}, "", 0},
		{"a PDF and a long archive", [][]byte{page, rar}, "application/vnd.rar", 0},
		{"a PDF, an archive and another end", [][]byte{page, rar, []byte("\n%%EOF\n")}, "application/vnd.rar", 0},
		{"a PDF and what nobody knows", [][]byte{page, chance(5000)}, "", 5000},
		{"a page of the web before a PDF", [][]byte{[]byte("<html><script>alert(1)</script></html>\n"), page}, "text/html", 0},
		{"a picture before a PDF", [][]byte{picture[:300], page}, "image/jpeg", 0},
		{"a PDF without an end", [][]byte{page[:40]}, "", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := read(t, slices.Concat(tt.parts...))
			if strings.Join(got.Also, " ") != tt.also || got.Trailing != tt.trailing {
				t.Errorf("got also %v and %d bytes behind, want %q and %d", got.Also, got.Trailing, tt.also, tt.trailing)
			}
		})
	}
}

func TestAnEndAcrossTwoBlocksIsSeen(t *testing.T) {
	for shift := range 8 {
		filled := slices.Concat(page[:9], bytes.Repeat([]byte{'%'}, 64<<10-9-shift), []byte("%EOF\nRar!\x1a\x07\x01\x00"), chance(70_000))
		if got := read(t, filled); !slices.Equal(got.Also, []string{"application/vnd.rar"}) {
			t.Errorf("%d bytes before the border: got %v", shift, got.Also)
		}
	}
}

func TestAPDFWithMoreEndsThanAreLookedBehindIsReadAllTheSame(t *testing.T) {
	data := slices.Concat(page, bytes.Repeat([]byte("%%EOF\n"), 50_000), []byte("Rar!\x1a\x07\x01\x00"))
	if got := read(t, data); got.MediaType != sniff.PDF || !slices.Equal(got.Also, []string{"application/vnd.rar"}) {
		t.Errorf("got %+v", got)
	}
}
