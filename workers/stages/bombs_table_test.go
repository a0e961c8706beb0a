package stages_test

// ofBombs are the answers to files that cost their reader more than they seem to.
var ofBombs = []expected{
	{"rejected FILE.LIMIT.PIXELS", "lying-huge.jpg lying-huge.png huge.png"},
	{"rejected FILE.CONTENT.CORRUPT", "lying-large.jpg lying-large.png overfull.png"},
	{"rejected IMG.RESOLUTION.LOW", "lying-thin.jpg"},
	{"rejected FILE.LIMIT.FRAMES", "many-scans.jpg"},
	{"rejected IMG.FRAME.BLANK IMG.RESOLUTION.LOW", "many-frames.jpg"}, // the first of them counts
	// What is beside the picture is not unpacked.
	{"accepted", "text-bomb.png profile-bomb.png many-chunks.png"},

	{"rejected PDF.PAGES.TOO_MANY", "many-pages.pdf"},
	{"needs_review FILE.LIMIT.MEMORY", "many-pages-by-tree.pdf"},
	{"rejected PDF.RENDER.FAILED", "page-loop.pdf page-loop-and-page.pdf parent-loop.pdf"},
	{"accepted", "deep-tree.pdf table-loop.pdf stream-table-loop.pdf length-loop.pdf"},
	{"accepted PDF.SYNTAX.REVISED", "tables.pdf"},
	{"accepted PDF.SYNTAX.NONCONFORMING", "object-stream-loop.pdf"},
	{"rejected IMG.FRAME.BLANK", "reference-loop.pdf form-loop.pdf filter-bomb.pdf"},
	{"rejected FILE.LIMIT.PIXELS", "huge-page.pdf large-page.pdf image-bomb.pdf image-bomb-nested.pdf lying-image.pdf jbig2-bomb.pdf jpx-bomb.pdf"},
	{"needs_review", "thin-page.pdf"}, // of what can be measured on it nothing can be
	{"needs_review FILE.LIMIT.SECONDS", "content-bomb.pdf paint-bomb.pdf curve-bomb.pdf tile-bomb.pdf form-bomb.pdf"},
	{"needs_review FILE.LIMIT.EXPANSION", "content-bomb-nested.pdf"},
	{"needs_review FILE.LIMIT.NESTING", "deep-array.pdf deep-dictionary.pdf deep-content.pdf deep-state.pdf"},
}
