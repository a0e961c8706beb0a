package sniff

import (
	"encoding/binary"
	"io"
)

// pngFacts are what the chunks of a PNG say (ISO/IEC 15948), before anything is unpacked.
type pngFacts struct {
	width, height int
	depth         int // bits per sample
	interlaced    bool
	frames        int // of an APNG; 0 when it does not move
	tagDPI        int
	end           int64 // just behind the end chunk; 0 when there is none
}

// pngMark is what every PNG begins with.
const pngMark = "\x89PNG\r\n\x1a\n"

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

// pngHeader walks through the chunks of a PNG, from one head to the next. Packed texts, profiles and pictures are
// neither read nor unpacked. An error is the store's.
func pngHeader(file io.ReaderAt, size int64) (pngFacts, error) {
	var f pngFacts
	var head [8 + 13]byte // a length, a name, and as much as a header holds
	at := int64(len(pngMark))
	for range maxChunks {
		if at+12 > size {
			return f, nil
		}
		held := head[:min(int64(len(head)), size-at)]
		if err := readAt(file, held, at); err != nil {
			return f, err
		}
		length := int64(binary.BigEndian.Uint32(held))
		name := string(held[4:8])
		f.chunk(name, held[8:8+min(length, int64(len(held)-8))])
		at += length + 12
		if name == "IEND" && at <= size {
			f.end = at
			return f, nil
		}
	}
	return f, nil
}

func (f *pngFacts) chunk(name string, held []byte) {
	switch {
	case name == "IHDR" && len(held) >= 13:
		f.width, f.height = int(binary.BigEndian.Uint32(held)), int(binary.BigEndian.Uint32(held[4:]))
		f.depth, f.interlaced = int(held[8]), held[12] == 1
	case name == "acTL" && len(held) >= 8:
		f.frames = int(binary.BigEndian.Uint32(held))
	case name == "pHYs" && len(held) >= 9 && held[8] == 1: // pixels per metre
		f.tagDPI = dotsPerInch(2, float64(binary.BigEndian.Uint32(held))*0.0254)
	}
}
