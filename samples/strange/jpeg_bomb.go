package strange

import "bytes"

// jpegBombs are JPEGs that cost their reader more than they seem to.
func jpegBombs() []File {
	return []File{
		{"lying-huge.jpg", "a JPEG that says that it has 65,500 × 65,500 pixels", func() []byte { return sized(65500, 65500) }},
		{"lying-large.jpg", "a JPEG that says that it has 4,000 × 4,000 pixels, of which there are few", func() []byte { return sized(4000, 4000) }},
		{"lying-thin.jpg", "a JPEG that says that it has 65,500 × 1 pixels", func() []byte { return sized(65500, 1) }},
		{"many-scans.jpg", "a progressive JPEG of 100,000 scans", func() []byte { return manyScans(100000) }},
		{"many-frames.jpg", "10,000 JPEGs in one", func() []byte {
			return bytes.Repeat(encode(picture{width: 8, height: 8, planes: grey()}, sequential), 10000)
		}},
	}
}

// endOfManyBlocks is the symbol of a progressive scan for 16,384 blocks and up that hold nothing more (ITU-T T.81,
// G.1.2.2).
const endOfManyBlocks = 0xe0

// manyScans is a progressive JPEG with so many further scans that add nothing and visit every block.
func manyScans(n int) []byte {
	whole := encode(picture{width: 1600, height: 1000, planes: []plane{flat(200)}}, progressive)
	var w bitWriter
	w.symbol(symbolsAC, lengthAC, endOfManyBlocks)
	w.bits(25000-1<<14, 14)
	empty := scan([]int{0}, 1, 63, w.end())
	end := len(whole) - 2
	return bytes.Join([][]byte{whole[:end], bytes.Repeat(empty, n), whole[end:]}, nil)
}
