package strange

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"image"
	"image/draw"
	"image/gif"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// pictures are images of types that people take for JPEG.
func pictures() []File {
	return []File{
		as("photo.heic", "a photo of a phone, HEIC", heif("heic", "mif1", "heic")),
		as("photo.heif", "a photo of a phone, HEIF", heif("mif1", "mif1", "heic")),
		as("photo.avif", "an image of the web, AVIF", heif("avif", "avif", "mif1")),
		{"scan.tiff", "a scan, TIFF", func() []byte {
			return written(func(out *bytes.Buffer) error {
				return tiff.Encode(out, specimen(), &tiff.Options{Compression: tiff.Deflate})
			})
		}},
		{"scan.bmp", "a scan, BMP", func() []byte {
			return written(func(out *bytes.Buffer) error { return bmp.Encode(out, specimen()) })
		}},
		{"animation.gif", "an animation, GIF", animation},
		as("picture.webp", "an image of the web, WebP", webp()),
		as("scan.jp2", "a scan, JPEG 2000", jp2()),
	}
}

// box is a box of ISO/IEC 14496-12: its length, its name, its payload.
func box(name string, payload ...[]byte) []byte {
	body := bytes.Join(payload, nil)
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8)), name...), body...)
}

// heif is a still image in the container of ISO/IEC 23008-12; the coded picture in it is chance.
func heif(major string, compatible ...string) []byte {
	brands := []byte(major + "\x00\x00\x00\x00")
	for _, brand := range compatible {
		brands = append(brands, brand...)
	}
	version := make([]byte, 4)
	handler := box("hdlr", version, make([]byte, 4), []byte("pict"), make([]byte, 13))
	primary := box("pitm", version, []byte{0, 1})
	return append(append(box("ftyp", brands), box("meta", version, handler, primary)...), box("mdat", noise(4000))...)
}

// jp2 is the head of a JPEG 2000 file (ISO/IEC 15444-1, annex I) with a code stream of one empty tile.
func jp2() []byte {
	size := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, specimenHeight), specimenWidth)
	header := box("jp2h", box("ihdr", size, []byte{0, 1, 7, 7, 0, 0}), box("colr", []byte{1, 0, 0, 0, 0, 0, 17}))
	file := append(box("jP  ", []byte("\r\n\x87\n")), box("ftyp", []byte("jp2 \x00\x00\x00\x00jp2 "))...)
	return append(append(file, header...), box("jp2c", codestream(specimenWidth, specimenHeight))...)
}

// codestream is a JPEG 2000 code stream of a size (ISO/IEC 15444-1, annex A) whose only tile is empty.
func codestream(width, height uint32) []byte {
	out := []byte{0xff, 0x4f, 0xff, 0x51, 0, 41, 0, 0} // SOC, SIZ
	for _, v := range []uint32{width, height, 0, 0, width, height, 0, 0} {
		out = binary.BigEndian.AppendUint32(out, v)
	}
	out = append(out, 0, 1, 7, 1, 1)
	out = append(out, 0xff, 0x52, 0, 12, 0, 0, 0, 1, 0, 5, 4, 4, 0, 1) // COD
	out = append(out, 0xff, 0x5c, 0, 19, 0x40)                         // QCD
	out = append(out, 0x40, 0x48, 0x48, 0x50, 0x48, 0x48, 0x50, 0x48, 0x48, 0x50, 0x48, 0x48, 0x50, 0x48, 0x48, 0x50)
	out = append(out, 0xff, 0x90, 0, 10, 0, 0, 0, 0, 0, 14, 0, 1, 0xff, 0x93) // SOT, SOD
	return append(out, 0xff, 0xd9)
}

// webp is the smallest lossless WebP there is: one pixel.
func webp() []byte {
	data, err := base64.StdEncoding.DecodeString("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
	if err != nil {
		panic(err)
	}
	return data
}

func animation() []byte {
	frame := image.NewPaletted(image.Rect(0, 0, specimenWidth/2, specimenHeight/2), greys)
	draw.Draw(frame, frame.Rect, specimen(), image.Point{}, draw.Src)
	moved := image.NewPaletted(frame.Rect, greys)
	draw.Draw(moved, moved.Rect, specimen(), image.Pt(20, 20), draw.Src)
	return written(func(out *bytes.Buffer) error {
		return gif.EncodeAll(out, &gif.GIF{Image: []*image.Paletted{frame, moved}, Delay: []int{50, 50}})
	})
}
