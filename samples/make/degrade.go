package draw

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"

	ximage "golang.org/x/image/draw"
)

// rgba is a copy of the image with its corner at the origin, so that a degradation never touches what it was given.
func rgba(img image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	return out
}

// eachPixel multiplies the three colours of every pixel by one number and adds another; x and y run from 0 to 1.
func eachPixel(img image.Image, light func(x, y float64) (gain, offset float64)) *image.RGBA {
	out := rgba(img)
	width, height := out.Rect.Dx(), out.Rect.Dy()
	for y := range height {
		row := out.Pix[y*out.Stride : y*out.Stride+4*width]
		for x := range width {
			gain, offset := light(float64(x)/float64(width), float64(y)/float64(height))
			for c := range 3 {
				row[4*x+c] = clamp(float64(row[4*x+c])*gain + offset)
			}
		}
	}
	return out
}

func clamp(v float64) uint8 {
	return uint8(min(max(v+0.5, 0), 255))
}

// byTable replaces every value by what the channel's table holds for it.
func byTable(img image.Image, change func(channel int, value float64) float64) *image.RGBA {
	var table [3][256]uint8
	for c := range table {
		for v := range table[c] {
			table[c][v] = clamp(change(c, float64(v)))
		}
	}
	out := rgba(img)
	for i := 0; i < len(out.Pix); i += 4 {
		for c := range table {
			out.Pix[i+c] = table[c][out.Pix[i+c]]
		}
	}
	return out
}

// Brightness scales every value by gain and adds offset (in 0 to 255).
func Brightness(img image.Image, gain, offset float64) *image.RGBA {
	return byTable(img, func(_ int, v float64) float64 { return v*gain + offset })
}

// Paper gives white the tone of paper under a lamp and ink the grey of a scanner.
func Paper(img image.Image, tone color.NRGBA) *image.RGBA {
	gains := [3]float64{float64(tone.R) / 255, float64(tone.G) / 255, float64(tone.B) / 255}
	return byTable(img, func(c int, v float64) float64 { return (12 + v*243/255) * gains[c] })
}

// Noise adds grain of the standard deviation given (in 0 to 255), the same in all three colours.
func Noise(img image.Image, sigma float64, seed uint64) *image.RGBA {
	random := rand.NewPCG(seed, 11)
	out := rgba(img)
	for i := 0; i < len(out.Pix); i += 4 {
		// Four uniform bytes sum to a near-normal value of deviation 147.8.
		bits := random.Uint64()
		sum := bits&255 + bits>>8&255 + bits>>16&255 + bits>>24&255
		grain := int(math.Floor((float64(sum)-510)/147.8*sigma + 0.5))
		for c, v := range out.Pix[i : i+3 : i+3] {
			out.Pix[i+c] = uint8(min(max(int(v)+grain, 0), 255))
		}
	}
	return out
}

// Shadow darkens the picture towards one side, the right at 0 degrees and the lower at 90; at its darkest 1-strength of
// the light is left.
func Shadow(img image.Image, strength, angle float64) *image.RGBA {
	sin, cos := math.Sincos(angle * math.Pi / 180)
	return eachPixel(img, func(x, y float64) (float64, float64) {
		return 1 - strength*smoothstep(0.5+(x-0.5)*cos+(y-0.5)*sin), 0
	})
}

// Glare bleaches a round spot; its centre is given in shares of width and height, its radius in shares of the width.
func Glare(img image.Image, cx, cy, radius float64) *image.RGBA {
	ratio := float64(img.Bounds().Dy()) / float64(img.Bounds().Dx())
	return eachPixel(img, func(x, y float64) (float64, float64) {
		return 1, 420 * (1 - smoothstep(math.Hypot(x-cx, (y-cy)*ratio)/radius))
	})
}

func smoothstep(t float64) float64 {
	t = min(max(t, 0), 1)
	return t * t * (3 - 2*t)
}

// Resize scales the picture by a factor.
func Resize(img image.Image, factor float64) *image.RGBA {
	bounds := img.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(bounds.Dx())*factor)), max(1, int(float64(bounds.Dy())*factor))))
	ximage.CatmullRom.Scale(out, out.Bounds(), img, bounds, draw.Src, nil)
	return out
}

// Crop keeps the part between the shares given of width and height.
func Crop(img image.Image, left, top, right, bottom float64) *image.RGBA {
	source := rgba(img)
	width, height := float64(source.Rect.Dx()), float64(source.Rect.Dy())
	return rgba(source.SubImage(image.Rect(int(left*width), int(top*height), int(right*width), int(bottom*height))))
}

// Underexpose takes so many stops of light away, as a camera of the usual gamma records it.
func Underexpose(img image.Image, stops float64) *image.RGBA {
	return Brightness(img, math.Exp2(-stops/2.2), 0)
}

// Upscaled is the picture taken at a size smaller by a factor, with the grain of its sensor, and blown up to the size it had.
func Upscaled(img image.Image, factor, grain float64, seed uint64) *image.RGBA {
	small := Noise(Resize(img, 1/factor), grain, seed)
	return Resize(small, float64(img.Bounds().Dx())/float64(small.Rect.Dx()))
}

// Side is a side of a picture.
type Side uint8

// The sides, clockwise.
const (
	Top Side = iota
	RightSide
	Bottom
	LeftSide
)

func (s Side) String() string { return [...]string{"top", "right", "bottom", "left"}[s%4] }

// CutOff moves the frame so that a share of the paper lies beyond a side of it.
func CutOff(img *image.RGBA, paper image.Rectangle, side Side, share float64) *image.RGBA {
	frame := img.Rect
	across, down := int(share*float64(paper.Dx())), int(share*float64(paper.Dy()))
	switch side % 4 {
	case Top:
		frame.Min.Y = paper.Min.Y + down
	case RightSide:
		frame.Max.X = paper.Max.X - across
	case Bottom:
		frame.Max.Y = paper.Max.Y - down
	case LeftSide:
		frame.Min.X = paper.Min.X + across
	}
	return rgba(img.SubImage(frame))
}
