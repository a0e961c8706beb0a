package text

import (
	"image"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"priyom/intake"
)

// initials are how a name is written beside the place for its signature: "Т." and "О.", or "Т.О.".
var initials = regexp.MustCompile(`^\p{Lu}\.(?:\s?\p{Lu}\.)?[,/)]*$`)

// Where a signature may be, in heights of the name beside it.
const (
	lineReach  = 26.0 // from the name to the line's far end
	lineGap    = 6.0  // from the name to the line
	lineLeast  = 6.0  // length
	signatures = 3.2  // height above the line
)

// signatureLine finds a ruled line left of a name with its initials: ______ / Иванов И. И. /
func (p *pen) signatureLine(i int) (intake.Mark, bool) {
	if !p.namedAt(i) {
		return intake.Mark{}, false
	}
	name := rectangle(p.words[i].Box)
	if i > 0 && p.words[i-1].Text == "/" && p.words[i-1].Line == p.words[i].Line {
		name = name.Union(rectangle(p.words[i-1].Box))
	}
	height := max(6, rectangle(p.words[i].Box).Dy())
	area := image.Rect(name.Min.X-int(lineReach*float64(height)), name.Max.Y-height, name.Min.X, name.Max.Y+height/2).Intersect(p.gray.Rect)
	if area.Empty() {
		return intake.Mark{}, false
	}
	line, ok := p.ruled(area, height)
	if !ok {
		return intake.Mark{}, false
	}
	above := image.Rect(line.Min.X, line.Min.Y-int(signatures*float64(height)), line.Max.X, line.Min.Y-max(2, height/6)).Intersect(p.gray.Rect)
	if above.Empty() {
		return intake.Mark{}, false
	}
	print := p.print(above, height)
	return intake.Mark{
		Kind: intake.SignatureLine, Word: i, Box: *intake.BoxOf(above), Ink: p.share(above, p.paper(above)-inked, print),
	}, true
}

// namedAt reports that a surname with its initials, in either order, begins with a word.
func (p *pen) namedAt(i int) bool {
	if i+1 >= len(p.words) || p.words[i].Line != p.words[i+1].Line {
		return false
	}
	one, other := strings.TrimLeft(p.words[i].Text, "/("), p.words[i+1].Text
	if initials.MatchString(one) { // Т. О. Эталонов
		for j := i + 1; j < min(i+3, len(p.words)) && p.words[j].Line == p.words[i].Line; j++ {
			if surname(p.words[j].Text) {
				return i == 0 || !surname(p.words[i-1].Text) && !initials.MatchString(p.words[i-1].Text)
			}
		}
		return false
	}
	return surname(one) && initials.MatchString(other)
}

func surname(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	second, _ := utf8.DecodeRuneInString(word[size:])
	return unicode.IsUpper(first) && unicode.IsLetter(second) && utf8.RuneCountInString(word) > 2
}

func startsWithLetter(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(first)
}

// ruled follows a thin dark line from right to left through an area, up and down with the page's slant, and gives the
// longest. What is no line is thick: print is left alone.
func (p *pen) ruled(area image.Rectangle, height int) (image.Rectangle, bool) {
	level := p.paper(area) - inked
	const gap = 3
	best, length := image.Rectangle{}, 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Max.X - 1; x > area.Max.X-int(lineGap*float64(height)) && x > area.Min.X; x-- {
			if !p.darker(x, y, level) {
				continue
			}
			at, left, missed, highest := y, x, 0, y
			for ; left > area.Min.X && missed <= gap; left-- {
				switch {
				case p.darker(left, at, level):
					missed = 0
				case p.darker(left, at-1, level):
					at, missed = at-1, 0
				case p.darker(left, at+1, level):
					at, missed = at+1, 0
				default:
					missed++
				}
				highest = min(highest, at)
			}
			if long := x - left - missed; long > length && float64(long) >= lineLeast*float64(height) && y-at < height && at-y < height {
				best, length = image.Rect(left+missed, highest, x, max(y, at)+1), long
			}
			break
		}
	}
	return best, length > 0
}
