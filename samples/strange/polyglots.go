package strange

import (
	"bytes"
	"encoding/binary"
)

// polyglots are files that are two things at once, and pictures that honest cameras and programs put something behind.
func polyglots() []File {
	archive := func() []byte { return zipped(part{"hidden.txt", "SPECIMEN"}) }
	return []File{
		{"pdf-and-zip.pdf", "a PDF with an archive behind it", func() []byte { return append(page(), archive()...) }},
		{"zip-and-pdf.pdf", "a PDF within an archive that does not pack it, so that both can be opened", func() []byte { return zipped(part{"mimetype", string(page())}) }},
		{"jpeg-and-zip.jpg", "a JPEG with an archive behind it", func() []byte { return append(bytes.Clone(baseline()), archive()...) }},
		{"png-and-rar.png", "a PNG with an archive behind it", func() []byte { return append(asPNG(specimen()), rar()...) }},
		{"jpeg-and-pdf.jpg", "a JPEG with a PDF behind it", func() []byte { return append(bytes.Clone(baseline()), page()...) }},
		{"jpeg-and-html.jpg", "a JPEG with a page of the web in a comment", func() []byte {
			return behindStart(baseline(), segment(0xfe, []byte("<html><script>alert(1)</script></html>")))
		}},
		{"padded.jpg", "a JPEG filled up with zeros", func() []byte { return append(bytes.Clone(baseline()), make([]byte, 5000)...) }},
		{"padded.png", "a PNG filled up with zeros", func() []byte { return append(asPNG(specimen()), make([]byte, 5000)...) }},
		{"padded.pdf", "a PDF filled up with zeros", func() []byte { return append(page(), make([]byte, 900)...) }},
		{"samsung.jpg", "a photo of a phone that keeps notes behind the picture, SEFT", func() []byte { return append(bytes.Clone(baseline()), seft()...) }},
		{"two-pictures.jpg", "a photo with a preview behind it, MPF", twoPictures},
	}
}

// seft is what Samsung's phones write behind a picture: blocks of data, and a directory of them from SEFH to SEFT.
func seft() []byte {
	name, value := "Image_UTC_Data", "1700000000000"
	block := []byte{0, 0, 1, 0x0a}
	block = binary.LittleEndian.AppendUint32(block, uint32(len(name)))
	block = append(append(block, name...), value...)
	directory := append([]byte("SEFH"), 106, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0x0a)
	directory = binary.LittleEndian.AppendUint32(directory, uint32(len(block)))
	directory = binary.LittleEndian.AppendUint32(directory, uint32(len(block)))
	directory = binary.LittleEndian.AppendUint32(directory, uint32(len(directory)))
	return append(append(block, directory...), "SEFT"...)
}

// twoPictures is a JPEG that says by a segment of its own that another follows (CIPA DC-007).
func twoPictures() []byte {
	second := encode(picture{width: 160, height: 96, planes: grey()}, sequential)
	index := func(size, at uint32) []byte { // of the first picture, and where the second begins
		out := append([]byte("MPF\x00MM\x00\x2a"), 0, 0, 0, 8, 0, 3)
		out = append(out, 0xb0, 0, 0, 7, 0, 0, 0, 4, '0', '1', '0', '0')
		out = append(out, 0xb0, 1, 0, 4, 0, 0, 0, 1, 0, 0, 0, 2)
		out = append(out, 0xb0, 2, 0, 7, 0, 0, 0, 32, 0, 0, 0, 50, 0, 0, 0, 0)
		out = append(out, 0x20, 3, 0, 0)
		out = binary.BigEndian.AppendUint32(out, size)
		out = append(out, make([]byte, 8)...)
		out = append(out, 0, 1, 0, 1)
		out = binary.BigEndian.AppendUint32(out, uint32(len(second)))
		out = binary.BigEndian.AppendUint32(out, at)
		return segment(0xe2, append(out, 0, 0, 0, 0))
	}
	const behindMark = 10 // offsets count from the byte order: behind the start, the marker, the length and the name
	first := behindStart(baseline(), index(0, 0))
	first = behindStart(baseline(), index(uint32(len(first)), uint32(len(first)-behindMark)))
	return append(first, second...)
}
