package sniff

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
)

// jpegFacts are what the markers of a JPEG say (ITU-T T.81, annex B), before anything is decoded.
type jpegFacts struct {
	encoding      string // baseline, extended, progressive, lossless, hierarchical, arithmetic; "" when there is no frame
	depth         int    // bits per sample
	width, height int
	scans         int
	exif          bool
	orientation   int // EXIF, 1–8
	tagDPI        int
	end           int64 // just behind the end mark of the picture; 0 when there is none
}

// decodable reports whether the picture is coded in a way that decoders know: 8 bits, Huffman coding, no hierarchy.
func (f jpegFacts) decodable() bool {
	known := f.encoding == "baseline" || f.encoding == "extended" || f.encoding == "progressive" || f.encoding == ""
	return known && (f.depth == 8 || f.depth == 0)
}

// Markers (ITU-T T.81, table B.1).
const (
	markerSOI  = 0xd8
	markerEOI  = 0xd9
	markerSOS  = 0xda
	markerRST0 = 0xd0
	markerRST7 = 0xd7
	markerAPP0 = 0xe0
	markerAPP1 = 0xe1
	markerTEM  = 0x01
)

// encodings names the processes by the frame marker that announces them.
var encodings = map[byte]string{
	0xc0: "baseline", 0xc1: "extended", 0xc2: "progressive", 0xc3: "lossless",
	0xc5: "hierarchical", 0xc6: "hierarchical", 0xc7: "hierarchical",
	0xc9: "arithmetic", 0xca: "arithmetic", 0xcb: "arithmetic", 0xcd: "arithmetic", 0xce: "arithmetic", 0xcf: "arithmetic",
}

// maxScans is where counting scans ends.
const maxScans = 1_000_000

// walkLength is how much of a JPEG is held at once: a segment, which is never longer.
const walkLength = 1 << 16

// jpegHeader walks through the markers of a JPEG. It reads the file once, and holds no more of it than one segment.
func jpegHeader(r io.Reader) jpegFacts {
	f := jpegFacts{orientation: 1}
	in := counter{Reader: bufio.NewReaderSize(r, walkLength)}
	if start, err := in.uint16(); err != nil || start != 0xff00|markerSOI {
		return f
	}
	for {
		marker, err := in.marker()
		if err != nil {
			return f
		}
		switch {
		case marker == markerEOI:
			f.end = in.at
			return f
		case marker == markerSOI, marker == markerTEM, marker >= markerRST0 && marker <= markerRST7:
			continue
		}
		length, err := in.uint16()
		if err != nil || length < 2 {
			return f
		}
		held, err := in.Peek(int(length) - 2)
		if err != nil {
			return f
		}
		f.segment(marker, held)
		in.skip(len(held))
		if marker == markerSOS {
			if f.scans++; f.scans >= maxScans {
				return f
			}
		}
	}
}

// segment takes what one segment says.
func (f *jpegFacts) segment(marker byte, held []byte) {
	name, frame := encodings[marker]
	switch {
	case frame && f.encoding == "" && len(held) >= 6:
		f.encoding, f.depth = name, int(held[0])
		f.height, f.width = int(binary.BigEndian.Uint16(held[1:])), int(binary.BigEndian.Uint16(held[3:]))
	case marker == markerAPP0 && len(held) >= 12 && string(held[:5]) == "JFIF\x00" && f.tagDPI == 0:
		f.tagDPI = dotsPerInch(uint16(held[7])+1, float64(binary.BigEndian.Uint16(held[8:]))) // JFIF counts units from 0
	case marker == markerAPP1 && bytes.HasPrefix(held, []byte("Exif\x00\x00")) && !f.exif:
		tiff := readTIFF(held[6:])
		f.exif, f.orientation = true, tiff.orientation
		if f.tagDPI == 0 {
			f.tagDPI = tiff.tagDPI
		}
	}
}

// counter reads markers and counts what it reads.
type counter struct {
	*bufio.Reader
	at int64
}

func (c *counter) byte() (byte, error) {
	b, err := c.ReadByte()
	if err == nil {
		c.at++
	}
	return b, err
}

func (c *counter) uint16() (uint16, error) {
	high, err := c.byte()
	if err != nil {
		return 0, err
	}
	low, err := c.byte()
	return uint16(high)<<8 | uint16(low), err
}

// skip leaves out what was peeked at.
func (c *counter) skip(n int) {
	skipped, _ := c.Discard(n)
	c.at += int64(skipped)
}

// marker gives the next marker: it skips entropy-coded data, stuffed zeros, and bytes that fill up (B.1.1.2).
func (c *counter) marker() (byte, error) {
	for {
		skipped, err := c.ReadSlice(0xff)
		c.at += int64(len(skipped))
		if err == bufio.ErrBufferFull { //nolint:errorlint // ReadSlice gives it as it is
			continue
		}
		if err != nil {
			return 0, err
		}
		b, err := c.byte()
		for err == nil && b == 0xff {
			b, err = c.byte()
		}
		if err != nil || b != 0 {
			return b, err
		}
	}
}
