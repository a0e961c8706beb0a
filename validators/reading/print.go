package reading

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"priyom/intake"
	"priyom/rules"
)

// print is the words of a page, ready to be searched.
type print struct {
	page   intake.Page // upright
	turned int         // degrees by which it lies turned on its image
	text   string      // words apart by spaces, lines by line ends
	small  string      // the same in small letters, byte by byte: patterns are looked for there
	folded string      // the same, letter by letter, as labels are compared
	starts []int       // of each word in text, bytes
	fold   []int       // of each word in folded, bytes
	has    grams       // of folded
}

func printOf(page intake.Page) print {
	p := print{page: page.Upright(), turned: page.Turned, starts: make([]int, len(page.Words)), fold: make([]int, len(page.Words))}
	var text, folded strings.Builder
	text.Grow(len(page.Text))
	folded.Grow(len(page.Text))
	for i, word := range page.Words {
		switch {
		case i == 0:
		case word.Line != page.Words[i-1].Line:
			text.WriteByte('\n')
			folded.WriteByte(' ') // a label may be broken over two lines
		default:
			text.WriteByte(' ')
			folded.WriteByte(' ')
		}
		p.starts[i], p.fold[i] = text.Len(), folded.Len()
		text.WriteString(word.Text)
		fold(&folded, word.Text)
	}
	p.text, p.folded = text.String(), folded.String()
	p.small = rules.Small(p.text)
	p.has = gramsOf(p.folded)
	return p
}

// Fold makes texts comparable that people and recognisers spell differently: small letters, е for ё, and Cyrillic letters
// for the Latin ones that look like them.
func Fold(text string) string {
	var out strings.Builder
	fold(&out, text)
	return out.String()
}

func fold(out *strings.Builder, text string) {
	out.Grow(len(text))
	for _, r := range text {
		if int(r) >= len(folds) {
			r = unicode.ToLower(r)
		}
		if int(r) < len(folds) {
			r = folds[r]
		}
		out.WriteRune(r)
	}
}

// folds are the letters that those up to the end of Cyrillic are folded to: nearly all that is printed, and to be looked up.
var folds = func() (folded [0x530]rune) {
	for r := range folded {
		lower := unicode.ToLower(rune(r))
		if like := strings.IndexRune(lookAlikes, lower); like >= 0 && lower < unicode.MaxASCII {
			lower, _ = utf8.DecodeRuneInString(cyrillic[2*like:])
		}
		if lower == 'ё' {
			lower = 'е'
		}
		folded[r] = lower
	}
	return folded
}()

// The small Latin letters that look like Cyrillic ones, in capitals at least, and those, of two bytes each.
const (
	lookAlikes = "abcehkmoptxy"
	cyrillic   = "авсенкмортху"
)

// reach is how far behind its label a value in running text may be, in bytes: a line and a half of a letter.
const reach = 240

// bytesOf is how many bytes a number of characters may take: Cyrillic ones take two.
func bytesOf(characters int) int { return 2 * characters }

// find looks for a value beside its label. The first label in the order of the rule, and its first place on the page
// that has a value of the right shape, count.
func (p *print) find(read *rules.Read) (Reading, bool) {
	if read.Where == rules.Ticked {
		return p.ticked(read)
	}
	for _, label := range read.Labels {
		label = Fold(label)
		if !p.has.may(label) {
			continue
		}
		for from := 0; ; {
			at := strings.Index(p.folded[from:], label)
			if at < 0 {
				break
			}
			at += from
			from = at + len(label)
			first, last := p.wordAt(at), p.wordAt(at+len(label)-1)
			if first < 0 || !bounded(p.folded, at, from) {
				continue
			}
			if got, ok := p.beside(read, first, last); ok {
				return got, true
			}
		}
	}
	return Reading{}, false
}

// bounded reports whether a stretch begins where a word does: "пол" is no part of "полис".
func bounded(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	last, _ := utf8.DecodeLastRuneInString(text[:to])
	return !unicode.IsLetter(before) && (!unicode.IsLetter(last) || !unicode.IsLetter(after))
}

// wordAt is the word that a byte of the folded text belongs to, or -1.
func (p *print) wordAt(at int) int {
	i, exact := slices.BinarySearch(p.fold, at)
	if exact {
		return i
	}
	return i - 1
}

func (p *print) beside(read *rules.Read, first, last int) (Reading, bool) {
	switch read.Where {
	case rules.Below:
		return p.below(read, first, last)
	case rules.Row:
		return p.row(read, first, last)
	}
	// The label's own last word may go on with the value: "№1234567".
	return p.match(read, p.starts[last], p.near(p.starts[last], cmp.Or(bytesOf(read.Reach), reach)))
}

// near is the byte up to which a value may be that stands behind its label, which begins at start.
func (p *print) near(start, reach int) int {
	end := min(len(p.text), start+reach)
	for end < len(p.text) && !utf8.RuneStart(p.text[end]) {
		end++
	}
	return end
}

// label is the place of a folded label, or nil.
func (p *print) label(label string) *intake.Box {
	if !p.contains(label) {
		return nil
	}
	at := strings.Index(p.folded, label)
	return p.place(p.page.Words[p.wordAt(at)].Box)
}

// match takes the first stretch from start to end that has the shape of the value.
func (p *print) match(read *rules.Read, start, end int) (Reading, bool) {
	text := p.text[start:end]
	at := read.Pattern.Find(p.small[start:end])
	if at == nil {
		return Reading{}, false
	}
	i, _ := slices.BinarySearch(p.starts, start+at[0]+1)
	j, _ := slices.BinarySearch(p.starts, start+at[1])
	return p.reading(read, groups(text, at), p.page.Words[max(0, i-1):j])
}

func (p *print) reading(read *rules.Read, value string, words []intake.Word) (Reading, bool) {
	if len(words) == 0 || value == "" {
		return Reading{}, false
	}
	if meant, ok := read.Values[Fold(value)]; ok {
		value = meant
	}
	got := Reading{Field: read.Field, Value: inFigures(strings.Join(strings.Fields(value), " ")), Source: OCR, Page: p.page.Number, Confidence: 1}
	if p.page.TextFrom == intake.TextLayer {
		got.Source = Layer
	}
	box := words[0].Box
	for _, word := range words {
		got.Confidence = min(got.Confidence, word.Confidence)
		box = intake.Box{min(box[0], word.Box[0]), min(box[1], word.Box[1]), max(box[2], word.Box[2]), max(box[3], word.Box[3])}
	}
	got.Box = p.place(box)
	return got, true
}

// place is where a box lies on the page as its image is.
func (p *print) place(box intake.Box) *intake.Box {
	box = box.Turn(p.turned, p.page.Width, p.page.Height)
	return &box
}

// groups joins the groups of a match, or gives the whole of one that has none.
func groups(text string, at []int) string {
	if len(at) == 2 {
		return strings.TrimSpace(text[at[0]:at[1]])
	}
	var parts []string
	for i := 2; i < len(at); i += 2 {
		if at[i] >= 0 {
			parts = append(parts, strings.TrimSpace(text[at[i]:at[i+1]]))
		}
	}
	return strings.Join(parts, " ")
}
