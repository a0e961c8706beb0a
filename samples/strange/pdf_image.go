package strange

import "bytes"

// pdfsOfDamagedImages are PDFs that are sound around an image that is not.
func pdfsOfDamagedImages() []File {
	grey := func(data []byte, more string) []byte {
		return imaged(ofSpecimen("/DeviceGray", "/DCTDecode"), string(data), "", more)
	}
	endless := bytes.TrimSuffix(baseline(), []byte{0xff, 0xd9})
	return []File{
		{"corrupt.pdf", "a PDF of an image with chance in its middle", func() []byte { return grey(spoilt(baseline()), "") }},
		{"corrupt-and-stamp.pdf", "a PDF of an image with chance in its middle, and a stamp drawn over it", func() []byte {
			return grey(spoilt(baseline()), "0.5 g 200 40 60 60 re f")
		}},
		{"corrupt-colour.pdf", "a PDF of an image in colour with chance in its middle", func() []byte {
			return imaged(ofSpecimen("/DeviceRGB", "/DCTDecode"), string(spoilt(coloured())), "", "")
		}},
		{"corrupt-samples.pdf", "a PDF of an image, packed, with chance in its middle", func() []byte {
			return imaged(ofSpecimen("/DeviceGray", "/FlateDecode"), string(spoilt(packed(specimen().Pix))), "", "")
		}},
		{"half-an-image.pdf", "a PDF of an image of which half is there", func() []byte { return grey(share(baseline(), 50), "") }},
		{"half-the-samples.pdf", "a PDF of an image, packed, of which half is there", func() []byte {
			return imaged(ofSpecimen("/DeviceGray", "/FlateDecode"), string(packed(specimen().Pix[:len(specimen().Pix)/2])), "", "")
		}},
		{"image-without-end.pdf", "a PDF of an image of which the end mark alone is missing", func() []byte {
			return grey(endless, "")
		}},
		{"image-and-more.pdf", "a PDF of an image with bytes too many before its end mark", func() []byte {
			return grey(append(bytes.Clone(endless), "\x00\x00\x00\x00\xff\xd9"...), "")
		}},
	}
}
