package sniff

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"
)

// tailLength is how much of a file's end is looked at: an archive's directory ends in a record of 22 bytes and a comment
// of 65,535 at most (APPNOTE.TXT, 4.3.16).
const tailLength = 22 + 1<<16

// besides is what a file has behind its document's end, or is at the same time.
type besides struct {
	is       string // the file's own type
	types    map[string]bool
	trailing int64 // bytes that nothing is known to put there
}

// also gives the media types that the file is besides its own, sorted.
func (b *besides) also() []string {
	delete(b.types, b.is)
	delete(b.types, "")
	return slices.Sorted(maps.Keys(b.types))
}

// look finds what a file is besides its own type. What cameras and programs put behind a picture for themselves is
// nothing: padding, notes, a second picture, a short film. The picture ends at end; 0 when it has none.
func look(file io.ReaderAt, size int64, is string, head []byte, end int64) (*besides, error) {
	b := &besides{is: is, types: map[string]bool{}}
	tail := make([]byte, min(size, tailLength))
	if err := readAt(file, tail, size-int64(len(tail))); err != nil {
		return nil, err
	}
	if endsAsArchive(tail, size) {
		b.types[zipped] = true
	}
	ends := []int64{end}
	if is == PDF {
		b.types[before(head[:max(0, bytes.Index(head, []byte("%PDF-")))])] = true
		var err error
		if ends, err = pdfEnds(file, size); err != nil {
			return nil, err
		}
	}
	for i, end := range ends {
		if end == 0 {
			continue
		}
		if err := b.behind(file, size, end, i == len(ends)-1); err != nil {
			return nil, err
		}
	}
	if len(b.also()) > 0 || bytes.HasSuffix(bytes.TrimRight(tail, "\x00"), []byte("SEFT")) { // a block of notes by Samsung's phones
		b.trailing = 0
	}
	return b, nil
}

// maxBehind is how many pictures one behind another are walked through; Ultra HDR has two, a burst some ten.
const maxBehind = 16

// behind looks at what stands behind an end, and behind each picture there.
func (b *besides) behind(file io.ReaderAt, size, end int64, last bool) error {
	var head [Head]byte
	for range maxBehind {
		at, err := skipPadding(file, size, end)
		if err != nil || at == size {
			return err
		}
		behind := head[:min(size-at, Head)]
		if err := readAt(file, behind, at); err != nil {
			return err
		}
		name := MediaType(behind)
		if b.is == JPEG && name == JPEG {
			second := jpegHeader(io.NewSectionReader(file, at, size-at))
			if second.end == 0 {
				return nil
			}
			end = at + second.end
			continue
		}
		b.types[stranger(behind)] = true
		if known := b.is != PDF && (strings.HasPrefix(name, "image/") || isFilm(behind)); last && !known {
			b.trailing = size - at
		}
		return nil
	}
	return nil
}

// isFilm reports whether something begins as films of phones do (ISO/IEC 14496-12, 4.3). Of the length that comes first,
// noughts may have been taken for padding.
func isFilm(behind []byte) bool {
	at := bytes.Index(behind[:min(len(behind), 8)], []byte("ftyp"))
	return at > 0 && at <= 4
}

// blockLength is how much is read at once where a file is searched.
const blockLength = 64 << 10

// skipPadding gives the place of the next byte that is more than filling; the file's size when there is none.
func skipPadding(file io.ReaderAt, size, at int64) (int64, error) {
	var first [256]byte // is mostly enough
	block := first[:]
	for at < size {
		block = block[:min(int64(len(block)), size-at)]
		if err := readAt(file, block, at); err != nil {
			return 0, err
		}
		rest := bytes.TrimLeft(block, "\x00\r\n\t ")
		at += int64(len(block) - len(rest))
		if len(rest) > 0 {
			return at, nil
		}
		block = make([]byte, blockLength)
	}
	return size, nil
}

// maxEnds is how many ends of a PDF are looked behind: one for each time that it was saved.
const maxEnds = 64

// pdfEnds gives the places just behind each mark of a PDF's end, the first of them and the last.
func pdfEnds(file io.ReaderAt, size int64) ([]int64, error) {
	mark := []byte("%%EOF")
	block := make([]byte, min(size, blockLength+int64(len(mark))-1)) // so that a mark across two blocks is seen once
	var ends []int64
	for at := int64(0); at < size; at += blockLength {
		part := block[:min(int64(len(block)), size-at)]
		if err := readAt(file, part, at); err != nil {
			return nil, err
		}
		for from := 0; ; {
			found := bytes.Index(part[from:], mark)
			if found < 0 {
				break
			}
			from += found + len(mark)
			if len(ends) == maxEnds {
				ends = ends[:maxEnds-1]
			}
			ends = append(ends, at+int64(from))
		}
	}
	return ends, nil
}

// readAt fills a buffer from a place that lies within the file.
func readAt(file io.ReaderAt, buffer []byte, at int64) error {
	n, err := file.ReadAt(buffer, at)
	if err == nil || errors.Is(err, io.EOF) && n == len(buffer) {
		return nil
	}
	return fmt.Errorf("read at %d: %w", at, err)
}

const zipped = "application/zip"

// endsAsArchive reports whether a file ends in the record that ends the directory of a ZIP archive, comment and all.
func endsAsArchive(tail []byte, size int64) bool {
	for at := bytes.LastIndex(tail, []byte("PK\x05\x06")); at >= 0; at = bytes.LastIndex(tail[:at], []byte("PK\x05\x06")) {
		record := tail[at:]
		if len(record) < 22 {
			continue
		}
		comment := int(binary.LittleEndian.Uint16(record[20:]))
		directory := int64(binary.LittleEndian.Uint32(record[12:]))
		if len(record) == 22+comment && directory <= size {
			return true
		}
	}
	return false
}

// harmful are the types that nobody puts before or behind a document by honest means.
var harmful = []string{
	zipped, "application/vnd.rar", "application/x-rar-compressed", "application/x-7z-compressed", "application/gzip", "application/x-tar",
	PDF, "text/html", "application/x-elf", "application/x-executable", "application/vnd.microsoft.portable-executable",
	"application/x-mach-binary", "application/java-archive", "text/x-shellscript", "application/x-ole-storage",
}

// stranger is the type of what stands behind a document's end, if it has no business there.
func stranger(behind []byte) string {
	if len(behind) < 4 {
		return ""
	}
	for at := mimetype.Detect(behind); at != nil; at = at.Parent() {
		name, _, _ := bytes.Cut([]byte(at.String()), []byte(";"))
		if slices.Contains(harmful, string(name)) {
			return string(name)
		}
	}
	return ""
}

// before is the type of what stands before a PDF's header, within the first kilobyte: a picture there is strange too.
func before(junk []byte) string {
	junk = bytes.TrimLeft(junk, "\x00\r\n\t ")
	if found := stranger(junk); found != "" {
		return found
	}
	switch name := mimetype.Detect(junk).String(); name {
	case JPEG, PNG, "image/gif":
		return name
	default:
		return ""
	}
}
