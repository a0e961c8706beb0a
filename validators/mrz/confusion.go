package mrz

import "strings"

// confusable are the groups of characters that recognisers take for one another.
var confusable = []string{"0OQD", "1IL", "2Z7", "5S", "8B", "6G", "<K", "<C", "<E", "<L", "<X"}

// alternatives are what each character may have been, without those that no check digit tells from it (G and 6, L and
// 1, K and <): a correction that nothing bears witness to is a guess.
var alternatives = func() (table [128]string) {
	for _, group := range confusable {
		for _, from := range []byte(group) {
			for _, to := range []byte(group) {
				if value(from)%10 != value(to)%10 && strings.IndexByte(table[from], to) < 0 {
					table[from] += string(rune(to))
				}
			}
		}
	}
	return table
}()

const (
	maxEdits      = 2
	maxCandidates = 64 // more are as good as none
)

// candidates are the corrections of text that hold, at the smallest number of changed characters at which any does,
// and none when that takes more than two.
func candidates(text string, holds func(string) bool) []string {
	for edits := 1; edits <= maxEdits; edits++ {
		if found := substitute([]byte(text), 0, edits, holds, nil); len(found) > 0 {
			return found
		}
	}
	return nil
}

// substitute appends to found every text with exactly so many characters from position from on changed that holds.
func substitute(text []byte, from, edits int, holds func(string) bool, found []string) []string {
	if edits == 0 {
		if holds(string(text)) {
			found = append(found, string(text))
		}
		return found
	}
	for i := from; i < len(text) && len(found) <= maxCandidates; i++ {
		given := text[i]
		for _, c := range []byte(alternatives[given&0x7f]) {
			text[i] = c
			found = substitute(text, i+1, edits-1, holds, found)
		}
		text[i] = given
	}
	return found
}
