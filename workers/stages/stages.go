// Package stages lists the stages of examining a document. A new stage is one line here.
package stages

import (
	"priyom/workers"
	"priyom/workers/measure"
	"priyom/workers/read/mrz"
	"priyom/workers/read/text"
	"priyom/workers/render"
	"priyom/workers/sniff"
)

// List gives the stages in their order: of the file, the one that draws its pages, of a page.
func List(pool *render.Pool, ocr *text.Engine) []workers.Stage {
	return []workers.Stage{
		sniff.Stage(),
		render.Stage(pool),
		render.ViewStage(),
		measure.Stage(),
		mrz.Stage(),
		text.Stage(ocr),
	}
}
