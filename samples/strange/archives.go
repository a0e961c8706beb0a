package strange

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// archives are several files in one.
func archives() []File {
	return []File{
		{"documents.zip", "an archive with the document in it, ZIP", func() []byte { return zipped(part{"scan.jpg", string(baseline())}) }},
		as("documents.rar", "an archive, RAR", rar()),
		as("old.rar", "an archive, RAR 4", rar4()),
		as("documents.7z", "an archive, 7z", sevenZip()),
	}
}

// rar is an archive of RAR 5 with nothing in it: a main header and an end.
func rar() []byte {
	block := func(body ...byte) []byte {
		return append(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(body)), body...)
	}
	return bytes.Join([][]byte{[]byte("Rar!\x1a\x07\x01\x00"), block(3, 1, 0, 0), block(3, 5, 0, 0)}, nil)
}

// rar4 is an archive of RAR 4 with nothing in it.
func rar4() []byte {
	return append([]byte("Rar!\x1a\x07\x00"), 0xcf, 0x90, 0x73, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0xc4, 0x3d, 0x7b, 0, 0x40, 7, 0)
}

// sevenZip is an archive with nothing in it.
func sevenZip() []byte {
	start := make([]byte, 20)
	return append(binary.LittleEndian.AppendUint32([]byte("7z\xbc\xaf\x27\x1c\x00\x04"), crc32.ChecksumIEEE(start)), start...)
}
