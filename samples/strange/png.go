package strange

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
)

// pngs are the kinds of PNG that there are.
func pngs() []File {
	return []File{
		{"grey.png", "a grey PNG", func() []byte { return asPNG(specimen()) }},
		{"colour.png", "a PNG in colour", func() []byte { return asPNG(painted(image.NewNRGBA(specimen().Rect))) }},
		{"sixteen-bits.png", "a PNG of 16 bits", func() []byte { return asPNG(painted(image.NewGray16(specimen().Rect))) }},
		{"sixteen-bits-colour.png", "a PNG of 16 bits in colour", func() []byte { return asPNG(painted(image.NewNRGBA64(specimen().Rect))) }},
		{"palette.png", "a PNG with a palette", func() []byte { return asPNG(painted(image.NewPaletted(specimen().Rect, greys))) }},
		{"black-and-white.png", "a PNG of one bit", func() []byte {
			return asPNG(painted(image.NewPaletted(specimen().Rect, color.Palette{color.Black, color.White})))
		}},
		{"interlaced.png", "a PNG that comes in seven passes", interlaced},
		{"animated.png", "a PNG that moves, APNG", animated},
		{"commented.png", "a PNG with texts beside the picture", func() []byte {
			return behindHeader(asPNG(specimen()), chunk("tEXt", []byte("Comment\x00SPECIMEN")), chunk("pHYs", []byte("\x00\x00\x0b\x13\x00\x00\x0b\x13\x01")))
		}},
	}
}

var greys = color.Palette{color.Gray{0}, color.Gray{70}, color.Gray{120}, color.Gray{170}, color.Gray{210}, color.Gray{246}}

func painted(on draw.Image) draw.Image {
	draw.Draw(on, on.Bounds(), specimen(), image.Point{}, draw.Src)
	return on
}

const pngMark = "\x89PNG\r\n\x1a\n"

// chunk is a chunk of a PNG with its length and sum.
func chunk(name string, data []byte) []byte {
	out := append(binary.BigEndian.AppendUint32(nil, uint32(len(data))), name...)
	out = append(out, data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// header is the header of a grey PNG.
func header(width, height uint32, depth, interlace byte) []byte {
	out := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
	return chunk("IHDR", append(out, depth, 0, 0, 0, interlace))
}

func pngOf(chunks ...[]byte) []byte {
	return bytes.Join(append(append([][]byte{[]byte(pngMark)}, chunks...), chunk("IEND", nil)), nil)
}

// headerEnd is where a PNG's header ends.
const headerEnd = 33

func behindHeader(whole []byte, chunks ...[]byte) []byte {
	return bytes.Join(append(append([][]byte{whole[:headerEnd]}, chunks...), whole[headerEnd:]), nil)
}

// interlaced is the specimen in the passes of Adam7, unfiltered (PNG, 8.2).
func interlaced() []byte {
	var rows []byte
	img := specimen()
	for _, pass := range [7][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		for y := pass[1]; y < specimenHeight; y += pass[3] {
			rows = append(rows, 0)
			for x := pass[0]; x < specimenWidth; x += pass[2] {
				rows = append(rows, img.Pix[y*img.Stride+x])
			}
		}
	}
	return pngOf(header(specimenWidth, specimenHeight, 8, 1), chunk("IDAT", packed(rows)))
}

// animated is the specimen and a second frame.
func animated() []byte {
	control := func(sequence uint32) []byte {
		out := binary.BigEndian.AppendUint32(nil, sequence)
		out = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(out, specimenWidth), specimenHeight)
		return chunk("fcTL", append(append(out, make([]byte, 8)...), 0, 1, 0, 2, 0, 0))
	}
	whole := asPNG(specimen())
	end := len(whole) - len(chunk("IEND", nil))
	white := packed(bytes.Repeat(append([]byte{0}, bytes.Repeat([]byte{255}, specimenWidth)...), specimenHeight))
	moves := bytes.Join([][]byte{whole[:end], control(1), chunk("fdAT", append([]byte{0, 0, 0, 2}, white...)), whole[end:]}, nil)
	return behindHeader(moves, chunk("acTL", []byte{0, 0, 0, 2, 0, 0, 0, 0}), control(0))
}
