package sniff

import (
	"bufio"
	"encoding/binary"
	"io"
)

// pngFacts are what the chunks of a PNG say (ISO/IEC 15948), before anything is unpacked.
type pngFacts struct {
	depth      int // bits per sample
	interlaced bool
	frames     int // of an APNG; 0 when it does not move
	tagDPI     int
	end        int64 // just behind the end chunk; 0 when there is none
}

func (f pngFacts) encoding() string {
	switch {
	case f.frames > 0:
		return "apng"
	case f.interlaced:
		return "interlaced"
	default:
		return ""
	}
}

// maxChunks is where walking ends: an encoder that writes chunks of 8 KB needs 700 for 5 MB.
const maxChunks = 100_000

// pngHeader walks through the chunks of a PNG. It reads only the small ones that it knows; packed texts and profiles are
// never unpacked.
func pngHeader(r io.Reader) pngFacts {
	var f pngFacts
	in := bufio.NewReaderSize(r, 64<<10)
	at := int64(8)
	if _, err := in.Discard(8); err != nil {
		return f
	}
	for range maxChunks {
		var head [8]byte
		if _, err := io.ReadFull(in, head[:]); err != nil {
			return f
		}
		length := int64(binary.BigEndian.Uint32(head[:]))
		name := string(head[4:])
		held := make([]byte, min(length, 32))
		if _, err := io.ReadFull(in, held); err != nil {
			return f
		}
		f.chunk(name, held)
		if _, err := io.CopyN(io.Discard, in, length-int64(len(held))+4); err != nil {
			return f
		}
		at += length + 12
		if name == "IEND" {
			f.end = at
			return f
		}
	}
	return f
}

func (f *pngFacts) chunk(name string, held []byte) {
	switch {
	case name == "IHDR" && len(held) >= 13:
		f.depth, f.interlaced = int(held[8]), held[12] == 1
	case name == "acTL" && len(held) >= 8:
		f.frames = int(binary.BigEndian.Uint32(held))
	case name == "pHYs" && len(held) >= 9 && held[8] == 1: // pixels per metre
		f.tagDPI = int(float64(binary.BigEndian.Uint32(held))*0.0254 + 0.5)
	}
}
