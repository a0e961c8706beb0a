package text

import (
	"math"
	"slices"
	"strings"
	"testing"

	"priyom/intake"
)

const table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
	"4\t1\t1\t1\t1\t0\t10\t20\t300\t40\t-1\t\n" +
	"5\t1\t1\t1\t1\t1\t10\t20\t100\t40\t96.4\tСерия\n" +
	"5\t1\t1\t1\t1\t2\t120\t20\t90\t40\t88.0\t4626\n" +
	"5\t1\t1\t1\t2\t1\t10\t70\t90\t40\t95\t \n" +
	"5\t1\t1\t1\t3\t1\t10\t99\t90\t40\t0\t|\n"

func TestATableIsReadAsWords(t *testing.T) {
	got := parseTable([]byte(table))
	want := []intake.Word{
		{Text: "Серия", Box: intake.Box{10, 20, 110, 60}, Line: 1, Confidence: 0.96},
		{Text: "4626", Box: intake.Box{120, 20, 210, 60}, Line: 1, Confidence: 0.88},
		{Text: "|", Box: intake.Box{10, 99, 100, 139}, Line: 2, Confidence: 0},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := joined(got); got != "Серия 4626\n|" {
		t.Errorf("joined: got %q", got)
	}
}

func TestTheLanguagesThereAre(t *testing.T) {
	folder, languages := parseLanguages([]byte("List of available languages in \"/usr/share/tessdata/\" (3):\neng\nosd\nrus\n"))
	if folder != "/usr/share/tessdata" || !slices.Equal(languages, []string{"eng", "osd", "rus"}) {
		t.Errorf("got %q and %q", folder, languages)
	}
}

// FuzzTable feeds what a program that reads strangers' pictures may say.
func FuzzTable(f *testing.F) {
	f.Add([]byte(table))
	f.Add([]byte("5\t1\t1\t1\t1\t1\t-1\t99999999999\t1\t1\tNaN\tx\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		words := parseTable(data)
		if len(words) > maxWords {
			t.Fatalf("%d words", len(words))
		}
		line := 0
		for _, word := range words {
			bad := math.IsNaN(word.Confidence) || word.Confidence < 0 || word.Confidence > 1 || word.Box[0] < 0 ||
				word.Box[2] < word.Box[0] || word.Line < line || strings.TrimSpace(word.Text) == ""
			if bad {
				t.Fatalf("%+v", word)
			}
			line = word.Line
		}
	})
}
