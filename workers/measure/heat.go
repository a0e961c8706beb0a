package measure

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"maps"
	"slices"
	"sync"

	"github.com/disintegration/imaging"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"priyom/intake"
	"priyom/validators/quality"
	"priyom/workers/page"
)

// heatSide is the long side of a heat map, in pixels.
const heatSide = 1400

// Sharpness from which a tile is not shaded, and from which it is shaded fully.
const shadedBelow, shadedFully = 0.6, 0.2

// inks are what boxes are drawn in, one metric after the other.
var inks = []color.NRGBA{
	{0xd0, 0x1c, 0x2a, 255}, {0x15, 0x5d, 0xb0, 255}, {0x1b, 0x83, 0x3e, 255}, {0x8b, 0x2b, 0xa3, 255}, {0xc7, 0x6b, 0x00, 255}, {0x00, 0x7f, 0x86, 255},
}

// Heat draws a page as the measures see it, for people: tiles whose print is soft are shaded red, the worst place of each
// metric is framed and named with its value, and what has no place is named below. The page is not changed.
func Heat(drawn *page.Image, metrics map[string]intake.Measurement) (*image.RGBA, error) {
	face, err := labels()
	if err != nil {
		return nil, err
	}
	small := imaging.Fit(drawn.Image, heatSide, heatSide, imaging.Box)
	scale := float64(small.Rect.Dx()) / float64(max(1, drawn.Bounds().Dx()))
	names := slices.Sorted(maps.Keys(metrics))
	h := heat{face: face, scale: scale}
	h.img = image.NewRGBA(image.Rect(0, 0, max(small.Rect.Dx(), 420), small.Rect.Dy()+lineHeight*(1+len(names))))
	draw.Draw(h.img, h.img.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(h.img, small.Rect, small, image.Point{}, draw.Src)
	for _, region := range quality.Map(drawn.Gray()) {
		if strength := (shadedBelow - region.Sharpness) / (shadedBelow - shadedFully); strength > 0 {
			alpha := uint8(140 * min(1, strength))
			draw.Draw(h.img, h.box(region.Box), image.NewUniform(color.NRGBA{0xd0, 0x1c, 0x2a, alpha}), image.Point{}, draw.Over)
		}
	}
	for i, name := range names {
		if box := metrics[name].Box; box != nil {
			h.frame(h.box(*box), inks[i%len(inks)])
		}
	}
	for i, name := range names {
		got, ink := metrics[name], inks[i%len(inks)]
		text := fmt.Sprintf("%s %.4g %s", name, got.Value, got.Unit)
		if got.Box != nil {
			h.label(h.box(*got.Box).Min, ink, text)
		}
		h.text(image.Pt(8, small.Rect.Dy()+lineHeight*(i+1)), ink, text)
	}
	return h.img, nil
}

// lineHeight is the height of a label, in pixels.
const lineHeight = 22

// heat is a map being drawn.
type heat struct {
	img   *image.RGBA
	scale float64
	face  font.Face
	taken []image.Rectangle // by labels
}

// box is a box of the page on the map.
func (h *heat) box(b intake.Box) image.Rectangle {
	at := func(v int) int { return int(float64(v) * h.scale) }
	return image.Rect(at(b[0]), at(b[1]), max(at(b[2]), at(b[0])+1), max(at(b[3]), at(b[1])+1))
}

// frame draws a box, three pixels wide.
func (h *heat) frame(box image.Rectangle, ink color.NRGBA) {
	for inset := range 3 {
		r := box.Inset(inset)
		for _, side := range []image.Rectangle{
			{r.Min, image.Pt(r.Max.X, r.Min.Y+1)}, {image.Pt(r.Min.X, r.Max.Y-1), r.Max},
			{r.Min, image.Pt(r.Min.X+1, r.Max.Y)}, {image.Pt(r.Max.X-1, r.Min.Y), r.Max},
		} {
			draw.Draw(h.img, side, image.NewUniform(ink), image.Point{}, draw.Src)
		}
	}
}

// label names a box at the first free place at its upper left corner or below.
func (h *heat) label(corner image.Point, ink color.NRGBA, label string) {
	width := font.MeasureString(h.face, label).Ceil() + 8
	at := image.Rect(0, 0, width, lineHeight).Add(corner.Add(image.Pt(3, 3)))
	for slices.ContainsFunc(h.taken, at.Overlaps) {
		at = at.Add(image.Pt(0, lineHeight))
	}
	h.taken = append(h.taken, at)
	draw.Draw(h.img, at, image.NewUniform(color.NRGBA{255, 255, 255, 220}), image.Point{}, draw.Over)
	h.text(at.Min.Add(image.Pt(4, lineHeight-6)), ink, label)
}

func (h *heat) text(at image.Point, ink color.NRGBA, text string) {
	d := font.Drawer{Dst: h.img, Src: image.NewUniform(ink), Face: h.face, Dot: fixed.P(at.X, at.Y)}
	d.DrawString(text)
}

// parsed is the face of the labels, read once; a face itself may not be shared.
var parsed = sync.OnceValues(func() (*opentype.Font, error) { return opentype.Parse(gomedium.TTF) })

func labels() (font.Face, error) {
	file, err := parsed()
	if err != nil {
		return nil, fmt.Errorf("read the face of labels: %w", err)
	}
	return opentype.NewFace(file, &opentype.FaceOptions{Size: 15, DPI: 72, Hinting: font.HintingFull})
}
