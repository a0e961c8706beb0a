package draw

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

func personFor(kind string) Person {
	found, _ := kindNamed(kind)
	return Persons(0)[found.person]
}

func TestPersonsDependOnTheSeedOnly(t *testing.T) {
	if !reflect.DeepEqual(Persons(7), Persons(7)) {
		t.Error("the same seed gave other persons")
	}
	if Persons(7)[0].Passport.Number == Persons(8)[0].Passport.Number {
		t.Error("another seed gave the same passport number")
	}
}

func TestDrawRefusesWhatCannotBe(t *testing.T) {
	foreigner, russian := Persons(0)[0], Persons(0)[5]
	for name, try := range map[string]struct {
		kind   string
		form   Form
		fault  Fault
		person Person
	}{
		"a kind it does not know":                   {"diploma", PDF, None, foreigner},
		"a form it does not know":                   {"lease", "tiff", None, foreigner},
		"a fault it does not know":                  {"lease", PDF, "upside_down", foreigner},
		"a drawing out of focus":                    {"lease", PDF, Blurred, foreigner},
		"a photograph under a password":             {"lease", PhotoJPEG, Encrypted, foreigner},
		"a lease with a zone":                       {"lease", PDF, BadCheckDigit, foreigner},
		"a Russian internal passport of foreigners": {"passport_rf", PDF, None, foreigner},
		"a foreign passport of a Russian citizen":   {"passport_foreign", PDF, None, russian},
		"a person nobody invented":                  {"lease", PDF, None, Person{}},
	} {
		t.Run(name, func(t *testing.T) {
			if file, err := Draw(try.kind, try.form, try.fault, try.person); err == nil {
				t.Errorf("drew %d bytes, want an error", len(file.Bytes))
			}
		})
	}
}

func TestEveryCharacterOfEveryKindIsInItsFace(t *testing.T) {
	for _, kind := range kinds() {
		for i, page := range kind.pages(Persons(0)[kind.person], None) {
			if len(page.missing) > 0 {
				t.Errorf("%s, page %d: the face lacks %q", kind.name, i+1, page.missing)
			}
		}
	}
}

func TestEveryPageSaysThatItIsASpecimen(t *testing.T) {
	for _, kind := range kinds() {
		for i, page := range kind.pages(Persons(0)[kind.person], None) {
			said := ""
			for _, m := range page.marks {
				said += m.text + "\n"
			}
			if !strings.Contains(said, "ОБРАЗЕЦ") || !strings.Contains(said, "SPECIMEN") {
				t.Errorf("%s, page %d does not say so", kind.name, i+1)
			}
		}
	}
}

func TestALeaseHasThreeOrFourPages(t *testing.T) {
	if got := len(lease(Persons(0)[0], None)); got < 3 || got > 4 {
		t.Errorf("has %d pages, want 3 or 4", got)
	}
}

func TestAVectorPDFCarriesTheZoneAsText(t *testing.T) {
	file, err := Draw("passport_foreign", PDF, None, personFor("passport_foreign"))
	if err != nil {
		t.Fatal(err)
	}
	for _, zone := range travelZone(personFor("passport_foreign")) {
		var want strings.Builder // as UTF-16, the way the library writes text
		for _, r := range zone {
			want.WriteString("\x00" + string(r))
		}
		if !strings.Contains(inflated(t, file.Bytes), want.String()) {
			t.Errorf("%s is not in the text", zone)
		}
	}
}

// inflated is the content of all compressed streams.
func inflated(t *testing.T, pdf []byte) string {
	t.Helper()
	var out strings.Builder
	for _, at := range regexp.MustCompile(`stream\n`).FindAllIndex(pdf, -1) {
		stream, err := zlib.NewReader(bytes.NewReader(pdf[at[1]:]))
		if err != nil {
			continue
		}
		content, err := io.ReadAll(stream)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(content)
	}
	return out.String()
}

func TestPhotosStateHowThePhoneWasHeld(t *testing.T) {
	held := map[uint16]int{}
	for _, person := range Persons(0)[:4] {
		file, err := Draw("passport_foreign", PhotoJPEG, LowResolution, person)
		if err != nil {
			t.Fatal(err)
		}
		_, exif, ok := bytes.Cut(file.Bytes[:64], []byte("\x01\x12\x00\x03\x00\x00\x00\x01"))
		if !ok {
			t.Fatal("no orientation in the first bytes")
		}
		held[binary.BigEndian.Uint16(exif)]++
	}
	if held[1] == 0 || held[6] == 0 || held[1]+held[6] != 4 {
		t.Errorf("orientations are %v, want some 1 and some 6", held)
	}
}
