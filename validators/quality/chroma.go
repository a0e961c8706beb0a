package quality

import (
	"image"
	"image/color"
)

// chroma tells Cb and Cr at a place of the page; nil when the page has no colours at all.
func (p *prepared) chroma() func(x, y int) (byte, byte) {
	switch img := p.colours.(type) {
	case nil, *image.Gray, *image.Gray16:
		return nil
	case *image.YCbCr:
		return func(x, y int) (byte, byte) {
			i := img.COffset(img.Rect.Min.X+x, img.Rect.Min.Y+y)
			return img.Cb[i], img.Cr[i]
		}
	case *image.RGBA:
		return func(x, y int) (byte, byte) {
			c := img.Pix[img.PixOffset(img.Rect.Min.X+x, img.Rect.Min.Y+y):][:3]
			_, cb, cr := color.RGBToYCbCr(c[0], c[1], c[2])
			return cb, cr
		}
	default:
		from := img.Bounds().Min
		return func(x, y int) (byte, byte) {
			r, g, b, a := img.At(from.X+x, from.Y+y).RGBA()
			paper := 0xffff - a // what is transparent is paper
			_, cb, cr := color.RGBToYCbCr(byte((r+paper)>>8), byte((g+paper)>>8), byte((b+paper)>>8))
			return cb, cr
		}
	}
}
