// Package strange makes the files that strangers send: of a wrong type by mistake, damaged on their way, and such as
// are meant to harm. Nothing of it is stored: each file is made by code, the same bytes every time, and what unpacks
// to more than a gigabyte is never held unpacked.
//
// Files that are whole show the specimen of a receipt, 120 × 75 mm, legible and of 200 dots per inch, so that nothing
// but what is strange about a file can keep it from being accepted.
package strange

import (
	"bytes"
	"slices"
)

// File is one file as a stranger sends it.
type File struct {
	Name  string // as the sender calls it; no two are the same
	Title string // what is strange about it
	make  func() []byte
}

// Bytes makes the file's content.
func (f File) Bytes() []byte { return f.make() }

// Files lists all files: those of other types first, then pictures, then PDFs, bombs last.
func Files() []File {
	return slices.Concat(
		pictures(), papers(), archives(), programs(), disguised(), polyglots(),
		jpegs(), jpegsOfCameras(), jpegsDamaged(),
		pngs(), pngsDamaged(),
		pdfs(), pdfsLocked(), pdfsLockedByAES(), pdfsActive(), pdfsDamaged(), pdfsOfDamagedImages(),
		Bombs(),
	)
}

// Bombs lists the files that cost their reader more than they seem to.
func Bombs() []File {
	return slices.Concat(jpegBombs(), pngBombs(), pdfBombs())
}

// Named finds a file by its name.
func Named(name string) (File, bool) {
	all := Files()
	at := slices.IndexFunc(all, func(f File) bool { return f.Name == name })
	if at < 0 {
		return File{}, false
	}
	return all[at], true
}

// as is a file of bytes that are made already.
func as(name, title string, data []byte) File {
	return File{name, title, func() []byte { return slices.Clone(data) }}
}

// written is what a function writes. Writing to memory does not fail, so that an error is a mistake of ours.
func written(write func(*bytes.Buffer) error) []byte {
	var out bytes.Buffer
	if err := write(&out); err != nil {
		panic(err)
	}
	return out.Bytes()
}
