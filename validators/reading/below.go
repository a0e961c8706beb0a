package reading

import (
	"strings"

	"priyom/intake"
	"priyom/rules"
)

// Limits of what counts as standing below a label, in heights of the label.
const (
	belowReach = 2.6 // from the foot of the label to the head of the value
	leftSlack  = 1.0 // that the value may begin left of the label
	wordGap    = 2.0 // between words of one value
)

// below takes the words of the first line under a label that begin near where the label begins, as far as they follow
// one another without a wide gap: forms have a column for each value.
func (p *print) below(read *rules.Read, first, last int) (Reading, bool) {
	label := p.page.Words[first].Box
	foot := label[3]
	for _, word := range p.page.Words[first : last+1] {
		if word.Line == p.page.Words[first].Line {
			label[2], foot = max(label[2], word.Box[2]), max(foot, word.Box[3])
		}
	}
	height := float64(max(1, label[3]-label[1]))
	var line []intake.Word
	for _, word := range p.page.Words {
		middle := (word.Box[1] + word.Box[3]) / 2
		switch {
		case middle <= foot || float64(word.Box[1]-foot) > belowReach*height:
		case len(line) == 0:
			if float64(word.Box[0]) >= float64(label[0])-leftSlack*height && word.Box[0] < label[2] {
				line = append(line, word)
			}
		case word.Line == line[0].Line && float64(word.Box[0]-line[len(line)-1].Box[2]) <= wordGap*height:
			line = append(line, word)
		}
	}
	if len(line) == 0 {
		return Reading{}, false
	}
	var texts []string
	for _, word := range line {
		texts = append(texts, word.Text)
	}
	text := strings.Join(texts, " ")
	at := read.Pattern.Find(rules.Small(text))
	if at == nil {
		return Reading{}, false
	}
	return p.reading(read, groups(text, at), line)
}
