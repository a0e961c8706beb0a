package mrz_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"priyom/validators/mrz"
)

// passport is the lines of an ordinary passport with this number.
func passport(t testing.TB, issuer, number string) []string {
	t.Helper()
	d := document(mrz.TD3)
	d.Issuer, d.Nationality, d.Number = issuer, issuer, number
	lines, err := mrz.Compose(d, mrz.TD3)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// misread puts text into a line at a position from 1.
func misread(lines []string, position int, text string) []string {
	line := lines[1]
	return []string{lines[0], line[:position-1] + text + line[position-1+len(text):]}
}

func TestRepairCorrectsWhatOnlyOneReadingExplains(t *testing.T) {
	for name, try := range map[string]struct {
		lines []string
		want  []mrz.Change
	}{
		"Z for 2 in an Uzbek number": {
			misread(passport(t, "UZB", "FA1234567"), 1, "FA1Z34567"),
			[]mrz.Change{{mrz.DocumentNumber, 2, "FA1Z34567", "FA1234567", []int{4}}},
		},
		"O for 0 in a Tajik number": {
			misread(passport(t, "TJK", "401234567"), 1, "4O1234567"),
			[]mrz.Change{{mrz.DocumentNumber, 2, "4O1234567", "401234567", []int{2}}},
		},
		"O for 0 in the number of the standard's specimen": {
			misread(passport(t, "UTO", "L898902C3"), 1, "L8989O2C3"),
			[]mrz.Change{{mrz.DocumentNumber, 2, "L8989O2C3", "L898902C3", []int{6}}},
		},
		"8 for B where the pattern asks for a letter": {
			misread(passport(t, "UZB", "AB1234567"), 1, "A81234567"),
			[]mrz.Change{{mrz.DocumentNumber, 2, "A81234567", "AB1234567", []int{2}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			zone := mrz.Repair(try.lines, today, nil)
			if fmt.Sprint(zone.Repairs) != fmt.Sprint(try.want) {
				t.Fatalf("got  %v %v\nwant %v", zone.Repairs, zone.Problems, try.want)
			}
			if try.want != nil && (!zone.Valid || slices.Equal(zone.Lines, try.lines)) {
				t.Errorf("the repaired zone is not valid: %v", said(zone))
			}
		})
	}
}

func TestRepairMendsADateOfTwoErrors(t *testing.T) {
	d := document(mrz.TD3)
	d.BirthDate = "1990-05-12"
	lines, err := mrz.Compose(d, mrz.TD3)
	if err != nil {
		t.Fatal(err)
	}
	zone := mrz.Repair(misread(lines, 14, "9OO5I2"), today, nil)
	if len(zone.Repairs) != 0 {
		t.Errorf("three errors in a field were repaired: %v", zone.Repairs)
	}
	zone = mrz.Repair(misread(lines, 14, "9OO512"), today, nil)
	want := mrz.Change{Field: mrz.BirthDate, Line: 2, Original: "9OO512", Corrected: "900512", Positions: []int{15, 16}}
	if len(zone.Repairs) != 1 || fmt.Sprint(zone.Repairs[0]) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", zone.Repairs, want)
	}
}

func TestRepairLeavesAloneWhatIsNotCertain(t *testing.T) {
	uzbek := passport(t, "UZB", "FA1234567")
	for name, lines := range map[string][]string{
		"a zone that holds":                     uzbek,
		"G for 6, which no check digit tells":   misread(passport(t, "TJK", "401264567"), 1, "4012G4567"),
		"L for 1 in a date":                     misread(passport(t, "UZB", "FA1234567"), 14, "9005L2"),
		"no reading fits the national pattern":  misread(passport(t, "UZB", "FA1234567"), 1, "FAX234567"),
		"a wrong composite digit alone":         misread(uzbek, 44, fmt.Sprint((int(uzbek[1][43]-'0')+5)%10)),
		"a visa, which has no composite digit":  {"V<RUSPATEL<<RAJESH<KUMAR<<<<<<<<<<<<<<<<<<<<", "2O12345672IND8501178M2612317<<<<<<<<<<<<<<<<"},
		"a digit in a name":                     {strings.Replace(uzbek[0], "KARIMOV", "KAR1MOV", 1), uzbek[1]},
		"digits that are no confusion of print": misread(uzbek, 1, "FA1934567"),
	} {
		t.Run(name, func(t *testing.T) {
			zone := mrz.Repair(lines, today, nil)
			if len(zone.Repairs) != 0 || !slices.Equal(zone.Lines, lines) {
				t.Errorf("repaired %v into %q", zone.Repairs, zone.Lines)
			}
		})
	}
}

// TestRepairNeverInventsAnotherZone spoils random zones by what recognisers confuse. What is repaired must be what was
// printed, but for the rare case that another reading fits every digit with fewer changes.
func TestRepairNeverInventsAnotherZone(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	confused := map[byte]string{'0': "OQD", '1': "I", '2': "Z7", '5': "S", '8': "B", 'B': "8", 'A': ""}
	spoiled, right, wrong := 0, 0, 0
	for range 3000 {
		d := document(mrz.TD3)
		d.Number = fmt.Sprintf("F%c%07d", "ABK"[random.IntN(3)], random.IntN(10_000_000))
		lines, err := mrz.Compose(d, mrz.TD3)
		if err != nil {
			t.Fatal(err)
		}
		line := []byte(lines[1])
		at := []int{1, 2, 3, 4, 5, 6, 7, 8, 13, 15, 16, 17, 18}[random.IntN(13)]
		others := confused[line[at]]
		if others == "" {
			continue
		}
		line[at] = others[random.IntN(len(others))]
		spoiled++
		zone := mrz.Repair([]string{lines[0], string(line)}, today, nil)
		switch {
		case len(zone.Repairs) == 0:
		case zone.Lines[1] == lines[1]:
			right++
		default:
			wrong++
		}
	}
	t.Logf("of %d zones with one misread character %d were repaired rightly, %d wrongly, %d left to a person", spoiled, right, wrong, spoiled-right-wrong)
	if wrong > 0 || right < spoiled/2 {
		t.Errorf("%d repaired wrongly, %d rightly of %d", wrong, right, spoiled)
	}
}

func TestWhatIsNotRepairedListsItsCandidates(t *testing.T) {
	zone := mrz.Repair([]string{"V<RUSPATEL<<RAJESH<KUMAR<<<<<<<<<<<<<<<<<<<<", "2O12345672IND8501178M2612317<<<<<<<<<<<<<<<<"}, today, nil)
	for _, p := range zone.Problems {
		if p.Code == mrz.CheckNumber {
			if got, _ := p.Detail["candidates"].([]string); !slices.Contains(got, "2012345672") {
				t.Errorf("candidates %v lack what was printed", got)
			}
			return
		}
	}
	t.Errorf("the number is not told: %v", said(zone))
}
