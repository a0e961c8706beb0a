package document

import (
	"strconv"
	"strings"

	"priyom/intake"
	"priyom/rules"
	"priyom/validators"
	"priyom/validators/reading"
)

// numbering is how sheets are numbered within a document: "стр. 2 из 4", "лист 2/4", "page 2 of 4".
var numbering = rules.MustPattern(`(?:^|\s)(?:стр(?:аница|\.)?|лист|page|p\.)\s*(\d{1,3})\s*(?:из|of|/)\s*(\d{1,3})(?:\s|$)`)

const codePageMissing intake.Code = "DOC.PAGE.MISSING"

// numberedWell is the confidence from which a page's number counts.
const numberedWell = 0.8

var _ = Checks.Add(validators.Check{
	Name:  "pages_complete",
	Doc:   "A document whose pages are numbered, each with their whole number, has them all. A number that was recognised on one page alone is no proof, so that a person looks.",
	Needs: validators.NeedsReading,
	New: validators.Plain(func(in validators.Input) validators.Result {
		seen, all, last := numbered(in.Reading().Matches(numbering))
		if all <= len(in.Evidence.Pages) {
			return validators.NotApplicable()
		}
		if last.Source == reading.OCR && len(seen) < 2 {
			doubt := validators.Because(codePageMissing)
			validators.OnPage(last.Page, last.Box)(&doubt)
			return doubt
		}
		said := []validators.Option{
			validators.OnPage(last.Page, last.Box), validators.Value("measured", len(in.Evidence.Pages)), validators.Value("expected", all),
		}
		var missing []int
		if len(seen) == len(in.Evidence.Pages) { // otherwise one of those there may be the one not seen
			for n := 1; n <= all; n++ {
				if !seen[n] {
					missing = append(missing, n)
				}
			}
		}
		if len(missing) > 0 {
			said = append(said, validators.Value("pages", missing))
		}
		return validators.Fail(said...)
	}),
})

// numbered are the numbers on the pages, and the whole number that all of them name; 0 when they do not agree.
func numbered(found []reading.Reading) (seen map[int]bool, all int, last reading.Reading) {
	seen = map[int]bool{}
	for _, read := range found {
		if read.Confidence < numberedWell {
			continue
		}
		number, of := twoNumbers(read.Value)
		if all != 0 && of != all || number < 1 || number > of {
			return nil, 0, last
		}
		seen[number], all, last = true, of, read
	}
	return seen, all, last
}

func twoNumbers(text string) (first, second int) {
	one, other, _ := strings.Cut(text, " ")
	first, _ = strconv.Atoi(one) // digits, three at most
	second, _ = strconv.Atoi(other)
	return first, second
}
