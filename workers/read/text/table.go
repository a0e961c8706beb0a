package text

import (
	"bufio"
	"bytes"
	"math"
	"strconv"
	"strings"

	"priyom/intake"
)

// The columns of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
const (
	columnBlock = iota + 2
	columnParagraph
	columnLine
	_
	columnLeft
	columnTop
	columnWidth
	columnHeight
	columnConfidence
	columnText
	columns
)

// maxWords bounds what is kept of a page: a dense page of A4 has about 700.
const maxWords = 5000

// parseTable reads the words out of Tesseract's table. Rows that are no words are left out.
func parseTable(table []byte) []intake.Word {
	var words []intake.Word
	line, last := 0, [3]string{}
	rows := bufio.NewScanner(bytes.NewReader(table))
	rows.Buffer(nil, maxTable)
	for rows.Scan() && len(words) < maxWords {
		cells := strings.SplitN(rows.Text(), "\t", columns)
		if len(cells) < columns || strings.TrimSpace(cells[columnText]) == "" {
			continue
		}
		word, ok := parseRow(cells)
		if !ok {
			continue
		}
		if at := [3]string{cells[columnBlock], cells[columnParagraph], cells[columnLine]}; at != last {
			line, last = line+1, at
		}
		word.Line = line
		words = append(words, word)
	}
	return words
}

func parseRow(cells []string) (intake.Word, bool) {
	var at [4]int
	for i := range at {
		n, err := strconv.Atoi(cells[columnLeft+i])
		if err != nil || n < 0 || n > math.MaxInt32 {
			return intake.Word{}, false
		}
		at[i] = n
	}
	confidence, err := strconv.ParseFloat(cells[columnConfidence], 64)
	if err != nil || !(confidence >= 0 && confidence <= 100) {
		return intake.Word{}, false
	}
	return intake.Word{
		Text:       strings.ToValidUTF8(strings.TrimSpace(cells[columnText]), "\uFFFD"),
		Box:        intake.Box{at[0], at[1], at[0] + at[2], at[1] + at[3]},
		Confidence: math.Round(confidence) / 100,
	}, true
}

// joined is the text of words, a line of the page a line.
func joined(words []intake.Word) string {
	var out strings.Builder
	for i, word := range words {
		switch {
		case i == 0:
		case word.Line != words[i-1].Line:
			out.WriteByte('\n')
		default:
			out.WriteByte(' ')
		}
		out.WriteString(word.Text)
	}
	return out.String()
}
