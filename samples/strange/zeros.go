package strange

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
)

// packed packs data as zlib does (RFC 1950).
func packed(data []byte) []byte {
	raw := append(deflated(data, flate.BestCompression), 3, 0) // the last block: an empty one
	return binary.BigEndian.AppendUint32(append([]byte{0x78, 0xda}, raw...), adler(data))
}

// deflated packs data into blocks that end at a whole byte and of which none is the last.
func deflated(data []byte, level int) []byte {
	return written(func(out *bytes.Buffer) error {
		w, err := flate.NewWriter(out, level)
		if err != nil {
			return err
		}
		if _, err := w.Write(data); err != nil {
			return err
		}
		return w.Flush()
	})
}

// repeated is what packs n times the same piece: the piece is packed once, since its blocks refer to nothing before
// them, and the blocks are repeated. So a gigabyte is packed without there being one.
func repeated(piece []byte, n int) []byte {
	out := append([]byte{0x78, 0xda}, bytes.Repeat(deflated(piece, flate.BestCompression), n)...)
	a, b := uint64(1), uint64(0)
	sum, weighted := sums(piece)
	for range n {
		b = (b + uint64(len(piece))*a + weighted) % adlerBase
		a = (a + sum) % adlerBase
	}
	return binary.BigEndian.AppendUint32(append(out, 3, 0), uint32(b<<16|a))
}

// zeros packs so many megabytes of zeros.
func zeros(megabytes int) []byte { return repeated(make([]byte, 1<<20), megabytes) }

const adlerBase = 65521

func adler(data []byte) uint32 {
	sum, weighted := sums(data)
	a := (1 + sum) % adlerBase
	b := (uint64(len(data)) + weighted) % adlerBase
	return uint32(b<<16 | a)
}

// sums are the sum of the bytes, and the sum of their running sums, as Adler-32 takes them.
func sums(data []byte) (sum, running uint64) {
	for _, b := range data {
		sum = (sum + uint64(b)) % adlerBase
		running = (running + sum) % adlerBase
	}
	return sum, running
}
