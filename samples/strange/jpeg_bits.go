package strange

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// bitWriter writes codes into a scan, with a zero behind each 0xff (ITU-T T.81, B.1.1.5).
type bitWriter struct {
	out  []byte
	last uint64 // bits that are no whole byte yet
	n    int
}

func (w *bitWriter) bits(value, n int) {
	w.last = w.last<<n | uint64(value)&(1<<n-1)
	for w.n += n; w.n >= 8; w.n -= 8 {
		b := byte(w.last >> (w.n - 8))
		if w.out = append(w.out, b); b == 0xff {
			w.out = append(w.out, 0)
		}
	}
}

// symbol writes a code, whose number is the symbol's place in its table.
func (w *bitWriter) symbol(table []byte, length int, symbol byte) {
	w.bits(bytes.IndexByte(table, symbol), length)
}

// value writes a value behind a run of zeros: its size as a symbol, then its bits (ITU-T T.81, F.1.2).
func (w *bitWriter) value(table []byte, length, zeros, v int) {
	size := bits.Len(uint(max(v, -v)))
	w.symbol(table, length, byte(zeros<<4|size))
	if v < 0 {
		v--
	}
	w.bits(v, size)
}

// run writes coefficients but the first of a block.
func (w *bitWriter) run(block []int) {
	zeros := 0
	for _, v := range block {
		if v == 0 {
			zeros++
			continue
		}
		for ; zeros > 15; zeros -= 16 {
			w.symbol(symbolsAC, lengthAC, zeroRun)
		}
		w.value(symbolsAC, lengthAC, zeros, v)
		zeros = 0
	}
	if zeros > 0 {
		w.symbol(symbolsAC, lengthAC, 0) // end of block
	}
}

// end fills the last byte with ones.
func (w *bitWriter) end() []byte {
	if w.n > 0 {
		w.bits(0x7f, 8-w.n)
	}
	return w.out
}

// segment is a marker with its length and payload.
func segment(marker byte, payload []byte) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(payload)+2)), payload...)
}

// behindStart puts segments behind a JPEG's first mark.
func behindStart(jpeg []byte, segments ...[]byte) []byte {
	return bytes.Join(append([][]byte{jpeg[:2]}, append(segments, jpeg[2:])...), nil)
}
