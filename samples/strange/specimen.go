package strange

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// The specimen in pixels: a receipt of 120 × 75 mm at 200 dots per inch.
const (
	specimenWidth  = 944
	specimenHeight = 592
)

// lines are what the specimen says.
var lines = []string{
	"SPECIMEN RECEIPT No 0000-0000-42", "PAYMENT OF A STATE FEE", "", "PAYER    SPECIMEN BEARER",
	"PURPOSE  ISSUE OF A DOCUMENT", "SUM      1 920,00", "DATE     22.11.2026", "ACCOUNT  0000 0000 0000 0000 0000",
	"CODE     000 0 00 00000 00 0000 000", "", "THIS IS A SPECIMEN. NOTHING WAS PAID.",
}

// specimen draws the receipt.
var specimen = sync.OnceValue(func() *image.Gray {
	img := image.NewGray(image.Rect(0, 0, specimenWidth, specimenHeight))
	for i := range img.Pix {
		img.Pix[i] = 246
	}
	parsed, err := opentype.Parse(gomono.TTF)
	if err != nil {
		panic(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 32, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic(err)
	}
	pen := font.Drawer{Dst: img, Src: image.NewUniform(image.Black), Face: face}
	for i, line := range lines {
		pen.Dot = fixed.P(60, 70+46*i)
		pen.DrawString(line)
	}
	return img
})

// baseline is the specimen as a grey JPEG, as Go writes it.
var baseline = sync.OnceValue(func() []byte {
	return written(func(out *bytes.Buffer) error { return jpeg.Encode(out, specimen(), &jpeg.Options{Quality: 85}) })
})

// asPNG is an image as Go writes it.
func asPNG(img image.Image) []byte {
	return written(func(out *bytes.Buffer) error { return png.Encode(out, img) })
}

// page is a PDF of the specimen as printed words.
func page() []byte { return onePage(wordsOf(lines), "") }

// wordsOf sets lines of text in a PDF's content.
func wordsOf(lines []string) string {
	var b strings.Builder
	b.WriteString("BT /F1 12 Tf 17 TL 20 185 Td\n")
	for _, line := range lines {
		b.WriteString("(" + line + ") Tj T*\n")
	}
	return b.String() + "ET"
}
