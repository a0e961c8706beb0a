package draw

import (
	"image"
	"math"
	"math/rand/v2"
)

// Surface is what lies under a document when its picture is taken.
type Surface string

// The surfaces.
const (
	Lid   Surface = "lid"   // of a flat-bed scanner, light and even
	Wood  Surface = "wood"  // a table top with grain and planks
	Cloth Surface = "cloth" // dark and woven
	Table Surface = "table" // grey and speckled
)

// Surfaces lists all surfaces.
func Surfaces() []Surface { return []Surface{Lid, Wood, Cloth, Table} }

func (s Surface) paint(width, height int, seed uint64) *image.RGBA {
	switch s {
	case Wood:
		return wood(width, height)
	case Cloth:
		return woven(width, height, seed)
	case Table:
		return speckled(width, height, seed)
	default:
		img := image.NewRGBA(image.Rect(0, 0, width, height))
		fillImage(img, rgb(0xf3f2ee))
		return img
	}
}

// woven is a cloth: threads cross every few pixels, each a little lighter or darker than its neighbours.
func woven(width, height int, seed uint64) *image.RGBA {
	random := rand.New(rand.NewPCG(seed, 23))
	threads := func(n int) []float64 {
		list := make([]float64, n)
		shade := 0.0
		for i := range list {
			if i%7 == 0 {
				shade = 6 * (random.Float64() - 0.5)
			}
			list[i] = shade + 7*math.Sin(2*math.Pi*float64(i)/7)
		}
		return list
	}
	across, along := threads(width), threads(height)
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		row := img.Pix[y*img.Stride:]
		for x := range width {
			v := across[x] + along[y]
			row[4*x], row[4*x+1], row[4*x+2], row[4*x+3] = clamp(58+v), clamp(66+v), clamp(88+v), 255
		}
	}
	return img
}

// speckled is a plain table top with fine dark and light grains.
func speckled(width, height int, seed uint64) *image.RGBA {
	random := rand.NewPCG(seed, 29)
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := 0; i < len(img.Pix); i += 4 {
		v := float64(random.Uint64()&255)/16 - 8
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = clamp(148+v), clamp(144+v), clamp(138+v), 255
	}
	return Blur(img, 0.8)
}
