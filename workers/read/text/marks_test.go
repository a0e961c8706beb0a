package text_test

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"priyom/intake"
	"priyom/workers"
	"priyom/workers/page"
	"priyom/workers/read/text"
)

// sheet is a page that is drawn on, with words laid over it.
type sheet struct {
	canvas *image.Gray
	words  []intake.Word
}

func blank() *sheet {
	s := &sheet{canvas: image.NewGray(image.Rect(0, 0, 1000, 400))}
	draw.Draw(s.canvas, s.canvas.Rect, image.NewUniform(color.Gray{240}), image.Point{}, draw.Src)
	return s
}

func (s *sheet) word(text string, box intake.Box) *sheet {
	s.words = append(s.words, intake.Word{Text: text, Line: 1, Box: box, Confidence: 1})
	return s
}

func (s *sheet) fill(x0, y0, x1, y1 int) *sheet {
	draw.Draw(s.canvas, image.Rect(x0, y0, x1, y1), image.NewUniform(color.Gray{40}), image.Point{}, draw.Src)
	return s
}

// frame is a square of 24 pixels, two thick.
func (s *sheet) frame(x, y int) *sheet {
	return s.fill(x, y, x+24, y+2).fill(x, y+22, x+24, y+24).fill(x, y, x+2, y+24).fill(x+22, y, x+24, y+24)
}

// slash is a stroke from corner to corner.
func (s *sheet) slash(x0, y0, x1, y1 int) *sheet {
	for x := x0; x < x1; x++ {
		y := y0 + (y1-y0)*(x-x0)/(x1-x0)
		s.fill(x, y-1, x+2, y+2)
	}
	return s
}

func (s *sheet) marks(t *testing.T) []intake.Mark {
	t.Helper()
	var into intake.Page
	drawn := &page.Image{Number: 1, Image: s.canvas, Words: s.words}
	if err := text.Stage(&text.Engine{}).Page(t.Context(), &workers.Examination{}, drawn, &into); err != nil {
		t.Fatal(err)
	}
	return into.Marks
}

func TestInkIsMeasuredWhereAPenWrites(t *testing.T) {
	label, name := intake.Box{140, 100, 240, 126}, intake.Box{520, 200, 640, 226}
	signed := func() *sheet {
		return blank().word("Иванов", name).word("И.", intake.Box{650, 200, 670, 226}).fill(120, 220, 500, 222)
	}
	for _, tt := range []struct {
		name     string
		sheet    *sheet
		kind     intake.MarkKind // "" for no mark
		from, to float64         // its ink
	}{
		{"an empty box", blank().frame(106, 101).word("работа", label), intake.TickBox, 0, 0.01},
		{"a crossed box", blank().frame(106, 101).slash(106, 101, 130, 125).slash(106, 125, 130, 101).word("работа", label), intake.TickBox, 0.2, 1},
		{"a box with one side open", blank().fill(106, 101, 130, 103).fill(106, 101, 108, 125).fill(106, 123, 130, 125).word("работа", label), "", 0, 0},
		{"a box far away", blank().frame(20, 101).word("работа", label), "", 0, 0},
		{"a bar", blank().fill(106, 101, 116, 125).word("работа", label), "", 0, 0},
		{"a word before it, which may be of round letters", blank().frame(106, 101).word("О", intake.Box{104, 99, 132, 127}).word("работа", label), "", 0, 0},
		{"a line that nobody signed on", signed(), intake.SignatureLine, 0, 0.002},
		{"a line that somebody signed on", signed().slash(200, 215, 260, 160).slash(260, 160, 300, 225), intake.SignatureLine, 0.01, 0.2},
		{"a line with print over it", signed().fill(200, 170, 300, 196).word("подпись", intake.Box{198, 168, 302, 198}), intake.SignatureLine, 0, 0.002},
		{"a name without a line", blank().word("Иванов", name).word("И.", intake.Box{650, 200, 670, 226}), "", 0, 0},
		{"a line beside a word that is no name", blank().word("рублей", name).word("в", intake.Box{650, 200, 670, 226}).fill(120, 220, 500, 222), "", 0, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.sheet.marks(t)
			switch {
			case tt.kind == "" && len(got) > 0:
				t.Errorf("got %+v, want none", got)
			case tt.kind == "":
			case len(got) != 1 || got[0].Kind != tt.kind || got[0].Ink < tt.from || got[0].Ink > tt.to:
				t.Errorf("got %+v, want one %s with ink from %v to %v", got, tt.kind, tt.from, tt.to)
			}
		})
	}
}

func BenchmarkMarks(b *testing.B) {
	s := blank()
	for i := range 700 { // as many words as a dense page has
		s.word("договор", intake.Box{30 * (i % 30), 10 * (i / 30), 30*(i%30) + 25, 10*(i/30) + 9})
	}
	drawn := &page.Image{Number: 1, Image: s.canvas, Words: s.words}
	b.ReportAllocs()
	for b.Loop() {
		var into intake.Page
		if err := text.Stage(&text.Engine{}).Page(b.Context(), &workers.Examination{}, drawn, &into); err != nil {
			b.Fatal(err)
		}
	}
}
