package fields

import (
	"slices"
	"unicode"
)

// word is a run of letters and apostrophes between spaces and hyphens.
type word []letter

func (n name) words() []word {
	var words []word
	var current word
	for _, c := range n.letters {
		if c.r == ' ' || c.r == '-' {
			words, current = append(words, current), nil
			continue
		}
		current = append(current, c)
	}
	return append(words, current)
}

// count tells how many letters of each alphabet a word has.
func (w word) count() (latins, cyrillics int) {
	for _, c := range w {
		switch {
		case unicode.Is(unicode.Latin, c.r):
			latins++
		case unicode.Is(unicode.Cyrillic, c.r):
			cyrillics++
		}
	}
	return latins, cyrillics
}

// mixture reports each letter of the alphabet that the word has fewer letters of.
func (w word) mixture() []Problem {
	latins, cyrillics := w.count()
	if latins == 0 || cyrillics == 0 {
		return nil
	}
	stranger, twins := unicode.Cyrillic, latinTwins
	if w.cyrillic(latins, cyrillics) {
		stranger, twins = unicode.Latin, cyrillicTwins
	}
	var problems []Problem
	for _, c := range w {
		if !unicode.Is(stranger, c.r) || len(problems) == maxReports {
			continue
		}
		detail := described(c.r)
		if twin := twins[c.r]; twin != 0 {
			detail["look_alike"] = string(twin)
		}
		problems = append(problems, failure(CharsetMixedScript, c.position, detail))
	}
	return problems
}

// cyrillic tells which alphabet a mixed word is meant in: the one whose letters have no twin in the other, else the
// one with more letters.
func (w word) cyrillic(latins, cyrillics int) bool {
	onlyLatin, onlyCyrillic := 0, 0
	for _, c := range w {
		switch {
		case unicode.Is(unicode.Latin, c.r) && cyrillicTwins[c.r] == 0:
			onlyLatin++
		case unicode.Is(unicode.Cyrillic, c.r) && latinTwins[c.r] == 0:
			onlyCyrillic++
		}
	}
	if onlyLatin != onlyCyrillic {
		return onlyCyrillic > onlyLatin
	}
	return cyrillics > latins
}

// mendMixture replaces every letter of the other alphabet by its twin and gives the first problem of them; nil if one
// has no twin or something else is wrong.
func mendMixture(problems []Problem, letters []letter) ([]letter, *Problem) {
	twins := map[int]rune{}
	var first *Problem
	for i := range problems {
		p := &problems[i]
		if p.Level != Error {
			continue
		}
		twin, ok := p.Detail["look_alike"].(string)
		if p.Code != CharsetMixedScript || !ok {
			return nil, nil
		}
		if first == nil {
			first = p
		}
		twins[p.Position] = []rune(twin)[0]
	}
	mended := slices.Clone(letters)
	for i, c := range mended {
		if twin, ok := twins[c.position]; ok {
			mended[i].r = twin
		}
	}
	return mended, first
}
