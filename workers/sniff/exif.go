package sniff

import (
	"bufio"
	"encoding/binary"
	"io"
)

// orientation reads the EXIF orientation of a JPEG, 1–8 (CIPA DC-008, 4.6.4, tag 0112). Anything unclear is 1.
// It walks the segments before the first scan and looks at no more than 64 KiB of one.
func orientation(r io.Reader) int {
	in := bufio.NewReader(r)
	if start, err := readUint16(in); err != nil || start != 0xffd8 {
		return 1
	}
	for range 64 {
		marker, err := readUint16(in)
		if err != nil || marker>>8 != 0xff || marker == 0xffda {
			return 1
		}
		length, err := readUint16(in)
		if err != nil || length < 2 {
			return 1
		}
		segment := make([]byte, length-2)
		if _, err := io.ReadFull(in, segment); err != nil {
			return 1
		}
		if marker == 0xffe1 && len(segment) > 14 && string(segment[:6]) == "Exif\x00\x00" {
			return tiffOrientation(segment[6:])
		}
	}
	return 1
}

func readUint16(r io.Reader) (uint16, error) {
	var b [2]byte
	_, err := io.ReadFull(r, b[:])
	return binary.BigEndian.Uint16(b[:]), err
}

// tiffOrientation looks through the first image file directory of a TIFF structure.
func tiffOrientation(tiff []byte) int {
	var order binary.ByteOrder
	switch string(tiff[:2]) {
	case "MM":
		order = binary.BigEndian
	case "II":
		order = binary.LittleEndian
	default:
		return 1
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 1
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == 0x0112 {
			if value := int(order.Uint16(entries[8:])); value >= 1 && value <= 8 {
				return value
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}
