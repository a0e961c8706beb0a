package strange

import (
	"bytes"
	"image"
	"image/draw"
	"image/jpeg"
)

// jpegs are the processes and colours that a JPEG may have.
func jpegs() []File {
	encoded := func(planes []plane, as process, adobe ...byte) func() []byte {
		return func() []byte {
			return encode(picture{width: specimenWidth, height: specimenHeight, planes: planes, adobe: adobe}, as)
		}
	}
	return []File{
		{"baseline.jpg", "a grey JPEG", baseline},
		{"colour.jpg", "a JPEG in colour", coloured},
		{"extended.jpg", "an extended sequential JPEG of 8 bits", encoded(grey(), extended)},
		{"progressive.jpg", "a progressive JPEG", encoded(grey(), progressive)},
		{"progressive-colour.jpg", "a progressive JPEG in colour", encoded(append(grey(), flat(128), flat(128)), progressive)},
		{"rgb.jpg", "a JPEG that keeps red, green and blue, by Adobe's mark", encoded([]plane{grey()[0], grey()[0], grey()[0]}, sequential, 0)},
		{"cmyk.jpg", "a JPEG for a printer, CMYK", encoded([]plane{flat(255), flat(255), flat(255), grey()[0]}, sequential, 0)},
		{"ycck.jpg", "a JPEG for a printer, YCCK", encoded([]plane{flat(0), flat(128), flat(128), grey()[0]}, sequential, 2)},
		{"twelve-bits.jpg", "a JPEG of 12 bits", func() []byte {
			deep := func(x, y int) int { return 16 * grey()[0](x, y) }
			return encode(picture{width: specimenWidth, height: specimenHeight, planes: []plane{deep}, depth: 12}, extended)
		}},
		{"arithmetic.jpg", "a JPEG with arithmetic coding", encoded(grey(), arithmetic)},
		{"lossless.jpg", "a JPEG without loss", encoded(grey(), lossless)},
	}
}

// coloured is the specimen as a JPEG in colour, as Go writes it.
func coloured() []byte {
	img := image.NewRGBA(specimen().Rect)
	draw.Draw(img, img.Rect, specimen(), image.Point{}, draw.Src)
	return written(func(out *bytes.Buffer) error { return jpeg.Encode(out, img, nil) })
}

// grey is the specimen as the one component of an image.
func grey() []plane {
	img := specimen()
	return []plane{func(x, y int) int { return int(img.Pix[y*img.Stride+x]) }}
}

func flat(value int) plane { return func(int, int) int { return value } }
