package render

import "testing"

func TestAPageIsOneImageWhenItPaintsOneAndNothingElse(t *testing.T) {
	for _, tt := range []struct{ name, content, want string }{
		{"an image", "q 595 0 0 842 0 0 cm /Im0 Do Q", "Im0"},
		{"with a state that paints nothing", "0 J 0 j 0.57 w 0.000 G\n0 g [] 0 d q 595.2 0 0 841.8 0 0 cm /I1 Do Q\n", "I1"},
		{"two images", "q 1 0 0 1 0 0 cm /A Do /B Do Q", ""},
		{"text over it", "q 1 0 0 1 0 0 cm /A Do Q BT (x) Tj ET", ""},
		{"a line over it", "q 1 0 0 1 0 0 cm /A Do Q 0 0 m 9 9 l S", ""},
		{"clipped", "q 0 0 9 9 re W n 1 0 0 1 0 0 cm /A Do Q", ""},
		{"through a state that may be transparent", "q /GS0 gs 1 0 0 1 0 0 cm /A Do Q", ""},
		{"an image within", "BI /W 1 /H 1 ID x EI", ""},
		{"nothing", "", ""},
		{"a name that is none", "1 0 0 1 0 0 cm Do", ""},
	} {
		if got := onlyImage(tt.content); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
