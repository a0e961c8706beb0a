package strange

import "bytes"

// pngBombs are PNGs that cost their reader more than they seem to.
func pngBombs() []File {
	const side = 60000
	return []File{
		{"huge.png", "a PNG of 60,000 × 60,000 pixels, all of them packed", func() []byte {
			return pngOf(header(side, side, 1, 0), chunk("IDAT", repeated(make([]byte, 1+side/8), side)))
		}},
		{"lying-huge.png", "a PNG that says that it has 2,000,000,000 × 2,000,000,000 pixels", func() []byte {
			return pngOf(header(2e9, 2e9, 8, 0), chunk("IDAT", zeros(1)))
		}},
		{"lying-large.png", "a PNG that says that it has 4,000 × 4,000 pixels, of which there are few", func() []byte {
			return pngOf(header(4000, 4000, 8, 0), chunk("IDAT", zeros(1)))
		}},
		{"overfull.png", "a PNG whose picture unpacks to a gigabyte more than it has pixels", func() []byte {
			return pngOf(header(specimenWidth, specimenHeight, 8, 0), chunk("IDAT", zeros(1100)))
		}},
		{"text-bomb.png", "a PNG with a text that unpacks to more than a gigabyte", func() []byte {
			return behindHeader(asPNG(specimen()), chunk("iTXt", append([]byte("Comment\x00\x01\x00\x00\x00"), zeros(1100)...)))
		}},
		{"profile-bomb.png", "a PNG with a colour profile that unpacks to more than a gigabyte", func() []byte {
			return behindHeader(asPNG(specimen()), chunk("iCCP", append([]byte("ICC\x00\x00"), zeros(1100)...)))
		}},
		{"many-chunks.png", "a PNG of 300,000 chunks", func() []byte {
			return behindHeader(asPNG(specimen()), bytes.Repeat(chunk("prVt", nil), 300000))
		}},
	}
}
