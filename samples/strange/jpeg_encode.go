package strange

import "encoding/binary"

// picture is an image to be encoded as a JPEG of a process that Go does not write. All components are of full size.
type picture struct {
	width, height int
	planes        []plane
	depth         int    // bits per sample; 8 when zero
	adobe         []byte // Adobe's transform, when there is one
}

// plane gives the samples of a component.
type plane func(x, y int) int

func (p picture) bits() int {
	if p.depth == 0 {
		return 8
	}
	return p.depth
}

// process is how a JPEG is coded: the second byte of its start of frame (ITU-T T.81, table B.1).
type process byte

const (
	sequential  process = 0xc0
	extended    process = 0xc1
	progressive process = 0xc2
	lossless    process = 0xc3
	arithmetic  process = 0xc9
)

// Codes are of one length, so that a table is but a list of symbols.
const (
	lengthDC = 5
	lengthAC = 8
	zeroRun  = 0xf0
)

var symbolsDC, symbolsAC = tables()

func tables() (dc, ac []byte) {
	for size := range 16 {
		dc = append(dc, byte(size))
	}
	ac = append(ac, 0x00, zeroRun, endOfManyBlocks)
	for run := range 16 {
		for size := 1; size <= 13; size++ {
			ac = append(ac, byte(run<<4|size))
		}
	}
	return dc, ac
}

// encode writes a picture as a JPEG.
func encode(p picture, as process) []byte {
	out := []byte{0xff, 0xd8}
	if p.adobe != nil {
		out = append(out, segment(0xee, append([]byte("Adobe\x00\x64\x00\x00\x00\x00"), p.adobe...))...)
	}
	out = append(out, segment(0xdb, quantisation(p))...)
	out = append(out, segment(byte(as), frame(p))...)
	if as == arithmetic {
		out = append(out, segment(0xcc, []byte{0x00, 0x10, 0x10, 5})...)
	} else {
		out = append(out, segment(0xc4, huffman(0x00, lengthDC, symbolsDC))...)
		out = append(out, segment(0xc4, huffman(0x10, lengthAC, symbolsAC))...)
	}
	every := make([]int, len(p.planes))
	for i := range every {
		every[i] = i
	}
	switch as {
	case lossless:
		out = append(out, scan(every, 1, 0, differences(p))...)
	case progressive:
		out = append(out, scan(every, 0, 0, coefficients(p, every, 0, 0))...)
		for _, i := range every {
			out = append(out, scan([]int{i}, 1, 9, coefficients(p, []int{i}, 1, 9))...)
			out = append(out, scan([]int{i}, 10, 63, coefficients(p, []int{i}, 10, 63))...)
		}
	default: // what is coded by arithmetic is nobody's to read here, and chance enough as it is
		out = append(out, scan(every, 0, 63, coefficients(p, every, 0, 63))...)
	}
	return append(out, 0xff, 0xd9)
}

func quantisation(p picture) []byte {
	table := []byte{0}
	for range 64 {
		table = append(table, step(p))
	}
	return table
}

func frame(p picture) []byte {
	out := []byte{byte(p.bits())}
	out = binary.BigEndian.AppendUint16(out, uint16(p.height))
	out = binary.BigEndian.AppendUint16(out, uint16(p.width))
	out = append(out, byte(len(p.planes)))
	for i := range p.planes {
		out = append(out, byte(i+1), 0x11, 0)
	}
	return out
}

func huffman(class byte, length int, symbols []byte) []byte {
	counts := make([]byte, 16)
	counts[length-1] = byte(len(symbols))
	return append(append([]byte{class}, counts...), symbols...)
}

// scan is a scan's header and its data.
func scan(of []int, from, to byte, data []byte) []byte {
	header := []byte{byte(len(of))}
	for _, i := range of {
		header = append(header, byte(i+1), 0)
	}
	return append(segment(0xda, append(header, from, to, 0)), data...)
}

// coefficients are the coded blocks of some components, from one coefficient to another in the order of the zigzag.
func coefficients(p picture, of []int, from, to int) []byte {
	var w bitWriter
	last := make([]int, len(p.planes))
	for y := 0; y < p.height; y += 8 {
		for x := 0; x < p.width; x += 8 {
			for _, i := range of {
				block := transformed(p, p.planes[i], x, y)
				at := from
				if from == 0 {
					w.value(symbolsDC, lengthDC, 0, block[0]-last[i])
					last[i], at = block[0], 1
				}
				if to > 0 {
					w.run(block[at : to+1])
				}
			}
		}
	}
	return w.end()
}

// differences are the samples of all components, each less its neighbour (ITU-T T.81, H.1.2, predictor 1).
func differences(p picture) []byte {
	var w bitWriter
	for y := range p.height {
		for x := range p.width {
			for _, samples := range p.planes {
				predicted := 1 << (p.bits() - 1)
				switch {
				case x > 0:
					predicted = samples(x-1, y)
				case y > 0:
					predicted = samples(x, y-1)
				}
				w.value(symbolsDC, lengthDC, 0, samples(x, y)-predicted)
			}
		}
	}
	return w.end()
}
