package draw

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"time"

	"codeberg.org/go-pdf/fpdf"
)

// drawnAt is the date every PDF carries, so that the same pages give the same bytes.
var drawnAt = time.Date(2026, time.November, 1, 9, 0, 0, 0, time.UTC)

// newPDF opens an empty document whose bytes depend on nothing but what is put in it.
func newPDF(fault Fault) *fpdf.Fpdf {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(drawnAt)
	pdf.SetModificationDate(drawnAt)
	pdf.SetProducer("priyom samples", true)
	pdf.SetTitle("ОБРАЗЕЦ / SPECIMEN", true)
	pdf.SetAutoPageBreak(false, 0)
	plantPDF(pdf, fault)
	return pdf
}

// vectorPDF paints the pages as vector drawings with selectable text.
func vectorPDF(pages []*Page, fault Fault) ([]byte, error) {
	pdf := newPDF(fault)
	for _, face := range facesOn(pages) {
		// fpdf writes into the bytes it is given while it cuts the face down: it gets its own copy.
		pdf.AddUTF8FontFromBytes(faceData[face].name, "", bytes.Clone(faceData[face].file))
	}
	for _, page := range pages {
		pdf.AddPageFormat("P", fpdf.SizeType{Wd: page.Width, Ht: page.Height})
		for _, m := range page.marks {
			paintPDF(pdf, m)
		}
	}
	return finishPDF(pdf)
}

// facesOn lists the faces a PDF of the pages must carry.
func facesOn(pages []*Page) []Face {
	var found [len(faceData)]bool
	for _, page := range pages {
		for _, m := range page.marks {
			switch {
			case m.path != nil:
			case m.style.Face == OCRB:
				found[Mono] = true // for the invisible text
			default:
				found[m.style.Face] = true
			}
		}
	}
	var list []Face
	for face, ok := range found {
		if ok {
			list = append(list, Face(face))
		}
	}
	return list
}

// imagePDF holds one JPEG per page, as a scanner's software writes it.
func imagePDF(pages []*Page, jpegs [][]byte, fault Fault) ([]byte, error) {
	pdf := newPDF(fault)
	for i, page := range pages {
		pdf.AddPageFormat("P", fpdf.SizeType{Wd: page.Width, Ht: page.Height})
		name := fmt.Sprintf("page%d", i+1)
		options := fpdf.ImageOptions{ImageType: "JPEG"}
		pdf.RegisterImageOptionsReader(name, options, bytes.NewReader(jpegs[i]))
		pdf.ImageOptions(name, 0, 0, page.Width, page.Height, false, options, 0, "")
	}
	return finishPDF(pdf)
}

func finishPDF(pdf *fpdf.Fpdf) ([]byte, error) {
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("write PDF: %w", err)
	}
	return out.Bytes(), nil
}

func paintPDF(pdf *fpdf.Fpdf, m mark) {
	pdf.SetAlpha(float64(m.color.A)/255, "Normal")
	switch {
	case m.path == nil && m.style.Face == OCRB:
		fillPDF(pdf, textOutline(m.text, m.at, m.style), m.color)
		hiddenPDF(pdf, m)
	case m.path == nil:
		textPDF(pdf, m)
	case m.width > 0:
		pdf.SetDrawColor(int(m.color.R), int(m.color.G), int(m.color.B))
		pdf.SetLineWidth(m.width)
		tracePDF(pdf, m.path)
		pdf.DrawPath("D")
	default:
		fillPDF(pdf, m.path, m.color)
	}
}

func fillPDF(pdf *fpdf.Fpdf, path *Path, c color.NRGBA) {
	pdf.SetFillColor(int(c.R), int(c.G), int(c.B))
	tracePDF(pdf, path)
	pdf.DrawPath("F")
}

func tracePDF(pdf *fpdf.Fpdf, path *Path) {
	path.each(func(v verb, at []Point) {
		switch v {
		case moveTo:
			pdf.MoveTo(at[0].X, at[0].Y)
		case lineTo:
			pdf.LineTo(at[0].X, at[0].Y)
		case quadTo:
			pdf.CurveTo(at[0].X, at[0].Y, at[1].X, at[1].Y)
		case cubeTo:
			pdf.CurveBezierCubicTo(at[0].X, at[0].Y, at[1].X, at[1].Y, at[2].X, at[2].Y)
		case closePath:
			pdf.ClosePath()
		}
	})
}

func textPDF(pdf *fpdf.Fpdf, m mark) {
	pdf.SetFont(faceData[m.style.Face].name, "", m.style.Size)
	pdf.SetTextColor(int(m.color.R), int(m.color.G), int(m.color.B))
	if m.style.Turn != 0 {
		pdf.TransformBegin()
		defer pdf.TransformEnd()
		pdf.TransformRotate(m.style.Turn, m.at.X, m.at.Y)
	}
	if m.style.Pitch == 0 {
		pdf.Text(m.at.X, m.at.Y, m.text)
		return
	}
	for i, r := range []rune(m.text) {
		pdf.Text(m.at.X+float64(i)*m.style.Pitch, m.at.Y, string(r))
	}
}

// hiddenPDF lays invisible text over outlines, so that the zone can be selected and searched.
func hiddenPDF(pdf *fpdf.Fpdf, m mark) {
	const emPerCharacter = 0.6 // of the monospaced face
	const invisible = 3        // PDF 32000-1, table 106
	size := m.style.Size
	if m.style.Pitch > 0 {
		size = math.Round(m.style.Pitch/emPerCharacter/millimetresPerPoint*100) / 100
	}
	pdf.SetFont(faceData[Mono].name, "", size)
	pdf.SetTextRenderingMode(invisible)
	pdf.Text(m.at.X, m.at.Y, m.text)
	pdf.SetTextRenderingMode(0)
}
