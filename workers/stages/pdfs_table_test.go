package stages_test

// ofPDFs are the answers to PDFs.
var ofPDFs = []expected{
	{"accepted", `
		words.pdf packed.pdf scan.pdf scan-turned.pdf scan-with-words.pdf scan-and-stamp.pdf turned.pdf five-pages.pdf
		linked.pdf talking.pdf
		version-1.0.pdf version-1.3.pdf version-1.4.pdf version-1.6.pdf version-2.0.pdf`},
	{"accepted PDF.SYNTAX.REVISED", "saved-again.pdf saved-often.pdf"},
	{"accepted PDF.SYNTAX.NONCONFORMING", "behind-junk.pdf"},
	{"rejected FILE.FORMAT.NOT_ALLOWED", "behind-too-much-junk.pdf"},
	{"rejected PDF.PAGES.TOO_MANY", "six-pages.pdf"},
	{"accepted PDF.SIGNATURE.PRESENT", "signed.pdf signed-packed.pdf"},

	{"rejected PDF.ENCRYPTED.USER_PASSWORD", "password.pdf password-aes128.pdf password-aes256.pdf"},
	{"accepted PDF.ENCRYPTED.OWNER_ONLY", "owner-password.pdf owner-password-aes128.pdf owner-password-aes256.pdf"},
	{"rejected PDF.ENCRYPTED.UNSUPPORTED", "certificate.pdf unknown-handler.pdf"},

	// What acts by itself is for a person to look at, however deep it hides.
	{"needs_review PDF.ACTIVE.JAVASCRIPT", `
		javascript-on-open.pdf javascript-on-open-packed.pdf javascript-by-name.pdf javascript-by-name-packed.pdf
		javascript-of-annotation.pdf javascript-of-annotation-packed.pdf javascript-in-stream.pdf javascript-in-stream-packed.pdf
		javascript-escaped.pdf javascript-escaped-packed.pdf javascript-after-another.pdf javascript-after-another-packed.pdf`},
	{"needs_review PDF.ACTIVE.LAUNCH", "launch.pdf launch-packed.pdf"},
	{"needs_review PDF.ACTIVE.EMBEDDED_FILE", "embedded.pdf embedded-packed.pdf attached.pdf attached-packed.pdf"},
	{"needs_review PDF.ACTIVE.SUBMIT_FORM", "submit.pdf submit-packed.pdf"},
	{"needs_review PDF.ACTIVE.REMOTE_GOTO", "remote.pdf remote-packed.pdf remote-embedded.pdf remote-embedded-packed.pdf"},
	{"needs_review PDF.ACTIVE.RICH_MEDIA", "rich-media.pdf rich-media-packed.pdf"},
	{"needs_review PDF.ACTIVE.XFA", "xfa.pdf xfa-packed.pdf"},

	// A page that can be shown counts, whatever the table of objects looks like.
	{"accepted PDF.SYNTAX.NONCONFORMING", `
		cut-at-90.pdf cut-at-99.pdf scan-without-table.pdf lost-table.pdf no-table.pdf shifted.pdf`},
	{"accepted", "wrong-length.pdf no-size.pdf no-area.pdf"},
	{"rejected FILE.CONTENT.TRUNCATED", `
		cut-at-01.pdf cut-at-10.pdf packed-cut-at-50.pdf head-only.pdf head-and-noise.pdf
		cut-at-50.pdf cut-at-70.pdf
		scan-cut-at-01.pdf scan-cut-at-10.pdf scan-cut-at-30.pdf scan-cut-at-50.pdf scan-cut-at-70.pdf scan-cut-at-90.pdf scan-cut-at-99.pdf`},
	{"rejected FILE.CONTENT.CORRUPT", "head-noise-end.pdf less-than-none.pdf"},
	{"rejected IMG.FRAME.BLANK PDF.SYNTAX.NONCONFORMING", "cut-at-30.pdf"}, // before the words began
	// What can be seen of a damaged image may do.
	{"needs_review PDF.IMAGE.DAMAGED", `
		corrupt.pdf corrupt-and-stamp.pdf corrupt-colour.pdf corrupt-samples.pdf half-an-image.pdf half-the-samples.pdf`},
	{"accepted", "image-without-end.pdf image-and-more.pdf"},
	{"rejected PDF.PAGES.NONE", "no-pages.pdf no-catalogue.pdf no-tree.pdf"},
	{"rejected IMG.FRAME.BLANK", "no-page.pdf no-content.pdf"},
	{"rejected PDF.RENDER.FAILED", "fewer-than-said.pdf page-of-noise.pdf"},
}
