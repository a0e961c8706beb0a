package strange

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
)

// programs are what nobody should send: programs, nothing, and chance.
func programs() []File {
	return []File{
		as("setup.bin", "a program for Linux, ELF", elf()),
		as("setup.exe", "a program for Windows, PE", pe()),
		as("setup.sh", "a script of the shell", []byte("#!/bin/sh\nexit 0\n")),
		as("nothing.pdf", "no bytes at all", nil),
		as("one-byte.jpg", "a single byte", []byte{0xff}),
		as("noise.pdf", "random bytes", noise(40000)),
		as("zeros.jpg", "zeros only", make([]byte, 40000)),
	}
}

// disguised are files under the name of another type.
func disguised() []File {
	return []File{
		{"renamed-pdf.jpg", "a PDF named as a JPEG", page},
		{"renamed-jpeg.pdf", "a JPEG named as a PDF", baseline},
		{"renamed-png.jpeg", "a PNG named as a JPEG", func() []byte { return asPNG(specimen()) }},
		as("renamed-heic.jpg", "a photo of a phone, HEIC, named as a JPEG", heif("heic", "mif1", "heic")),
		as("renamed-docx.pdf", "a document of Word named as a PDF", zipped(docx...)),
		as("renamed-exe.pdf", "a program for Windows named as a PDF", pe()),
		{"no-ending", "a JPEG whose name has no ending", baseline},
	}
}

// noise is chance that is the same each time. It begins like no type of file that is known.
func noise(n int) []byte {
	random := rand.NewPCG(42, uint64(n))
	out := make([]byte, 0, n+8)
	for len(out) < n {
		out = binary.LittleEndian.AppendUint64(out, random.Uint64())
	}
	return slices.Clip(out[:n])
}

// elf is a program of 64 bits for Linux that has one segment and does nothing (System V ABI, chapter 4).
func elf() []byte {
	out := append([]byte("\x7fELF\x02\x01\x01"), make([]byte, 9)...)
	for _, v := range []uint16{2, 62} {
		out = binary.LittleEndian.AppendUint16(out, v)
	}
	out = binary.LittleEndian.AppendUint32(out, 1)
	for _, v := range []uint64{0x400078, 64, 0} {
		out = binary.LittleEndian.AppendUint64(out, v)
	}
	out = binary.LittleEndian.AppendUint32(out, 0)
	for _, v := range []uint16{64, 56, 1, 64, 0, 0} {
		out = binary.LittleEndian.AppendUint16(out, v)
	}
	out = append(out, 1, 0, 0, 0, 5, 0, 0, 0)
	for _, v := range []uint64{0, 0x400000, 0x400000, 0x80, 0x80, 0x1000} {
		out = binary.LittleEndian.AppendUint64(out, v)
	}
	return append(out, 0xb8, 60, 0, 0, 0, 0x0f, 0x05, 0x90) // exit
}

// pe is a program of 64 bits for Windows without a section (PE format, Microsoft).
func pe() []byte {
	out := make([]byte, 64)
	copy(out, "MZ")
	out[60] = 64
	out = append(out, "PE\x00\x00"...)
	for _, v := range []uint16{0x8664, 0, 0, 0, 0, 0, 0, 0, 240, 0x22, 0x20b} {
		out = binary.LittleEndian.AppendUint16(out, v)
	}
	return append(out, make([]byte, 400)...)
}
