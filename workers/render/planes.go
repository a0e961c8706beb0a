package render

import (
	"fmt"
	"image"
	"io"

	"priyom/workers/page"
	"priyom/workers/render/mupdf"
)

// Pictures travel as planes: grey ones as one, those in colour as luma and two of chroma, which is less than half of
// what pixels of red, green and blue would be, and saves whoever wants grey from converting anything.

// planes gives a picture's planes, each without gaps, and the ratio of its chroma. It is false for other pictures.
func planes(img image.Image) (list [][]byte, chroma string, ok bool) {
	switch img := img.(type) {
	case *image.Gray:
		return [][]byte{page.Plane(img.Pix, img.Stride, img.Rect.Dx(), img.Rect.Dy())}, "", true
	case *image.YCbCr:
		width, height := page.ChromaSize(img.Rect.Dx(), img.Rect.Dy(), img.SubsampleRatio)
		if img.Rect.Min != (image.Point{}) {
			return nil, "", false
		}
		return [][]byte{
			page.Plane(img.Y, img.YStride, img.Rect.Dx(), img.Rect.Dy()),
			page.Plane(img.Cb, img.CStride, width, height), page.Plane(img.Cr, img.CStride, width, height),
		}, img.SubsampleRatio.String(), true
	default:
		return nil, "", false
	}
}

// readPlanes reads the planes that a sane header announced.
func readPlanes(r io.Reader, header pageHeader) (image.Image, error) {
	luma := header.Width * header.Height
	ratio, coloured := ratios[header.Chroma]
	if !coloured && header.Chroma != "" {
		return nil, fmt.Errorf("chroma %q: %w", header.Chroma, errNonsense)
	}
	size, width, height := luma, 0, 0
	if coloured {
		width, height = page.ChromaSize(header.Width, header.Height, ratio)
		size += 2 * width * height
	}
	kind, length, err := readHead(r)
	if err != nil {
		return nil, noEOF(err)
	}
	if kind != frameData || int(length) != size {
		return nil, fmt.Errorf("planes of page %d: %w", header.Number, errNonsense)
	}
	pix := make([]byte, size)
	if _, err := io.ReadFull(r, pix); err != nil {
		return nil, noEOF(err)
	}
	rect := image.Rect(0, 0, header.Width, header.Height)
	if !coloured {
		return &image.Gray{Pix: pix, Stride: header.Width, Rect: rect}, nil
	}
	chroma := width * height
	return &image.YCbCr{
		Y: pix[:luma:luma], Cb: pix[luma : luma+chroma : luma+chroma], Cr: pix[luma+chroma:],
		YStride: header.Width, CStride: width, SubsampleRatio: ratio, Rect: rect,
	}, nil
}

// planesOf turns pixels of red, green and blue into planes.
func planesOf(img *image.RGBA) image.Image {
	return mupdf.Planes(img.Pix, img.Rect.Dx(), img.Rect.Dy(), img.Stride, 4)
}
