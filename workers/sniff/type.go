// Package sniff tells what a file is from its bytes, whatever its name says.
package sniff

import (
	"bytes"

	"github.com/gabriel-vasile/mimetype"
)

// Head is how many of a file's first bytes are enough to tell its type.
const Head = 3072

// The media types that can be examined.
const (
	PDF  = "application/pdf"
	JPEG = "image/jpeg"
	PNG  = "image/png"
)

// pdfMarkWithin is where readers look for a PDF's header: within the first 1024 bytes (ISO 32000-1, annex H, note 13).
const pdfMarkWithin = 1024

// MediaType is the type of a file that begins with head, without parameters; "" when it cannot be named.
func MediaType(head []byte) string {
	if bytes.Contains(head[:min(len(head), pdfMarkWithin)], []byte("%PDF-")) {
		return PDF
	}
	found := mimetype.Detect(head).String()
	name, _, _ := bytes.Cut([]byte(found), []byte(";"))
	switch string(name) {
	case "application/octet-stream":
		return ""
	case "image/apng": // a PNG whose first picture every reader shows
		return PNG
	case zipped:
		return inArchive(head)
	default:
		return string(name)
	}
}

// inArchive is the type of a document that is an archive of its parts, by the names of those at its beginning, where
// the library has no name for it.
func inArchive(head []byte) string {
	for _, part := range []struct{ name, mediaType string }{
		{".fdseq", "application/vnd.ms-xpsdocument"}, {".fdoc", "application/vnd.ms-xpsdocument"}, {".fpage", "application/vnd.ms-xpsdocument"},
		{"Index/Document.iwa", "application/vnd.apple.iwork"},
	} {
		if bytes.Contains(head, []byte(part.name)) {
			return part.mediaType
		}
	}
	return zipped
}
