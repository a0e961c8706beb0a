package render

import (
	"bytes"
	"encoding/binary"
)

const (
	pngMark   = 8  // bytes before the first chunk
	chunkHead = 8  // length and name
	chunkMore = 12 // what a chunk has besides its data
)

// endOfPNG is the last chunk.
var endOfPNG = []byte("\x00\x00\x00\x00IEND\xae\x42\x60\x82")

// pictureOnly is a PNG without the chunks that its picture does not need, and with a last one and nothing behind it:
// what is wrong with a text or a colour profile, or large about them, is nothing to the picture (PNG, 5.4).
func pictureOnly(data []byte) []byte {
	out := bytes.NewBuffer(make([]byte, 0, len(data)+len(endOfPNG)))
	out.Write(data[:min(pngMark, len(data))])
	for at := pngMark; at+chunkHead <= len(data); {
		end := at + chunkMore + int(binary.BigEndian.Uint32(data[at:]))
		if end > len(data) {
			out.Write(data[at:])
			break
		}
		name := string(data[at+4 : at+chunkHead])
		if name == "IEND" {
			break
		}
		if name[0] < 'a' || name == "tRNS" {
			out.Write(data[at:end])
		}
		at = end
	}
	out.Write(endOfPNG)
	return out.Bytes()
}
