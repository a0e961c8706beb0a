package render

import (
	"bytes"
	"image"
	"io"
	"math"

	"priyom/workers/render/mupdf"
	"priyom/workers/sniff"
)

// readable is the share of a damaged picture that could be decoded, from the top: for a JPEG the rows that differ from
// what fills the rest, for a PNG the share of the rows whose data there are. It is nil where that cannot be told.
func (d *drawing) readable(data []byte, height int) *float64 {
	if d.MediaType == sniff.JPEG {
		return readableJPEG(data, d.Limits.Memory)
	}
	return readablePNG(data, height)
}

// readableJPEG has MuPDF decode what there is: it fills the rest with one colour.
func readableJPEG(data []byte, memory int64) *float64 {
	pixels, width, height, channels, err := mupdf.Decode(data, memory)
	if err != nil || height == 0 {
		return nil
	}
	row := width * channels
	last := pixels[(height-1)*row : height*row]
	rows := height
	for rows > 0 && bytes.Equal(pixels[(rows-1)*row:rows*row], last) {
		rows--
	}
	return share(rows, height)
}

// readablePNG counts rows while the decoder reads them.
func readablePNG(data []byte, height int) *float64 {
	reader := &position{Reader: bytes.NewReader(data)}
	if _, _, err := image.Decode(reader); err == nil || len(data) == 0 || height == 0 {
		return nil
	}
	return share(reader.at, len(data))
}

// position counts what was read.
type position struct {
	io.Reader
	at int
}

func (p *position) Read(b []byte) (int, error) {
	n, err := p.Reader.Read(b)
	p.at += n
	return n, err
}

func share(part, whole int) *float64 {
	v := math.Round(float64(part)/float64(whole)*100) / 100
	return &v
}
