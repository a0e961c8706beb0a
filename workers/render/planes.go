package render

import (
	"fmt"
	"image"
	"io"

	"priyom/workers/render/mupdf"
)

// Pictures travel as planes: grey ones as one, those in colour as luma and two of chroma, which is less than half of
// what pixels of red, green and blue would be, and saves whoever wants grey from converting anything.

// planes gives a picture's planes, each without gaps, and the ratio of its chroma. It is false for other pictures.
func planes(img image.Image) (list [][]byte, chroma string, ok bool) {
	switch img := img.(type) {
	case *image.Gray:
		return [][]byte{plane(img.Pix, img.Stride, img.Rect.Dx(), img.Rect.Dy())}, "", true
	case *image.YCbCr:
		width, height := chromaSize(img.Rect.Dx(), img.Rect.Dy(), img.SubsampleRatio)
		if img.Rect.Min != (image.Point{}) {
			return nil, "", false
		}
		return [][]byte{
			plane(img.Y, img.YStride, img.Rect.Dx(), img.Rect.Dy()),
			plane(img.Cb, img.CStride, width, height), plane(img.Cr, img.CStride, width, height),
		}, img.SubsampleRatio.String(), true
	default:
		return nil, "", false
	}
}

// plane is rows without gaps; nothing is copied where there are none.
func plane(pix []byte, stride, width, height int) []byte {
	if stride == width {
		return pix[:width*height]
	}
	out := make([]byte, width*height)
	for y := range height {
		copy(out[y*width:(y+1)*width], pix[y*stride:])
	}
	return out
}

func chromaSize(width, height int, ratio image.YCbCrSubsampleRatio) (int, int) {
	switch ratio {
	case image.YCbCrSubsampleRatio422:
		return (width + 1) / 2, height
	case image.YCbCrSubsampleRatio420:
		return (width + 1) / 2, (height + 1) / 2
	case image.YCbCrSubsampleRatio440:
		return width, (height + 1) / 2
	case image.YCbCrSubsampleRatio411:
		return (width + 3) / 4, height
	case image.YCbCrSubsampleRatio410:
		return (width + 3) / 4, (height + 1) / 2
	default:
		return width, height
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
		width, height = chromaSize(header.Width, header.Height, ratio)
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

// turned is a picture of planes turned clockwise by so many quarters.
func turned(img image.Image, quarters int) image.Image {
	if quarters == 0 {
		return img
	}
	size := img.Bounds().Size()
	rect := image.Rectangle{Max: size}
	if quarters%2 == 1 {
		rect.Max = image.Pt(size.Y, size.X)
	}
	switch img := img.(type) {
	case *image.Gray:
		return &image.Gray{Pix: turn(plane(img.Pix, img.Stride, size.X, size.Y), size.X, size.Y, quarters), Stride: rect.Dx(), Rect: rect}
	case *image.YCbCr: // 4:2:0, as everything that MuPDF decodes
		width, height := chromaSize(size.X, size.Y, img.SubsampleRatio)
		turnedWidth, _ := chromaSize(rect.Dx(), rect.Dy(), img.SubsampleRatio)
		return &image.YCbCr{
			Y:  turn(img.Y, size.X, size.Y, quarters),
			Cb: turn(img.Cb, width, height, quarters), Cr: turn(img.Cr, width, height, quarters),
			YStride: rect.Dx(), CStride: turnedWidth, SubsampleRatio: img.SubsampleRatio, Rect: rect,
		}
	default:
		return img
	}
}

// turn turns a plane without gaps clockwise by 1, 2 or 3 quarters.
func turn(pix []byte, width, height, quarters int) []byte {
	out := make([]byte, width*height)
	if quarters == 2 {
		for i, v := range pix[:len(out)] {
			out[len(out)-1-i] = v
		}
		return out
	}
	const tile = 32 // keeps both sides of the copy in the cache
	for top := 0; top < height; top += tile {
		for left := 0; left < width; left += tile {
			for y := top; y < min(top+tile, height); y++ {
				for x := left; x < min(left+tile, width); x++ {
					if quarters == 1 {
						out[x*height+height-1-y] = pix[y*width+x]
					} else {
						out[(width-1-x)*height+y] = pix[y*width+x]
					}
				}
			}
		}
	}
	return out
}
