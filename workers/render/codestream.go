package render

import (
	"bytes"
	"encoding/binary"
)

// codestreamPixels is how many pixels the largest JPEG 2000 image in a file says that it has. MuPDF opens such an image
// whole when it meets its dictionary, and only then tells its size: by then the memory is taken, or refused without a
// word. The marks are those of a codestream's start and size (ISO/IEC 15444-1, A.5.1).
func codestreamPixels(data []byte) float64 {
	start := []byte{0xff, 0x4f, 0xff, 0x51}
	const (
		size       = 38 // of the size segment, without its components
		components = 38 // where their number stands, after the start
	)
	most := 0.0
	for {
		at := bytes.Index(data, start)
		if at < 0 || len(data) < at+2+components+2 {
			return most
		}
		data = data[at+2:]
		length, number := binary.BigEndian.Uint16(data[2:]), binary.BigEndian.Uint16(data[components:])
		if int(length) != size+3*int(number) {
			continue // these bytes came about by chance
		}
		corner := func(at int) float64 { return float64(binary.BigEndian.Uint32(data[at:])) }
		most = max(most, (corner(6)-corner(14))*(corner(10)-corner(18)))
	}
}
