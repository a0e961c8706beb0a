package strange

import "bytes"

// pngsDamaged are PNGs that something happened to.
func pngsDamaged() []File {
	whole := func() []byte { return asPNG(specimen()) }
	return []File{
		{"cut-at-01.png", "a PNG of which a hundredth arrived", func() []byte { return share(whole(), 1) }},
		{"cut-at-10.png", "a PNG of which a tenth arrived", func() []byte { return share(whole(), 10) }},
		{"cut-at-50.png", "a PNG of which half arrived", func() []byte { return share(whole(), 50) }},
		{"cut-at-90.png", "a PNG of which nine tenths arrived", func() []byte { return share(whole(), 90) }},
		{"cut-header.png", "a PNG of which 20 bytes arrived", func() []byte { return whole()[:20] }},
		{"without-end.png", "a PNG without its last chunk, and nothing else missing", func() []byte { return whole()[:len(whole())-12] }},
		{"corrupt.png", "a PNG with chance in its middle", func() []byte { return spoilt(whole()) }},
		{"wrong-sum.png", "a PNG whose picture has a wrong sum", func() []byte { return wrongSum("IDAT", whole()) }},
		{"wrong-sum-of-comment.png", "a PNG whose comment has a wrong sum", func() []byte {
			return wrongSum("tEXt", behindHeader(whole(), chunk("tEXt", []byte("Comment\x00SPECIMEN"))))
		}},
		{"wrong-sum-of-header.png", "a PNG whose header has a wrong sum", func() []byte { return wrongSum("IHDR", whole()) }},
		{"no-pixels.png", "a PNG of 0 × 0 pixels", func() []byte { return pngOf(header(0, 0, 8, 0)) }},
		{"without-picture.png", "a PNG with an end and no picture", func() []byte { return pngOf(header(specimenWidth, specimenHeight, 8, 0)) }},
	}
}

// wrongSum changes the sum of the first chunk of a name.
func wrongSum(name string, whole []byte) []byte {
	out := bytes.Clone(whole)
	at := bytes.Index(out, []byte(name))
	length := int(out[at-4])<<24 | int(out[at-3])<<16 | int(out[at-2])<<8 | int(out[at-1])
	out[at+4+length] ^= 0x55
	return out
}
