package strange

import (
	"bytes"
	"encoding/binary"
)

// jpegsDamaged are JPEGs that something happened to.
func jpegsDamaged() []File {
	return []File{
		{"cut-at-01.jpg", "a JPEG of which a hundredth arrived", func() []byte { return share(baseline(), 1) }},
		{"cut-at-10.jpg", "a JPEG of which a tenth arrived", func() []byte { return share(baseline(), 10) }},
		{"cut-at-50.jpg", "a JPEG of which half arrived", func() []byte { return share(baseline(), 50) }},
		{"cut-at-90.jpg", "a JPEG of which nine tenths arrived", func() []byte { return share(baseline(), 90) }},
		{"cut-progressive.jpg", "a progressive JPEG of which half arrived", func() []byte {
			return share(encode(picture{width: specimenWidth, height: specimenHeight, planes: grey()}, progressive), 50)
		}},
		{"without-end.jpg", "a JPEG without its end mark, and nothing else missing", func() []byte { return bytes.Clone(baseline()[:len(baseline())-2]) }},
		{"corrupt.jpg", "a JPEG with chance in its middle", func() []byte { return spoilt(baseline()) }},
		{"corrupt-tables.jpg", "a JPEG whose tables are chance", corruptTables},
		{"height-later.jpg", "a JPEG that tells its height behind the picture, DNL", heightLater},
		{"without-picture.jpg", "a JPEG with an end and no picture", func() []byte { return []byte{0xff, 0xd8, 0xff, 0xd9} }},
	}
}

// share is as much of a file as arrived, in hundredths.
func share(whole []byte, hundredths int) []byte {
	return bytes.Clone(whole[:len(whole)*hundredths/100])
}

// spoilt is a file with chance in the fifth in its middle.
func spoilt(whole []byte) []byte {
	out := bytes.Clone(whole)
	copy(out[len(out)*2/5:], noise(len(out)/5))
	return out
}

// corruptTables gives a JPEG's codes lengths that no code can have.
func corruptTables() []byte {
	out := bytes.Clone(baseline())
	at := bytes.Index(out, []byte{0xff, 0xc4})
	for i := range 16 {
		out[at+5+i] = 0xff
	}
	return out
}

// heightLater moves the height of a JPEG into a segment of its own (ITU-T T.81, B.2.5).
func heightLater() []byte {
	out := bytes.Clone(baseline())
	at := startOfFrame(out)
	height := bytes.Clone(out[at+5 : at+7])
	out[at+5], out[at+6] = 0, 0
	end := len(out) - 2
	return bytes.Join([][]byte{out[:end], segment(0xdc, height), out[end:]}, nil)
}

// startOfFrame is where the frame of a JPEG of Go begins.
func startOfFrame(data []byte) int { return bytes.Index(data, []byte{0xff, 0xc0}) }

// sized is the specimen as a JPEG that says that it has another size.
func sized(width, height uint16) []byte {
	out := bytes.Clone(baseline())
	at := startOfFrame(out)
	binary.BigEndian.PutUint16(out[at+5:], height)
	binary.BigEndian.PutUint16(out[at+7:], width)
	return out
}
