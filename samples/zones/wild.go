package zones

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"

	draw "priyom/samples/make"
)

// wild are pictures as they come in, many things wrong with each at once. Nothing of this is shared with the drawings
// that the reader is trained on, so they tell how it does on what it has not seen.
func wild() []Condition {
	return []Condition{
		{Name: "wild_scan", Title: "Other hands and inks, coloured ground, print close by, 200 to 300 dpi",
			travel: strange,
			lay:    func(r *rand.Rand) draw.Lay { return scanned(200+100*r.Float64(), 2.5, 1.1)(r) },
			jpeg:   between(40, 85)},
		{Name: "wild_photo", Title: "Photo: any way up, strong perspective, bent page, glare, shadow, hand not still",
			travel: strange,
			lay: func(r *rand.Rand) draw.Lay {
				lay := photographed(190, 330)(r)
				lay.Tilt, lay.Lean = 9*(2*r.Float64()-1), 0.2*r.Float64()
				return lay
			},
			spoil: func(r *rand.Rand, s shot) shot { return held(r, s).quarters(r.IntN(4)) },
			jpeg:  between(45, 85)},
		{Name: "wild_small", Title: "600 to 800 px wide, out of a messenger",
			travel: strange,
			lay: func(r *rand.Rand) draw.Lay {
				lay := photographed(220, 300)(r)
				lay.Tilt, lay.Margin, lay.Lean = 2*(2*r.Float64()-1), 1+3*r.Float64(), 0.06*r.Float64()
				return lay
			},
			spoil: func(r *rand.Rand, s shot) shot { return s.wide(600 + 200*r.Float64()) },
			jpeg:  between(50, 85)},
		{Name: "wild_copy", Title: "Photocopy on a sheet of A4: hard contrast, specks, 150 to 250 dpi",
			travel: func(r *rand.Rand, d *draw.Travel) {
				strange(r, d)
				d.Hand.Ink, d.Ground = color.NRGBA{}, 0.25*r.Float64()
			},
			lay: func(r *rand.Rand) draw.Lay {
				lay := scanned(150+100*r.Float64(), 2.5, 0.9)(r)
				lay.Sheet, lay.Margin = true, 0
				return lay
			},
			spoil: copied,
			jpeg:  between(55, 90)},
		{Name: "wild_tight", Title: "Cut close to the zone, or into its margin, 130 to 250 dpi",
			travel: strange,
			lay:    func(r *rand.Rand) draw.Lay { return scanned(130+120*r.Float64(), 2, 0.8)(r) },
			spoil: func(r *rand.Rand, s shot) shot {
				box := s.box()
				room := s.pitch(40) * (0.3 + 1.5*r.Float64())
				return s.cut(box.Inset(-int(room)))
			},
			jpeg: between(50, 90)},
		{Name: "wild_worn", Title: "Worn print, dust, a stamp or a pen across the zone, 200 to 300 dpi",
			travel: strange,
			lay:    func(r *rand.Rand) draw.Lay { return scanned(200+100*r.Float64(), 2, 0.8)(r) },
			spoil:  worn,
			jpeg:   between(60, 90)},
		{Name: "wild_spread", Title: "Open booklet photographed whole, its other page with print and stamps",
			travel: func(r *rand.Rand, d *draw.Travel) { strange(r, d); d.Spread = true },
			lay: func(r *rand.Rand) draw.Lay {
				lay := photographed(160, 240)(r)
				lay.Tilt, lay.Lean = 6*(2*r.Float64()-1), 0.15*r.Float64()
				return lay
			},
			spoil: func(r *rand.Rand, s shot) shot {
				s = s.bent((2*r.Float64()-1)*0.012*float64(s.Rect.Dx()), 0, 0)
				return shaded(r, s).quarters(r.IntN(4))
			},
			jpeg: between(55, 85)},
	}
}

// strange prints the zone as some state's printer might.
func strange(r *rand.Rand, d *draw.Travel) {
	inks := []color.NRGBA{{A: 255}, {20, 20, 60, 255}, {60, 30, 30, 255}, {85, 85, 85, 255}, {40, 60, 50, 255}, {110, 105, 100, 255}, {30, 30, 30, 215}}
	d.Hand = draw.Hand{
		Ink:  inks[r.IntN(len(inks))],
		Wide: -0.1 + 0.2*r.Float64(), Tall: -0.07 + 0.15*r.Float64(),
		Slant: 0.06 * (2*r.Float64() - 1), Jitter: 0.07 * r.Float64() * r.Float64(),
	}
	d.Thick = max(0, -0.05+0.17*r.Float64())
	d.Ground = max(0, -0.3+1.1*r.Float64())
	d.Close = r.IntN(2) == 0
}

// held is a picture from a hand: of a page that is bent, with a glare, a shadow, and not quite still.
func held(r *rand.Rand, s shot) shot {
	width := float64(s.Rect.Dx())
	if r.IntN(2) == 0 {
		s = s.bent((2*r.Float64()-1)*0.02*width, (2*r.Float64()-1)*0.003*width, 1+r.Float64())
	}
	if r.IntN(2) == 0 {
		s.RGBA = veiled(r, beside(r, s), s.box())
	}
	s = shaded(r, s)
	if r.IntN(2) == 0 {
		s.RGBA = draw.Motion(s.RGBA, s.pitch(44)*0.16*r.Float64(), 180*r.Float64())
	}
	s.RGBA = draw.Noise(s.RGBA, 1+7*r.Float64(), r.Uint64())
	return s
}

// beside is a lamp's reflection where it takes no character of the zone.
func beside(r *rand.Rand, s shot) *image.RGBA {
	for range 6 {
		if img, bleached := draw.Flash(s.RGBA, s.Rect, 0.004+0.02*r.Float64(), r.Uint64()); !bleached.Overlaps(s.box()) {
			return img
		}
	}
	return s.RGBA
}

// veiled is a lamination in whose gloss a part of the zone pales.
func veiled(r *rand.Rand, img *image.RGBA, zone image.Rectangle) *image.RGBA {
	cx, cy := float64(zone.Min.X)+r.Float64()*float64(zone.Dx()), float64(zone.Min.Y)+r.Float64()*float64(zone.Dy())
	rx, ry := float64(zone.Dx())*(0.1+0.3*r.Float64()), float64(zone.Dx())*(0.05+0.2*r.Float64())
	most := 0.15 + 0.45*r.Float64()
	out := image.NewRGBA(img.Rect)
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			u, v := (float64(x)-cx)/rx, (float64(y)-cy)/ry
			share := most * math.Exp(-u*u-v*v)
			at := img.PixOffset(x, y)
			for c := range 3 {
				v := float64(img.Pix[at+c])
				out.Pix[at+c] = uint8(v + (250-v)*share)
			}
			out.Pix[at+3] = 255
		}
	}
	return out
}

// copied is a photocopy: grey, hard, with specks.
func copied(r *rand.Rand, s shot) shot {
	gain, middle := 1.8+2.5*r.Float64(), 130+60*r.Float64()
	specks := 0.0006 * r.Float64()
	for i := 0; i < len(s.Pix); i += 4 {
		v := 0.3*float64(s.Pix[i]) + 0.59*float64(s.Pix[i+1]) + 0.11*float64(s.Pix[i+2])
		v = min(max((v-middle)*gain+128, 8), 250)
		if r.Float64() < specks {
			v = 255 - v
		}
		s.Pix[i], s.Pix[i+1], s.Pix[i+2] = uint8(v), uint8(v), uint8(v)
	}
	s.RGBA = draw.Blur(s.RGBA, 0.5)
	return s
}

// worn is print that has suffered: specks of it gone, hairs and dust on it, and a stamp or a pen across the zone.
func worn(r *rand.Rand, s shot) shot {
	zone, pitch := s.box(), s.pitch(40)
	for range int(float64(zone.Dx()*zone.Dy()) / (pitch * pitch) * 1.5 * r.Float64()) {
		at := image.Pt(zone.Min.X+r.IntN(zone.Dx()), zone.Min.Y+r.IntN(zone.Dy()))
		blot(s.RGBA, at, pitch*(0.03+0.05*r.Float64()), 215, 0.8)
	}
	for range r.IntN(6) {
		stroke(r, s.RGBA, zone, pitch*0.05, [3]float64{90, 80, 70}, 0.7)
	}
	switch r.IntN(3) {
	case 0:
		stroke(r, s.RGBA, zone, pitch*0.14, [3]float64{40, 60, 170}, 0.5)
	case 1:
		for range 3 {
			stroke(r, s.RGBA, zone, pitch*0.2, [3]float64{150, 60, 130}, 0.35)
		}
	}
	return s
}

// stroke draws a bent line across a box.
func stroke(r *rand.Rand, img *image.RGBA, box image.Rectangle, radius float64, tint [3]float64, strength float64) {
	a := [2]float64{float64(box.Min.X) + r.Float64()*float64(box.Dx()), float64(box.Min.Y) - 20}
	b := [2]float64{a[0] + (2*r.Float64()-1)*float64(box.Dy())*2, float64(box.Max.Y) + 20}
	bend := (2*r.Float64() - 1) * float64(box.Dy())
	steps := int(math.Hypot(b[0]-a[0], b[1]-a[1]) / max(1, radius/2))
	last := image.Pt(-1, -1)
	for i := range steps {
		t := float64(i) / float64(steps)
		x, y := a[0]+(b[0]-a[0])*t+bend*math.Sin(math.Pi*t), a[1]+(b[1]-a[1])*t
		if at := image.Pt(int(x), int(y)); at != last {
			tinge(img, x, y, radius, tint, strength)
			last = at
		}
	}
}

// blot lightens a spot.
func blot(img *image.RGBA, at image.Point, radius, light, strength float64) {
	tinge(img, float64(at.X), float64(at.Y), radius, [3]float64{light, light, light}, strength)
}

func tinge(img *image.RGBA, cx, cy, radius float64, tint [3]float64, strength float64) {
	reach := int(radius) + 2
	for y := int(cy) - reach; y <= int(cy)+reach; y++ {
		for x := int(cx) - reach; x <= int(cx)+reach; x++ {
			if !image.Pt(x, y).In(img.Rect) {
				continue
			}
			share := strength * min(max(radius+0.5-math.Hypot(float64(x)-cx, float64(y)-cy), 0), 1)
			at := img.PixOffset(x, y)
			for c := range 3 {
				v := float64(img.Pix[at+c])
				img.Pix[at+c] = uint8(v + (tint[c]-v)*share)
			}
		}
	}
}
