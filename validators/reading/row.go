package reading

import (
	"slices"
	"strings"
	"unicode/utf8"

	"priyom/intake"
	"priyom/rules"
)

// How wide a gap may be, in heights of the label: before the first cell, and between cells.
const (
	firstGap = 30.0
	cellGap  = 5.0
)

// row takes the letters that stand right of a label, one to a cell. What is no single letter to a cell was not read
// rightly: handwriting, or the cells' frames among the letters.
func (p *print) row(read *rules.Read, first, last int) (Reading, bool) {
	label := p.page.Words[last].Box
	height := float64(max(1, label[3]-label[1]))
	middle := float64(label[1]+label[3]) / 2
	var cells []intake.Word
	for _, word := range p.page.Words {
		at := float64(word.Box[1]+word.Box[3]) / 2
		if word.Box[0] >= label[2] && at > middle-height && at < middle+height {
			cells = append(cells, word)
		}
	}
	slices.SortStableFunc(cells, func(a, b intake.Word) int { return a.Box[0] - b.Box[0] })
	right, gap, n := label[2], firstGap*height, 0
	var value strings.Builder
	for _, cell := range cells {
		if float64(cell.Box[0]-right) > gap || utf8.RuneCountInString(cell.Text) > 1 {
			break
		}
		value.WriteString(cell.Text)
		right, gap = cell.Box[2], cellGap*height
		n++
	}
	at := read.Pattern.Find(rules.Small(value.String()))
	if at == nil {
		return Reading{}, false
	}
	return p.reading(read, groups(value.String(), at), cells[:n])
}
