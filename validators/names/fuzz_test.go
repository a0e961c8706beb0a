package names_test

import (
	"math"
	"testing"

	"priyom/validators/names"
)

func FuzzCompareText(f *testing.F) {
	for _, p := range pairs(f) {
		f.Add(p.a, p.b)
	}
	f.Add("\xff<<", "й̆̆ - ,")
	f.Fuzz(func(t *testing.T, a, b string) {
		limits := names.DefaultThresholds()
		r := names.CompareText(a, b, limits)
		if math.IsNaN(r.Score) || r.Score < 0 || r.Score > 1 || r.Reasons == nil {
			t.Errorf("%q and %q: %+v", a, b, r)
		}
		if back := names.CompareText(b, a, limits); back.Answer != r.Answer || back.Score != r.Score {
			t.Errorf("%q and %q: %s %v, the other way round %s %v", a, b, r.Answer, r.Score, back.Answer, back.Score)
		}
	})
}
