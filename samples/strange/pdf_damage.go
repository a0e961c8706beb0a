package strange

import (
	"bytes"
	"fmt"
)

// pdfsDamaged are PDFs that something happened to, or that were written badly.
func pdfsDamaged() []File {
	var all []File
	for _, hundredths := range []int{1, 10, 30, 50, 70, 90, 99} {
		all = append(all,
			File{fmt.Sprintf("cut-at-%02d.pdf", hundredths), fmt.Sprintf("a PDF of words of which %d hundredths arrived", hundredths),
				func() []byte { return share(page(), hundredths) }},
			File{fmt.Sprintf("scan-cut-at-%02d.pdf", hundredths), fmt.Sprintf("a PDF of an image of which %d hundredths arrived", hundredths),
				func() []byte { return share(scanned("", ""), hundredths) }})
	}
	replaced := func(old, by string) func() []byte {
		return func() []byte { return bytes.Replace(page(), []byte(old), []byte(by), 1) }
	}
	objects := func(change func([]string)) func() []byte {
		return func() []byte {
			list := document{}.objects()
			change(list)
			return pdf("", "", list...)
		}
	}
	return append(all,
		File{"packed-cut-at-50.pdf", "a PDF with its objects in a stream of which half arrived", func() []byte { return share(document{}.packed(), 50) }},
		File{"scan-without-table.pdf", "a PDF of an image of which all arrived but the table", func() []byte {
			whole := scanned("", "")
			return whole[:bytes.LastIndex(whole, []byte("xref\n0"))]
		}},
		File{"head-only.pdf", "the first line of a PDF", func() []byte { return []byte(head("")) }},
		File{"head-and-noise.pdf", "the first line of a PDF and then chance", func() []byte { return append([]byte(head("")), noise(20000)...) }},
		File{"head-noise-end.pdf", "chance between the first and the last line of a PDF", func() []byte {
			return append(append([]byte(head("")), noise(20000)...), "\n%%EOF\n"...)
		}},
		File{"lost-table.pdf", "a PDF whose last lines name a wrong place for its table", replaced("startxref\n", "startxref\n9")},
		File{"no-table.pdf", "a PDF without a table", func() []byte {
			at := bytes.LastIndex(page(), []byte("\nxref\n"))
			return append(bytes.Clone(page()[:at+1]), "trailer\n<< /Root 1 0 R >>\n%%EOF\n"...)
		}},
		File{"shifted.pdf", "a PDF whose lines end in two bytes since it was sent as text", func() []byte {
			return bytes.ReplaceAll(page(), []byte("\n"), []byte("\r\n"))
		}},
		File{"wrong-length.pdf", "a PDF whose content is longer than it says", replaced(fmt.Sprintf("/Length %d", len(wordsOf(lines))), "/Length 010")},
		File{"no-pages.pdf", "a PDF without pages", func() []byte { return shared("<< /Type /Pages /Kids [] /Count 0 >>") }},
		File{"no-catalogue.pdf", "a PDF whose catalogue is missing", objects(func(o []string) { o[catalogObject-1] = "null" })},
		File{"no-tree.pdf", "a PDF whose tree of pages is missing", objects(func(o []string) { o[pagesObject-1] = "null" })},
		File{"no-page.pdf", "a PDF whose only page is missing", objects(func(o []string) { o[pageObject-1] = "null" })},
		File{"no-content.pdf", "a PDF whose page has no content", objects(func(o []string) { o[contentObject-1] = "null" })},
		File{"no-size.pdf", "a PDF whose page does not tell its size", document{box: "/UserUnit 1"}.plain},
		File{"no-area.pdf", "a PDF whose page has no area", document{box: "/MediaBox [0 0 0 0]"}.plain},
		File{"page-of-noise.pdf", "a PDF whose content is chance", func() []byte { return onePage(string(noise(3000)), "") }},
		File{"fewer-than-said.pdf", "a PDF that says that it has three pages and has one", func() []byte { return shared("<< /Type /Pages /Kids [3 0 R] /Count 3 >>") }},
		File{"less-than-none.pdf", "a PDF that says that it has -5 pages", func() []byte { return shared("<< /Type /Pages /Kids [3 0 R] /Count -5 >>") }},
	)
}
