// Package ladder proves the measures of quality: it draws clean documents, spoils them step by step, one fault at a
// time and in pairs, has them examined and judged like any upload, and reports what each measure read, how well it
// tells the spoilt from the clean, and what the limits of the rules do to both.
//
// Everything comes from seeds: the same seeds, measures and rules give the same report.
package ladder

import (
	"image"

	"priyom/intake"
	draw "priyom/samples/make"
)

// Ladder is one fault in steps.
type Ladder struct {
	Fault  string        `json:"fault"`
	Title  string        `json:"title"`
	Unit   string        `json:"unit"`   // of a step
	Metric string        `json:"metric"` // what should tell it
	Rises  bool          `json:"rises"`  // whether the metric rises with the fault
	Codes  []intake.Code `json:"codes"`  // what the rules call it
	Steps  []float64     `json:"steps"`  // from harmless to hopeless
	From   int           `json:"from"`   // the first step that is at fault, an index
	Boxed  bool          `json:"boxed"`  // whether the fault's true box is known

	photos bool   // a scanner's light does not do it
	only   string // kind of document that it is about; of every kind when empty
	scene  func(*draw.Scene, float64)
	spoil  func(*shot, float64)
}

// shot is a picture on its way to a file.
type shot struct {
	draw.Picture
	seed    uint64
	grain   float64         // of the sensor
	quality int             // of the JPEG
	truth   image.Rectangle // of the fault
}

// Ladders lists the faults with their steps. From where a step is at fault is a matter of definition: for blur, motion and
// resolution it is where Tesseract loses more than half of the words of most pages, for crop where a side of any of
// the documents loses print, for the others where a clerk would ask for another picture.
func Ladders() []Ladder {
	return []Ladder{
		{Fault: "blur", Title: "Gaussian blur", Unit: "px sigma", Metric: "sharpness", Codes: codes("IMG.FOCUS.BLURRED"),
			Steps: []float64{0.5, 1, 1.5, 2, 3, 4, 5, 7}, From: 4,
			spoil: func(s *shot, sigma float64) { s.RGBA = draw.Blur(s.RGBA, sigma) }},
		{Fault: "motion", Title: "Motion blur", Unit: "px length", Metric: "motion_blur", Rises: true, Codes: codes("IMG.FOCUS.MOTION_BLURRED", "IMG.FOCUS.BLURRED"),
			Steps: []float64{3, 6, 9, 14, 20, 30}, From: 3,
			spoil: func(s *shot, length float64) { s.RGBA = draw.Motion(s.RGBA, length, float64(s.seed*37%180)) }},
		{Fault: "resolution", Title: "Fewer pixels", Unit: "dpi", Metric: "resolution", Codes: codes("IMG.RESOLUTION.LOW"),
			Steps: []float64{180, 165, 150, 130, 110, 90, 70}, From: 4,
			spoil: func(s *shot, dpi float64) { s.resize(min(1, dpi/s.DPI)) }},
		{Fault: "upscaling", Title: "Shrunk and blown up again", Unit: "times", Metric: "upscaling", Rises: true, Codes: codes("IMG.RESOLUTION.UPSCALED"),
			Steps: []float64{1.5, 2, 3, 4, 6}, From: 2,
			spoil: func(s *shot, factor float64) {
				s.RGBA, s.grain = draw.Upscaled(s.RGBA, factor, s.grain, s.seed), 0
			}},
		{Fault: "screen", Title: "Photo of a screen", Unit: "depth of the grid", Metric: "moire", Rises: true, Codes: codes("IMG.NOISE.MOIRE_OR_SCREEN"),
			Steps: []float64{0.02, 0.04, 0.08, 0.15, 0.3}, From: 3, photos: true,
			spoil: func(s *shot, depth float64) { s.RGBA = draw.Screen(s.RGBA, depth, s.seed) }},
		{Fault: "shadow", Title: "Shadow over a quarter, by depth", Unit: "share of light", Metric: "shadow", Rises: true, Codes: codes("IMG.LIGHT.SHADOW"),
			Steps: []float64{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8}, From: 4, Boxed: true,
			spoil: func(s *shot, depth float64) { s.RGBA, s.truth = draw.Cast(s.RGBA, s.Paper(), 0.25, depth, s.seed) }},
		{Fault: "shadow_area", Title: "Shadow of 60 %, by area", Unit: "share of paper", Metric: "shadow_area", Rises: true, Codes: codes("IMG.LIGHT.SHADOW"),
			Steps: []float64{0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5}, From: 2, Boxed: true,
			spoil: func(s *shot, area float64) { s.RGBA, s.truth = draw.Cast(s.RGBA, s.Paper(), area, 0.6, s.seed) }},
		{Fault: "glare", Title: "Reflection on a photo, by area", Unit: "share of paper", Metric: "glare", Rises: true, Codes: codes("IMG.LIGHT.GLARE"),
			Steps: []float64{0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.15}, From: 3, Boxed: true, photos: true,
			spoil: func(s *shot, area float64) { s.RGBA, s.truth = draw.Flash(s.RGBA, s.Paper(), area, s.seed) }},
		{Fault: "dark", Title: "Under-exposure", Unit: "stops", Metric: "brightness", Codes: codes("IMG.LIGHT.DARK"),
			Steps: []float64{0.5, 1, 2, 3, 4, 5}, From: 4,
			spoil: func(s *shot, stops float64) { s.RGBA = draw.Underexpose(s.RGBA, stops) }},
		{Fault: "contrast", Title: "Faded print", Unit: "share of contrast lost", Metric: "contrast", Codes: codes("IMG.LIGHT.LOW_CONTRAST"),
			Steps: []float64{0.2, 0.4, 0.6, 0.75, 0.85, 0.92}, From: 4,
			spoil: func(s *shot, lost float64) { s.RGBA = draw.Brightness(s.RGBA, 1-lost, lost*225) }},
		{Fault: "noise", Title: "Grain", Unit: "levels", Metric: "noise", Rises: true, Codes: codes("IMG.NOISE.GRAIN"),
			Steps: []float64{4, 8, 12, 18, 26, 36}, From: 4,
			spoil: func(s *shot, sigma float64) { s.grain = sigma }},
		{Fault: "compression", Title: "JPEG", Unit: "100 - quality", Metric: "compression", Rises: true, Codes: codes("IMG.COMPRESSION.ARTIFACTS"),
			Steps: []float64{40, 60, 75, 85, 92, 97}, From: 4,
			spoil: func(s *shot, worse float64) { s.quality = 100 - int(worse) }},
		{Fault: "grey", Title: "A passport in grey", Unit: "share of colour lost", Metric: "colour", Codes: codes("IMG.COLOUR.GREYSCALE_OR_BW"), only: "passport_foreign",
			Steps: []float64{0.3, 0.6, 0.8, 1}, From: 3,
			spoil: func(s *shot, lost float64) { s.RGBA = bleached(s.RGBA, lost) }},
		{Fault: "crop", Title: "A side beyond the frame", Unit: "share of paper", Metric: "cut_off", Rises: true, Codes: codes("IMG.FRAME.CUT_OFF"),
			Steps: []float64{0.03, 0.06, 0.1, 0.15, 0.2, 0.3}, From: 3,
			spoil: func(s *shot, share float64) { s.RGBA = draw.CutOff(s.RGBA, s.Paper(), draw.Side(s.seed/5), share) }},
		{Fault: "skew", Title: "Laid down askew", Unit: "degrees", Metric: "skew", Rises: true, Codes: codes("IMG.GEOMETRY.SKEWED"),
			Steps: []float64{2, 4, 6, 8, 10, 14, 20}, From: 3,
			scene: func(s *draw.Scene, degrees float64) { s.Tilt = degrees * float64(1-2*int(s.Seed/2%2)) }},
		{Fault: "perspective", Title: "Seen aslant", Unit: "share of the far edge", Metric: "perspective", Rises: true, Codes: codes("IMG.GEOMETRY.PERSPECTIVE"), photos: true,
			Steps: []float64{0.05, 0.1, 0.15, 0.2, 0.3}, From: 3,
			scene: func(s *draw.Scene, share float64) { s.Lean = share }},
		{Fault: "rotated", Title: "Turned by quarters", Unit: "degrees", Metric: "rotation", Rises: true, Codes: codes("IMG.GEOMETRY.ROTATED"),
			Steps: []float64{90, 180, 270}, From: 0,
			spoil: func(s *shot, degrees float64) { s.RGBA = draw.Quarters(s.RGBA, int(degrees/90)) }},
		{Fault: "blank", Title: "Paper with nothing on it", Unit: "", Metric: "ink", Codes: codes("IMG.FRAME.BLANK"),
			Steps: []float64{1}, From: 0,
			scene: func(s *draw.Scene, _ float64) { s.Blank = true }},
		{Fault: "several", Title: "A second document beside it", Unit: "documents", Metric: "documents", Rises: true, Codes: codes("IMG.FRAME.SEVERAL_DOCUMENTS"),
			Steps: []float64{2}, From: 0,
			spoil: func(s *shot, _ float64) { s.RGBA = draw.Beside(s.RGBA, s.RGBA) }},
	}
}

func codes(list ...intake.Code) []intake.Code { return list }

// bleached is a picture that has lost a share of its colour and none of its light (luma of ITU-R BT.601).
func bleached(img *image.RGBA, lost float64) *image.RGBA {
	out := image.NewRGBA(img.Rect)
	for i := 0; i < len(img.Pix); i += 4 {
		r, g, b := float64(img.Pix[i]), float64(img.Pix[i+1]), float64(img.Pix[i+2])
		luma := 0.299*r + 0.587*g + 0.114*b
		for c, v := range [3]float64{r, g, b} {
			out.Pix[i+c] = uint8(v + (luma-v)*lost + 0.5)
		}
		out.Pix[i+3] = img.Pix[i+3]
	}
	return out
}

// about tells whether a ladder is about a kind of document.
func (l Ladder) about(kind string) bool { return l.only == "" || l.only == kind }

// resize scales the picture and what is true of it.
func (s *shot) resize(factor float64) {
	s.RGBA = draw.Resize(s.RGBA, factor)
	s.DPI *= factor
	for i, c := range s.Corners {
		s.Corners[i] = draw.Point{X: c.X * factor, Y: c.Y * factor}
	}
}

// pairs are faults that come together, each at its first step at fault.
var pairs = [][2]string{
	{"blur", "shadow"}, {"blur", "glare"}, {"blur", "skew"}, {"resolution", "noise"}, {"shadow", "glare"},
	{"shadow", "skew"}, {"glare", "crop"}, {"dark", "blur"}, {"crop", "skew"}, {"blur", "resolution"},
}
