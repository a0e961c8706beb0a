package text

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"

	"priyom/intake"
	"priyom/workers"
	"priyom/workers/page"
)

// Stage reads the words of each page of the documents whose kind asks for them.
func Stage(engine *Engine) workers.Stage {
	return workers.Stage{
		Name: "text", Version: "3 " + engine.name(), Extracts: "text", Within: 2 * engine.within(),
		Page: func(ctx context.Context, x *workers.Examination, drawn *page.Image, into *intake.Page) error {
			read, err := engine.read(ctx, drawn, into)
			switch {
			case errors.Is(err, ErrTimeout):
				x.Evidence.Failures = append(x.Evidence.Failures, intake.Failure{Stage: "text", Code: "SYS.OCR.TIMEOUT", Page: drawn.Number})
				return nil
			case err != nil:
				return err
			}
			into.Words, into.Marks, into.Turned = read.Words, read.Marks, read.Turned
			into.Text, into.TextFrom = joined(read.Words), read.TextFrom
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

// read gives the words of the text layer, or else those that can be recognised, with the marks beside them and how the
// page lies.
func (e *Engine) read(ctx context.Context, drawn *page.Image, known *intake.Page) (intake.Page, error) {
	switch {
	case len(drawn.Words) > 0:
		return intake.Page{Words: drawn.Words, Marks: marks(drawn.Gray(), drawn.Words), TextFrom: intake.TextLayer}, nil
	case !e.Present():
		return intake.Page{TextFrom: intake.TextNone, Turned: byZone(known)}, nil
	default:
		return e.recognise(ctx, drawn, known)
	}
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
