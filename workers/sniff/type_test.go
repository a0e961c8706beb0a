package sniff_test

import (
	"archive/zip"
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"

	"priyom/workers/sniff"
)

var small = image.NewGray(image.Rect(0, 0, 8, 6))

func encoded(t testing.TB, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := encode(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func asJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	return encoded(t, func(out *bytes.Buffer) error { return jpeg.Encode(out, img, nil) })
}

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	return encoded(t, func(out *bytes.Buffer) error { return png.Encode(out, img) })
}

func zipped(t testing.TB, names ...string) []byte {
	t.Helper()
	return encoded(t, func(out *bytes.Buffer) error {
		archive := zip.NewWriter(out)
		for _, name := range names {
			if _, err := archive.Create(name); err != nil {
				return err
			}
		}
		return archive.Close()
	})
}

func TestAFileIsWhatItsBytesSay(t *testing.T) {
	random := make([]byte, 4000)
	source := rand.New(rand.NewPCG(1, 2))
	for i := range random {
		random[i] = byte(source.Uint32())
	}
	for _, tt := range []struct {
		name string
		head []byte
		want string
	}{
		{"a PDF", []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "application/pdf"},
		{"a PDF behind a mail's header", []byte("Content-Type: application/pdf\r\n\r\n%PDF-1.4\n"), "application/pdf"},
		{"a PDF behind a byte order mark", []byte("\xef\xbb\xbf%PDF-1.4\n"), "application/pdf"},
		{"a PDF whose header ends the first 1024 bytes", append(bytes.Repeat([]byte{' '}, 1019), "%PDF-1.4"...), "application/pdf"},
		{"a JPEG", asJPEG(t, small), "image/jpeg"},
		{"a PNG", asPNG(t, small), "image/png"},
		{"a GIF", encoded(t, func(out *bytes.Buffer) error {
			return gif.Encode(out, image.NewPaletted(small.Rect, color.Palette{color.Black, color.White}), nil)
		}), "image/gif"},
		{"a BMP", []byte("BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00"), "image/bmp"},
		{"a TIFF of little ends", []byte("II*\x00\x08\x00\x00\x00"), "image/tiff"},
		{"a TIFF of big ends", []byte("MM\x00*\x00\x00\x00\x08"), "image/tiff"},
		{"a WebP", []byte("RIFF\x24\x00\x00\x00WEBPVP8 "), "image/webp"},
		{"a phone's HEIC", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), "image/heic"},
		{"a ZIP", zipped(t, "скан.jpg"), "application/zip"},
		{"a DOCX", zipped(t, "[Content_Types].xml", "_rels/.rels", "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		{"a RAR", []byte("Rar!\x1a\x07\x01\x00"), "application/vnd.rar"},
		{"text", []byte("Прошу выдать патент.\n"), "text/plain"},
		{"a page of the web", []byte("<!DOCTYPE html><html><script>alert(1)</script>"), "text/html"},
		{"a program for Windows", append([]byte("MZ\x90\x00"), make([]byte, 100)...), "application/vnd.microsoft.portable-executable"},
		{"a program for Linux", append([]byte("\x7fELF\x02\x01\x01"), make([]byte, 57)...), "application/x-elf"},
		{"a program for a Mac", append([]byte("\xcf\xfa\xed\xfe\x07\x00\x00\x01\x03\x00\x00\x00\x02\x00\x00\x00"), make([]byte, 100)...), "application/x-mach-binary"},
		{"a script", []byte("#!/bin/sh\nexit 0\n"), "text/x-shellscript"},
		{"a shortcut", append([]byte("\x4c\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46"), make([]byte, 60)...), "application/x-ms-shortcut"},
		{"a book, EPUB", []byte("PK\x03\x04\x0a\x00\x00\x00\x00\x00\x00\x00\x00\x00\x6f\x61\xab\x2c\x14\x00\x00\x00\x14\x00\x00\x00\x08\x00\x00\x00mimetypeapplication/epub+zip"), "application/epub+zip"},
		{"a page for printing, XPS", zipped(t, "[Content_Types].xml", "FixedDocSeq.fdseq"), "application/vnd.ms-xpsdocument"},
		{"a document of Pages", zipped(t, "Index/Document.iwa"), "application/vnd.apple.iwork"},
		{"a text with forms, RTF", []byte("{\\rtf1\\ansi}"), "text/rtf"},
		{"an AVIF", []byte("\x00\x00\x00\x18ftypavif\x00\x00\x00\x00avifmif1"), "image/avif"},
		{"a JPEG 2000", []byte("\x00\x00\x00\x0cjP  \r\n\x87\n\x00\x00\x00\x14ftypjp2 \x00\x00\x00\x00jp2 "), "image/jp2"},
		{"a film of a live photo", []byte("\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00qt  "), "video/quicktime"},
		{"a 7z", []byte("7z\xbc\xaf\x27\x1c\x00\x04"), "application/x-7z-compressed"},
		{"noise", random, ""},
		{"zeros", make([]byte, 512), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := sniff.MediaType(tt.head); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAPDFWhoseHeaderStandsTooFarInIsNone(t *testing.T) {
	head := append(bytes.Repeat([]byte{' '}, 1024), "%PDF-1.4"...)
	if got := sniff.MediaType(head); got == sniff.PDF {
		t.Error("it is taken for a PDF")
	}
}

func TestNothingIsNotTakenForAnythingThatIsExamined(t *testing.T) {
	switch got := sniff.MediaType(nil); got {
	case sniff.PDF, sniff.JPEG, sniff.PNG:
		t.Errorf("got %s", got)
	}
}

func FuzzMediaType(f *testing.F) {
	f.Add([]byte("%PDF-1.7"))
	f.Add(asJPEG(f, small))
	f.Add(asPNG(f, small))
	f.Add(zipped(f, "word/document.xml"))
	f.Fuzz(func(t *testing.T, head []byte) {
		got := sniff.MediaType(head)
		if got != "" && (!strings.Contains(got, "/") || strings.ContainsAny(got, "; \n")) {
			t.Errorf("got %q, which is no media type without parameters", got)
		}
		if got != sniff.MediaType(head) {
			t.Error("asked again, it is another")
		}
	})
}
