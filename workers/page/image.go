// Package page is the drawn page as the stages hand it on.
package page

import (
	"image"
	"image/color"
	"sync"

	"golang.org/x/image/draw"

	"priyom/intake"
)

// Image is one drawn page, orientation applied. Stages read it and do not change it.
type Image struct {
	Number  int           // from 1
	DPI     float64       // pixels per inch of paper where the paper's size is known; 0 where it is not
	Paper   *intake.Paper // the size of a PDF's page; nil for a picture
	Source  intake.Source
	Damaged bool // a part of an image on it could not be decoded
	image.Image
	Words []intake.Word // of a PDF's text layer, with boxes on this image; nil when it has none

	once sync.Once
	gray *image.Gray
}

// Gray is the page in grey levels, with its origin at 0, 0; converted once for all stages. The luma of a JPEG is taken as it stands.
func (m *Image) Gray() *image.Gray {
	m.once.Do(func() { m.gray = gray(m.Image) })
	return m.gray
}

func gray(src image.Image) *image.Gray {
	bounds := src.Bounds()
	origin := image.Rectangle{Max: bounds.Size()}
	switch img := src.(type) {
	case *image.Gray:
		return &image.Gray{Pix: img.Pix[img.PixOffset(bounds.Min.X, bounds.Min.Y):], Stride: img.Stride, Rect: origin}
	case *image.YCbCr:
		return &image.Gray{Pix: img.Y[img.YOffset(bounds.Min.X, bounds.Min.Y):], Stride: img.YStride, Rect: origin}
	case *image.RGBA:
		return luma(img.Pix[img.PixOffset(bounds.Min.X, bounds.Min.Y):], img.Stride, origin)
	case *image.NRGBA:
		if img.Opaque() {
			return luma(img.Pix[img.PixOffset(bounds.Min.X, bounds.Min.Y):], img.Stride, origin)
		}
	}
	out := image.NewGray(origin)
	draw.Draw(out, origin, image.NewUniform(color.White), image.Point{}, draw.Src) // what is transparent is paper
	draw.Draw(out, origin, src, bounds.Min, draw.Over)
	return out
}

// luma converts four-byte pixels by the weights of JFIF (ITU-R BT.601), as the standard library does.
func luma(pix []byte, stride int, size image.Rectangle) *image.Gray {
	out := image.NewGray(size)
	for y := range size.Dy() {
		row, target := pix[y*stride:], out.Pix[y*out.Stride:(y+1)*out.Stride]
		for x := range target {
			p := row[4*x : 4*x+3 : 4*x+3]
			target[x] = byte((19595*uint32(p[0]) + 38470*uint32(p[1]) + 7471*uint32(p[2]) + 1<<15) >> 16)
		}
	}
	return out
}
