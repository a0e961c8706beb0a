package draw

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color/palette"
	"image/draw"
	"image/gif"
	"math/rand/v2"

	"codeberg.org/go-pdf/fpdf"
)

// largeBytes is what a file above the limit of 5 MiB is filled up with.
const largeBytes = 5<<20 + 200_000

// damage plants a fault of the file into whole bytes; a fault of another sort changes nothing.
func damage(fault Fault, form Form, whole []byte) ([]byte, error) {
	switch fault {
	case Truncated:
		return whole[:len(whole)*11/20], nil
	case Empty:
		return []byte{}, nil
	case Corrupt:
		return corrupt(form, whole), nil
	case WrongFormat:
		return disguised(form, whole)
	case TooLarge:
		return enlarge(form, whole), nil
	default:
		return whole, nil
	}
}

// corrupt overwrites the middle of the file with what a bad disk might give; both ends stay. A PDF would survive a
// small wound (readers rebuild it), so it loses all but its ends.
func corrupt(form Form, whole []byte) []byte {
	from, to := len(whole)*2/5, len(whole)*3/5
	if form == PDF || form == ScanPDF {
		from, to = len(whole)/50, len(whole)*49/50
	}
	random := rand.NewPCG(5, uint64(len(whole)))
	out := bytes.Clone(whole)
	for i := from; i < to; i++ {
		out[i] = byte(random.Uint64())
	}
	return out
}

// disguised is a file of a format nobody accepts, to go under the name of another.
func disguised(form Form, whole []byte) ([]byte, error) {
	if form == PDF || form == ScanPDF {
		return docx()
	}
	img, _, err := image.Decode(bytes.NewReader(whole))
	if err != nil {
		return nil, fmt.Errorf("decode own picture: %w", err)
	}
	small := Resize(img, 0.3)
	paletted := image.NewPaletted(small.Rect, palette.WebSafe)
	draw.Draw(paletted, paletted.Rect, small, image.Point{}, draw.Src)
	var out bytes.Buffer
	if err := gif.Encode(&out, paletted, nil); err != nil {
		return nil, fmt.Errorf("encode GIF: %w", err)
	}
	return out.Bytes(), nil
}

// docx is the smallest Word document that says what it is.
func docx() ([]byte, error) {
	parts := [][2]string{
		{"[Content_Types].xml", `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>ОБРАЗЕЦ</w:t></w:r></w:p></w:body></w:document>`},
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range parts {
		w, err := archive.Create(part[0])
		if err != nil {
			return nil, fmt.Errorf("write DOCX: %w", err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			return nil, fmt.Errorf("write DOCX: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, fmt.Errorf("write DOCX: %w", err)
	}
	return out.Bytes(), nil
}

// enlarge fills a sound file up beyond the limit with bytes its format allows and readers pass over: JPEG comments, a
// PNG chunk, PDF comments behind the header line.
func enlarge(form Form, whole []byte) []byte {
	filler := make([]byte, largeBytes)
	random := rand.NewPCG(6, 6)
	for i := range filler {
		filler[i] = byte('A' + random.Uint64()%26)
	}
	switch form {
	case PNG:
		const header = 33 // signature and IHDR
		chunk := binary.BigEndian.AppendUint32(nil, largeBytes)
		chunk = append(chunk, "prVt"...)
		chunk = append(chunk, filler...)
		chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
		return bytes.Join([][]byte{whole[:header], chunk, whole[header:]}, nil)
	case PDF, ScanPDF:
		return whole // made large by an attachment when written
	default:
		const comment, most = 0xfe, 65_000
		out := bytes.Clone(whole[:2])
		for len(filler) > 0 {
			n := min(most, len(filler))
			out = append(out, appSegment(comment, filler[:n])...)
			filler = filler[n:]
		}
		return append(out, whole[2:]...)
	}
}

// plantPDF plants a fault that the PDF writer itself must commit.
func plantPDF(pdf *fpdf.Fpdf, fault Fault) {
	switch fault {
	case Encrypted:
		// The owner's password is fixed because the library would otherwise choose it by chance.
		pdf.SetProtection(fpdf.CnProtectPrint, "obrazets", "specimen")
	case TooLarge:
		content := make([]byte, largeBytes)
		random := rand.NewPCG(6, 6)
		for i := range content {
			content[i] = byte(random.Uint64())
		}
		pdf.SetAttachments([]fpdf.Attachment{{Content: content, Filename: "filler.bin"}})
	default:
	}
}

// emptyPDF is a well-formed PDF with no pages.
func emptyPDF() []byte {
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"}
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	table := "0000000000 65535 f \n"
	for i, object := range objects {
		table += fmt.Sprintf("%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	fmt.Fprintf(&out, "xref\n0 3\n%strailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", table, out.Len())
	return out.Bytes()
}
