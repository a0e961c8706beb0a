package draw

import (
	"image"
	"image/color"
)

// Glyphs draws each character of a face by itself, black on white, in a field of one zone pitch by two, its base line
// at two thirds of the height; dots of each pitch across.
func Glyphs(face Face, characters string, dots int) []*image.Gray {
	list := make([]*image.Gray, 0, len(characters))
	for _, r := range characters {
		page := newPage(zonePitch, 2*zonePitch)
		page.Text(0, GlyphBase*zonePitch, string(r), Style{Face: face, Size: zoneSize, Pitch: zonePitch, Color: color.NRGBA{A: 255}})
		list = append(list, gray(page.Raster(float64(dots)*25.4/zonePitch)))
	}
	return list
}

// GlyphBase is where the base line of Glyphs lies, in pitches from the top.
const GlyphBase = 4.0 / 3
