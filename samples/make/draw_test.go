package draw

import (
	"bytes"
	"image"
	_ "image/jpeg"
	"testing"
)

func TestDrawingTwiceGivesTheSameBytes(t *testing.T) {
	for _, form := range Forms() {
		t.Run(string(form), func(t *testing.T) {
			t.Parallel()
			first, second := mustDraw(t, form), mustDraw(t, form)
			if !bytes.Equal(first.Bytes, second.Bytes) {
				t.Errorf("two drawings differ (%d and %d bytes)", len(first.Bytes), len(second.Bytes))
			}
		})
	}
}

func mustDraw(t *testing.T, form Form) File {
	t.Helper()
	file, err := Draw("passport_foreign", form, None, Persons(0)[0])
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestCommittedCasesAreSoundUnlessTheFileItselfIsFaulty(t *testing.T) {
	if testing.Short() {
		t.Skip("draws every case")
	}
	broken := map[Fault]bool{Truncated: true, Empty: true, Corrupt: true, WrongFormat: true}
	for _, c := range Cases() {
		t.Run(c.Name, func(t *testing.T) {
			file, err := c.File()
			if err != nil {
				t.Fatal(err)
			}
			if got, most := len(file.Bytes), 130_000; got > most {
				t.Errorf("takes %d bytes, want at most %d", got, most)
			}
			if broken[c.Fault] {
				return
			}
			if file.MediaType == "application/pdf" {
				if !bytes.HasPrefix(file.Bytes, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(file.Bytes), []byte("%%EOF")) {
					t.Error("is no whole PDF")
				}
				return
			}
			if _, _, err := image.Decode(bytes.NewReader(file.Bytes)); err != nil {
				t.Errorf("decode: %v", err)
			}
		})
	}
}
