package render_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"strings"
	"testing"
)

// pdf writes a PDF of objects, numbered from 1; the first is the catalogue.
func pdf(objects ...string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(objects))
	for i, object := range objects {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return out.Bytes()
}

func stream(dictionary, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dictionary, len(data), data)
}

// onePage is a PDF of one page with a content, a size in points, and further entries of the page.
func onePage(width, height int, content, entries string, more ...string) []byte {
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R %s >>", width, height, entries),
		stream("", content),
	}
	return pdf(append(objects, more...)...)
}

// square draws a black square of 100 points at 100, 100.
const square = "0 g 100 100 100 100 re f"

// scan is a PDF of one A4 page that is one grey image of so many dots per inch.
func scan(t testing.TB, dpi int) []byte {
	t.Helper()
	width, height := 595*dpi/72, 842*dpi/72
	img := image.NewGray(image.Rect(0, 0, width, height))
	for i := range img.Pix {
		img.Pix[i] = byte(220 + i%7)
	}
	for y := height / 4; y < height/2; y++ {
		for x := width / 4; x < width/2; x++ {
			img.SetGray(x, y, color.Gray{Y: 30})
		}
	}
	var data bytes.Buffer
	if err := jpeg.Encode(&data, img, nil); err != nil {
		t.Fatal(err)
	}
	return onePage(595, 842, "595 0 0 842 0 0 cm /Im Do", "/Resources << /XObject << /Im 5 0 R >> >>",
		stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", width, height), data.String()))
}

// manyPages is a PDF whose pages are all one and the same object.
func manyPages(n int) []byte {
	return pdf(
		"<< /Type /Catalog /Pages 2 0 R >>",
		fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Repeat("3 0 R ", n), n),
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
		stream("", square),
	)
}

// nestedForms draws a form that draws a form twice, and so on: 2^depth squares from a small file.
func nestedForms(depth int) []byte {
	var forms []string
	for i := range depth {
		forms = append(forms, stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F %d 0 R >> >>", 6+i), "/F Do /F Do"))
	}
	forms = append(forms, stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842]", square))
	return onePage(595, 842, "/F Do", "/Resources << /XObject << /F 5 0 R >> >>", forms...)
}
