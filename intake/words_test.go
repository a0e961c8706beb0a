package intake_test

import (
	"encoding/json"
	"testing"
	"time"

	"priyom/intake"
)

func TestACodeHasThreePartsOfCapitalsDigitsAndUnderscores(t *testing.T) {
	for text, ok := range map[string]bool{
		"IMG.FOCUS.BLURRED": true, "SYS.A_1.B2": true, "A.B.C": true,
		"": false, "IMG": false, "IMG.FOCUS": false, "IMG.FOCUS.BLURRED.MORE": false, "IMG..BLURRED": false, ".A.B": false, "A.B.": false,
		"img.focus.blurred": false, "IMG.FOCUS.BLURRED ": false, "IMG.FOCUS\n.X": false, "ИМГ.ФОКУС.НЕТ": false, "IMG.FO-CUS.X": false,
	} {
		var code intake.Code
		err := code.UnmarshalText([]byte(text))
		if (err == nil) != ok {
			t.Errorf("%q: got error %v, want taken %t", text, err, ok)
		}
		if err != nil && code != "" {
			t.Errorf("%q was refused and left %q behind", text, code)
		}
	}
	if !intake.Code("SYS.A.B").System() || intake.Code("SYSTEM.A.B").System() || intake.Code("IMG.SYS.B").System() {
		t.Error("only the domain SYS is of our own failures")
	}
}

func TestWordsInDataRefuseWhatTheyDoNotKnow(t *testing.T) {
	type data struct {
		Severity intake.Severity
		Retry    intake.Retry
	}
	var got data
	if err := json.Unmarshal([]byte(`{"Severity":"block","Retry":"reupload_same"}`), &got); err != nil || got.Severity != intake.Block {
		t.Errorf("got %+v, %v", got, err)
	}
	for _, text := range []string{`{"Severity":"fatal"}`, `{"Severity":""}`, `{"Severity":"Block"}`, `{"Retry":"again"}`, `{"Retry":""}`} {
		if err := json.Unmarshal([]byte(text), &data{}); err == nil {
			t.Errorf("%s was taken", text)
		}
	}
	for i, s := range severities {
		if s.Rank() != 3-i {
			t.Errorf("%s ranks %d, want %d", s, s.Rank(), 3-i)
		}
	}
}

func TestEveryMistypedDigitOfANumberIsFound(t *testing.T) {
	for _, running := range []int64{0, 1, 7, 42, 123456, 9999999} {
		number := intake.Number(2026, running)
		for i := range number {
			if number[i] < '0' || number[i] > '9' {
				continue
			}
			for digit := byte('0'); digit <= '9'; digit++ {
				typed := []byte(number)
				typed[i] = digit
				if digit != number[i] && valid(t, string(typed)) {
					t.Errorf("%s typed as %s is not found", number, typed)
				}
			}
		}
		if !valid(t, number) {
			t.Errorf("%s itself is refused", number)
		}
	}
	if got, want := intake.Number(2026, 1), "26-0000001-"; got[:len(want)] != want {
		t.Errorf("got %s, want %s and a check digit", got, want)
	}
}

// valid holds a number against Luhn's sum, written down a second time and from the left: ISO/IEC 7812-1, annex B.
func valid(t *testing.T, number string) bool {
	t.Helper()
	var digits []int
	for _, r := range number {
		if r != '-' {
			digits = append(digits, int(r-'0'))
		}
	}
	if len(digits) != 10 {
		t.Fatalf("%s has %d digits, want 10", number, len(digits))
	}
	doubled := [10]int{0, 2, 4, 6, 8, 1, 3, 5, 7, 9}
	sum := 0
	for i, d := range digits {
		if i%2 == 0 {
			d = doubled[d]
		}
		sum += d
	}
	return sum%10 == 0
}

func TestADateIsMoscows(t *testing.T) {
	for at, want := range map[string]string{
		"2026-11-22T20:59:59Z": "2026-11-22", "2026-11-22T21:00:00Z": "2026-11-23",
		"2026-12-31T21:00:00Z": "2027-01-01", "2026-11-23T00:30:00+10:00": "2026-11-22",
		"2014-10-25T21:59:59Z": "2014-10-26", "2014-10-26T20:59:59Z": "2014-10-26", "2014-10-26T21:00:00Z": "2014-10-27", // the clocks went back to UTC+3 that night
	} {
		instant, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := intake.DateOf(instant).String(); got != want {
			t.Errorf("%s: got %s, want %s", at, got, want)
		}
	}
	if got := intake.DateOf(time.Time{}); !got.IsZero() {
		t.Errorf("of no instant: got %v, want none", got)
	}
}

func TestADateIsReadAsItIsWritten(t *testing.T) {
	for day := (intake.Date{Year: 2023, Month: 12, Day: 25}); day.Year < 2029; day = day.AddDays(1) {
		back, err := intake.ParseDate(day.String())
		if err != nil || back != day {
			t.Fatalf("%s: got %v, %v", day, back, err)
		}
		if next := day.AddDays(1); !day.Before(next) || next.Before(day) || next.AddDays(-1) != day {
			t.Fatalf("%s is not followed by %s", day, next)
		}
	}
	for _, text := range []string{"", "2026-02-29", "2026-13-01", "2026-1-2", "22.11.2026", "2026-11-22T00:00:00Z", " 2026-11-22", "2026-11-22 ", "٢٠٢٦-11-22"} {
		if got, err := intake.ParseDate(text); err == nil {
			t.Errorf("%q was read as %s", text, got)
		}
	}
}

func TestAnUnknownDateIsWrittenEmpty(t *testing.T) {
	data, err := json.Marshal(map[string]intake.Date{"as_of": {}})
	if err != nil || string(data) != `{"as_of":""}` {
		t.Errorf("got %s, %v", data, err)
	}
	back := map[string]intake.Date{"as_of": {Year: 1}}
	if err := json.Unmarshal(data, &back); err != nil || !back["as_of"].IsZero() {
		t.Errorf("got %v, %v", back, err)
	}
}

func FuzzADateRoundTrips(f *testing.F) {
	f.Add("2026-11-22")
	f.Add("0000-01-01")
	f.Add("9999-12-31")
	f.Fuzz(func(t *testing.T, text string) {
		if day, err := intake.ParseDate(text); err == nil && day.String() != text {
			t.Errorf("%q was read as %s", text, day)
		}
	})
}
