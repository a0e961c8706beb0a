package stages_test

// ofTypes are the answers to files of all types, under their own name or another.
var ofTypes = []expected{
	{"rejected FILE.FORMAT.NOT_ALLOWED", `
		photo.heic photo.heif photo.avif scan.tiff scan.bmp animation.gif picture.webp scan.jp2
		contract.doc contract.docx contract.odt contract.rtf note.txt page.html
		documents.zip documents.rar old.rar documents.7z setup.bin setup.exe setup.sh
		renamed-heic.jpg renamed-docx.pdf renamed-exe.pdf one-byte.jpg`},
	{"rejected FILE.FORMAT.UNRECOGNISED", "noise.pdf zeros.jpg"},
	{"rejected FILE.SIZE.EMPTY", "nothing.pdf"},
	// What it is counts, not how it is called.
	{"accepted FILE.FORMAT.MISMATCH", "renamed-pdf.jpg renamed-jpeg.pdf renamed-png.jpeg"},
	{"accepted", "no-ending"},
	// Two things at once are told to a person; what honest cameras and programs put behind a picture is not.
	{"needs_review FILE.FORMAT.POLYGLOT", "pdf-and-zip.pdf jpeg-and-zip.jpg png-and-rar.png jpeg-and-pdf.jpg"},
	{"needs_review FILE.FORMAT.POLYGLOT PDF.SYNTAX.NONCONFORMING", "zip-and-pdf.pdf"},
	{"accepted", "jpeg-and-html.jpg padded.jpg padded.png padded.pdf samsung.jpg two-pictures.jpg"},
}
