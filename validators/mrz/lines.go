package mrz

import (
	"strings"
	"unicode"

	"priyom/intake"
)

const (
	maxLines = 8  // more are no zone
	maxLine  = 64 // more characters are no line of one
	slack    = 3  // characters that a line may lack before it is unreadable
)

// split takes text apart at line ends or slashes.
func split(text string) []string {
	if len(text) > maxLines*maxLine*4 {
		text = text[:maxLines*maxLine*4]
	}
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '/' || r == '|' })
}

// tidy brings lines as a person or a recogniser gives them into capitals and to full width, without empty ones, and
// reports what was missing or surplus. A line more than three characters off stays as it is.
func tidy(given []string) (lines []string, problems []Problem) {
	for _, line := range given {
		if line = spaced(clean(line)); line != "" && len(lines) <= maxLines {
			lines = append(lines, line)
		}
	}
	width := widthOf(lines)
	if width == 0 {
		return lines, nil
	}
	for i, line := range lines {
		lines[i] = widen(line, i, width, lines[0][0])
		if given := len([]rune(line)); given != width {
			problems = append(problems, Problem{LineLength, i + 1, 0, intake.Detail{"given": given, "expected": width, "line": i + 1}})
		}
	}
	return lines, problems
}

// clean makes capitals, and fillers of what is typed or recognised in their stead.
func clean(line string) string {
	if len(line) > maxLine*4 {
		line = line[:maxLine*4]
	}
	line = strings.ToValidUTF8(strings.TrimSpace(line), "?")
	return strings.NewReplacer("«", "<<", "‹", "<", "〈", "<", "＜", "<").Replace(strings.ToUpper(line))
}

// spaced takes spaces for fillers where the line has a format's width with them, and out where it has not.
func spaced(line string) string {
	if strings.IndexFunc(line, unicode.IsSpace) < 0 {
		return line
	}
	keep := rune(-1)
	switch len([]rune(line)) {
	case 30, 36, 44:
		keep = '<'
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return keep
		}
		return r
	}, line)
}

// widthOf is the width of the format that every line comes close to, or 0.
func widthOf(lines []string) int {
	widths := []int{44, 36}
	switch len(lines) {
	case 3:
		widths = []int{30}
	case 2:
	default:
		return 0
	}
	for _, width := range widths {
		fits := true
		for _, line := range lines {
			n := len([]rune(line))
			surplus := len([]rune(strings.TrimRight(line, "<"))) > width
			fits = fits && n >= width-slack && n <= width+slack && !surplus
		}
		if fits {
			return width
		}
	}
	return 0
}

// widen fills a short line up: names at their end, the line of the check digits before those that end it. Surplus
// fillers at the end go.
func widen(line string, index, width int, kind byte) string {
	missing := width - len([]rune(line))
	switch {
	case missing < 0:
		return string([]rune(line)[:width])
	case missing == 0 || index != 1 || kind == 'V' || !isASCII(line):
		return line + strings.Repeat("<", missing)
	}
	tail := 1 // the composite digit
	if width == layoutTD3.width {
		tail = 2 // and the optional one before it
	}
	cut := len(line) - tail
	return line[:cut] + strings.Repeat("<", missing) + line[cut:]
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}
