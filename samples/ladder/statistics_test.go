package ladder

import (
	"image"
	"math"
	"slices"
	"testing"

	"priyom/intake"
)

func TestTheAreaIsTheChanceThatTheSpoiltReadWorse(t *testing.T) {
	none := math.NaN()
	for _, c := range []struct {
		name          string
		clean, spoilt []float64
		rises         bool
		want          float64
	}{
		{"all above all", []float64{1, 2, 3}, []float64{4, 5}, true, 1},
		{"all below all, and worse", []float64{4, 5}, []float64{1, 2, 3}, false, 1},
		{"all below all, and better", []float64{4, 5}, []float64{1, 2, 3}, true, 0},
		{"equal values are a toss-up", []float64{1, 1}, []float64{1, 1, 1}, true, 0.5},
		{"one pair in four is wrong", []float64{1, 3}, []float64{2, 4}, true, 0.75},
		{"what reads nothing is unsuspicious", []float64{1, 2}, []float64{none, 3}, true, 0.5},
	} {
		got := area(suspicion(c.clean, c.rises), suspicion(c.spoilt, c.rises))
		if got != c.want {
			t.Errorf("%s: got %g, want %g", c.name, got, c.want)
		}
	}
}

func TestTheCurveEndsAtBothCornersAndNeverFalls(t *testing.T) {
	clean, spoilt := []float64{1, 2, 3, 4}, []float64{3, 4, 5, 6}
	points := curve(clean, spoilt)
	if first, last := points[0], points[len(points)-1]; first != (Point{1, 1}) || last != (Point{0, 0}) {
		t.Errorf("it goes from %v to %v, want (1,1) to (0,0)", first, last)
	}
	if !slices.IsSortedFunc(points, func(a, b Point) int {
		if a.FalseAlarms >= b.FalseAlarms && a.Found >= b.Found {
			return -1
		}
		return 1
	}) {
		t.Errorf("it goes back: %v", points)
	}
}

func TestAProposedLimitSparesTheCleanAndLiesHalfWayToTheSpoilt(t *testing.T) {
	if got := propose([]float64{1, 2, 3}, []float64{5, 6}); math.Abs(got-4.005) > 0.01 {
		t.Errorf("got %g, want half-way from 3 to 5", got)
	}
	if got := propose([]float64{1, 2, 3}, []float64{2, 6}); got != 3 {
		t.Errorf("got %g, want 3: the spoilt begin among the clean", got)
	}
	clean := make([]float64, 400)
	for i := range clean {
		clean[i] = float64(i)
	}
	if got := above(clean, propose(clean, []float64{0, 1})); got != maxFalse {
		t.Errorf("it refuses %g of the clean, want %g", got, maxFalse)
	}
}

func TestMonotonyCountsStepsThatGoBack(t *testing.T) {
	pages := [][]float64{{0, 1, 2, 3}, {0, 2, 1, 3}}
	if got := goesRight(pages, true); got != 5.0/6 {
		t.Errorf("got %g, want five steps in six", got)
	}
	if got := goesRight([][]float64{{3, 2, 1}}, false); got != 1 {
		t.Errorf("got %g, want 1 for what falls as it should", got)
	}
}

func TestOverlapIsIntersectionOverUnion(t *testing.T) {
	truth := image.Rect(0, 0, 10, 10)
	for _, c := range []struct {
		name string
		box  *intake.Box
		want float64
	}{
		{"the same", &intake.Box{0, 0, 10, 10}, 1},
		{"half of it", &intake.Box{0, 0, 5, 10}, 0.5},
		{"moved by half", &intake.Box{5, 0, 15, 10}, 1.0 / 3},
		{"elsewhere", &intake.Box{20, 20, 30, 30}, 0},
		{"none", nil, 0},
	} {
		if got := overlap(c.box, truth); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: got %g, want %g", c.name, got, c.want)
		}
	}
}

func TestWordsAreCommonAsOftenAsBothHaveThem(t *testing.T) {
	got := common([]string{"Дом,", "дом", "Улица", "—"}, []string{"ДОМ", "улица.", "дерево"})
	if want := []string{"Дом,", "Улица"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
