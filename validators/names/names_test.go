package names_test

import (
	"os"
	"strings"
	"testing"

	"priyom/validators/names"
)

type pair struct{ relation, want, a, b string }

func pairs(t testing.TB) []pair {
	t.Helper()
	text, err := os.ReadFile("testdata/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var list []pair
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		column := strings.Split(line, "\t")
		if len(column) != 4 || column[0] != "same" && column[0] != "different" {
			t.Fatalf("want relation, answer and two names: %q", line)
		}
		list = append(list, pair{column[0], column[1], column[2], column[3]})
	}
	return list
}

func TestPairsAreAnsweredAsAPersonWould(t *testing.T) {
	list := pairs(t)
	if len(list) < 200 {
		t.Fatalf("only %d pairs", len(list))
	}
	counts := map[string]map[names.Answer]int{"same": {}, "different": {}}
	for _, p := range list {
		got := names.CompareText(p.a, p.b, names.DefaultThresholds())
		counts[p.relation][got.Answer]++
		if string(got.Answer) != p.want {
			t.Errorf("%s and %s: got %s by %v %v, want %s", p.a, p.b, got.Answer, got.Score, got.Reasons, p.want)
		}
		if p.relation == "same" && got.Answer == names.Mismatch || p.relation == "different" && got.Answer == names.Match {
			t.Errorf("%s and %s are %s persons: a %s does harm", p.a, p.b, p.relation, got.Answer)
		}
		back := names.CompareText(p.b, p.a, names.DefaultThresholds())
		if back.Answer != got.Answer || back.Score != got.Score {
			t.Errorf("%s and %s: %s %v, but the other way round %s %v", p.a, p.b, got.Answer, got.Score, back.Answer, back.Score)
		}
	}
	t.Logf("%-10s %6s %6s %8s", "", "match", "review", "mismatch")
	for _, relation := range []string{"same", "different"} {
		c := counts[relation]
		t.Logf("%-10s %6d %6d %8d", relation, c[names.Match], c[names.Review], c[names.Mismatch])
	}
}
