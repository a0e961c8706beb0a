package samples_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"priyom/intake"
	draw "priyom/samples/make"
)

// lost are the faults with which a zone need not be read, an angle of twelve degrees among them; it may not be told otherwise
// than it was printed all the same.
var lost = []draw.Fault{draw.Skewed, draw.Blurred, draw.LowResolution, draw.Cropped, draw.Encrypted, draw.Corrupt, draw.Truncated, draw.Empty, draw.NoPages, draw.WrongFormat}

// The evidence is what is read out of the samples: the test beside this one holds it against a reading of every file.
func TestEverySamplesZoneIsReadAsItWasPrinted(t *testing.T) {
	with := 0
	for _, c := range draw.Cases() {
		printed := c.Zone()
		t.Run(c.Name, func(t *testing.T) {
			var evidence intake.Evidence
			read(t, filepath.Join(c.Name, "evidence.json"), &evidence)
			var zones []*intake.Zone
			for _, page := range evidence.Pages {
				if page.MRZ != nil {
					zones = append(zones, page.MRZ)
				}
			}
			if len(printed) == 0 {
				for _, zone := range zones {
					if !zone.Unsure {
						t.Errorf("has no zone, and is told to say %q", zone.Lines)
					}
				}
				return
			}
			with++
			if len(zones) == 0 {
				if !slices.Contains(lost, c.Fault) {
					t.Errorf("its zone is not found: %q", printed)
				}
				return
			}
			zone := zones[0]
			right := slices.Equal(zone.Lines, printed)
			switch broken := c.Fault == draw.BadCheckDigit; {
			case !right && (!zone.Unsure || !slices.Contains(lost, c.Fault)):
				t.Errorf("reads\n%s, unsure: %t; printed was\n%s", strings.Join(zone.Lines, "\n"), zone.Unsure, strings.Join(printed, "\n"))
			case right && zone.Valid == broken:
				t.Errorf("check digits hold: %t", zone.Valid)
			case right && zone.Unsure && !broken && !slices.Contains(lost, c.Fault):
				t.Error("is read right and not stood by")
			}
		})
	}
	if with < 30 {
		t.Errorf("only %d samples have a zone", with)
	}
}
