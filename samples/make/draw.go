package draw

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// File is a drawn document as an applicant would upload it. Name and MediaType are what the file claims to be; with
// WrongFormat the bytes say otherwise.
type File struct {
	Name      string
	MediaType string
	Bytes     []byte
}

// Draw draws a document of the kind about the person, in the form, with the fault planted. The same arguments give the
// same bytes. The person comes from Persons. It fails for a kind or form it does not know, for a
// fault that the two cannot have (see Faults) and for a person who cannot hold such a document.
func Draw(kind string, form Form, fault Fault, person Person) (File, error) {
	found, ok := kindNamed(kind)
	if !ok {
		return File{}, fmt.Errorf("no kind named %q", kind)
	}
	return found.file(form, fault, person)
}

func (k kindOf) file(form Form, fault Fault, person Person) (File, error) {
	if !k.canHave(form, fault) {
		return File{}, fmt.Errorf("%s as %s cannot be %q", k.name, form, fault)
	}
	if person.face == 0 || k.holder != nil && !k.holder(person) {
		return File{}, fmt.Errorf("%s: the person given does not hold one", k.name)
	}
	extension, mediaType := form.extension()
	file := File{Name: k.name + "." + extension, MediaType: mediaType}
	if fault == NoPages {
		file.Bytes = emptyPDF()
		return file, nil
	}
	whole, err := k.job(form, fault, person).encode()
	if err != nil {
		return File{}, fmt.Errorf("draw %s as %s: %w", k.name, form, err)
	}
	if file.Bytes, err = damage(fault, form, whole); err != nil {
		return File{}, fmt.Errorf("draw %s as %s: %w", k.name, form, err)
	}
	return file, nil
}

func (k kindOf) job(form Form, fault Fault, person Person) job {
	if fault == OtherPerson {
		person = person.Other()
	}
	j := job{pages: k.pages(person, fault), form: form, dpi: k.scan.dpi, gray: k.scan.gray, fault: fault, seed: seedOf(k.name, form, person)}
	switch fault {
	case Blank:
		for _, page := range j.pages {
			page.marks = nil
		}
	case TooManyPages:
		one := j.pages[len(j.pages)-1]
		for len(j.pages) < 21 {
			j.pages = append(j.pages, one)
		}
	case LowResolution:
		j.dpi = 80
	default:
	}
	return j
}

// seedOf gives each document its own grain, tilt and light.
func seedOf(kind string, form Form, person Person) uint64 {
	sum := sha256.Sum256(fmt.Append(nil, kind, form, person.face))
	return uint64(binary.BigEndian.Uint32(sum[:4]))
}
