package strange

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// document is a PDF of one page of the specimen's size, with what is put in besides.
type document struct {
	version string // 1.7 when empty
	catalog string // further entries of the catalogue
	box     string // what tells the page's size; 120 × 75 mm when empty
	page    string // further entries of the page
	uses    string // further resources of the page
	content string // the words of the specimen when empty
	more    []string
	trailer string // further entries of the trailer
}

// Numbers of objects. Those of document.more come next.
const (
	catalogObject = 1
	pagesObject   = 2
	pageObject    = 3
	contentObject = 4
	fontObject    = 5
	firstOfMore   = 6
)

func (d document) objects() []string {
	if d.content == "" {
		d.content = wordsOf(lines)
	}
	if d.box == "" {
		d.box = "/MediaBox [0 0 340 213]"
	}
	return append([]string{
		"<< /Type /Catalog /Pages 2 0 R " + d.catalog + " >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R " + d.box + " /Resources << /Font << /F1 5 0 R >> " + d.uses + " >> /Contents 4 0 R " + d.page + " >>",
		stream("", d.content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold >>",
	}, d.more...)
}

// plain is the document with a table of objects (ISO 32000-1, 7.5.4).
func (d document) plain() []byte { return pdf(d.version, d.trailer, d.objects()...) }

// packed is the document with all objects but streams in an object stream (7.5.7).
func (d document) packed() []byte { return packedPDF(d.objects(), nil) }

// onePage is a PDF of one page with a content and further entries of the page.
func onePage(content, entries string, more ...string) []byte {
	return document{content: content, page: entries, more: more}.plain()
}

// stream is an object with data.
func stream(dictionary, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dictionary, len(data), data)
}

// head is a PDF's first line, and one that says that binary data follow.
func head(version string) string {
	if version == "" {
		version = "1.7"
	}
	return "%PDF-" + version + "\n%\xe2\xe3\xcf\xd3\n"
}

// pdf writes objects, numbered from 1, of which the first is the catalogue.
func pdf(version, trailer string, objects ...string) []byte {
	out := []byte(head(version))
	var offsets []int
	for i, object := range objects {
		offsets = append(offsets, len(out))
		out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	return table(out, offsets, fmt.Sprintf("/Size %d /Root 1 0 R %s", len(objects)+1, trailer))
}

// table puts a table of objects and a trailer behind them.
func table(out []byte, offsets []int, trailer string) []byte {
	start := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		out = fmt.Appendf(out, "%010d 00000 n \n", offset)
	}
	return fmt.Appendf(out, "trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n", trailer, start)
}

// place is an entry of a cross-reference stream (7.5.8.3): 1 and an offset, or 2, an object stream and a place in it.
type place struct {
	kind   byte
	where  uint32
	within byte
}

// packedPDF writes objects into an object stream, which follows them in number, and their places into a stream behind
// it. Change may falsify the places.
func packedPDF(objects []string, change func([]place)) []byte {
	out := []byte(head("1.7"))
	places := make([]place, len(objects)+3)
	container := len(objects) + 1
	var index, inside strings.Builder
	inner := byte(0)
	for i, object := range objects {
		if strings.Contains(object, "stream\n") {
			places[i+1] = place{1, uint32(len(out)), 0}
			out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", i+1, object)
			continue
		}
		places[i+1] = place{2, uint32(container), inner}
		fmt.Fprintf(&index, "%d %d ", i+1, inside.Len())
		inside.WriteString(object + "\n")
		inner++
	}
	body := packed([]byte(index.String() + inside.String()))
	places[container] = place{1, uint32(len(out)), 0}
	out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", container,
		stream(fmt.Sprintf("/Type /ObjStm /N %d /First %d /Filter /FlateDecode", inner, index.Len()), string(body)))
	places[container+1] = place{1, uint32(len(out)), 0}
	if change != nil {
		change(places)
	}
	return placed(out, container+1, places, "")
}

// placed puts a cross-reference stream of a number behind objects.
func placed(out []byte, number int, places []place, entries string) []byte {
	start := len(out)
	var rows bytes.Buffer
	for _, p := range places {
		rows.WriteByte(p.kind)
		rows.Write(binary.BigEndian.AppendUint32(nil, p.where))
		rows.WriteByte(p.within)
	}
	dictionary := fmt.Sprintf("/Type /XRef /Size %d /W [1 4 1] /Root 1 0 R /Filter /FlateDecode %s", len(places), entries)
	return fmt.Appendf(slices.Clip(out), "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", number, stream(dictionary, string(packed(rows.Bytes()))), start)
}

// updated puts a changed object behind a PDF of plain, as saving it again would (7.5.6).
func updated(whole []byte, number int, object string) []byte {
	before := bytes.LastIndex(whole, []byte("\nxref\n")) + 1
	out := bytes.Clone(whole)
	at := len(out)
	out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", number, object)
	start := len(out)
	return fmt.Appendf(out, "xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n",
		number, at, firstOfMore, before, start)
}
