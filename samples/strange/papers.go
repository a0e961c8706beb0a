package strange

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"unicode/utf16"
)

// papers are documents of office programs, and text.
func papers() []File {
	return []File{
		as("contract.doc", "a document of Word 97, DOC", doc()),
		as("contract.docx", "a document of Word, DOCX", zipped(docx...)),
		as("contract.odt", "a document of LibreOffice, ODT", zipped(odt...)),
		as("contract.rtf", "a document of WordPad, RTF", []byte(`{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0 Arial;}}\f0\fs24 SPECIMEN\par}`)),
		as("note.txt", "plain text", []byte("СПРАВКА. Это образец, а не документ.\n")),
		as("page.html", "a page of the web", []byte("<!DOCTYPE html>\n<html><head><title>SPECIMEN</title></head><body>SPECIMEN</body></html>\n")),
	}
}

// part is a file in an archive.
type part struct{ name, content string }

var docx = []part{
	{"[Content_Types].xml", `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
	{"_rels/.rels", `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
	{"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>SPECIMEN</w:t></w:r></w:p></w:body></w:document>`},
}

// odt begins with its media type, not packed (ODF 1.2, part 3, 3.3).
var odt = []part{
	{"mimetype", "application/vnd.oasis.opendocument.text"},
	{"content.xml", `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"/>`},
}

// zipped packs parts; one named mimetype is stored as it is.
func zipped(parts ...part) []byte {
	return written(func(out *bytes.Buffer) error {
		archive := zip.NewWriter(out)
		for _, p := range parts {
			method := zip.Deflate
			if p.name == "mimetype" {
				method = zip.Store
			}
			w, err := archive.CreateHeader(&zip.FileHeader{Name: p.name, Method: method})
			if err != nil {
				return err
			}
			if _, err := w.Write([]byte(p.content)); err != nil {
				return err
			}
		}
		return archive.Close()
	})
}

// Sectors of a compound file with a meaning of their own (MS-CFB, 2.1).
const (
	sectorFree  = 0xffffffff
	sectorEnd   = 0xfffffffe
	sectorTable = 0xfffffffd
)

// doc is a compound file (MS-CFB) of three sectors: the table of sectors, the directory, and the beginning of a
// document of Word (MS-DOC, 2.5.1).
func doc() []byte {
	header := make([]byte, 512)
	copy(header, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for at, v := range map[int]uint16{24: 0x3e, 26: 3, 28: 0xfffe, 30: 9, 32: 6} { // versions, byte order, sizes of sectors
		binary.LittleEndian.PutUint16(header[at:], v)
	}
	for at, v := range map[int]uint32{44: 1, 48: 1, 56: 4096, 60: sectorEnd, 68: sectorEnd} {
		binary.LittleEndian.PutUint32(header[at:], v)
	}
	for at := 76; at < 512; at += 4 {
		binary.LittleEndian.PutUint32(header[at:], sectorFree)
	}
	binary.LittleEndian.PutUint32(header[76:], 0)
	table := make([]byte, 512)
	for i := range 128 {
		binary.LittleEndian.PutUint32(table[4*i:], sectorFree)
	}
	for i, v := range []uint32{sectorTable, sectorEnd, 3, 4, 5, 6, 7, 8, 9, sectorEnd} { // the stream takes eight sectors
		binary.LittleEndian.PutUint32(table[4*i:], v)
	}
	directory := append(entry("Root Entry", 5, 1, sectorEnd, 0), entry("WordDocument", 2, sectorFree, 2, 4096)...)
	copy(directory[80:], "\x06\x09\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46") // the class of Word.Document.8
	directory = append(directory, make([]byte, 512-len(directory))...)
	stream := make([]byte, 4096)
	copy(stream, "\xec\xa5\xc1\x00")
	return bytes.Join([][]byte{header, table, directory, stream}, nil)
}

// entry is an entry of a compound file's directory.
func entry(name string, kind byte, child, start, size uint32) []byte {
	out := make([]byte, 128)
	letters := utf16.Encode([]rune(name))
	for i, letter := range letters {
		binary.LittleEndian.PutUint16(out[2*i:], letter)
	}
	binary.LittleEndian.PutUint16(out[64:], uint16(2*len(letters)+2))
	out[66], out[67] = kind, 1
	for at, v := range map[int]uint32{68: sectorFree, 72: sectorFree, 76: child, 116: start, 120: size} {
		binary.LittleEndian.PutUint32(out[at:], v)
	}
	return out
}
