package strange

import (
	"bytes"
	"fmt"
	"strings"
)

// pdfs are sound PDFs of the sorts that there are.
func pdfs() []File {
	all := []File{
		{"words.pdf", "a PDF of words", page},
		{"packed.pdf", "a PDF with its objects in a stream", func() []byte { return document{}.packed() }},
		{"scan.pdf", "a PDF whose page is one image", func() []byte { return scanned("", "") }},
		{"scan-turned.pdf", "a PDF whose page is one image, which the page turns", func() []byte { return scanned("/Rotate 90", "") }},
		{"scan-with-words.pdf", "a PDF whose page is one image with its words over it, not to be seen", func() []byte { return scanned("", "3 Tr "+wordsOf(lines)) }},
		{"scan-and-stamp.pdf", "a PDF whose page is one image with a stamp drawn over it", func() []byte { return scanned("", "0.5 g 200 40 60 60 re f") }},
		{"turned.pdf", "a PDF of words, which the page turns", func() []byte { return document{page: "/Rotate 270"}.plain() }},
		{"behind-junk.pdf", "a PDF behind 900 bytes of something else", func() []byte { return append(bytes.Repeat([]byte("-"), 900), page()...) }},
		{"behind-too-much-junk.pdf", "a PDF behind 2,000 bytes of something else", func() []byte { return append(bytes.Repeat([]byte("-"), 2000), page()...) }},
		{"saved-again.pdf", "a PDF that was changed and saved again", func() []byte { return updated(page(), contentObject, stream("", wordsOf(lines))) }},
		{"saved-often.pdf", "a PDF that was changed and saved five times more", func() []byte {
			whole := page()
			for range 5 {
				whole = updated(whole, contentObject, stream("", wordsOf(lines)))
			}
			return whole
		}},
		{"signed.pdf", "a PDF with a signature", func() []byte { return signed().plain() }},
		{"signed-packed.pdf", "a PDF with a signature, its objects in a stream", func() []byte { return signed().packed() }},
		{"five-pages.pdf", "a PDF of five pages", func() []byte { return pages(5) }},
		{"six-pages.pdf", "a PDF of six pages, where five may be", func() []byte { return pages(6) }},
		{"linked.pdf", "a PDF with links to a page of the web and to itself", func() []byte { return linked().plain() }},
		{"talking.pdf", "a PDF whose words name what would be active", func() []byte {
			return document{content: wordsOf(append([]string{"/JavaScript /Launch /XFA /EmbeddedFile"}, lines[1:]...))}.plain()
		}},
	}
	for _, version := range []string{"1.0", "1.3", "1.4", "1.6", "2.0"} {
		all = append(all, File{"version-" + version + ".pdf", "a PDF of version " + version, func() []byte { return document{version: version}.plain() }})
	}
	return all
}

// scanned is a page that is one image; more is drawn behind it.
func scanned(entries, more string) []byte {
	return imaged(ofSpecimen("/DeviceGray", "/DCTDecode"), string(baseline()), entries, more)
}

// ofSpecimen are the entries of an image of the specimen.
func ofSpecimen(space, filter string) string {
	return fmt.Sprintf("/Width %d /Height %d /ColorSpace %s /BitsPerComponent 8 /Filter %s", specimenWidth, specimenHeight, space, filter)
}

// imaged is a page with an image over all of it.
func imaged(dictionary, data, entries, more string) []byte {
	return document{
		page:    entries,
		uses:    "/XObject << /Im 6 0 R >>",
		content: "q 340 0 0 213 0 0 cm /Im Do Q " + more,
		more:    []string{stream("/Type /XObject /Subtype /Image "+dictionary, data)},
	}.plain()
}

// pages is a PDF of so many pages, all the same.
func pages(n int) []byte {
	return shared(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Repeat("3 0 R ", n), n))
}

// shared is the document with another tree of pages; further nodes of it may follow.
func shared(tree string, nodes ...string) []byte {
	objects := append(document{}.objects(), nodes...)
	objects[pagesObject-1] = tree
	return pdf("", "", objects...)
}

// signed has a field that is signed; what signs it is of zeros (ISO 32000-1, 12.8).
func signed() document {
	return document{
		catalog: "/AcroForm << /SigFlags 3 /Fields [6 0 R] >>",
		page:    "/Annots [6 0 R]",
		more: []string{
			"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /Rect [0 0 0 0] /V 7 0 R >>",
			"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 100 300 100] /Contents <" + strings.Repeat("00", 96) + "> >>",
		},
	}
}

// linked has links that do no harm.
func linked() document {
	return document{
		page: "/Annots [6 0 R 7 0 R]",
		more: []string{
			"<< /Type /Annot /Subtype /Link /Rect [10 10 60 20] /Border [0 0 0] /A << /S /URI /URI (https://specimen.invalid/) >> >>",
			"<< /Type /Annot /Subtype /Link /Rect [10 30 60 40] /Border [0 0 0] /A << /S /GoTo /D [3 0 R /Fit] >> >>",
		},
	}
}
