package draw

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
)

// JPEG writes a picture as a phone does, at a quality of 1 to 100. It says nothing about its resolution.
func JPEG(img *image.RGBA, quality int) ([]byte, error) {
	data, err := encodeJPEG(img, quality, exif(1))
	if err != nil {
		return nil, fmt.Errorf("write the picture: %w", err)
	}
	return data, nil
}

// encodeJPEG writes the picture with the segment given (JFIF or Exif) behind the start marker.
func encodeJPEG(img image.Image, quality int, segment []byte) ([]byte, error) {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("encode JPEG: %w", err)
	}
	start, rest := out.Bytes()[:2], out.Bytes()[2:]
	return bytes.Join([][]byte{start, segment, rest}, nil), nil
}

// jfif is the segment in which a scanner states its resolution.
func jfif(dpi int) []byte {
	body := []byte("JFIF\x00\x01\x02\x01")
	body = binary.BigEndian.AppendUint16(body, uint16(dpi))
	body = binary.BigEndian.AppendUint16(body, uint16(dpi))
	return appSegment(0xe0, append(body, 0, 0))
}

// exif is the segment in which a phone states how it was held (TIFF tag 274, 1 to 8).
func exif(orientation int) []byte {
	order := binary.BigEndian
	tiff := []byte("MM\x00\x2a\x00\x00\x00\x08")
	tiff = order.AppendUint16(tiff, 1)
	tiff = order.AppendUint16(tiff, 274)
	tiff = order.AppendUint16(tiff, 3) // SHORT
	tiff = order.AppendUint32(tiff, 1)
	tiff = order.AppendUint16(tiff, uint16(orientation))
	tiff = append(tiff, 0, 0, 0, 0, 0, 0)
	return appSegment(0xe1, append([]byte("Exif\x00\x00"), tiff...))
}

func appSegment(marker byte, body []byte) []byte {
	head := binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(body)+2))
	return append(head, body...)
}

// gray drops colour; such a JPEG has one component and is about a third smaller.
func gray(img image.Image) *image.Gray {
	out := image.NewGray(img.Bounds())
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	return out
}

// turned is the picture as a sensor held sideways stores it: shown upright by Exif orientation 6.
func turned(img *image.RGBA) *image.RGBA {
	width, height := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, height, width))
	for y := range height {
		for x := range width {
			copy(out.Pix[out.PixOffset(y, width-1-x):][:4], img.Pix[img.PixOffset(x, y):][:4])
		}
	}
	return out
}
