package sniff

import (
	"errors"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"

	"priyom/intake"
)

// Damage tells from a decoder's error what is the matter with an image.
func Damage(err error) intake.Damage {
	var jpegUnsupported jpeg.UnsupportedError
	var pngUnsupported png.UnsupportedError
	switch {
	case err == nil:
		return intake.Intact
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return intake.Truncated
	case errors.As(err, &jpegUnsupported), errors.As(err, &pngUnsupported):
		return intake.Unsupported
	default:
		return intake.Corrupt
	}
}

func colourModel(model color.Model) string {
	switch model {
	case color.GrayModel:
		return "gray"
	case color.Gray16Model:
		return "gray16"
	case color.YCbCrModel:
		return "ycbcr"
	case color.CMYKModel:
		return "cmyk"
	case color.RGBAModel, color.NRGBAModel:
		return "rgb"
	case color.RGBA64Model, color.NRGBA64Model:
		return "rgb16"
	default:
		return "palette"
	}
}
