package strange

import (
	"bytes"
	"fmt"
	"strings"
)

// treeBombs are PDFs whose structure has no end, or one that is far away.
func treeBombs() []File {
	return []File{
		{"many-pages.pdf", "100,000 pages that are one", func() []byte { return pages(100000) }},
		{"many-pages-by-tree.pdf", "100,000,000 pages by nodes that are shared", func() []byte { return pagesByTree(8) }},
		{"page-loop.pdf", "a tree of pages that contains itself", func() []byte {
			return shared("<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
		}},
		{"page-loop-and-page.pdf", "a tree of pages that contains itself behind a page", func() []byte {
			return shared("<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>")
		}},
		{"parent-loop.pdf", "a tree of pages that is below itself", func() []byte {
			return shared("<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 6 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>")
		}},
		{"deep-tree.pdf", "a page below 20,000 nodes", func() []byte { return deepTree(20000) }},
		{"table-loop.pdf", "a table that is preceded by itself", func() []byte {
			at := bytes.LastIndex(page(), []byte("\nxref\n")) + 1
			return document{trailer: fmt.Sprintf("/Prev %d", at)}.plain()
		}},
		{"tables.pdf", "20,000 tables one behind another", func() []byte { return manyTables(20000) }},
		{"stream-table-loop.pdf", "a table in a stream that is preceded by itself", streamTableLoop},
		{"object-stream-loop.pdf", "an object stream that is in itself", func() []byte {
			list := document{}.objects()
			return packedPDF(list, func(places []place) { places[len(list)+1] = place{2, uint32(len(list) + 1), 0} })
		}},
		{"reference-loop.pdf", "an object that stands for itself", func() []byte {
			list := document{}.objects()
			list[contentObject-1] = "4 0 R"
			return pdf("", "", list...)
		}},
		{"length-loop.pdf", "a stream whose length is the stream", func() []byte {
			list := document{}.objects()
			list[contentObject-1] = "<< /Length 4 0 R >>\nstream\n" + wordsOf(lines) + "\nendstream"
			return pdf("", "", list...)
		}},
	}
}

// pagesByTree is a tree of so many levels of ten, each of one node that is shared.
func pagesByTree(levels int) []byte {
	node := func(kid, count int) string {
		return fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Repeat(fmt.Sprintf("%d 0 R ", kid), 10), count)
	}
	count := 10
	nodes := []string{node(pageObject, count)}
	for i := 1; i < levels-1; i++ {
		count *= 10
		nodes = append(nodes, node(firstOfMore+i-1, count))
	}
	return shared(node(firstOfMore+levels-2, count*10), nodes...)
}

// deepTree is a page below so many nodes with one kid each.
func deepTree(depth int) []byte {
	var nodes []string
	for i := range depth {
		kid := firstOfMore + i + 1
		if i == depth-1 {
			kid = pageObject
		}
		nodes = append(nodes, fmt.Sprintf("<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", kid))
	}
	return shared("<< /Type /Pages /Kids [6 0 R] /Count 1 >>", nodes...)
}

// manyTables is a PDF saved so many times without a change.
func manyTables(n int) []byte {
	out := page()
	before := bytes.LastIndex(out, []byte("\nxref\n")) + 1
	for range n {
		start := len(out)
		out = fmt.Appendf(out, "xref\n0 0\ntrailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n", before, start)
		before = start
	}
	return out
}

// streamTableLoop is a cross-reference stream that names its own place as that of the one before.
func streamTableLoop() []byte {
	whole := document{}.packed()
	list := document{}.objects()
	number := len(list) + 2
	at := bytes.LastIndex(whole, fmt.Appendf(nil, "\n%d 0 obj\n", number)) + 1
	out := bytes.Clone(whole[:at])
	places := make([]place, number+1)
	container := uint32(number - 1)
	inner := byte(0)
	for i, object := range list {
		places[i+1] = place{2, container, inner}
		if strings.Contains(object, "stream\n") {
			places[i+1] = place{1, uint32(bytes.Index(whole, fmt.Appendf(nil, "%d 0 obj\n", i+1))), 0}
			continue
		}
		inner++
	}
	places[container] = place{1, uint32(bytes.Index(whole, fmt.Appendf(nil, "\n%d 0 obj\n", container)) + 1), 0}
	places[number] = place{1, uint32(at), 0}
	return placed(out, number, places, fmt.Sprintf("/Prev %d", at))
}
