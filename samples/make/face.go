package draw

import (
	_ "embed" // the OCR-B face
	"fmt"
	"math"
	"strings"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationmonobold"
	"codeberg.org/go-fonts/liberation/liberationmonoregular"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansitalic"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-fonts/liberation/liberationserifbold"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Face is a typeface a text can be set in.
type Face uint8

// The faces there are, metric doubles of what offices print with; their zeros have no stroke, which readers of text
// take for other digits. OCRB has no Cyrillic and cannot be embedded in a PDF; the PDF painter draws its outlines.
const (
	Regular Face = iota
	Bold
	Italic
	Serif
	SerifBold
	Mono
	MonoBold
	OCRB
)

//go:embed fonts/OCRBS.otf
var ocrb []byte

// faceData holds each face's file and the name it goes by in a PDF.
var faceData = [...]struct {
	name string
	file []byte
}{
	Regular:   {"sans", liberationsansregular.TTF},
	Bold:      {"sansbold", liberationsansbold.TTF},
	Italic:    {"sansitalic", liberationsansitalic.TTF},
	Serif:     {"serif", liberationserifregular.TTF},
	SerifBold: {"serifbold", liberationserifbold.TTF},
	Mono:      {"mono", liberationmonoregular.TTF},
	MonoBold:  {"monobold", liberationmonobold.TTF},
	OCRB:      {"ocrb", ocrb},
}

// faces parses every face once; the files are compiled in, so a failure is a defect of the program.
var faces = sync.OnceValue(func() [len(faceData)]*sfnt.Font {
	var parsed [len(faceData)]*sfnt.Font
	for i, data := range faceData {
		face, err := sfnt.Parse(data.file)
		if err != nil {
			panic(fmt.Sprintf("parse embedded face %s: %v", data.name, err))
		}
		parsed[i] = face
	}
	return parsed
})

// settable is the text with every character that the face lacks replaced by a question mark, and what was replaced.
func settable(text string, face Face) (string, []rune) {
	var buffer sfnt.Buffer
	var missing []rune
	kept := strings.Map(func(r rune) rune {
		if glyph, err := faces()[face].GlyphIndex(&buffer, r); err == nil && glyph != 0 {
			return r
		}
		missing = append(missing, r)
		return '?'
	}, text)
	return kept, missing
}

// setting walks over the characters of a text as set, giving each one's outline and its offset in em.
// Outlines have their origin at the base line, y down, one em a unit.
// Pairs are not kerned, because the PDF writer does not either.
func setting(text string, style Style, visit func(outline *Path, offset float64)) (width float64) {
	face := faces()[style.Face]
	units := fixed.Int26_6(face.UnitsPerEm()) << 6
	em := float64(units)
	var buffer sfnt.Buffer
	for i, r := range []rune(text) {
		glyph, err := face.GlyphIndex(&buffer, r)
		if err != nil {
			panic(fmt.Sprintf("look up %q: %v", r, err))
		}
		advance, err := face.GlyphAdvance(&buffer, glyph, units, font.HintingNone)
		if err != nil {
			panic(fmt.Sprintf("advance of %q: %v", r, err))
		}
		if style.Pitch > 0 {
			width = float64(i) * style.Pitch / (style.Size * millimetresPerPoint)
		}
		if visit != nil {
			visit(outline(face, &buffer, glyph, units), width)
		}
		width += float64(advance) / em
	}
	return width
}

func outline(face *sfnt.Font, buffer *sfnt.Buffer, glyph sfnt.GlyphIndex, units fixed.Int26_6) *Path {
	segments, err := face.LoadGlyph(buffer, glyph, units, nil)
	if err != nil {
		panic(fmt.Sprintf("load glyph %d: %v", glyph, err))
	}
	verbs := [...]verb{sfnt.SegmentOpMoveTo: moveTo, sfnt.SegmentOpLineTo: lineTo, sfnt.SegmentOpQuadTo: quadTo, sfnt.SegmentOpCubeTo: cubeTo}
	path := new(Path)
	for _, segment := range segments {
		v := verbs[segment.Op]
		if v == moveTo && len(path.verbs) > 0 {
			path.Close()
		}
		points := make([]Point, arity[v])
		for i := range points {
			points[i] = Point{float64(segment.Args[i].X) / float64(units), float64(segment.Args[i].Y) / float64(units)}
		}
		path.add(v, points...)
	}
	if len(path.verbs) > 0 {
		path.Close()
	}
	return path
}

// textWidth is what the text takes on the page, in millimetres.
func textWidth(text string, style Style) float64 {
	return setting(text, style, nil) * style.Size * millimetresPerPoint
}

// textOutline is the text's outline on the page.
func textOutline(text string, at Point, style Style) *Path {
	scale := style.Size * millimetresPerPoint
	sin, cos := math.Sincos(style.Turn * math.Pi / 180)
	whole := new(Path)
	setting(text, style, func(outline *Path, offset float64) {
		whole.verbs = append(whole.verbs, outline.verbs...)
		for _, point := range outline.points {
			x, y := (point.X+offset)*scale, point.Y*scale
			whole.points = append(whole.points, Point{at.X + x*cos + y*sin, at.Y - x*sin + y*cos})
		}
	})
	return whole
}

// shift moves a point along a base line turned by the degrees given.
func shift(x, y, along, turn float64) (float64, float64) {
	sin, cos := math.Sincos(turn * math.Pi / 180)
	return x + along*cos, y - along*sin
}
