package sniff

import "encoding/binary"

// tiffFacts are what the first directory of a TIFF structure says of a picture.
type tiffFacts struct {
	orientation int // 1–8; 1 when it is unclear
	tagDPI      int // 0 when it is unclear
}

// Tags, and types of their values (TIFF 6.0, sections 2 and 8).
const (
	tagOrientation = 0x0112
	tagXResolution = 0x011a
	tagUnit        = 0x0128

	typeShort    = 3
	typeRational = 5
)

// readTIFF reads the first image file directory of a TIFF structure (CIPA DC-008, 4.6.4). It follows no directory to
// another, so that none can lead round in a circle.
func readTIFF(tiff []byte) tiffFacts {
	facts := tiffFacts{orientation: 1}
	if len(tiff) < 8 {
		return facts
	}
	var order binary.ByteOrder
	switch string(tiff[:2]) {
	case "MM":
		order = binary.BigEndian
	case "II":
		order = binary.LittleEndian
	default:
		return facts
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return facts
	}
	entries := tiff[at+2:]
	density, unit := 0.0, uint16(2) // inches, unless it says otherwise
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			break
		}
		short := order.Uint16(entries[8:])
		switch kind := order.Uint16(entries[2:]); order.Uint16(entries) {
		case tagOrientation:
			if short >= 1 && short <= 8 {
				facts.orientation = int(short)
			}
		case tagXResolution:
			if kind == typeRational {
				density = rational(tiff, order, uint64(order.Uint32(entries[8:])))
			}
		case tagUnit:
			if kind == typeShort {
				unit = short
			}
		}
		entries = entries[12:]
	}
	facts.tagDPI = dotsPerInch(unit, density)
	return facts
}

// rational reads a fraction; 0 when it lies outside, or is none.
func rational(tiff []byte, order binary.ByteOrder, at uint64) float64 {
	if at+8 > uint64(len(tiff)) {
		return 0
	}
	above, below := order.Uint32(tiff[at:]), order.Uint32(tiff[at+4:])
	if below == 0 {
		return 0
	}
	return float64(above) / float64(below)
}

// dotsPerInch is a density in a unit of TIFF: 2 per inch, 3 per centimetre. One that no scanner has is none.
func dotsPerInch(unit uint16, density float64) int {
	switch unit {
	case 2:
	case 3:
		density *= 2.54
	default:
		return 0
	}
	if density > 1e5 {
		return 0
	}
	return int(density + 0.5)
}
