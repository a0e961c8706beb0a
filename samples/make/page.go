package draw

import "image/color"

// Page is one side of paper: its size in millimetres and the marks on it, in the order they were made.
type Page struct {
	Width, Height float64
	marks         []mark
	missing       []rune // characters asked for that the face lacks; they are set as question marks
}

// mark is a filled path, a stroked path (width > 0) or a line of text (path == nil).
type mark struct {
	path  *Path
	color color.NRGBA
	width float64 // of the stroke, in millimetres

	text  string
	at    Point
	style Style
}

// Align is where a text stands relative to its point.
type Align uint8

// The alignments of a text.
const (
	Left Align = iota
	Center
	Right
)

// Style is how a text is set.
type Style struct {
	Face  Face
	Size  float64 // in points of 1/72 inch
	Color color.NRGBA
	Align Align
	Turn  float64 // degrees, counter-clockwise about the text's point
	Pitch float64 // millimetres from one character to the next; 0 means as the face says
	Fit   float64 // millimetres the text may take; it is set smaller when it would take more; 0 means any
}

const millimetresPerPoint = 25.4 / 72

func newPage(width, height float64) *Page { return &Page{Width: width, Height: height} }

// Fill paints the inside of a path.
func (p *Page) Fill(path *Path, c color.NRGBA) {
	p.marks = append(p.marks, mark{path: path, color: c})
}

// Stroke draws a path as a line of the width given in millimetres.
func (p *Page) Stroke(path *Path, c color.NRGBA, width float64) {
	p.marks = append(p.marks, mark{path: path, color: c, width: width})
}

// Text sets a line of text with its base line at (x, y). A zero colour means ink.
func (p *Page) Text(x, y float64, text string, style Style) {
	if text == "" {
		return
	}
	text, missing := settable(text, style.Face)
	p.missing = append(p.missing, missing...)
	if style.Color == (color.NRGBA{}) {
		style.Color = ink
	}
	if style.Fit > 0 {
		if width := textWidth(text, style); width > style.Fit {
			style.Size *= style.Fit / width
		}
		style.Fit = 0
	}
	switch width := textWidth(text, style); style.Align {
	case Center:
		x, y = shift(x, y, -width/2, style.Turn)
	case Right:
		x, y = shift(x, y, -width, style.Turn)
	}
	style.Align = Left
	p.marks = append(p.marks, mark{text: text, at: Point{x, y}, style: style, color: style.Color})
}

// rgb is an opaque colour written as in a style sheet, 0xRRGGBB.
func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 255}
}

// faded is c at the given opacity, 0 to 1.
func faded(c color.NRGBA, opacity float64) color.NRGBA {
	c.A = uint8(opacity*255 + 0.5)
	return c
}

// Colours that several documents share.
var (
	ink     = rgb(0x1b1b22)
	caption = rgb(0x55606e)
	rule    = rgb(0x8a93a0)
	penBlue = rgb(0x1f3c8c)
	seal    = rgb(0x2b4aa8)
	red     = rgb(0xb3222e)
)
