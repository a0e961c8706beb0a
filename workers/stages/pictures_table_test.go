package stages_test

// ofPictures are the answers to JPEGs and PNGs.
var ofPictures = []expected{
	{"accepted", `
		baseline.jpg colour.jpg extended.jpg progressive.jpg progressive-colour.jpg rgb.jpg cmyk.jpg ycck.jpg
		grey.png colour.png sixteen-bits.png sixteen-bits-colour.png palette.png black-and-white.png interlaced.png commented.png`},
	{"rejected FILE.ENCODING.UNSUPPORTED", "twelve-bits.jpg arithmetic.jpg lossless.jpg height-later.jpg"},
	{"accepted", "animated.png"}, // by its first picture

	// What a camera writes beside a picture may be wrong.
	{"accepted", `
		orientation-1.jpg orientation-2.jpg orientation-3.jpg orientation-4.jpg
		orientation-5.jpg orientation-6.jpg orientation-7.jpg orientation-8.jpg
		exif-loop.jpg exif-loop-within.jpg exif-endless.jpg exif-beyond.jpg fill-bytes.jpg tagged-72-dpi.jpg long-comments.jpg`},

	// Where nothing of the picture is missing, nothing is the matter.
	{"accepted", "without-end.jpg without-end.png wrong-sum-of-comment.png"},
	{"rejected FILE.CONTENT.TRUNCATED", `
		cut-at-01.jpg cut-at-10.jpg cut-at-50.jpg cut-at-90.jpg cut-progressive.jpg
		cut-at-01.png cut-at-10.png cut-at-50.png cut-at-90.png cut-header.png`},
	{"rejected FILE.CONTENT.CORRUPT", `
		corrupt.jpg corrupt-tables.jpg without-picture.jpg
		corrupt.png wrong-sum.png wrong-sum-of-header.png no-pixels.png without-picture.png`},
}
