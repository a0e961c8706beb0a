package strange

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/jpeg"
)

// jpegsOfCameras carry what cameras write about a picture, right or wrong.
func jpegsOfCameras() []File {
	var all []File
	for orientation := 1; orientation <= 8; orientation++ {
		all = append(all, File{
			fmt.Sprintf("orientation-%d.jpg", orientation), fmt.Sprintf("a photo with orientation %d", orientation),
			func() []byte { return behindStart(turned(orientation), exif(directory(uint16(orientation), 0))) },
		})
	}
	with := func(tiff []byte) func() []byte { return func() []byte { return behindStart(baseline(), exif(tiff)) } }
	return append(all,
		File{"exif-loop.jpg", "EXIF whose directory is followed by itself", with(directory(1, 8))},
		File{"exif-loop-within.jpg", "EXIF whose directory contains itself", with(within())},
		File{"exif-endless.jpg", "EXIF of 65,535 entries, of which there are none", with([]byte("MM\x00\x2a\x00\x00\x00\x08\xff\xff"))},
		File{"exif-beyond.jpg", "EXIF whose directory is beyond its end", with([]byte("II\x2a\x00\xff\xff\xff\xff"))},
		File{"fill-bytes.jpg", "fill bytes before each marker", fillBytes},
		File{"tagged-72-dpi.jpg", "a photo that claims 72 dots per inch", func() []byte {
			return behindStart(baseline(), segment(0xe0, []byte("JFIF\x00\x01\x01\x01\x00\x48\x00\x48\x00\x00")))
		}},
		File{"long-comments.jpg", "three comments of 60,000 bytes", func() []byte {
			comment := segment(0xfe, bytes.Repeat([]byte("SPECIMEN"), 7500))
			return behindStart(baseline(), comment, comment, comment)
		}},
	)
}

// exif is the segment of a TIFF structure (CIPA DC-008, 4.7.2).
func exif(tiff []byte) []byte { return segment(0xe1, append([]byte("Exif\x00\x00"), tiff...)) }

// directory is a TIFF structure of one directory with an orientation, and where the next directory is.
func directory(orientation uint16, next uint32) []byte {
	out := []byte("II\x2a\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00")
	out = binary.LittleEndian.AppendUint16(out, orientation)
	return binary.LittleEndian.AppendUint32(append(out, 0, 0), next)
}

// within is a directory with a directory of EXIF and one of GPS in it, both of which are the directory itself.
func within() []byte {
	out := []byte("MM\x00\x2a\x00\x00\x00\x08\x00\x02")
	for _, tag := range []uint16{0x8769, 0x8825} {
		out = binary.BigEndian.AppendUint16(out, tag)
		out = append(out, 0, 4, 0, 0, 0, 1, 0, 0, 0, 8)
	}
	return append(out, 0, 0, 0, 8)
}

// turned is the specimen as a camera stores it that notes an orientation (CIPA DC-008, 4.6.5, tag 0112).
func turned(orientation int) []byte {
	const right, bottom = specimenWidth - 1, specimenHeight - 1
	from := [...]func(x, y int) (int, int){
		1: func(x, y int) (int, int) { return x, y },
		2: func(x, y int) (int, int) { return right - x, y },
		3: func(x, y int) (int, int) { return right - x, bottom - y },
		4: func(x, y int) (int, int) { return x, bottom - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return right - y, x },
		7: func(x, y int) (int, int) { return right - y, bottom - x },
		8: func(x, y int) (int, int) { return y, bottom - x },
	}[orientation]
	size := specimen().Rect
	if orientation > 4 {
		size = image.Rect(0, 0, specimenHeight, specimenWidth)
	}
	img := image.NewGray(size)
	for y := range size.Max.Y {
		for x := range size.Max.X {
			img.SetGray(x, y, specimen().GrayAt(from(x, y)))
		}
	}
	return written(func(out *bytes.Buffer) error { return jpeg.Encode(out, img, nil) })
}

// fillBytes puts three 0xff before each marker up to the scan (ITU-T T.81, B.1.1.2).
func fillBytes() []byte {
	whole := baseline()
	out := bytes.Clone(whole[:2])
	for at := 2; ; {
		length := 2 + int(binary.BigEndian.Uint16(whole[at+2:]))
		out = append(append(out, 0xff, 0xff, 0xff), whole[at:at+length]...)
		if at += length; whole[at-length+1] == 0xda {
			return append(out, whole[at:]...)
		}
	}
}
