package names

import "unicode"

// The sounds that spellings are brought down to. Capitals and signs are sounds of their own or, as said, any of several.
const (
	soundSH     = 'S' // Ш
	soundSHCH   = 'W' // Щ
	soundCH     = 'C' // Ч
	soundTS     = 'c' // Ц
	soundZH     = 'j' // Ж, ДЖ
	soundQ      = 'q' // Қ, Q: К
	soundCOnly  = '?' // a C by itself: Ж or ДЖ in Azerbaijani, К or С elsewhere
	soundYO     = '@' // Ё: Е or О
	soundOE     = '0' // Ө, Ö: О, Е or Ё
	soundOU     = '8' // Ў, Ӯ, Oʻ: О or У
	soundAE     = '4' // Ә, Ə: А or Е
	soundUE     = '7' // Ю behind a consonant
	soundUU     = '6' // Ү, Ü: У or Ю
	soundNG     = '9' // Ң, Ñ: Н or НГ
	soundSoft   = '`' // Ь before a vowel: И or nothing
	apostrophe  = '\''
	maxPhonemes = 48
)

var cyrillicSounds = map[rune]string{
	'А': "a", 'Б': "b", 'В': "v", 'Г': "g", 'Д': "d", 'Е': "e", 'Ё': "@", 'Ж': "j", 'З': "z", 'И': "i", 'Й': "i", 'К': "k",
	'Л': "l", 'М': "m", 'Н': "n", 'О': "o", 'П': "p", 'Р': "r", 'С': "s", 'Т': "t", 'У': "u", 'Ф': "f", 'Х': "h", 'Ц': "c",
	'Ч': "C", 'Ш': "S", 'Щ': "W", 'Ъ': "`", 'Ы': "i", 'Ь': "`", 'Э': "e", 'Ю': "iu", 'Я': "ia",
	'Ў': "8", 'Қ': "q", 'Ғ': "g", 'Ҳ': "h", 'Ҷ': "j", 'Ӯ': "8", 'Ӣ': "i", 'Ң': "9", 'Ө': "0", 'Ү': "6", 'Ә': "4", 'Ұ': "u",
	'І': "i", 'Һ': "h", 'Ҹ': "j", 'Ҝ': "g", 'Ї': "i", 'Є': "e", 'Ґ': "g",
}

// latinSounds of single letters; digraphs come first.
var latinSounds = map[rune]string{
	'A': "a", 'B': "b", 'C': "?", 'D': "d", 'E': "e", 'F': "f", 'G': "g", 'H': "h", 'I': "i", 'J': "j", 'K': "k", 'L': "l",
	'M': "m", 'N': "n", 'O': "o", 'P': "p", 'Q': "q", 'R': "r", 'S': "s", 'T': "t", 'U': "u", 'V': "v", 'W': "v", 'X': "h",
	'Y': "i", 'Z': "z", 'Ə': "4", 'Ä': "4", 'Ç': "C", 'Ş': "S", 'Š': "S", 'Ğ': "g", 'Č': "C", 'Ž': "j", 'Ö': "0", 'Ü': "6",
	'Ñ': "9", 'İ': "i", 'Á': "a", 'É': "e", 'Í': "i", 'Ó': "o", 'Ú': "u", 'Ý': "i", 'Ū': "8", 'Ī': "i",
}

// latinGroups are the letters written together for one sound, longest first within a first letter. What they give
// before the soft sign of ICAO's Ъ ("IE") is a glide.
var latinGroups = []struct{ letters, sounds string }{
	{"SHCH", "W"}, {"SCH", "S"}, {"SH", "S"}, {"CHTCH", "W"}, {"CH", "C"}, {"TCH", "C"}, {"TS", "c"}, {"TC", "c"}, {"TZ", "c"},
	{"DZH", "j"}, {"DJ", "j"}, {"ZH", "j"}, {"KH", "h"}, {"GH", "g"}, {"PH", "f"}, {"CK", "k"}, {"OU", "u"}, {"O'", "8"},
	{"G'", "g"}, {"IEIA", "ia"}, {"IEIU", "iu"}, {"IEE", "e"}, {"KS", "ks"},
}

// Latin and Cyrillic capitals that print the same.
var toCyrillic, toLatin = pairs("ABCEHKMOPTXY", "АВСЕНКМОРТХУ")

func pairs(latin, cyrillic string) (there, back map[rune]rune) {
	there, back = map[rune]rune{}, map[rune]rune{}
	other := []rune(cyrillic)
	for i, r := range latin {
		there[r], back[other[i]] = other[i], r
	}
	return there, back
}

// oneScript turns look-alikes of the other script in a word into letters of its own, and tells whether that is
// Cyrillic: a Cyrillic А typed among Latin letters is an A. The word's own script is the one whose letters cannot all
// be look-alikes, or else the one of most letters.
func oneScript(word []rune) (cyrillic bool) {
	latins, cyrillics, ownLatins, ownCyrillics := 0, 0, 0, 0
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			cyrillics++
			ownCyrillics += missing(toLatin, r)
		case unicode.Is(unicode.Latin, r):
			latins++
			ownLatins += missing(toCyrillic, r)
		}
	}
	if latins == 0 || cyrillics == 0 {
		return cyrillics > 0
	}
	cyrillic = cyrillics > latins
	if (ownLatins == 0) != (ownCyrillics == 0) {
		cyrillic = ownLatins == 0
	}
	table := toLatin
	if cyrillic {
		table = toCyrillic
	}
	for i, r := range word {
		if own, ok := table[r]; ok {
			word[i] = own
		}
	}
	return cyrillic
}

func missing(table map[rune]rune, r rune) int {
	if _, ok := table[r]; ok {
		return 0
	}
	return 1
}

func plainApostrophe(r rune) rune {
	switch r {
	case '’', '‘', 'ʻ', 'ʼ', '`', '´', '′', 'ʹ':
		return apostrophe
	}
	return r
}
