package text

import (
	"context"
	"errors"
	"math"
	"strconv"
	"time"
	"unicode/utf8"

	"priyom/intake"
	"priyom/validators/quality"
	"priyom/workers/page"
)

// People scan pages sideways and upside down. Tesseract reads what stands upright, and of what does not it makes words
// that it does not believe in itself: of upright pages, however badly they were scanned, 0.55 to 0.95 of confidence for
// each letter, of others 0.35 at most.
const (
	believed  = 0.45 // the least confidence of a page that is taken for upright
	lettered  = 3    // letters of a word that counts: shorter ones are made of specks
	enough    = 20   // letters that tell
	clearly   = 2    // times as many letters must be legible another way up
	legibleAt = 0.6  // the confidence of a word that is legible
)

// recognise reads a page the way up that it is likely to lie, and, where the words are doubtful, the other ways that it may.
// A page that took long is not read again.
func (e *Engine) recognise(ctx context.Context, drawn *page.Image, known *intake.Page) (intake.Page, error) {
	began := time.Now()
	ways := waysUp(known)
	best, err := e.upright(ctx, drawn, ways[0])
	if err != nil {
		return best, err
	}
	turned := ways[0]
	for _, way := range ways[1:] {
		if !doubtful(best.Words) || time.Since(began) > e.within()/4 {
			break
		}
		other, err := e.upright(ctx, drawn, way)
		if errors.Is(err, ErrTimeout) {
			break
		}
		if err != nil {
			return best, err
		}
		if legible(other.Words) >= max(enough, clearly*legible(best.Words)) {
			best, turned = other, way
		}
	}
	return best.Turn(turned), nil
}

// waysUp are the degrees by which a page may be turned, the likeliest first: by its zone or its lines it lies one way or
// the opposite one.
func waysUp(known *intake.Page) []int {
	turned, ok := quality.Turned(*known)
	if !ok {
		return []int{0, 180, 90, 270}
	}
	way := int(turned)
	return []int{way, (way + 180) % 360}
}

// byZone is by how many degrees a page's zone is turned.
func byZone(known *intake.Page) int {
	if known.MRZ == nil {
		return 0
	}
	return known.MRZ.Degrees
}

// upright reads a page that is turned clockwise by so many degrees, as it stands when it is turned back.
func (e *Engine) upright(ctx context.Context, drawn *page.Image, degrees int) (intake.Page, error) {
	gray := page.TurnedGray(drawn.Gray(), (360-degrees)%360/90)
	var arguments []string
	if drawn.DPI >= 70 {
		arguments = []string{"--dpi", strconv.Itoa(int(math.Round(drawn.DPI)))}
	}
	table, err := e.run(ctx, pgm(gray), arguments...)
	if err != nil {
		return intake.Page{}, err
	}
	words := parseTable(table)
	return intake.Page{Width: gray.Rect.Dx(), Height: gray.Rect.Dy(), Words: words, Marks: marks(gray, words), TextFrom: intake.TextOCR}, nil
}

// doubtful reports whether words are such as Tesseract makes of a page that does not stand upright.
func doubtful(words []intake.Word) bool {
	letters, sure := 0, 0.0
	for _, word := range words {
		if n := utf8.RuneCountInString(word.Text); n >= lettered {
			letters += n
			sure += float64(n) * credit(word)
		}
	}
	return letters < enough || sure < believed*float64(letters)
}

// legible counts the letters of words that could be read.
func legible(words []intake.Word) int {
	letters := 0
	for _, word := range words {
		if n := utf8.RuneCountInString(word.Text); n >= lettered && credit(word) >= legibleAt {
			letters += n
		}
	}
	return letters
}

// credit is the confidence of a word, and none of one that runs up or down the page: Tesseract may read those too.
func credit(word intake.Word) float64 {
	if word.Box[3]-word.Box[1] > word.Box[2]-word.Box[0] {
		return 0
	}
	return word.Confidence
}
