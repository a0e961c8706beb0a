package strange

import (
	"bytes"
	"fmt"
	"strings"
)

// pdfBombs are PDFs that cost their reader more than they seem to.
func pdfBombs() []File {
	return append(treeBombs(),
		File{"huge-page.pdf", "a page of 1,000,000 × 1,000,000 points", document{box: "/MediaBox [0 0 1000000 1000000]"}.plain},
		File{"large-page.pdf", "a page of 14,400 × 14,400 points", document{box: "/MediaBox [0 0 14400 14400]"}.plain},
		File{"thin-page.pdf", "a page of 100,000 × 1 points", document{box: "/MediaBox [0 0 100000 1]"}.plain},
		File{"content-bomb.pdf", "a content that unpacks to four gigabytes", func() []byte { return content("/FlateDecode", zeros(4000)) }},
		File{"content-bomb-nested.pdf", "a content that unpacks to more than a gigabyte, packed three times", func() []byte {
			return content("[/FlateDecode /FlateDecode /FlateDecode]", packed(packed(zeros(1100))))
		}},
		File{"filter-bomb.pdf", "a content packed 2,000 times", func() []byte {
			return content("["+strings.Repeat("/ASCIIHexDecode ", 2000)+"]", []byte("20>"))
		}},
		File{"paint-bomb.pdf", "a content that paints the page 10,000,000 times", func() []byte {
			return content("/FlateDecode", repeated(bytes.Repeat([]byte("0 0 340 213 re f\n"), 2000), 5000))
		}},
		File{"curve-bomb.pdf", "a content of one line with 3,000,000 curves", func() []byte {
			return content("/FlateDecode", repeated(bytes.Repeat([]byte("0 0 m 9 213 340 9 340 213 c S\n"), 3000), 1000))
		}},
		File{"tile-bomb.pdf", "a page tiled with specks", tiled},
		File{"image-bomb.pdf", "an image that unpacks to more than a gigabyte", func() []byte {
			return imaged("/Width 36000 /Height 32000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode", string(zeros(1100)), "", "")
		}},
		File{"image-bomb-nested.pdf", "an image that unpacks to more than a gigabyte, packed twice", func() []byte {
			return imaged("/Width 36000 /Height 32000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter [/FlateDecode /FlateDecode]", string(packed(zeros(1100))), "", "")
		}},
		File{"lying-image.pdf", "an image that says that it has 100,000 × 100,000 pixels", func() []byte {
			return imaged("/Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", string(sized(65500, 65500)), "", "")
		}},
		File{"jbig2-bomb.pdf", "an image of JBIG2 that says that it has 100,000 × 100,000 pixels", func() []byte {
			return imaged("/Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", jbig2, "", "")
		}},
		File{"jpx-bomb.pdf", "an image of JPEG 2000 that says that it has 100,000 × 100,000 pixels", func() []byte {
			return imaged("/Width 100000 /Height 100000 /Filter /JPXDecode", string(codestream(100000, 100000)), "", "")
		}},
		File{"deep-array.pdf", "an object of 500,000 arrays within each other", func() []byte {
			return document{catalog: "/Deep 6 0 R", more: []string{strings.Repeat("[", 500000) + strings.Repeat("]", 500000)}}.plain()
		}},
		File{"deep-dictionary.pdf", "an object of 200,000 dictionaries within each other", func() []byte {
			return document{catalog: "/Deep 6 0 R", more: []string{strings.Repeat("<</A ", 200000) + "0" + strings.Repeat(">>", 200000)}}.plain()
		}},
		File{"deep-content.pdf", "a content of 1,000,000 arrays within each other", func() []byte { return onePage(strings.Repeat("[", 1000000), "") }},
		File{"deep-state.pdf", "a content that saves its state 1,000,000 times", func() []byte { return onePage(strings.Repeat("q ", 1000000), "") }},
		File{"form-bomb.pdf", "forms that draw each other, a million million times", func() []byte { return forms(40, 2) }},
		File{"form-loop.pdf", "a form that draws itself", func() []byte { return forms(0, 2) }},
	)
}

// content is a page whose content is packed.
func content(filter string, data []byte) []byte {
	objects := document{}.objects()
	objects[contentObject-1] = stream("/Filter "+filter, string(data))
	return pdf("", "", objects...)
}

// jbig2 is a page information segment of 100,000 × 100,000 (ISO/IEC 14492, 7.4.8).
const jbig2 = "\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13\x00\x01\x86\xa0\x00\x01\x86\xa0\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"

// tiled fills the page with a pattern of which there is a tile every thousandth of a point.
func tiled() []byte {
	return document{
		uses:    "/Pattern << /P 6 0 R >>",
		content: "/Pattern cs /P scn 0 0 340 213 re f",
		more:    []string{stream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 0.001 /YStep 0.001 /Resources << >>", "0 0 9 9 re f")},
	}.plain()
}

// forms is a chain of so many forms, each of which draws the next one several times; the last draws itself when there
// is no other.
func forms(depth, times int) []byte {
	form := func(next int) string {
		return stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 340 213] /Resources << /XObject << /F %d 0 R >> >>", next), strings.Repeat("/F Do ", times))
	}
	var chain []string
	for i := range depth {
		chain = append(chain, form(firstOfMore+i+1))
	}
	if depth == 0 {
		chain = append(chain, form(firstOfMore))
	} else {
		chain = append(chain, stream("/Type /XObject /Subtype /Form /BBox [0 0 340 213]", "0 0 9 9 re f"))
	}
	return document{uses: "/XObject << /F 6 0 R >>", content: "/F Do", more: chain}.plain()
}
