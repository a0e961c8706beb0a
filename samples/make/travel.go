package draw

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"math/rand/v2"

	"priyom/validators/mrz"
)

// Travel is a travel document of any format, drawn for its zone: the lines given, on a page with a pattern, a portrait
// and some print. The same fields give the same page.
type Travel struct {
	Format mrz.Format
	Lines  []string
	Seed   uint64
	Face   Face    // of the zone: OCRB, or what a bad printer takes for it
	Thick  float64 // millimetres that strokes are thicker than the face's
	Hand   Hand    // of the printer
	Ground float64 // strength of the pattern under the zone, 0 for the white strip of the standard to 1 for strong
	Crop   bool    // nothing but the zone
	Raised float64 // millimetres that the zone lies above the place of the standard, with print below it
	Close  bool    // a line of print stands right above the zone
	Spread bool    // the page before it lies above, with print and a stamp
}

// Hand is how a printer sets the characters of a zone otherwise than the face has them. The zero Hand is the face's own.
type Hand struct {
	Ink        color.NRGBA
	Wide, Tall float64 // by how much wider and taller characters are, as shares
	Slant      float64 // how far right the top leans, as a share of the height
	Jitter     float64 // millimetres that each character may stand off its place
}

// sizes of the documents in millimetres (ICAO Doc 9303 parts 3 to 7, and the spread of the Russian internal passport),
// and where the first base line lies.
var travelSizes = map[mrz.Format]struct{ width, height, left, base float64 }{
	mrz.TD1:        {85.6, 54, 4.6, 36.2},
	mrz.TD2:        {105, 74, 6.4, 61.6},
	mrz.TD3:        {125, 88, 6.6, 74.6},
	mrz.MRVA:       {120, 80, 4.2, 66.6},
	mrz.MRVB:       {105, 74, 6.4, 60.6},
	mrz.RUInternal: {125, 176, 6.6, 162.6},
}

// base is where the first base line lies on the page that is drawn.
func (d Travel) base() float64 {
	base := travelSizes[d.Format].base - d.Raised
	switch {
	case d.Crop:
		return above + 1
	case d.Spread:
		return base + travelSizes[d.Format].height
	default:
		return base
	}
}

// above is what the strip of the zone has above its first base line.
const above = 6.2

// leading is the distance from base line to base line, in millimetres.
const leading = 6.35

// Page draws the document.
func (d Travel) Page() *Page {
	size := travelSizes[d.Format]
	random := rand.New(rand.NewPCG(d.Seed, 53))
	page := newPage(size.width, size.height)
	codes := []string{"UZB", "TJK", "KGZ", "KAZ", "IND", "RUS"}
	ground, first, second, strong := tintsOf(codes[random.IntN(len(codes))])
	page.Fill(rect(0, 0, size.width, size.height), ground)
	top := size.base - d.Raised - above
	foot := top + above + leading*float64(len(d.Lines)-1) + 4.2
	page.guilloche(0, 0, size.width, top, first, second)
	page.rosette(size.width*0.75, top*0.6, min(20, top*0.4), 12, second)
	if !d.Crop {
		d.print(page, random, strong, top)
	}
	if d.Ground == 0 {
		page.Fill(rect(0, top, size.width, foot-top), rgb(0xfcfcfa))
	} else {
		page.guilloche(0, top, size.width, size.height-top, blend(first, strong, 0.45*d.Ground), blend(second, strong, 0.4*d.Ground))
	}
	if d.Raised > 0 {
		page.Text(6, foot+3, "Signature of bearer / Подпись владельца", Style{Size: 6, Fit: size.width - 12})
	}
	for i, text := range d.Lines {
		x, y := size.left, size.base-d.Raised+leading*float64(i)
		d.set(page, Point{x, y}, text, random)
	}
	if d.Close {
		page.Text(size.left, size.base-d.Raised-4.1, "SPECIMEN 01.02.2030 / ОБРАЗЕЦ № 123456789", Style{Size: 7, Fit: size.width - 14})
	}
	if d.Crop {
		return page.part(top-1, foot+1)
	}
	if d.Spread {
		return d.opened(page, random)
	}
	return page
}

// opened is the booklet with the page before this one.
func (d Travel) opened(page *Page, random *rand.Rand) *Page {
	out := newPage(page.Width, 2*page.Height)
	_, first, second, strong := tintsOf("UZB")
	out.guilloche(0, 0, page.Width, page.Height, first, second)
	for y, i := 14.0, 0; y < page.Height-8; y, i = y+4.6, i+1 {
		out.Text(12, y, []string{"Именем государства предъявителю оказывать", "THE BEARER IS TO BE GIVEN ALL ASSISTANCE", "REMARKS / ОСОБЫЕ ОТМЕТКИ", "000123456 7890123"}[i%4], Style{Size: 7, Fit: page.Width - 24})
	}
	out.stamp(page.Width*(0.3+0.4*random.Float64()), page.Height*0.6, 14, "VISA CONTROL VISA CONTROL", []string{"01.02.2026"}, strong)
	out.lay(page, 0, page.Height)
	return out
}

// set prints a line of the zone as the hand does.
func (d Travel) set(page *Page, at Point, text string, random *rand.Rand) {
	style := Style{Face: d.Face, Size: zoneSize, Pitch: zonePitch}
	colour := ink
	if d.Hand.Ink.A > 0 {
		colour = d.Hand.Ink
	}
	scale := style.Size * millimetresPerPoint
	whole := new(Path)
	setting(text, style, func(outline *Path, offset float64) {
		right, down := d.Hand.Jitter*(2*random.Float64()-1), d.Hand.Jitter*(2*random.Float64()-1)
		whole.verbs = append(whole.verbs, outline.verbs...)
		for _, p := range outline.points {
			x, y := p.X*scale, p.Y*scale*(1+d.Hand.Tall)
			x = zonePitch/2 + (x-zonePitch/2)*(1+d.Hand.Wide) - d.Hand.Slant*(y+1.2)
			whole.points = append(whole.points, Point{at.X + offset*scale + x + right, at.Y + y + down})
		}
	})
	page.Fill(whole, colour)
	if d.Thick > 0 {
		page.Stroke(whole, colour, d.Thick)
	}
}

// print sets a heading, a portrait and lines of print above the zone.
func (d Travel) print(page *Page, random *rand.Rand, strong color.NRGBA, top float64) {
	page.Text(6, 6.4, "TRAVEL DOCUMENT · ДОКУМЕНТ", Style{Face: Bold, Size: 8, Color: strong, Fit: page.Width - 12})
	side := min(34.0, (top-12)*0.72)
	page.portrait(6, 9, side, Persons(d.Seed)[random.IntN(5)])
	words := []string{"SURNAME", "ОБРАЗЕЦ", "GIVEN NAMES", "SPECIMEN ONE", "DATE OF BIRTH", "01.02.1990", "AUTHORITY", "MVD 00000", "PERSONAL NO", "123456789"}
	for y, i := 12.0, 0; y < top-2; y, i = y+3.9, i+1 {
		page.Text(10+side, y, words[i%len(words)], Style{Face: []Face{Regular, Bold}[i%2], Size: []float64{5, 8}[i%2], Fit: page.Width - side - 14})
	}
}

// part is a stretch of the page from one height to another.
func (p *Page) part(top, bottom float64) *Page {
	out := newPage(p.Width, bottom-top)
	out.lay(p, 0, -top)
	return out
}

// lay puts the marks of another page onto this one.
func (p *Page) lay(other *Page, right, down float64) {
	for _, m := range other.marks {
		if m.path != nil {
			moved := &Path{verbs: m.path.verbs}
			for _, point := range m.path.points {
				moved.points = append(moved.points, Point{point.X + right, point.Y + down})
			}
			m.path = moved
		}
		m.at = Point{m.at.X + right, m.at.Y + down}
		p.marks = append(p.marks, m)
	}
}

// Lay is how a travel document lies when its picture is taken.
type Lay struct {
	DPI     float64
	Surface Surface
	Tilt    float64 // degrees clockwise
	Lean    float64 // share by which the far edge is shorter than the near one
	Margin  float64 // millimetres of surface round it
	Soft    float64 // of the lens, in pixels
	Falloff float64 // share of the light lost across the picture
	Sheet   bool    // it lies somewhere on a sheet of A4
}

// Take takes the document's picture, before the grain of a sensor, and tells where its zone is on it: the corners of a
// box about the characters, clockwise from its own upper left.
func (d Travel) Take(lay Lay) (img *image.RGBA, zone [4]Point, err error) {
	if _, ok := travelSizes[d.Format]; !ok || len(d.Lines) == 0 {
		return nil, zone, fmt.Errorf("no document of format %q", d.Format)
	}
	random := rand.New(rand.NewPCG(d.Seed, 59))
	page, box := d.Page(), d.zone()
	if lay.Sheet {
		page, box = page.onSheet(random, box)
	}
	h := hand{dpi: lay.DPI, askew: lay.Tilt, lean: lay.Lean, margin: lay.Margin, exposure: 1, soft: lay.Soft, falloff: lay.Falloff, from: 360 * random.Float64()}
	if lay.Falloff > 0 {
		h.exposure = 0.9
	}
	img, corners := h.take(Paper(page.Raster(lay.DPI), rgb(0xfbf9f4)), lay.Surface, d.Seed)
	onto := squareTo(corners)
	for i, p := range box {
		zone[i].X, zone[i].Y = onto.apply(p.X/page.Width, p.Y/page.Height)
	}
	return img, zone, nil
}

// zone is the box about the characters of the zone on the page.
func (d Travel) zone() [4]Point {
	size, first := travelSizes[d.Format], d.base()
	const tall = 2.4
	left, right := size.left, size.left+zonePitch*float64(len(d.Lines[0]))
	top, bottom := first-tall, first+leading*float64(len(d.Lines)-1)
	return [4]Point{{left, top}, {right, top}, {right, bottom}, {left, bottom}}
}

// onSheet lays the page somewhere on a sheet of A4 that is upright, and moves a box on it along.
func (p *Page) onSheet(random *rand.Rand, box [4]Point) (*Page, [4]Point) {
	out := newPage(210, 297)
	x, y := random.Float64()*(210-p.Width), random.Float64()*(297-p.Height)
	x, y = math.Round(x*10)/10, math.Round(y*10)/10
	out.lay(p, x, y)
	for i := range box {
		box[i] = Point{box[i].X + x, box[i].Y + y}
	}
	return out, box
}
