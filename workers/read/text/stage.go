package text

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"strconv"
	"time"

	"priyom/intake"
	"priyom/workers"
	"priyom/workers/page"
)

// Stage reads the words of each page of the documents whose kind asks for them.
func Stage(engine *Engine) workers.Stage {
	return workers.Stage{
		Name: "text", Version: "2 " + engine.name(), Extracts: "text", Within: engine.within() + time.Minute/2,
		Page: func(ctx context.Context, x *workers.Examination, drawn *page.Image, into *intake.Page) error {
			words, from, err := engine.read(ctx, drawn)
			switch {
			case errors.Is(err, ErrTimeout):
				x.Evidence.Failures = append(x.Evidence.Failures, intake.Failure{Stage: "text", Code: "SYS.OCR.TIMEOUT", Page: drawn.Number})
				return nil
			case err != nil:
				return err
			}
			into.Words, into.Text, into.TextFrom = words, joined(words), from
			into.Marks = marks(drawn.Gray(), words)
			return nil
		},
	}
}

// name is the engine as evidence names it; why there is none does not matter there.
func (e *Engine) name() string {
	if !e.Present() {
		return "no engine"
	}
	return e.String()
}

// read gives the words of the text layer, or else those that can be recognised.
func (e *Engine) read(ctx context.Context, drawn *page.Image) ([]intake.Word, intake.TextSource, error) {
	if len(drawn.Words) > 0 {
		return drawn.Words, intake.TextLayer, nil
	}
	if !e.Present() {
		return nil, intake.TextNone, nil
	}
	var arguments []string
	if drawn.DPI >= 70 {
		arguments = []string{"--dpi", strconv.Itoa(int(math.Round(drawn.DPI)))}
	}
	table, err := e.run(ctx, pgm(drawn.Gray()), arguments...)
	if err != nil {
		return nil, "", err
	}
	return parseTable(table), intake.TextOCR, nil
}

// pgm writes a grey picture as a portable graymap, which costs nothing to write and to read.
func pgm(gray *image.Gray) []byte {
	size := gray.Rect.Size()
	out := bytes.NewBuffer(make([]byte, 0, size.X*size.Y+32))
	fmt.Fprintf(out, "P5 %d %d 255\n", size.X, size.Y)
	for y := range size.Y {
		out.Write(gray.Pix[y*gray.Stride : y*gray.Stride+size.X])
	}
	return out.Bytes()
}
