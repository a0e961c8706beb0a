package draw

import (
	"fmt"
	"image"
	"math"
	"math/rand/v2"
)

// Scene is a document laid down to have its picture taken. The same scene gives the same picture.
type Scene struct {
	Kind    string
	Surface Surface
	Seed    uint64  // of the person, the light, the place on the surface
	Tilt    float64 // degrees clockwise, beyond the hand's own fraction of one
	Lean    float64 // share by which the far edge is shorter than the near one
	Blank   bool    // paper with nothing on it
}

// Picture is a scene as a lens saw it, before the grain of a sensor, with what is true of it.
type Picture struct {
	*image.RGBA
	Corners [4]Point // of the paper, clockwise from its own upper left, in pixels
	DPI     float64  // pixels per inch of paper
	Person  Person
	Words   []string // of horizontal print on the page
}

// Take draws a clean picture: nothing is wrong with it that the scene does not ask for. A scan lies on the lid with
// a little of it round the paper; a photo lies on its surface, askew, seen a little aside, in light that falls off.
func (s Scene) Take() (Picture, error) {
	kind, ok := kindNamed(s.Kind)
	if !ok {
		return Picture{}, fmt.Errorf("no kind named %q", s.Kind)
	}
	random := rand.New(rand.NewPCG(s.Seed, 17))
	person := kind.anybody(s.Seed)
	page := kind.pages(person, None)[0]
	if s.Blank {
		page.marks = nil
	}
	h := hand{dpi: kind.scan.dpi, askew: 0.8 * (random.Float64() - 0.5), margin: 1 + 5*random.Float64(), lean: s.Lean, exposure: 1, soft: 0.75 + 0.2*random.Float64()}
	if s.Surface != Lid {
		h.dpi *= 0.9
		h.askew *= 4
		h.margin = 8 + 8*random.Float64()
		h.lean += 0.02 * random.Float64()
		h.exposure = 0.84 + 0.1*random.Float64()
		h.falloff, h.from = 0.06+0.16*random.Float64(), 360*random.Float64()
	}
	h.askew += s.Tilt
	tone := rgb([]uint32{0xfbf9f4, 0xf6f3ea, 0xf4f6f8, 0xfdfdfb}[random.IntN(4)])
	sheet := Paper(page.Raster(h.dpi), tone)
	img, corners := h.take(sheet, s.Surface, s.Seed)
	return Picture{img, corners, h.dpi, person, page.words()}, nil
}

// anybody is somebody who can hold such a document, another one for the next seed.
func (k kindOf) anybody(seed uint64) Person {
	persons := Persons(seed)
	if one := persons[seed%uint64(len(persons)-1)]; k.holder == nil || k.holder(one) {
		return one
	}
	return persons[k.person]
}

// hand is how a picture is taken.
type hand struct {
	dpi      float64
	askew    float64 // degrees clockwise
	lean     float64
	margin   float64 // millimetres of surface round the paper
	exposure float64 // what is left of full light
	falloff  float64 // share of the light lost across the picture
	from     float64 // degrees, the side that is lost
	soft     float64 // of the lens, in pixels
}

// take lays the sheet on the surface and looks at it.
func (h hand) take(sheet *image.RGBA, on Surface, seed uint64) (*image.RGBA, [4]Point) {
	width, height := float64(sheet.Rect.Dx()), float64(sheet.Rect.Dy())
	sin, cos := math.Sincos(h.askew * math.Pi / 180)
	inset := h.lean * width / 2
	corners := [4]Point{{inset, 0}, {width - inset, 0}, {width, height}, {0, height}}
	for i, c := range corners {
		corners[i] = Point{c.X*cos - c.Y*sin, c.X*sin + c.Y*cos}
	}
	low, high := corners[0], corners[0]
	for _, c := range corners {
		low.X, low.Y = min(low.X, c.X), min(low.Y, c.Y)
		high.X, high.Y = max(high.X, c.X), max(high.Y, c.Y)
	}
	margin := h.margin * h.dpi / 25.4
	for i, c := range corners {
		corners[i] = Point{c.X - low.X + margin, c.Y - low.Y + margin}
	}
	ground := on.paint(int(high.X-low.X+2*margin), int(high.Y-low.Y+2*margin), seed)
	img := Perspective(sheet, ground, corners)
	if h.falloff > 0 {
		img = Brightness(Shadow(img, h.falloff, h.from), h.exposure, 0)
	}
	return Blur(img, h.soft), corners
}

// Paper is the box about the paper within the picture.
func (p Picture) Paper() image.Rectangle {
	return boxOf([][]Point{p.Corners[:]}, 1).Intersect(p.Rect)
}
