package render

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
	"math"

	"priyom/workers/render/mupdf"
	"priyom/workers/sniff"
)

// readable is the share of a damaged picture that could be decoded, from the top: for a JPEG the rows that differ from
// what fills the rest, for a PNG those that can be unpacked. It is nil where that cannot be told, or where all can.
func (d *drawing) readable(data []byte) *float64 {
	if d.MediaType == sniff.JPEG {
		return readableJPEG(data, d.Limits.Memory)
	}
	return d.readablePNG(data)
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

// samplesOf are the samples of a pixel by the kind of its colour (PNG, 11.2.2).
var samplesOf = map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}

// readablePNG counts the rows that can be unpacked before one of them begins with a filter that there is not. Of an
// interlaced picture it counts what rows of this length would be, and nothing is known of their filters.
func (d *drawing) readablePNG(data []byte) *float64 {
	const size = 13 // of the header's data
	if len(data) < pngMark+chunkHead+size {
		return nil
	}
	header := data[pngMark+chunkHead:]
	width, height := int(binary.BigEndian.Uint32(header)), int(binary.BigEndian.Uint32(header[4:]))
	length := (width*samplesOf[header[9]]*int(header[8]) + 7) / 8
	if width < 1 || height < 1 || length < 1 {
		return nil
	}
	unpacked, err := zlib.NewReader(&timed{bytes.NewReader(packedRows(data)), d.clock})
	if err != nil {
		return share(0, height)
	}
	const filters = 5 // 0 to 4 (PNG, 9.2)
	interlaced := header[size-1] != 0
	there := 0
	for row := make([]byte, 1+length); there < height; there++ {
		if _, err := io.ReadFull(unpacked, row); err != nil || row[0] >= filters && !interlaced {
			break
		}
	}
	return share(there, height)
}

// packedRows are the picture data of a PNG up to where they are cut off or their sum is wrong.
func packedRows(data []byte) []byte {
	var rows []byte
	for at := pngMark; at+chunkHead <= len(data); {
		body := data[at+chunkHead:]
		length := int(binary.BigEndian.Uint32(data[at:]))
		picture := string(data[at+4:at+chunkHead]) == "IDAT"
		if picture {
			rows = append(rows, body[:min(length, len(body))]...)
		}
		if len(body) < length+4 || picture && crc32.ChecksumIEEE(data[at+4:at+chunkHead+length]) != binary.BigEndian.Uint32(body[length:]) {
			break
		}
		at += chunkMore + length
	}
	return rows
}

// share is a part of a whole in hundredths; nil when it is all of it.
func share(part, whole int) *float64 {
	v := math.Floor(float64(part)/float64(whole)*100) / 100
	if v >= 1 {
		return nil
	}
	return &v
}
