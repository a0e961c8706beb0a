package page

import "image"

// Plane is rows without gaps; nothing is copied where there are none.
func Plane(pix []byte, stride, width, height int) []byte {
	if stride == width {
		return pix[:width*height]
	}
	out := make([]byte, width*height)
	for y := range height {
		copy(out[y*width:(y+1)*width], pix[y*stride:])
	}
	return out
}

// ChromaSize is the size of the planes of chroma of a picture.
func ChromaSize(width, height int, ratio image.YCbCrSubsampleRatio) (int, int) {
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
