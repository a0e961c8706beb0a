package draw

import (
	"image"
	"slices"
)

// Fault is the one thing wrong with a drawn file; "" is none.
type Fault string

// Faults of the picture, of the file and of what the document says.
const (
	None Fault = ""

	Blurred       Fault = "blurred"        // out of focus: no line of text can be read
	LowResolution Fault = "low_resolution" // about 80 dots per inch
	Blank         Fault = "blank"          // paper and nothing on it
	Dark          Fault = "dark"           // under-exposed
	Glared        Fault = "glare"          // a lamp's reflection over the data
	Shadowed      Fault = "shadow"         // half of the page in deep shadow
	Cropped       Fault = "cropped"        // the right and lower edges are missing
	Skewed        Fault = "skewed"         // turned by twelve degrees
	Sideways      Fault = "sideways"       // turned by a right angle
	UpsideDown    Fault = "upside_down"    // turned by two

	Truncated    Fault = "truncated"      // an upload that stopped half-way
	Empty        Fault = "empty"          // no bytes
	Encrypted    Fault = "encrypted"      // a PDF that asks for a password
	WrongFormat  Fault = "wrong_format"   // a GIF named .jpg or .png, a DOCX named .pdf
	TooManyPages Fault = "too_many_pages" // a PDF of 21 pages
	TooLarge     Fault = "too_large"      // above 5 MiB
	Corrupt      Fault = "corrupt"        // right at both ends, garbage between
	NoPages      Fault = "no_pages"       // a PDF whose page tree is empty

	Expired       Fault = "expired"         // the document's term is over
	BadCheckDigit Fault = "bad_check_digit" // the zone contradicts itself
	Unsigned      Fault = "unsigned"        // the places for signatures are empty
	OtherPerson   Fault = "other_person"    // the document is another person's
)

// pictureFaults change pixels, so a vector PDF cannot have them.
var pictureFaults = map[Fault]func(*image.RGBA) *image.RGBA{
	Blurred: func(img *image.RGBA) *image.RGBA { return Blur(img, float64(min(img.Rect.Dx(), img.Rect.Dy()))/110) },
	Dark:    func(img *image.RGBA) *image.RGBA { return Brightness(img, 0.2, 2) },
	Glared:  func(img *image.RGBA) *image.RGBA { return Glare(img, 0.58, 0.42, 0.3) },
	Shadowed: func(img *image.RGBA) *image.RGBA {
		return Shadow(Shadow(img, 0.6, 10), 0.45, 20)
	},
	Cropped: func(img *image.RGBA) *image.RGBA { return Crop(img, 0, 0, 0.8, 0.82) },
	Skewed: func(img *image.RGBA) *image.RGBA {
		lid := image.NewRGBA(img.Rect)
		fillImage(lid, rgb(0xf3f2ee))
		return Rotate(img, 12, lid)
	},
	Sideways:   func(img *image.RGBA) *image.RGBA { return Quarters(img, 1) },
	UpsideDown: func(img *image.RGBA) *image.RGBA { return Quarters(img, 2) },
}

// Faults lists the faults a document of the kind can have in the form, none excluded.
func Faults(kind string, form Form) []Fault {
	found, ok := kindNamed(kind)
	if !ok {
		return nil
	}
	return found.faultsIn(form)
}

func (k kindOf) faultsIn(form Form) []Fault {
	all := []Fault{Blank, Truncated, Empty, WrongFormat, Corrupt, TooLarge, OtherPerson}
	if form != PDF {
		all = append(all, Blurred, LowResolution, Dark, Glared, Shadowed, Cropped, Skewed, Sideways, UpsideDown)
	}
	if form == PDF || form == ScanPDF {
		all = append(all, Encrypted, TooManyPages, NoPages)
	}
	return append(all, k.faults...)
}

func (k kindOf) canHave(form Form, fault Fault) bool {
	return fault == None || slices.Contains(k.faultsIn(form), fault)
}
