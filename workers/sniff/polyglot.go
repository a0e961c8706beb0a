package sniff

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/gabriel-vasile/mimetype"
)

// tailLength is how much of a file's end is looked at: an archive's directory ends in a record of 22 bytes and a comment
// of 65,535 at most (APPNOTE.TXT, 4.3.16).
const tailLength = 22 + 1<<16

// also gives the media types that a file is besides its own, sorted. What cameras and programs put behind a picture for
// themselves is none: padding, notes, a second picture, a short film.
func also(file io.ReaderAt, size int64, is string, head []byte, end int64) ([]string, error) {
	tail := make([]byte, min(size, tailLength))
	if _, err := file.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read the end: %w", err)
	}
	found := map[string]bool{}
	if is != zipped && endsAsArchive(tail, size) {
		found[zipped] = true
	}
	if is == PDF {
		mark := bytes.Index(head, []byte("%PDF-"))
		note(found, before(head[:max(0, mark)]))
		if at := bytes.LastIndex(tail, []byte("%%EOF")); at >= 0 {
			end = size - int64(len(tail)) + int64(at) + 5
		}
	}
	if end > 0 && end < size {
		behind := make([]byte, min(size-end, Head))
		if _, err := file.ReadAt(behind, end); err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("read what is behind the end: %w", err)
		}
		note(found, strange(behind))
	}
	delete(found, is)
	var list []string
	for mediaType := range found {
		list = append(list, mediaType)
	}
	slices.Sort(list)
	return list, nil
}

const zipped = "application/zip"

func note(found map[string]bool, mediaType string) {
	if mediaType != "" {
		found[mediaType] = true
	}
}

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

// strange is the type of what stands behind a document's end, if it has no business there.
func strange(behind []byte) string {
	behind = bytes.TrimLeft(behind, "\x00\r\n\t ")
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
	if found := strange(junk); found != "" {
		return found
	}
	switch name := mimetype.Detect(junk).String(); name {
	case JPEG, PNG, "image/gif":
		return name
	default:
		return ""
	}
}
