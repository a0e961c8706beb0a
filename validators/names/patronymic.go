package names

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// particles are the words for son and daughter that patronymics carry.
var particles = []struct {
	sex   sex
	words []string
}{
	{male, []string{
		"УГЛИ", "УГЛЫ", "УҒЛИ", "ЎҒЛИ", "ЎГЛИ", "ЎҒЛУ", "ОГЛИ", "ОГЛЫ", "ОГЛУ", "ОҒЛУ", "УУЛУ", "УЛЫ", "ҰЛЫ",
		"OGLI", "O'G'LI", "OG'LI", "O'GLI", "UGLI", "UGLY", "OGLY", "OGLU", "OĞLU", "UULU", "ULY",
	}},
	{female, []string{
		"КИЗИ", "КЫЗЫ", "ҚИЗИ", "ҚЫЗЫ", "ГЫЗЫ", "ГЫЗИ", "QIZI", "QIZ", "KIZI", "KYZY", "QYZY", "GIZI", "GYZY", "QIZY",
	}},
}

// endings close patronymics formed the Russian way, longest first.
var endings = []struct {
	text string
	sex  sex
}{
	{"ОВИЧ", male}, {"ЕВИЧ", male}, {"ЁВИЧ", male}, {"ИЧ", male}, {"ОВНА", female}, {"ЕВНА", female}, {"ЁВНА", female},
	{"ИНИЧНА", female}, {"ИЧНА", female}, {"OVICH", male}, {"EVICH", male}, {"OVNA", female}, {"EVNA", female},
	{"ICHNA", female}, {"OVICI", male}, {"ICH", male}, {"OVYCH", male},
}

type sex byte

const (
	unsexed sex = iota
	male
	female
)

// maxParticle is the bytes of the longest particle with the apostrophes people type.
const maxParticle = 12

// isParticle tells a particle whatever its apostrophes.
func isParticle(word string) (sex, bool) {
	if len(word) > maxParticle {
		return unsexed, false
	}
	word = strings.Map(plainApostrophe, word)
	for _, p := range particles {
		if slices.Contains(p.words, word) {
			return p.sex, true
		}
	}
	return unsexed, false
}

// gluedParticle takes a particle off the word it is glued to. What is left must be long enough for a name.
func gluedParticle(word string) (before string, s sex) {
	for _, p := range particles {
		for _, particle := range p.words {
			before, ok := strings.CutSuffix(word, particle)
			if ok && utf8.RuneCountInString(before) >= 3 {
				return before, p.sex
			}
		}
	}
	return word, unsexed
}

// stem takes the particle or the ending off a patronymic in capitals, and tells the sex it shows: the same father is
// named by БАХТИЯРОВИЧ, БАХТИЁР ЎҒЛИ and BAXTIYOR O'G'LI.
func stem(patronymic string) (string, sex) {
	last := strings.LastIndexAny(patronymic, " -")
	if s, ok := isParticle(patronymic[last+1:]); ok {
		return strings.TrimRight(patronymic[:max(last, 0)], " -"), s
	}
	if before, s := gluedParticle(strings.Map(plainApostrophe, patronymic)); s != unsexed {
		return before, s
	}
	for _, e := range endings {
		if before, ok := strings.CutSuffix(patronymic, e.text); ok && len([]rune(before)) >= 2 {
			return before, e.sex
		}
	}
	return patronymic, unsexed
}

// findPatronymic finds among words in capitals those of the patronymic, or -1: the one with such an ending, and the particle behind it.
func findPatronymic(all []string) (first, last int) {
	for i, word := range all {
		if i == 0 {
			continue
		}
		if _, ok := isParticle(word); ok {
			return max(i-1, 1), i
		}
		if _, s := stem(word); s != unsexed && i > 1 || s != unsexed && len(all) == 3 && i == 1 && looksRussian(word) {
			return i, i
		}
	}
	return -1, -1
}

// looksRussian reports an ending that only patronymics have, not surnames such as АБРАМОВИЧ.
func looksRussian(word string) bool {
	for _, ending := range []string{"ОВНА", "ЕВНА", "ИЧНА", "OVNA", "EVNA", "ICHNA", "ОВИЧ", "ЕВИЧ", "OVICH", "EVICH"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// splitPatronymic parts the words, in capitals, behind a surname into given names and patronymic, or its initial.
func splitPatronymic(all []string) (given, patronymic string) {
	if len(all) == 2 && utf8.RuneCountInString(all[1]) == 1 {
		return all[0], all[1]
	}
	for i, word := range all {
		if _, ok := isParticle(word); ok && i > 0 {
			from := max(i-1, 1)
			return strings.Join(all[:from], " "), strings.Join(all[from:], " ")
		}
		if _, s := stem(word); s != unsexed && i > 0 {
			return strings.Join(all[:i], " "), strings.Join(all[i:], " ")
		}
	}
	return strings.Join(all, " "), ""
}
