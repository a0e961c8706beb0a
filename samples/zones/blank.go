package zones

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"

	draw "priyom/samples/make"
)

// blanks are kinds of documents without a zone.
var blanks = []string{"lease", "migration_card", "employment_contract", "medical_certificate", "property_extract", "hotel_registration", "income_certificate", "study_certificate"}

// Without draws a page of a document that has no zone, scanned at 300 dpi.
func Without(seed uint64) (*image.RGBA, error) {
	kind := blanks[seed%uint64(len(blanks))]
	for _, person := range draw.Persons(seed) {
		file, err := draw.Draw(kind, draw.ScanJPEG, draw.None, person)
		if err != nil {
			continue // not everybody can hold every document
		}
		img, err := jpeg.Decode(bytes.NewReader(file.Bytes))
		if err != nil {
			return nil, err
		}
		const long = 3508 // pixels of A4 at 300 dpi
		return draw.Resize(img, long/float64(max(img.Bounds().Dx(), img.Bounds().Dy()))), nil
	}
	return nil, fmt.Errorf("nobody can hold a document of kind %q", kind)
}

// blank has pages without a zone read.
func (o Options) blank() (*Blank, error) {
	var times Score
	out := &Blank{Pages: o.Blank}
	for i := range o.Blank {
		img, err := Without(uint64(i))
		if err != nil {
			return nil, err
		}
		got := o.Read(img)
		if len(got.Lines) > 0 {
			out.Told++
		}
		times.Times = append(times.Times, got.Took.Seconds()*1000)
		if o.Progress != nil {
			o.Progress()
		}
	}
	times.finish()
	out.Median, out.P95 = times.Median, times.P95
	return out, nil
}
