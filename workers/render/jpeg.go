package render

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/jpeg"
	"math/bits"
	"priyom/workers/page"
)

// encodeJPEG writes a picture of planes, grey or 4:2:0, as a JPEG (ITU-T T.81, baseline sequential). The header with its
// tables is the standard library's, whose encoder takes three times as long: it fetches each pixel by its coordinates,
// four times as much chroma as there is, and divides.
func encodeJPEG(img image.Image, quality int) ([]byte, error) {
	size := img.Bounds().Size()
	var small image.Image
	switch planes := img.(type) {
	case *image.Gray:
		small = image.NewGray(image.Rect(0, 0, 1, 1))
	case *image.YCbCr:
		if planes.SubsampleRatio != image.YCbCrSubsampleRatio420 {
			return nil, fmt.Errorf("encode planes of %v", planes.SubsampleRatio)
		}
		small = image.NewYCbCr(image.Rect(0, 0, 1, 1), planes.SubsampleRatio)
	default:
		return nil, fmt.Errorf("encode a picture of type %T", img)
	}
	if size.X < 1 || size.Y < 1 || size.X > 0xffff || size.Y > 0xffff {
		return nil, fmt.Errorf("encode %d × %d pixels", size.X, size.Y)
	}
	var like bytes.Buffer
	if err := jpeg.Encode(&like, small, &jpeg.Options{Quality: quality}); err != nil {
		return nil, err
	}
	e := &encoder{out: make([]byte, 0, 1<<12+size.X*size.Y/6)}
	e.header(like.Bytes(), size)
	switch planes := img.(type) {
	case *image.Gray:
		y := &component{pix: planes.Pix, stride: planes.Stride, width: size.X, height: size.Y}
		e.scan(size, 8, func(at image.Point) { e.block(y, at.X, at.Y) })
	case *image.YCbCr:
		width, height := page.ChromaSize(size.X, size.Y, planes.SubsampleRatio)
		y := &component{pix: planes.Y, stride: planes.YStride, width: size.X, height: size.Y}
		cb := &component{pix: planes.Cb, stride: planes.CStride, width: width, height: height, tables: 1}
		cr := &component{pix: planes.Cr, stride: planes.CStride, width: width, height: height, tables: 1}
		e.scan(size, 16, func(at image.Point) {
			e.block(y, at.X, at.Y)
			e.block(y, at.X+8, at.Y)
			e.block(y, at.X, at.Y+8)
			e.block(y, at.X+8, at.Y+8)
			e.block(cb, at.X/2, at.Y/2)
			e.block(cr, at.X/2, at.Y/2)
		})
	}
	return e.out, nil
}

// encoder writes what a scan holds.
type encoder struct {
	out     []byte
	bits    uint64 // that are not written yet, the last ones lowest
	pending uint
	tables  [2]struct { // of luma, of chroma
		quant  quantizer
		dc, ac [256]code
	}
}

// code is a Huffman code of so many bits.
type code struct {
	bits   uint32
	length uint8
}

// component is a plane with the value that its last block began with.
type component struct {
	pix                   []byte
	stride, width, height int
	tables                int
	last                  int32
}

// header takes the header of another JPEG, with its tables, for a picture of a size.
func (e *encoder) header(like []byte, size image.Point) {
	const soi, sof0, dht, sos, dqt = 2, 0xc0, 0xc4, 0xda, 0xdb
	e.out = append(e.out, like[:soi]...)
	for at := soi; ; {
		kind, length := like[at+1], 2+int(binary.BigEndian.Uint16(like[at+2:]))
		segment := like[at : at+length]
		e.out = append(e.out, segment...)
		switch body := segment[4:]; kind {
		case dqt:
			for ; len(body) > 0; body = body[65:] {
				e.tables[body[0]&1].quant = newQuantizer(body[1:65])
			}
		case dht:
			for len(body) > 0 {
				table := &e.tables[body[0]&1].dc
				if body[0]>>4 == 1 {
					table = &e.tables[body[0]&1].ac
				}
				body = codes(table, body[1:])
			}
		case sof0:
			frame := e.out[len(e.out)-length+5:]
			binary.BigEndian.PutUint16(frame, uint16(size.Y))
			binary.BigEndian.PutUint16(frame[2:], uint16(size.X))
		case sos:
			return
		}
		at += length
	}
}

// codes gives the codes that a table of how many there are of each length, and of whose they are, stands for (T.81, C.2),
// and returns what follows the table.
func codes(table *[256]code, counts []byte) []byte {
	values := counts[16:]
	next := uint32(0)
	for i, count := range counts[:16] {
		for _, value := range values[:count] {
			table[value] = code{next, uint8(i + 1)}
			next++
		}
		values, next = values[count:], next<<1
	}
	return values
}

// scan writes the units of a picture, row by row, each a square of so many pixels, and ends the file.
func (e *encoder) scan(size image.Point, unit int, write func(at image.Point)) {
	for y := 0; y < size.Y; y += unit {
		for x := 0; x < size.X; x += unit {
			write(image.Pt(x, y))
		}
	}
	e.put(0x7f, 7) // fills the last byte
	for ; e.pending >= 8; e.pending -= 8 {
		e.byte(byte(e.bits >> (e.pending - 8)))
	}
	e.out = append(e.out, 0xff, 0xd9)
}

// put writes bits, 16 at most.
func (e *encoder) put(value uint32, length uint) {
	e.bits = e.bits<<length | uint64(value)
	if e.pending += length; e.pending < 32 {
		return
	}
	e.pending -= 32
	four := uint32(e.bits >> e.pending)
	if (^four-0x01010101)&four&0x80808080 == 0 { // none of the four is 0xff
		e.out = binary.BigEndian.AppendUint32(e.out, four)
		return
	}
	for shift := 24; shift >= 0; shift -= 8 {
		e.byte(byte(four >> shift))
	}
}

// byte writes a byte of a scan, where 0xff has a 0 behind it.
func (e *encoder) byte(b byte) {
	if e.out = append(e.out, b); b == 0xff {
		e.out = append(e.out, 0)
	}
}

// block writes the block of a plane whose first pixel is at x, y; outside the plane it goes on as at its edge.
func (e *encoder) block(c *component, x, y int) {
	tables := &e.tables[c.tables]
	var values [64]int32 // in the order of the file
	others := tables.quant.transform(&values, c, x, y)
	e.number(&tables.dc, 0, values[0]-c.last)
	c.last = values[0]
	at := 0
	for ; others != 0; others &= others - 1 {
		next := bits.TrailingZeros64(others)
		zeros := next - at - 1
		for ; zeros > 15; zeros -= 16 {
			e.put(tables.ac[0xf0].bits, uint(tables.ac[0xf0].length))
		}
		e.number(&tables.ac, zeros, values[next])
		at = next
	}
	if at < 63 {
		e.put(tables.ac[0].bits, uint(tables.ac[0].length))
	}
}

// number writes a number after so many zeros.
func (e *encoder) number(table *[256]code, zeros int, value int32) {
	sign := value >> 31 // of a negative number, one less is written
	length := uint(bits.Len32(uint32((value ^ sign) - sign)))
	code := table[byte(zeros<<4|int(length))]
	e.put(code.bits, uint(code.length))
	if length > 0 {
		e.put(uint32(value+sign)&(1<<length-1), length)
	}
}
