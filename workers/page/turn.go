package page

import "image"

// Turned is a picture turned clockwise by so many quarters. It knows grey ones and those of luma and chroma; others come
// back as they are.
func Turned(img image.Image, quarters int) image.Image {
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
		return TurnedGray(img, quarters)
	case *image.YCbCr: // 4:2:0, as everything that MuPDF decodes
		width, height := ChromaSize(size.X, size.Y, img.SubsampleRatio)
		turnedWidth, _ := ChromaSize(rect.Dx(), rect.Dy(), img.SubsampleRatio)
		return &image.YCbCr{
			Y:  turn(img.Y, size.X, size.Y, quarters),
			Cb: turn(img.Cb, width, height, quarters), Cr: turn(img.Cr, width, height, quarters),
			YStride: rect.Dx(), CStride: turnedWidth, SubsampleRatio: img.SubsampleRatio, Rect: rect,
		}
	default:
		return img
	}
}

// TurnedGray is a grey picture turned clockwise by so many quarters.
func TurnedGray(img *image.Gray, quarters int) *image.Gray {
	if quarters == 0 {
		return img
	}
	size := img.Rect.Size()
	out := &image.Gray{Pix: turn(Plane(img.Pix, img.Stride, size.X, size.Y), size.X, size.Y, quarters), Stride: size.X, Rect: image.Rectangle{Max: size}}
	if quarters%2 == 1 {
		out.Stride, out.Rect.Max = size.Y, image.Pt(size.Y, size.X)
	}
	return out
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
